import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodFrom, periodWords, runLengths } from '../runs/rules.ts'
import { draftWords, periodDue, type LevyCharged, type RunDrafted } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const run = (from: string, months: number, drafted_on = from): RunDrafted => ({
  ...periodFrom(day(from), months),
  drafted_on: day(drafted_on),
})
const levy = (more: Partial<LevyCharged> = {}): LevyCharged => ({
  begun_on: day('2004-04-01'),
  ended_on: null,
  rated: [{ from_on: day('2004-04-01'), until_on: null }],
  runs: [run('2026-07-01', 3), run('2026-10-01', 3)],
  ...more,
})
const due = (more: Partial<LevyCharged>, today: string) => {
  const period = periodDue(levy(more), day(today))
  return period && periodWords(period)
}

test.each([
  ['nothing before the next quarter begins', {}, '2026-12-31', undefined],
  ['the next quarter on its first day', {}, '2027-01-01', 'January to March 2027'],
  ['the earliest of several', {}, '2027-08-01', 'January to March 2027'],
  ['a half-year where half-years are charged', { runs: [run('2026-07-01', 6)] }, '2027-01-05', 'January to June 2027'],
  [
    'a time between two runs, up to the second',
    { runs: [run('2026-01-01', 3), run('2026-06-01', 1)] },
    '2026-06-15',
    'April 2026',
  ],
  [
    'nothing in arrears before the quarter is over',
    { runs: [run('2026-07-01', 3, '2026-10-02'), run('2026-10-01', 3, '2027-01-04')] },
    '2027-03-31',
    undefined,
  ],
  [
    'in arrears the quarter that is over',
    { runs: [run('2026-07-01', 3, '2026-10-02'), run('2026-10-01', 3, '2027-01-04')] },
    '2027-04-01',
    'January to March 2027',
  ],
  [
    'what begins, where only the last was late',
    { runs: [run('2026-07-01', 3), run('2026-10-01', 3, '2027-01-04')] },
    '2027-01-05',
    'January to March 2027',
  ],
  ['no more than is in force', { ended_on: day('2027-01-31') }, '2027-02-01', 'January 2027'],
  ['nothing once it has ended', { ended_on: day('2026-12-31') }, '2027-02-01', undefined],
  [
    'nothing without an agreed rate',
    { rated: [{ from_on: day('2004-04-01'), until_on: day('2027-01-01') }] },
    '2027-02-01',
    undefined,
  ],
  [
    'what is rated again after months without a rate',
    {
      rated: [
        { from_on: day('2004-04-01'), until_on: day('2027-01-01') },
        { from_on: day('2027-04-01'), until_on: null },
      ],
    },
    '2027-04-02',
    'April to June 2027',
  ],
  ['this quarter, of a levy that was never charged', { runs: [] }, '2026-11-22', 'October to December 2026'],
  [
    'the rest of this quarter, of one that begins within it',
    { runs: [], begun_on: day('2026-12-01') },
    '2026-12-01',
    'December 2026',
  ],
  ['nothing of one that is still to begin', { runs: [], begun_on: day('2026-12-01') }, '2026-11-30', undefined],
  [
    'nothing of so long ago that it can’t be drafted any more',
    { runs: [run('2020-01-01', 3)], ended_on: day('2020-12-31') },
    '2026-11-22',
    undefined,
  ],
] as const)('to be drafted is %s', (_, more, today, period) => {
  expect(due(more, today)).toBe(period)
})

test('whoever drafts what is due until nothing is has charged every month up to now once', () => {
  const lengths = Object.keys(runLengths).map(Number)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 600 }),
      fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...lengths),
      (days, gaps, months) => {
        const today = day('2026-04-15').add({ days })
        let free = day('2026-01-01')
        const charged = gaps.map((gap) => {
          const from = free.add({ months: gap })
          free = from.add({ months })
          return run(from.toString(), months)
        })
        for (;;) {
          const period = periodDue(levy({ runs: charged }), today)
          if (!period) break
          charged.push({ ...period, drafted_on: period.from })
          charged.sort((one, other) => Temporal.PlainDate.compare(one.from, other.from))
          expect(charged.length).toBeLessThan(60)
        }
        const [begins] = charged
        let next = begins?.from ?? today
        for (const { from, to } of charged) {
          // Only what is to come may be free, before a run of later.
          expect(from.equals(next) || Temporal.PlainDate.compare(next, today) > 0).toBe(true)
          expect(Temporal.PlainDate.compare(from, next)).toBeGreaterThanOrEqual(0)
          next = to.add({ days: 1 })
        }
        expect(Temporal.PlainDate.compare(next, today)).toBeGreaterThan(0)
      },
    ),
  )
})

test('what is to be drafted is said in words; a charity by its name', () => {
  const period = periodFrom(day('2027-01-01'), 3)
  expect(draftWords({ kind: 'statutory', name: 'LMC levy' }, period)).toBe(
    'Draft the statutory levy for January to March 2027',
  )
  expect(draftWords({ kind: 'charity', name: 'Cameron Fund' }, period)).toBe(
    'Draft Cameron Fund for January to March 2027',
  )
})
