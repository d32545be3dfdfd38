import { expect, test } from 'vitest'
import { bankHolidaysIn } from '../../../platform/bank-holidays.ts'
import { answeredSoon, outcomesInWords, outcomesOf } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const holidayOn = (on: Temporal.PlainDate) => bankHolidaysIn(on.year).find((one) => one.on.equals(on))?.name
const ask = (
  asked_on: string,
  answered_on: string | null,
  state: 'open' | 'answered' | 'done' | 'refused' = 'open',
) => ({
  state,
  asked_on: day(asked_on),
  answered_on: answered_on === null ? null : day(answered_on),
})

test('five working days leave out weekends and England’s bank holidays', () => {
  // Thursday before Easter 2026: Good Friday and Easter Monday are none, so the fifth working day is Friday 10 April … Monday 13.
  expect(answeredSoon(ask('2026-04-02', '2026-04-13'), holidayOn)).toBe(true)
  expect(answeredSoon(ask('2026-04-02', '2026-04-14'), holidayOn)).toBe(false)
  expect(answeredSoon(ask('2026-11-02', '2026-11-09'), holidayOn)).toBe(true)
  expect(answeredSoon(ask('2026-11-02', '2026-11-10'), holidayOn)).toBe(false)
  expect(answeredSoon(ask('2026-11-02', '2026-11-02'), holidayOn)).toBe(true)
  expect(answeredSoon(ask('2026-11-02', null), holidayOn)).toBe(false)
})

test('outcomes are counted by how each ask stands, and said in one sentence', () => {
  const outcomes = outcomesOf(
    [
      ...Array.from({ length: 5 }, () => ask('2026-10-05', null)),
      ask('2026-10-05', '2026-10-08', 'done'),
      ask('2026-10-05', '2026-10-09', 'refused'),
      ask('2026-10-05', '2026-10-30', 'refused'),
      ask('2026-10-05', '2026-10-30', 'answered'),
    ],
    holidayOn,
  )
  expect(outcomes).toMatchObject({ asks: 9, answered_soon: 2, open: 5, answered: 1, done: 1, refused: 2, lapsed: 0 })
  expect(outcomesInWords(outcomes, 'October 2026')).toBe(
    'Of 9 asks in October 2026, 2 were answered within 5 working days; 1 was done; 2 were refused.',
  )
})

test.each([
  [[], 'Nothing was asked of anybody in May.'],
  [[ask('2026-10-05', null)], 'The one ask in May was not answered within 5 working days.'],
  [[ask('2026-10-05', '2026-10-06', 'done')], 'The one ask in May was answered within 5 working days; it was done.'],
  [[ask('2026-10-05', null), ask('2026-10-05', null)], 'Of 2 asks in May, none were answered within 5 working days.'],
  [
    [ask('2026-10-05', '2026-10-05', 'answered'), ask('2026-10-05', null)],
    'Of 2 asks in May, 1 was answered within 5 working days.',
  ],
] as const)('few asks are said as one says them %#', (asks, sentence) => {
  expect(outcomesInWords(outcomesOf(asks, holidayOn), 'May')).toBe(sentence)
})
