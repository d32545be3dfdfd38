import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangeText } from '../../../platform/values.ts'
import { canBeUndone, joinsOf, undone, type Span } from './rules.ts'

const first = Temporal.PlainDate.from('2020-01-01')
const day = (n: number | null) => (n === null ? null : first.add({ days: n }))
const span = (id: string, is_kept: boolean, from: number | null, until: number | null, key = 'partner'): Span => ({
  id,
  key,
  is_kept,
  during: { from: day(from), until: day(until) },
})
const told = (spans: readonly Span[]) =>
  joinsOf(spans).map(({ id, during, absorbed }) => `${id} ${rangeText(during)} takes in ${absorbed.join(' ')}`)

test('of overlapping ones the kept person’s stays, from the first day of either to the last', () => {
  expect(told([span('gone', false, 0, 10), span('kept', true, 5, 20)])).toEqual([
    'kept [2020-01-01,2020-01-21) takes in gone',
  ])
  expect(told([span('kept 1', true, 0, 5), span('kept 2', true, 8, null), span('gone', false, 3, 9)])).toEqual([
    'kept 1 [2020-01-01,) takes in gone kept 2',
  ])
})

test('what only touches, or is something else, is left alone', () => {
  expect(told([span('gone', false, 0, 10), span('kept', true, 10, 20)])).toEqual([])
  expect(told([span('gone', false, 0, 10), span('kept', true, 5, 20, 'salaried')])).toEqual([])
})

/** Days at which one person's spans begin and end in turn, so that they never overlap themselves. */
const own = (is_kept: boolean) =>
  fc
    .tuple(fc.boolean(), fc.boolean(), fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }))
    .map(([opens, closes, days]) => {
      const sorted: (number | null)[] = [...(opens ? [null] : []), ...days.toSorted((a, b) => a - b)]
      if (sorted.length % 2 === 1) sorted.push(closes ? 41 : null)
      return sorted.flatMap((from, at) =>
        at % 2 === 0 ? [span(`${is_kept ? 'k' : 'g'}${at}`, is_kept, from, sorted[at + 1] ?? null)] : [],
      )
    })

test('after joining nothing overlaps, and every day that was held still is', () => {
  fc.assert(
    fc.property(own(true), own(false), (kept, gone) => {
      const all = [...kept, ...gone]
      const joins = joinsOf(all)
      const absorbed = new Set(joins.flatMap((join) => join.absorbed))
      const left = all
        .filter(({ id }) => !absorbed.has(id))
        .map(({ id, during }) => joins.find((join) => join.id === id)?.during ?? during)
      const holds = (spans: readonly Span['during'][], n: number) =>
        spans.filter(
          ({ from, until }) =>
            (from === null || Temporal.PlainDate.compare(from, first.add({ days: n })) <= 0) &&
            (until === null || Temporal.PlainDate.compare(first.add({ days: n }), until) < 0),
        ).length
      const before = all.map(({ during }) => during)
      for (let n = -1; n < 44; n += 1) expect(holds(left, n)).toBe(Math.min(1, holds(before, n)))
    }),
  )
})

test('undoing leaves alone what was changed since', () => {
  const fields = { title: 'Dr', given_names: 'Amara', family_name: 'Ashpole', gmc_number: null, account_id: null }
  const after = { ...fields, given_names: 'Amara Jane', gmc_number: '9012345' }
  expect(undone(fields, after, { ...after, family_name: 'Birkwhistle', given_names: 'Jane' })).toEqual({
    ...fields,
    family_name: 'Birkwhistle',
    given_names: 'Jane',
  })
})

test('a merge can be undone for thirty days, once', () => {
  const at = Temporal.Instant.from('2026-11-01T09:00:00Z')
  expect(canBeUndone(at, null, at.add({ hours: 30 * 24 - 1 }))).toBe(true)
  expect(canBeUndone(at, null, at.add({ hours: 30 * 24 }))).toBe(false)
  expect(canBeUndone(at, at, at)).toBe(false)
})
