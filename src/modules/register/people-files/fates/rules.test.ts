import { describe, expect, test } from 'vitest'
import type { Id } from '../../../../platform/values.ts'
import { postKindOf, unfit, type Matching } from '../columns/rules.ts'
import { guessColumns } from '../feeds.ts'
import { nameParts, readRow } from '../rows/rules.ts'
import { decideFates, type KnownPerson } from './rules.ts'

const id = <T extends string>(of: string) => of as Id<T>
const elm = id<'practice'>('elm')
const practices = new Map([
  ['Q90001', elm],
  ['Q90002', id<'practice'>('tollgate')],
])
const matching: Matching = {
  columns: ['full_name', 'gmc_number', 'email', 'ods_code', 'kind', 'from', 'last_on'],
  usual_kind: null,
}
const row = (line: number, ...cells: readonly string[]) =>
  readRow({ line, cells }, matching, practices, 'Wealdshire LMC')
const ann: KnownPerson = {
  id: id('ann'),
  title: 'Dr',
  given_names: 'Ann',
  family_name: 'Lee',
  gmc_number: '9012345',
  contacts: [{ kind: 'email', value: 'ann.lee@elm.example' }],
  posts: [
    {
      id: id('post'),
      kind: 'partner',
      practice_id: elm,
      during: { from: Temporal.PlainDate.from('2020-04-01'), until: null },
    },
  ],
}
const fate = (known: readonly KnownPerson[], ...rows: readonly ReturnType<typeof row>[]) =>
  decideFates(rows, known).fates

describe('columns', () => {
  test('are guessed by their titles, else by what is in them, and never two of a kind', () => {
    expect(guessColumns(['Surname', 'First Name(s)', 'E-Mail', 'ODS code', 'Role', 'Start date', 'Fax'], [])).toEqual([
      'family_name',
      null,
      'email',
      'ods_code',
      'kind',
      'from',
      null,
    ])
    expect(guessColumns(['A', 'B', 'Email', 'D'], [['x@y.example', '9012345', 'a@b.example', '']])).toEqual([
      null,
      'gmc_number',
      'email',
      null,
    ])
    expect(guessColumns(['Email', 'E-mail'], [])).toEqual(['email', null])
  })

  test('without a name, or with one thing twice, are no matching', () => {
    expect(unfit({ columns: ['email'], usual_kind: null })).toContain('people’s names')
    expect(unfit({ columns: ['family_name', 'email', 'email'], usual_kind: null })).toContain('Two columns')
    expect(unfit({ columns: ['family_name', 'full_name'], usual_kind: null })).toContain('not both')
    expect(unfit(matching)).toBeUndefined()
  })

  test.each([
    ['GP Partner', 'partner'],
    ['salaried gp', 'salaried'],
    ['GPST3', 'trainee'],
    ['Practice Business Manager', 'practice_manager'],
    ['practice_manager', 'practice_manager'],
    ['Wizard', undefined],
  ])('%s is %s', (words, kind) => {
    expect(postKindOf(words, new Map([['gp partner', 'partner']]))).toBe(kind)
  })
})

test.each([
  ['Dr Ann Lee', 'Dr|Ann|Lee'],
  ['Lee, Dr Ann Mary', 'Dr|Ann Mary|Lee'],
  ['Prof. Jan van der Berg', 'Prof|Jan|van der Berg'],
  ['Prince', '||Prince'],
  ['Van Nguyen', '|Van|Nguyen'],
])('%s is %s', (whole, parts) => {
  expect(Object.values(nameParts(whole)).join('|')).toBe(parts)
})

describe('a row', () => {
  const why = (...cells: readonly string[]) => {
    const read = row(2, ...cells)
    return read.ok ? '' : read.row.why
  }
  test.each([
    [['', '', 'a@b.example'], 'There is no name'],
    [['Ann Lee', '901234'], 'seven digits'],
    [['Ann Lee', '', 'a@b.example, c@d.example'], 'not one e-mail address'],
    [['Ann Lee', '', 'a@b.example\r\nBcc: c@d.example'], 'not one e-mail address'],
    [['Ann Lee', '', '', 'Q99999', 'partner'], 'Q99999 is no practice of Wealdshire LMC'],
    [['Ann Lee', '', '', 'Q90001', ''], 'doesn’t say which post'],
    [['Ann Lee', '', '', 'Q90001', 'Wizard'], 'no post that OpenLMC knows'],
    [['Ann Lee', '', '', 'Q90001', 'Chair'], 'not a post at a practice'],
    [['Ann Lee', '', '', '', 'GP partner'], 'no practice'],
    [['Ann Lee', '', '', 'Q90001', 'GP partner', '31/2/2026'], 'is no day'],
    [['Ann Lee', '', '', 'Q90001', 'GP partner', '1/1/0000'], 'is no day'],
    [['Ann Lee', '', '', 'Q90001', 'GP partner', '31/12/9999'], 'is no day'],
    [['Ann Lee', '', '', 'Q90001', 'GP partner', '1/4/2026', '31/3/2026'], 'ends before it begins'],
    [[`${'A'.repeat(300)} Lee`], 'longer than 100 characters'],
    [['Ann \u202EeeL'], 'can’t be seen'],
    [['=HYPERLINK("x") Lee'], 'is a formula'],
  ])('%j is refused: %s', (cells, words) => {
    expect(why(...cells)).toContain(words)
  })

  test('is read into its parts, days the way they are written here', () => {
    expect(
      row(2, 'Dr Ann Lee', '901 2345', 'Ann@Elm.example', 'q90001', 'GP partner', '1/4/20', '2026-03-31'),
    ).toMatchObject({
      person: {
        title: 'Dr',
        given_names: 'Ann',
        family_name: 'Lee',
        gmc_number: '9012345',
        email: 'ann@elm.example',
        post: { kind: 'partner', practice_id: elm },
      },
    })
    const read = row(2, 'Dr Ann Lee', '', '', 'Q90001', 'GP partner', '1/4/20')
    expect(read.ok && read.person.post?.from?.toString()).toBe('2020-04-01')
    const long_ago = row(2, 'Dr Ann Lee', '', '', 'Q90001', 'GP partner', '1.4.98')
    expect(long_ago.ok && long_ago.person.post?.from?.toString()).toBe('1998-04-01')
    expect(row(2, 'Ann \u202EeeL')).toMatchObject({ row: { name: 'Ann eeL' } })
    expect(row(2, 'Dr Ann Lee', '', '', '', 'Locum')).toMatchObject({
      person: { post: { kind: 'locum', practice_id: null } },
    })
  })
})

describe('the fate of a row', () => {
  test('is nothing where all of it is known', () => {
    expect(
      fate([ann], row(2, 'Ann Lee', '9012345', 'ANN.LEE@elm.example', 'Q90001', 'partner', '1/1/2024')),
    ).toMatchObject([{ fate: 'same', words: [], person_id: 'ann' }])
  })

  test('is what it adds to somebody known, by number, by address, or by name at the practice', () => {
    const added = { fate: 'changed', person_id: 'ann' }
    expect(fate([ann], row(2, 'A Lee', '9012345', 'new@elm.example'))).toMatchObject([
      { ...added, words: ['new@elm.example'] },
    ])
    expect(fate([ann], row(2, 'Annie Lee', '', 'ann.lee@elm.example', 'Q90002', 'locum'))).toMatchObject([
      { ...added, words: ['Locum GP at Q90002'] },
    ])
    expect(fate([ann], row(2, 'ann lee', '', 'other@elm.example', 'Q90001', 'partner'))).toMatchObject([added])
    expect(fate([ann], row(2, 'Ann Lee', '', '', 'Q90001', 'partner', '', '31/3/2026'))).toMatchObject([
      { ...added, words: ['GP partner at Q90001 ends on 31 March 2026'] },
    ])
  })

  test('is somebody new where an address is shared by another name, or the name is only elsewhere', () => {
    expect(fate([ann], row(2, 'Jo Bright', '', 'ann.lee@elm.example'))).toMatchObject([
      { fate: 'new', person_id: null },
    ])
    expect(fate([ann], row(2, 'Ann Lee', '', '', 'Q90002', 'partner'))).toMatchObject([{ fate: 'new' }])
  })

  test('is to be left out where it can’t be told who is meant', () => {
    expect(fate([ann], row(2, 'Jo Bright', '9012345'))).toMatchObject([
      { fate: 'refused', words: ['GMC number 9012345 is that of Ann Lee. Check the number or the name.'] },
    ])
    expect(fate([ann], row(2, 'Ann Lee', '9099999', 'ann.lee@elm.example'))[0]?.words[0]).toContain(
      'is here with GMC number',
    )
    const other = { ...ann, id: id<'person'>('other'), gmc_number: null }
    expect(fate([ann, other], row(2, 'Ann Lee', '', 'ann.lee@elm.example'))[0]?.words[0]).toContain('Several people')
  })

  test('knows whom an earlier row brought: one person with two posts, and no row twice', () => {
    const rows = [
      row(2, 'Dr Sam Marsh', '9055555', 'sam@elm.example', 'Q90001', 'salaried'),
      row(3, 'Sam Marsh', '', 'sam@elm.example', 'Q90002', 'locum'),
      row(4, 'Sam Marsh', '9055555', 'sam@elm.example', 'Q90001', 'salaried'),
    ]
    const { fates, plans } = decideFates(rows, [])
    expect(fates.map(({ fate: own }) => own)).toEqual(['new', 'changed', 'same'])
    expect(plans.map(({ posts }) => posts.length)).toEqual([2])
  })
})
