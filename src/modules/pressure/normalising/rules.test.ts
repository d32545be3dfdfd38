import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { alerts, stepOf, type Alert } from '../returns/rules.ts'
import { usualThresholds } from '../thresholds/rules.ts'
import {
  areaMeasures,
  baselineOf,
  contactsPer1000,
  normalisingOf,
  normalisingSaid,
  redThen,
  type PublishedWeek,
} from './rules.ts'
import { currentRun, longestRun, sinceGreen } from './runs/rules.ts'

const monday = Temporal.PlainDate.from('2025-01-06')
const nothing = {
  contacts: null,
  contacts_patients: null,
  clinicians: null,
  clinician_contacts: null,
  workforce_patients: null,
  gp_fte: null,
  sessions_planned: null,
  sessions_lost: null,
  wait_days: null,
  wait_from: null,
}
const ordinary = { ...nothing, week_of: monday, is_bank_holiday: false, state: null }
/** A week a letter: g, a, r, b, or `-` where it is held back; each with its contacts per 1,000, where they are told. */
const weeksOf = (letters: string, rates: readonly (number | null)[] = []): readonly PublishedWeek[] =>
  letters.split('').map((letter, at) => ({
    ...ordinary,
    week_of: monday.add({ weeks: at }),
    state: alerts.find((alert) => alert.startsWith(letter)) ?? null,
    contacts: rates[at] ?? null,
    contacts_patients: (rates[at] ?? null) === null ? null : 1000,
  }))
const said = (run: ReturnType<typeof longestRun>) =>
  run && [run.weeks, run.from.since(monday).days / 7, run.until.since(monday).days / 7]

test('weeks since green are published weeks since the last one; those held back are said to be', () => {
  expect(sinceGreen(weeksOf('gagaa-r'))).toEqual({ on: monday.add({ weeks: 2 }), weeks: 4, held_back: 1 })
  expect(sinceGreen(weeksOf('aag'))).toMatchObject({ weeks: 0 })
  expect(sinceGreen(weeksOf('a-r'))).toEqual({ on: null, weeks: 3, held_back: 1 })
})

test('a run is of weeks at amber or above; green ends it, and so does one held back, which may have been green', () => {
  expect(said(longestRun(weeksOf('gargaabrg')))).toEqual([4, 4, 7])
  expect(said(longestRun(weeksOf('aa-aaa')))).toEqual([3, 3, 5])
  expect(said(longestRun(weeksOf('aagaa')))).toEqual([2, 3, 4])
  expect(longestRun(weeksOf('g-g'))).toBeNull()
  expect(said(currentRun(weeksOf('gar')))).toEqual([2, 1, 2])
  expect(currentRun(weeksOf('arg'))).toBeNull()
  expect(currentRun(weeksOf('ar-'))).toBeNull()
})

test('a week without a return is passed over: the next one goes on with the run', () => {
  const weeks = weeksOf('aaaa').filter((_, at) => at !== 2)
  expect(said(longestRun(weeks))).toEqual([3, 0, 3])
})

test('no run is longer than the longest, and each is of strained weeks alone', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('g', 'a', 'r', 'b', '-'), { maxLength: 60 }), (letters) => {
      const text = letters.join('')
      const longest = Math.max(0, ...text.split(/[g-]/).map((run) => run.length))
      expect(longestRun(weeksOf(text))?.weeks ?? 0).toBe(longest)
      expect(currentRun(weeksOf(text))?.weeks ?? 0).toBe(/[arb]*$/.exec(text)?.[0].length)
    }),
  )
})

test('the usual is the middle half of the first year’s known weeks, from eight on', () => {
  expect(baselineOf([1, 2, 3, 4, 5, 6, 7])).toBeNull()
  expect(baselineOf([9, 1, null, 8, 2, 7, 3, 6, 4, 5])).toEqual({ low: 3, high: 7, of: 9 })
  expect(baselineOf([1, 2, 3, 4, 5, 6, 7, 8])).toEqual({ low: 2.75, high: 6.25, of: 8 })
})

test('a week with a bank holiday is in no series of contacts, and a known nought is', () => {
  const week = { ...ordinary, contacts: 0, contacts_patients: 500 }
  expect(contactsPer1000(week)).toBe(0)
  expect(contactsPer1000({ ...week, is_bank_holiday: true })).toBeNull()
  expect(contactsPer1000(ordinary)).toBeNull()
})

test('what comes after the first year never moves the usual', () => {
  const rates = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 52, maxLength: 52 })
  fc.assert(
    fc.property(rates, fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 60 }), (first, later) => {
      expect(baselineOf([...first, ...later])).toEqual(baselineOf(first))
    }),
  )
})

const year = (letters: string) => letters.padEnd(52, 'a')

test('a week like those called red in the first year, and called less now, would have been called red', () => {
  const states = `${year('rrr')}a`
  const rates = [24, 26, 30, ...Array.from({ length: 49 }, () => 20), 26]
  expect(redThen(weeksOf(states, rates))).toEqual({ contacts_per_1000: 26, of: 3 })
  const found = normalisingOf(weeksOf(states, rates), { now: usualThresholds, first: usualThresholds })
  expect(found?.behaviour).toMatchObject({ would_be_red: true, state: 'amber' })
  expect(normalisingSaid(found ?? never()).join(' ')).toContain(
    'This would have been called red in the first year: its 3 red weeks had 26 contacts per 1,000 patients in the middle one, this week has 26 and is called amber.',
  )
  const calmer = normalisingOf(weeksOf(states, [...rates.slice(0, -1), 25.9]), {
    now: usualThresholds,
    first: usualThresholds,
  })
  expect(calmer?.behaviour?.would_be_red).toBe(false)
  const still_red = normalisingOf(weeksOf(`${year('rrr')}b`, rates), { now: usualThresholds, first: usualThresholds })
  expect(still_red?.behaviour?.would_be_red).toBe(false)
})

const never = (): never => {
  throw new Error('nothing is published')
}

test('in the first year, and where hardly a week was red, nobody says what would have been', () => {
  const rates = Array.from({ length: 53 }, () => 25)
  expect(redThen(weeksOf(year('rrr'), rates))).toBeNull()
  expect(redThen(weeksOf(`${year('rr')}a`, rates))).toBeNull()
  expect(redThen(weeksOf(`${year('rrr')}a`, [null, ...rates.slice(1)]))).toBeNull()
})

test('an area’s figures are ratios of its sums, each over its own practices, and waits are a mean', () => {
  const sums = {
    contacts: 2_700,
    contacts_patients: 100_000,
    clinicians: 90,
    clinician_contacts: 2_700,
    workforce_patients: 81_000,
    gp_fte: 30.5,
    sessions_planned: 400,
    sessions_lost: 84,
    wait_days: 101,
    wait_from: 10,
  }
  expect(areaMeasures(sums, usualThresholds)).toEqual([
    { key: 'contacts_per_1000', value: 27, alert: 'red' },
    { key: 'contacts_each', value: 30, alert: 'amber' },
    { key: 'sessions_lost', value: 21, alert: 'red' },
    { key: 'wait', value: 10.1, alert: 'amber' },
    { key: 'patients_per_gp', value: 2_655.7, alert: 'amber' },
  ])
  expect(areaMeasures(nothing, usualThresholds)).toEqual([])
})

test('where limits were raised since, the same figures are said by both', () => {
  const sums = { ...nothing, contacts: 24, contacts_patients: 1_000, wait_days: 60, wait_from: 5 }
  const raised = { ...usualThresholds, contacts_per_1000_amber: 25, wait_amber: 12 }
  const week = { ...ordinary, ...sums, state: 'green' as const }
  const found = normalisingOf([week], { now: raised, first: usualThresholds })
  expect(found?.computed).toEqual({ now: 'green', first: 'amber' })
  expect(normalisingSaid(found ?? never())).toEqual([
    'Green this week.',
    'Taken together, this week’s figures come to green by today’s limits. By those of the first week they would be amber.',
  ])
})

test('limits that are stricter than the first never make a week worse by the first', () => {
  const rate = fc.integer({ min: 1, max: 60 })
  fc.assert(
    fc.property(rate, rate, fc.integer({ min: 100, max: 300 }), (contacts, wait_days, per_cent) => {
      const looser = Object.fromEntries(
        Object.entries(usualThresholds).map(([name, limit]) => [
          name,
          typeof limit === 'number' ? (limit * per_cent) / 100 : limit,
        ]),
      ) as typeof usualThresholds
      const week = { ...ordinary, contacts, contacts_patients: 1_000, wait_days, wait_from: 1 }
      const found = normalisingOf([week], { now: looser, first: usualThresholds })
      const { now, first } = found?.computed ?? {}
      expect(stepOf(first as Alert)).toBeGreaterThanOrEqual(stepOf(now as Alert))
    }),
  )
})

test('what can be said is said in sentences', () => {
  const limits = { now: usualThresholds, first: usualThresholds }
  const letters = 'gaarg-aaa'
  const rates = [18, 20, 21, 26, 17, null, 22, 23, 24]
  expect(normalisingSaid(normalisingOf(weeksOf(letters, rates), limits) ?? never())).toEqual([
    'Last green in the week of 3 February 2025: 4 published weeks ago, 1 of them held back.',
    'Longest run at amber or above: 3 weeks, to the week of 3 March 2025, and still going on.',
    'Usual here: 19.5 to 23.3 contacts per 1,000 patients, the middle half of the first 8 published weeks without a bank holiday.',
  ])
  expect(normalisingSaid(normalisingOf(weeksOf('a-'), limits) ?? never())).toEqual([
    'Not green in any of 2 published weeks since 6 January 2025.',
    'Longest run at amber or above: 1 week, to the week of 6 January 2025.',
  ])
  expect(normalisingOf([], limits)).toBeNull()
})
