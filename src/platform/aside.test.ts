import { expect, test } from 'vitest'
import { aside, stopAside } from './aside.ts'

const works = new URL('../../tests/support/works-aside.ts', import.meta.url)

test('work is done aside, and what it made comes back', async () => {
  expect(await aside(works, 'doubled', { of: new Float64Array([1, 2]) }, 20)).toEqual(new Float64Array([2, 4]))
})

test('work that takes too long is given up', async () => {
  expect(await aside(works, 'endless', null, 1)).toBeUndefined()
})

test('work that takes too much memory is given up', async () => {
  expect(await aside(works, 'greedy', null, 60)).toBeUndefined()
})

test('work that breaks says why', async () => {
  await expect(aside(works, 'broken', null, 20)).rejects.toThrow('it broke')
})

test('work that is stopped says so at once, and nobody waits for it', async () => {
  await Promise.all([expect(aside(works, 'endless', null, 60)).rejects.toThrow('it was stopped'), stopAside()])
})
