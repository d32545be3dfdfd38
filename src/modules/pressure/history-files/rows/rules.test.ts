import { describe, expect, test } from 'vitest'
import type { Id } from '../../../../platform/values.ts'
import { alertIn, unfit, type ColumnKind, type Matching } from '../columns/rules.ts'
import { decideFates, keyOf, type Known } from '../fates/rules.ts'
import { guessMatching } from '../feeds.ts'
import { readerOf, readRow, type GivenReturn, type NamedPractice, type RowRead } from './rules.ts'

const opels = { green: 1, amber: 2, red: 3, black: 4 }
const practice = (ods_code: string, name: string): NamedPractice => ({
  practice_id: `of ${ods_code}` as Id<'practice'>,
  ods_code,
  name,
})
const reader = readerOf(
  [
    practice('Q90001', 'Elm Surgery'),
    practice('Q90001', 'Old Elm Surgery'),
    practice('Q90002', 'St. John’s & Beacon'),
    practice('Q90003', 'The Health Centre'),
    practice('Q90004', 'Health Centre'),
  ],
  { lmc_name: 'Wealdshire LMC', today: Temporal.PlainDate.from('2026-11-19'), opels },
)
const matching: Matching = ['ods_code', 'practice', 'week_of', 'alert', 'contacts', 'list_size', 'comment']
const row = (more: Partial<Record<ColumnKind, string>> = {}) => {
  const said = { ods_code: 'Q90001', week_of: '14/11/2022', alert: 'amber', ...more }
  return readRow({ line: 2, cells: matching.map((kind) => (kind && said[kind]) ?? '') }, matching, reader)
}
const given = (read: RowRead): GivenReturn => {
  if (!read.ok) throw new Error(read.why)
  return read.given
}
const why = (read: RowRead) => (read.ok ? 'taken' : read.why)

describe('a state', () => {
  test.each([
    ['AMBER', 'amber'],
    ['Red - severe pressure', 'red'],
    ['GPAS: Black', 'black'],
    ['Amber (OPEL 2)', 'amber'],
    ['g', 'green'],
    ['R', 'red'],
    ['OPEL 3', 'red'],
    ['Opel4', 'black'],
    ['level 1', 'green'],
    ['2', 'amber'],
  ])('“%s” is %s', (text, alert) => {
    expect(alertIn(text, opels)).toEqual({ alert })
  })
  test.each(['amber/red', 'greenish', 'yellow', '5', 'OPEL 2 to 3', 'x', 'n/a'])('“%s” is none', (text) => {
    expect(alertIn(text, opels)).toEqual({ why: expect.stringContaining('is no state') })
  })
  test('is what the LMC says a step of OPEL is, and a step of two or of none is said', () => {
    const devon = { green: 1, amber: 3, red: 3, black: 4 }
    expect(alertIn('OPEL 3', devon)).toEqual({ why: 'OPEL 3 is both amber and red here. Write the colour instead.' })
    expect(alertIn('OPEL 2', devon)).toEqual({ why: 'No state is OPEL 2 here. Write the colour instead.' })
  })
})

describe('a practice', () => {
  test.each([
    ['Elm Surgery', 'of Q90001'],
    ['OLD ELM SURGERY', 'of Q90001'],
    ['St Johns and Beacon', 'of Q90002'],
  ])('is known by its name as anybody writes it: “%s”', (name, practice_id) => {
    expect(given(row({ ods_code: '', practice: name })).practice_id).toBe(practice_id)
  })
  test('is known by its code before its name', () => {
    expect(given(row({ ods_code: ' q90002 ', practice: 'Elm Surgery' })).practice).toBe('St. John’s & Beacon')
  })
  test.each([
    [{ ods_code: 'Q99999' }, 'Q99999 is no practice of Wealdshire LMC'],
    [{ ods_code: '', practice: 'Elm Surgry' }, 'Check the name, or give the practice’s code'],
    [{ ods_code: '', practice: 'Health Centre' }, 'Several practices of Wealdshire LMC'],
    [{ ods_code: '' }, 'It doesn’t say which practice'],
  ])('%j is left out', (more, words) => {
    expect(why(row(more))).toContain(words)
  })
})

describe('a week', () => {
  test.each([
    '14/11/2022',
    '2022-11-16',
    'W/C 14 Nov 2022',
    'Week commencing 14 November 2022',
    '20.11.22',
    '2022-W46',
  ])('“%s” is that of 14 November 2022', (text) => {
    expect(given(row({ week_of: text })).week_of.toString()).toBe('2022-11-14')
  })
  test('of an ISO year begins in the one before, and a time of the day says nothing more', () => {
    expect(given(row({ week_of: '2020-W01' })).week_of.toString()).toBe('2019-12-30')
    expect(given(row({ week_of: '17/11/2022 10:42:11' })).week_of.toString()).toBe('2022-11-14')
  })
  test.each([
    ['', 'doesn’t say which week'],
    ['31/2/2022', 'is no day'],
    ['soon', 'is no day'],
    ['16/11/2026', 'isn’t over'],
    ['1/1/2030', 'isn’t over'],
  ])('“%s” is left out', (text, words) => {
    expect(why(row({ week_of: text }))).toContain(words)
  })
  test('is past when the next has begun', () => {
    expect(given(row({ week_of: '15/11/2026' })).week_of.toString()).toBe('2026-11-09')
  })
})

describe('a figure', () => {
  test.each([
    ['', null],
    ['0', 0],
    ['212', 212],
    ['1,204', 1204],
    ['212.0', 212],
    ['99999', 99_999],
  ])('“%s” is %s', (text, contacts) => {
    expect(given(row({ contacts: text }))).toMatchObject({ contacts, notes: [] })
  })
  test.each(['-1', '12.5', 'lots', '1e9', '100000', '1,2,3', '∞'])('“%s” stays blank, and is said', (text) => {
    const { contacts, notes } = given(row({ contacts: text }))
    expect(contacts).toBeNull()
    expect(notes).toEqual([`Clinical contacts: “${text}” is no whole number from 0 to 99,999, so it stays blank.`])
  })
  test('a list of nobody stays blank', () => {
    expect(given(row({ list_size: '0' }))).toMatchObject({ list_size: null, notes: [expect.stringContaining('“0”')] })
  })
})

test('a comment that would identify a patient stays blank, and a very long one is cut', () => {
  expect(given(row({ comment: 'NHS 943 476 5919 waited' }))).toMatchObject({
    comment: '',
    notes: [expect.stringContaining('identify a patient')],
  })
  const long = given(row({ comment: 'busy '.repeat(500) }))
  expect(long.comment.length).toBe(2_000)
  expect(long.notes).toHaveLength(1)
  expect(given(row({ comment: 'Two \u202Eoff\u0000 sick' })).comment).toBe('Two off sick')
})

test('columns are known by their titles or by what is in them, and what is missing is said', () => {
  const table = { sheet: null, titles: ['Practice Name', 'W/C', 'GPAS', 'Clinical contacts', 'By'], rows: [] }
  expect(guessMatching(table)).toEqual(['practice', 'week_of', 'alert', 'contacts', null])
  const untitled = { sheet: null, titles: ['A', 'B'], rows: [{ line: 2, cells: ['Q90001', 'Amber'] }] }
  expect(guessMatching(untitled)).toEqual(['ods_code', 'alert'])
  expect(unfit(['practice', 'week_of', 'alert'])).toBeUndefined()
  expect(unfit(['week_of', 'alert'])).toContain('holds the practice')
  expect(unfit(['practice', 'alert'])).toContain('holds the week')
  expect(unfit(['practice', 'week_of'])).toContain('holds the state')
  expect(unfit(['alert', 'alert'])).toContain('Two columns')
})

describe('the fate of a row', () => {
  const elm = { line: 2, practice: 'Elm Surgery', practice_id: 'of Q90001' as Id<'practice'>, alert: 'amber' } as const
  const week_of = Temporal.PlainDate.from('2022-11-14')
  const one: GivenReturn = { ...elm, week_of, contacts: 212, list_size: null, comment: '', notes: ['A note.'] }
  const known = (more: Partial<Known> = {}): Known => ({
    lmc_name: 'Wealdshire LMC',
    collected: new Set(),
    closed: new Set(),
    in_scope: new Set([2, 3]),
    kept: new Map(),
    ...more,
  })
  const decide = (rows: readonly GivenReturn[], more: Partial<Known> = {}) =>
    decideFates(
      rows.map((row_given): RowRead => ({ ok: true, given: row_given })),
      known(more),
    )
  const week = new Set(['2022-11-14'])

  test('is new, with what it brings and what stays blank', () => {
    expect(decide([one])).toEqual({
      fates: [
        {
          line: 2,
          practice: 'Elm Surgery',
          week_of: '2022-11-14',
          fate: 'new',
          words: ['Amber, 212 contacts.', 'A note.'],
        },
      ],
      returns: [one],
    })
  })
  test('is known already where it says the same', () => {
    const { fates, returns } = decide([one], { kept: new Map([[keyOf(one), one]]), closed: week })
    expect([fates[0]?.fate, returns]).toEqual(['same', []])
  })
  test.each<[string, Partial<Known>, string]>([
    ['the week was collected here', { collected: week }, 'collected here'],
    ['a kept return says otherwise', { kept: new Map([[keyOf(one), { ...one, contacts: 3 }]]) }, 'says otherwise'],
    ['the week was taken from another file', { closed: week }, 'figures stand'],
    ['it was not open, or elsewhere', { in_scope: new Set() }, 'draw the area from an earlier day'],
  ])('is to be left out where %s', (_, more, words) => {
    const { fates, returns } = decide([one], more)
    expect(fates[0]).toMatchObject({ fate: 'refused', words: [expect.stringContaining(words)] })
    expect(returns).toEqual([])
  })
  test('of two for one practice and week is the last one’s', () => {
    const last = { ...one, line: 3, alert: 'red' } as const
    const { fates, returns } = decide([one, last])
    expect(fates.map(({ fate }) => fate)).toEqual(['refused', 'new'])
    expect(fates[0]?.words).toEqual(['Line 3 is for the same practice and week, and the last counts.'])
    expect(returns).toEqual([last])
  })
})
