import { expect, test } from 'vitest'
import type { Want } from '../../../platform/module.ts'
import type { Id } from '../../../platform/values.ts'
import { bySoonest, dueInWords, headingOf } from './rules.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const want = (title: string, minutes: number, due: string | null): Want => ({
  practice_id: '0' as Id<'practice'>,
  title,
  minutes,
  due: due ? Temporal.PlainDate.from(due) : null,
  href: '/',
})
const some = (things: number, minutes: number) => Array.from({ length: things }, () => want('', minutes, null))

test.each([
  [[], 'Nothing wants you now'],
  [some(1, 1), 'One thing wants you, about one minute'],
  [some(1, 4), 'One thing wants you, about four minutes'],
  [[...some(2, 1), ...some(1, 2)], 'Three things want you, about four minutes in all'],
  [some(12, 2), '12 things want you, about 24 minutes in all'],
])('what wants a practice is headed by how much it is', (wants, heading) => {
  expect(headingOf(wants)).toBe(heading)
})

test('what is due soonest comes first, what is overdue before it, and what is due on no day last', () => {
  const wants = [
    want('no day', 1, null),
    want('later', 1, '2026-12-01'),
    want('late', 9, '2026-11-01'),
    want('a long one', 9, null),
  ]
  expect(wants.toSorted(bySoonest).map(({ title }) => title)).toEqual(['late', 'later', 'no day', 'a long one'])
})

test.each([
  ['2026-11-12', 'was due on 12 November 2026'],
  ['2026-11-19', 'by today'],
  ['2026-11-20', 'by tomorrow'],
  ['2026-11-26', 'by Thursday 26 November'],
  ['2027-11-26', 'by 26 November 2027'],
])('what is due on %s is said as people say it', (due, words) => {
  expect(dueInWords(Temporal.PlainDate.from(due), today)).toBe(words)
})
