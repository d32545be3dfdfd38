import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { alerts, stepOf, type Alert, type ReturnAnswers } from '../returns/rules.ts'
import { usualThresholds, type Thresholds } from '../thresholds/rules.ts'
import {
  alertAt,
  computedState,
  figuresOf,
  isDisagreement,
  measureKeys,
  measureSaid,
  measuresOf,
  methodWords,
  nothingKnown,
  type Figures,
  type Measure,
} from './rules.ts'

const alone = (figures: Partial<Figures>, thresholds: Thresholds = usualThresholds) =>
  measuresOf({ ...nothingKnown, ...figures }, thresholds)

const maybe = (arbitrary: fc.Arbitrary<number>) => fc.option(arbitrary)
const anyFigures: fc.Arbitrary<Figures> = fc.record({
  list_size: maybe(fc.integer({ min: 1, max: 120_000 })),
  contacts: maybe(fc.integer({ min: 0, max: 99_999 })),
  clinicians: maybe(fc.integer({ min: 0, max: 200 })),
  clinician_contacts: maybe(fc.integer({ min: 0, max: 9_999 })),
  gp_fte: maybe(fc.integer({ min: 0, max: 9_999 }).map((hundredths) => hundredths / 100)),
  sessions_planned: maybe(fc.integer({ min: 0, max: 500 })),
  sessions_lost: maybe(fc.integer({ min: 0, max: 500 })),
  longest_wait_days: maybe(fc.integer({ min: 0, max: 300 })),
})

test('each figure is what its name says', () => {
  const figures = {
    list_size: 10_000,
    contacts: 275,
    clinicians: 4,
    clinician_contacts: 130,
    gp_fte: 4.25,
    sessions_planned: 40,
    sessions_lost: 5,
    longest_wait_days: 12,
  }
  expect(measuresOf(figures, usualThresholds)).toEqual([
    { key: 'contacts_per_1000', value: 27.5, alert: 'red' },
    { key: 'contacts_each', value: 32.5, alert: 'red' },
    { key: 'patients_per_gp', value: 2_352.9, alert: 'amber' },
    { key: 'sessions_lost', value: 12.5, alert: 'amber' },
    { key: 'wait', value: 12, alert: 'amber' },
  ])
})

test('at its limit a figure has not passed it, and a tenth above it has', () => {
  // The guidance is of no more than 25 contacts a day: the twenty-fifth is still safe.
  expect(alone({ clinicians: 4, clinician_contacts: 100 })).toMatchObject([{ value: 25, alert: 'green' }])
  expect(alone({ clinicians: 10, clinician_contacts: 251 })).toMatchObject([{ value: 25.1, alert: 'amber' }])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_990 }), fc.constantFrom(1, 2, 3), (tenths, step) => {
      const limits = [1, 2, 3].map((each) => (tenths + each - step) / 10)
      const at = [limits[0] ?? 0, limits[1] ?? 0, limits[2] ?? 0] as const
      expect(alertAt(tenths / 10, at)).toBe(alerts[step - 1])
      expect(alertAt((tenths + 1) / 10, at)).toBe(alerts[step])
    }),
  )
})

test('whatever the figures, one at its limit is exactly at it', () => {
  const shared = (one: number, other: number): number => (other === 0 ? one : shared(other, one % other))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 99 }), (tenths, times) => {
      // So many whole-time GPs that so many tenths of a patient for each of them are a whole list.
      const hundredths = (1000 / shared(tenths, 1000)) * times
      const [measure] = alone({ list_size: (hundredths * tenths) / 1000, gp_fte: hundredths / 100 })
      expect(measure?.value).toBe(tenths / 10)
    }),
    { numRuns: 2_000 },
  )
})

test('a figure is judged as it is shown, to one decimal, halves up', () => {
  expect(alone({ list_size: 10_000, contacts: 200 })).toMatchObject([{ value: 20, alert: 'green' }])
  expect(alone({ list_size: 100_000, contacts: 2_004 })).toMatchObject([{ value: 20, alert: 'green' }])
  expect(alone({ list_size: 100_000, contacts: 2_005 })).toMatchObject([{ value: 20.1, alert: 'amber' }])
})

test('a figure that isn’t known never counts as nought', () => {
  fc.assert(
    fc.property(anyFigures, (figures) => {
      const keys = measuresOf(figures, usualThresholds).map(({ key }) => key)
      const { list_size, contacts, clinicians, clinician_contacts, gp_fte, sessions_planned, sessions_lost } = figures
      expect(keys.includes('contacts_per_1000')).toBe(contacts !== null && list_size !== null)
      expect(keys.includes('contacts_each')).toBe(clinician_contacts !== null && (clinicians ?? 0) > 0)
      expect(keys.includes('patients_per_gp')).toBe(list_size !== null && (gp_fte ?? 0) > 0)
      expect(keys.includes('sessions_lost')).toBe(sessions_lost !== null && (sessions_planned ?? 0) > 0)
      expect(keys.includes('wait')).toBe(figures.longest_wait_days !== null)
    }),
  )
  expect(computedState(measuresOf(nothingKnown, usualThresholds))).toBeNull()
  expect(computedState(alone({ contacts: 0 }))).toBeNull()
})

test('a known nought is one', () => {
  expect(alone({ list_size: 8_000, contacts: 0 })).toEqual([{ key: 'contacts_per_1000', value: 0, alert: 'green' }])
})

/** What can't be computed stands below green. */
const step = (state: Alert | null) => (state === null ? -1 : stepOf(state))

test('worse figures never give a better state', () => {
  const worse = fc.record({
    contacts: fc.nat(500),
    clinicians: fc.nat(20),
    clinician_contacts: fc.nat(500),
    gp_fte: fc.integer({ min: 0, max: 500 }).map((hundredths) => hundredths / 100),
    sessions_planned: fc.nat(50),
    sessions_lost: fc.nat(50),
    longest_wait_days: fc.nat(50),
  })
  const up = (number: number | null, by: number) => (number === null ? null : number + by)
  // Less to share it among, but never none: none is not known, and then the figure is left out.
  const down = (number: number | null, by: number, least: number) =>
    number === null || number <= least ? number : Math.max(least, number - by)
  fc.assert(
    fc.property(anyFigures, worse, (figures, by) => {
      const after: Figures = {
        list_size: figures.list_size,
        contacts: up(figures.contacts, by.contacts),
        clinicians: down(figures.clinicians, by.clinicians, 1),
        clinician_contacts: up(figures.clinician_contacts, by.clinician_contacts),
        gp_fte: down(figures.gp_fte, by.gp_fte, 0.01),
        sessions_planned: down(figures.sessions_planned, by.sessions_planned, 1),
        sessions_lost: up(figures.sessions_lost, by.sessions_lost),
        longest_wait_days: up(figures.longest_wait_days, by.longest_wait_days),
      }
      const before = measuresOf(figures, usualThresholds)
      const then = measuresOf(after, usualThresholds)
      expect(then.map(({ key }) => key)).toEqual(before.map(({ key }) => key))
      for (const [at, measure] of then.entries())
        expect(stepOf(measure.alert)).toBeGreaterThanOrEqual(stepOf(before[at]?.alert ?? 'green'))
      expect(step(computedState(then))).toBeGreaterThanOrEqual(step(computedState(before)))
    }),
  )
})

test('stricter limits never give a better state', () => {
  fc.assert(
    fc.property(anyFigures, fc.integer({ min: 1, max: 100 }), (figures, per_cent) => {
      const stricter = Object.fromEntries(
        Object.entries(usualThresholds).map(([name, limit]) => [
          name,
          typeof limit === 'number' ? (limit * per_cent) / 100 : limit,
        ]),
      ) as Thresholds
      const was = computedState(measuresOf(figures, usualThresholds))
      const is = computedState(measuresOf(figures, stricter))
      expect(step(is)).toBeGreaterThanOrEqual(step(was))
      expect(is === null).toBe(was === null)
    }),
  )
})

const being = (...states: readonly Alert[]): readonly Measure[] =>
  states.map((alert, at) => ({ key: measureKeys[at] ?? 'wait', value: 1, alert }))

test('the state is the worst that two figures reach; of one figure alone, its own', () => {
  expect(computedState(being('black'))).toBe('black')
  expect(computedState(being('black', 'green', 'green'))).toBe('green')
  expect(computedState(being('green', 'red', 'black'))).toBe('red')
  expect(computedState(being('amber', 'amber', 'green', 'green', 'green'))).toBe('amber')
})

test('two steps apart are a disagreement, one is not, and neither is what can’t be computed', () => {
  expect(isDisagreement('green', 'amber')).toBe(false)
  expect(isDisagreement('green', 'red')).toBe(true)
  expect(isDisagreement('black', 'amber')).toBe(true)
  expect(isDisagreement('green', null)).toBe(false)
})

const answers: ReturnAnswers = {
  alert: 'amber',
  list_size: null,
  contacts: 200,
  gp_contacts: null,
  nurse_contacts: null,
  other_contacts: null,
  gps_present: 4,
  nurses_present: 2,
  others_present: 2,
  sessions_planned: 40,
  sessions_lost: 4,
  longest_wait_days: null,
  comment: '',
  own_answers: {},
}
const known = { list_size: 9_000, gp_fte: 4.5 }

test('contacts are counted against all clinicians, or against GPs where they came by group', () => {
  expect(figuresOf(answers, known)).toMatchObject({ clinicians: 8, clinician_contacts: 200 })
  expect(figuresOf({ ...answers, gp_contacts: 110 }, known)).toMatchObject({ clinicians: 4, clinician_contacts: 110 })
  expect(figuresOf({ ...answers, others_present: null }, known).clinicians).toBeNull()
  expect(figuresOf({ ...answers, gp_contacts: 110, gps_present: null }, known).clinicians).toBeNull()
})

test('of a practice that returned nothing, no more is known than before', () => {
  expect(figuresOf(undefined, known)).toEqual({ ...nothingKnown, ...known })
})

test('a practice’s own list size goes before the register’s', () => {
  expect(figuresOf(answers, known).list_size).toBe(9_000)
  expect(figuresOf({ ...answers, list_size: 9_120 }, known).list_size).toBe(9_120)
})

test('a figure is said with its unit, and the method in a few sentences', () => {
  expect(measureSaid({ key: 'contacts_each', value: 31.25 })).toBe('31.3 contacts for each clinician')
  expect(measureSaid({ key: 'sessions_lost', value: 20 })).toBe('20% of sessions lost')
  expect(methodWords.join(' ')).toContain('never counts as nought')
})
