import { expect, test } from 'vitest'
import { contradictions, doubtsAbout } from './rules.ts'

const none = { fully_qualified: null, total: null, without_trainees_and_locums: null }

test('a wider definition counts no fewer than a narrower one; what isn’t known contradicts nothing', () => {
  expect(contradictions(none)).toEqual({})
  expect(contradictions({ fully_qualified: 4, total: 5.5, without_trainees_and_locums: 4 })).toEqual({})
  expect(contradictions({ ...none, fully_qualified: 4, total: 3.5 })).toEqual({
    total: 'All GPs can’t be fewer than the 4 of them who are qualified. Check both',
  })
  expect(contradictions({ ...none, without_trainees_and_locums: 4, total: 3.5 }).total).toContain('the 4 of them')
  expect(contradictions({ ...none, fully_qualified: 3, without_trainees_and_locums: 4 }).fully_qualified).toContain(
    'the 4 who are partners',
  )
})

test('hours, people and none at all are asked about; a usual figure isn’t', () => {
  const about = (fully_qualified: number | null, list_size: number | null) =>
    doubtsAbout({ ...none, fully_qualified }, list_size).join(' ')
  expect(about(150, 9_000)).toContain('Divide them by 37.5')
  expect(about(30, 9_000)).toContain('one whole-time GP for 300 patients')
  expect(about(1, 9_000)).toContain('Are some left out?')
  expect(about(0, 9_000)).toContain('does the practice have no GP?')
  expect(about(4.25, 9_000)).toBe('')
  expect(about(4.25, null)).toBe('')
  expect(about(null, 9_000)).toBe('')
})
