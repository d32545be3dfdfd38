import { describe, expect, test } from 'vitest'
import { changeInYear, changeText, dayAsked, flagsOf, townOf, type YearOfPractice } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-19')
const elm: YearOfPractice = {
  status: 'active',
  opened_on: day('1974-04-01'),
  pcn_code: 'U90001',
  pcn_code_year_ago: 'U90001',
  list_size: 11_000,
  list_size_on: day('2026-10-01'),
  list_size_year_ago: 10_000,
  list_size_year_ago_on: day('2025-10-01'),
}

test('a list is compared with another count, never with itself', () => {
  expect(changeInYear(elm)).toBeCloseTo(0.1)
  expect(changeInYear({ ...elm, list_size_year_ago_on: elm.list_size_on })).toBeNull()
  expect(changeInYear({ ...elm, list_size_year_ago: 0 })).toBeNull()
  expect(changeInYear({ ...elm, list_size: null })).toBeNull()
})

describe('flags', () => {
  test('a tenth exactly is not yet more than a tenth', () => {
    expect(flagsOf(elm, today)).toEqual([])
    expect(flagsOf({ ...elm, list_size: 9_000 }, today)).toEqual([])
  })

  test.each([
    ['list_up', { list_size: 11_001 }],
    ['list_down', { list_size: 8_999 }],
    ['moved_pcn', { list_size: 10_000, pcn_code: 'U90002' }],
    ['new', { list_size: 10_000, opened_on: day('2025-11-20') }],
    ['no_list', { list_size: null }],
  ] as const)('%s', (flag, facts) => expect(flagsOf({ ...elm, ...facts }, today)).toEqual([flag]))

  test('a practice opened a year ago to the day, or one not yet open, is not new', () => {
    expect(flagsOf({ ...elm, list_size: 10_000, opened_on: day('2025-11-19') }, today)).toEqual([])
    expect(flagsOf({ ...elm, list_size: 10_000, opened_on: day('2026-11-20') }, today)).toEqual([])
  })

  test('a PCN that wasn’t known a year ago is no move', () => {
    expect(flagsOf({ ...elm, list_size: 10_000, pcn_code_year_ago: null }, today)).toEqual([])
  })
})

test.each([
  [0.1378, '+14%'],
  [0.042, '+4.2%'],
  [-0.0004, 'under 0.1%'],
  [0, 'no change'],
  [-0.31, '−31%'],
  [null, null],
])('%s is written %s', (change, text) => expect(changeText(change)).toBe(text))

test.each([
  ['2026-04-01', '2026-04-01', false],
  ['1/4/2026', '2026-04-01', false],
  ['1.4.2026', '2026-04-01', false],
  ['', '2026-11-19', false],
  ['2026-02-30', '2026-11-19', true],
  ['yesterday', '2026-11-19', true],
  ['-271821-04-20', '2026-11-19', true],
])('“%s” asks for %s', (text, day, is_mistaken) => {
  const asked = dayAsked(text, today)
  expect([asked.day.toString(), asked.is_mistaken]).toEqual([day, is_mistaken])
})

test.each([
  ['4 Elm Street, Wealdbridge, Leicestershire', 'Wealdbridge'],
  ['Health Centre, Hinckley', 'Hinckley'],
  ['2 Dock Road, Grimsby, North East Lincolnshire', 'Grimsby'],
  ['', null],
])('the town of “%s” is %s', (address, town) => expect(townOf(address)).toBe(town))
