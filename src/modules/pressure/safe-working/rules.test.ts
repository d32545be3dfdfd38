import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { doubtsAbout, safeContacts, safeDay, safeWorkingWith, type Day } from './rules.ts'

const day: Day = { contacts: 135, gps: 4, minutes: 15, sessions: null, waiting: null, list_size: null }

test('135 contacts of four GPs are 35 over, and need twelve sessions of twelve appointments', () => {
  expect(safeDay(day)).toEqual({
    each: 33.8,
    safe: 100,
    over: 35,
    per_session: 12,
    sessions: 8,
    fits: 96,
    sessions_needed: 12,
    gps_needed: 5.4,
    days_to_clear: null,
    per_1000: null,
    slots_of_111: null,
  })
})

test('at the limit nothing is over; one more is', () => {
  expect(safeDay({ ...day, contacts: 100 }).over).toBe(0)
  expect(safeDay({ ...day, contacts: 101 }).over).toBe(1)
  expect(safeDay({ ...day, gps: 4.4 }).safe).toBe(110)
})

test('a waiting list is cleared by what is still safe each day, and by nothing else', () => {
  expect(safeDay({ ...day, contacts: 80, waiting: 61 }).days_to_clear).toBe(4)
  expect(safeDay({ ...day, contacts: 80, waiting: 0 }).days_to_clear).toBe(0)
  expect(safeDay({ ...day, contacts: 100, waiting: 60 }).days_to_clear).toBeNull()
  expect(safeDay({ ...day, contacts: 135, waiting: 60 }).days_to_clear).toBeNull()
})

test('longer appointments need more sessions; 111 may book one for each 3,000 patients', () => {
  expect(safeDay({ ...day, minutes: 20 })).toMatchObject({ per_session: 9, sessions_needed: 15, fits: 72 })
  expect(safeDay({ ...day, list_size: 9_120 })).toMatchObject({ slots_of_111: 3, per_1000: 14.8 })
})

const anyDay: fc.Arbitrary<Day> = fc.record({
  contacts: fc.nat(99_999),
  gps: fc.integer({ min: 1, max: 5_000 }).map((tenths) => tenths / 10),
  minutes: fc.integer({ min: 1, max: 120 }),
  sessions: fc.option(fc.integer({ min: 1, max: 20_000 }).map((tenths) => tenths / 10)),
  waiting: fc.option(fc.nat(999_999)),
  list_size: fc.option(fc.integer({ min: 1, max: 999_999 })),
})

test('whatever is asked, the answer is a number, and what is over and what is safe are all there is', () => {
  fc.assert(
    fc.property(anyDay, (some) => {
      const found = safeDay(some)
      expect(Object.values(found).every((value) => value === null || Number.isFinite(value))).toBe(true)
      expect(Math.min(some.contacts, found.safe) + found.over).toBe(some.contacts)
      // Each of so many GPs has no more than is safe.
      expect(some.contacts).toBeLessThanOrEqual(Math.round(found.gps_needed * 10) * (safeContacts / 10))
      expect(found.sessions_needed * found.per_session).toBeGreaterThanOrEqual(some.contacts)
      for (const doubt of doubtsAbout(some)) expect(doubt).toContain('?')
    }),
  )
})

test('more contacts are never less over, and more GPs never more', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(100), (some, more) => {
      expect(safeDay({ ...some, contacts: some.contacts + more }).over).toBeGreaterThanOrEqual(safeDay(some).over)
      expect(safeDay({ ...some, gps: some.gps + more }).over).toBeLessThanOrEqual(safeDay(some).over)
    }),
  )
})

test('what may be a slip is asked about; a usual day isn’t', () => {
  expect(doubtsAbout({ ...day, list_size: 9_000, sessions: 8, waiting: 40 })).toEqual([])
  const doubts = doubtsAbout({ contacts: 900, gps: 4, minutes: 2, sessions: 40, waiting: 700, list_size: 600 })
  expect(doubts).toHaveLength(6)
  expect(doubtsAbout({ ...day, contacts: 12 })).toEqual(['That is 3 contacts for each GP. Are some left out?'])
})

test('another page may fill in what it knows', () => {
  expect(safeWorkingWith({ contacts: 130, gps: null, list_size: 9_000 })).toBe(
    '/safe-working?contacts=130&list_size=9000',
  )
  expect(safeWorkingWith({})).toBe('/safe-working')
})
