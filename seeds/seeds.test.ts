import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as shapes from '../src/modules/register/codes/rules.ts'
import { constituencyOf } from '../src/modules/register/constituencies/rules.ts'
import { sha256 } from '../src/platform/config.ts'
import { openData, readReal, sum } from '../tests/support/open-data.ts'
import { fraction, whole } from './chance.ts'
import * as codes from './codes.ts'
import type { County } from './county.ts'
import { demonstration, saltmarsh, wealdshire } from './demonstration.ts'
import { england, englandPlan } from './england.ts'
import type { Of } from './file-rows.ts'
import { inventedOpenData } from './open-data.ts'
import { people } from './people.ts'
import { longName, told } from './stories.ts'

const today = Temporal.PlainDate.from('2026-11-21')
const data = inventedOpenData(demonstration, today)

const filesOf = <Kind extends (typeof data)[number]['kind']>(kind: Kind, from = data) =>
  from.filter((file): file is Of<Kind> => file.kind === kind)
const listsFrom = (from = data) =>
  filesOf('list_sizes', from).map(({ rows }) => new Map(rows.map((row) => [row.ods_code, row.patients])))
const lists = listsFrom()
const patients = (ods_code: string, ago: number) => lists.at(-1 - ago)?.get(ods_code)
const practice = (ods_code: string, vintage: number) =>
  filesOf('practices')
    .at(vintage)
    ?.rows.find((row) => row.ods_code === ods_code)

describe('chance', () => {
  test('gives the same words the same number, within bounds, evenly', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (words, number) => {
        const found = fraction(words, number)
        expect(found).toBe(fraction(words, number))
        expect(found >= 0 && found < 1).toBe(true)
      }),
    )
    const tens = Array.from({ length: 10_000 }, (_, n) => whole(0, 9, 'practice', n))
    for (let ten = 0; ten < 10; ten += 1) {
      const share = tens.filter((each) => each === ten).length
      expect(share, `${ten} comes ${share} times in ten thousand`).toBeGreaterThan(900)
      expect(share).toBeLessThan(1100)
    }
  })
})

describe('the invented codes', () => {
  test('have the shape of no real one, whatever their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (n) => {
        const invented = [codes.practiceCode(n), codes.pcnCode(n), codes.constituencyCode(n), codes.locationId(n)]
        const short = [codes.subIcbCode(n % 1000), codes.icbCode(n % 1000), codes.regionCode(n % 1000)]
        const real = [
          shapes.practiceCode,
          shapes.pcnCode,
          shapes.commissionerCode,
          shapes.icbCode,
          shapes.regionCode,
          shapes.statisticsCode,
        ]
        for (const code of [...invented, ...short])
          for (const { pattern, called } of real) expect(code, called).not.toMatch(pattern)
      }),
    )
  })

  test('are each used once', () => {
    for (const { counties } of [demonstration, englandPlan()]) {
      const all = counties.flatMap(({ practices, pcns, constituencies }) => [
        ...practices.map(({ ods_code }) => ods_code),
        ...[...pcns, ...constituencies].map(({ code }) => code),
        ...constituencies.map(({ district }) => district),
      ])
      expect(new Set(all).size).toBe(all.length)
    }
  })
})

describe('the demonstration', () => {
  const fingerprint = (of: unknown) => sha256(JSON.stringify(of))

  test('is the same whenever it is made', () => {
    expect(fingerprint(inventedOpenData(demonstration, today))).toBe(fingerprint(data))
    expect(fingerprint(data)).toBe('04cea4d1ba279a24927e0bd7f5b435b16640ecc1d1bb8b1d4597417d37bd487a')
  })

  test('keeps the figures of a month a year later, but where there is a story', () => {
    const later = listsFrom(inventedOpenData(demonstration, today.add({ years: 1 })))
    const stories = new Set<string>(Object.values(told))
    const same = [...(lists.at(-1) ?? [])].filter(([ods_code]) => !stories.has(ods_code))
    expect(same.length).toBeGreaterThan(170)
    for (const [ods_code, counted] of same) expect(later.at(-13)?.get(ods_code)).toBe(counted)
  })

  test('counts two years by the month, up to the month it is made in', () => {
    expect(filesOf('list_sizes').map(({ seen_on }) => seen_on.toString())).toEqual(
      Array.from({ length: 24 }, (_, at) => Temporal.PlainDate.from('2024-12-01').add({ months: at }).toString()),
    )
  })

  test('has 128 and 60 practices that are open, in 26 and 12 PCNs', () => {
    const open = (county: County) => {
      const own = new Set(county.practices.map(({ ods_code }) => ods_code))
      const rows =
        filesOf('practices')
          .at(-1)
          ?.rows.filter((row) => own.has(row.ods_code) && row.status === 'active') ?? []
      return [rows.length, county.pcns.length, county.constituencies.length]
    }
    expect([open(wealdshire), open(saltmarsh)]).toEqual([
      [128, 26, 9],
      [60, 12, 5],
    ])
    const inPcns = new Set(
      filesOf('practice_mapping')
        .at(-1)
        ?.rows.map((row) => row.pcn_code),
    )
    expect(inPcns.size, 'every PCN has a practice, and some have none').toBe(26 + 12 + 1)
  })

  test('finds each practice in its own constituency by its postcode', () => {
    const [ranges] = filesOf('constituency_postcodes')
    const [names] = filesOf('constituency_names')
    const codeOf = new Map(names?.rows.map((row) => [row.constituency, row.constituency_code]))
    const practices = demonstration.counties.flatMap((county) => county.practices)
    for (const { postcode, constituency } of practices)
      expect(codeOf.get(constituencyOf(ranges?.rows ?? [], postcode) ?? '')).toBe(constituency.code)
    expect(constituencyOf(ranges?.rows ?? [], 'LE2 2PL')).toBe(null)
  })

  test('has a practice that more than doubles, and one that halves as its neighbour opens', () => {
    expect([patients(told.growing, 23), patients(told.growing, 0)]).toEqual([3_180, 7_420])
    expect((patients(told.halved, 0) ?? 0) / (patients(told.halved, 23) ?? 0)).toBeCloseTo(0.5, 1)
    expect([patients(told.opened, 15), (patients(told.opened, 0) ?? 0) > 5_000]).toEqual([undefined, true])
    expect(practice(told.opened, -1)?.opened_on.toString()).toBe('2025-09-01')
  })

  test.each([
    [told.merged, told.successor, 10],
    [told.saltmarsh_merged, told.saltmarsh_successor, 4],
  ])('has %s merge into %s', (merged, successor, ago) => {
    const before = (patients(merged, ago + 1) ?? 0) + (patients(successor, ago + 1) ?? 0)
    expect(patients(merged, ago)).toBe(undefined)
    expect((patients(successor, ago) ?? 0) / before).toBeCloseTo(1, 1)
    expect(practice(merged, -1)).toMatchObject({
      status: 'closed',
      closed_on: today.with({ day: 1 }).subtract({ months: ago, days: 1 }),
    })
  })

  test('has one dormant, one renamed, one in another PCN, one never counted', () => {
    expect([practice(told.dormant, 2)?.status, practice(told.dormant, -1)?.status]).toEqual(['active', 'dormant'])
    expect(practice(told.renamed, 0)?.name).toBe('Old Tannery Surgery')
    expect(practice(told.renamed, -1)?.name).not.toBe('Old Tannery Surgery')
    const pcns = filesOf('practice_mapping').map(
      ({ rows }) => rows.find((row) => row.ods_code === told.moved_pcn)?.pcn_code,
    )
    expect(pcns).toEqual(['ZU00012', 'ZU00012', 'ZU00012', 'ZU00013', 'ZU00013'])
    expect([practice(told.not_counted, -1)?.status, lists.some((list) => list.has(told.not_counted))]).toEqual([
      'active',
      false,
    ])
  })

  test('has one of 40 patients in no PCN, one of 60,000, and a name of 90 letters', () => {
    expect([patients(told.special_service, 0), Math.floor((patients(told.giant, 0) ?? 0) / 1_000)]).toEqual([40, 60])
    const member = filesOf('practice_mapping')
      .at(-1)
      ?.rows.find((row) => row.ods_code === told.special_service)
    expect(member).toMatchObject({ pcn_code: null, pcn_name: null })
    const names = filesOf('practices').flatMap(({ rows }) => rows.map((row) => row.name))
    expect(longName).toHaveLength(90)
    expect(Math.max(...names.map((name) => name.length))).toBe(90)
  })

  test('has people whose addresses nobody can have, each once', () => {
    const all = Object.values(people)
    expect(new Set(all.map(({ email }) => email)).size).toBe(all.length)
    for (const { email } of all) expect(email).toMatch(/@(wealdshire|saltmarsh)\.example$/)
  })
})

test('an invented England is as large as the real one', () => {
  const plan = englandPlan()
  const files = inventedOpenData(plan, today)
  const seen = (of: 'icb_code' | 'commissioner_code' | 'pcn_code', at: number) =>
    new Set(
      filesOf('practice_mapping', files)
        .at(at)
        ?.rows.map((row) => row[of]),
    ).size
  expect([seen('icb_code', 0), seen('icb_code', -1)]).toEqual([england.icbs_before, england.icbs])
  expect([seen('commissioner_code', -1), seen('pcn_code', -1)]).toEqual([england.sub_icbs, england.pcns])
  expect(filesOf('constituency_names', files)[0]?.rows).toHaveLength(543)
  expect(sum(filesOf('list_sizes', files).map(({ rows }) => rows.length))).toBe(24 * 6_200)
})

describe.skipIf(openData === undefined)('beside the real ones', () => {
  const plain = (text: string) =>
    text
      .toUpperCase()
      .replaceAll(/[^A-Z]+/g, ' ')
      .trim()

  test('no practice, place, seat or member has a real one’s name', async () => {
    const practices = [
      ...(await readReal('practices', 'ods/epraccur_dse_2026-02.csv.gz')).rows,
      ...(await readReal('practices', 'ods/epraccur_legacy_2025-05.csv.gz')).rows,
    ]
    const seats = (await readReal('members_of_parliament', 'parliament/mp_lookup_2026-06.csv', '2026-06-27')).rows
    const real = new Set(
      [
        ...practices.flatMap(({ name, address }) => [name, ...(address ?? '').split(',')]),
        ...seats.flatMap((row) => [row.constituency_name, row.display_name, ...row.local_authority_names]),
      ].map(plain),
    )
    const invented = [demonstration, englandPlan()]
      .flatMap(({ counties }) => counties)
      .flatMap((county) => [
        county.name,
        ...county.practices.flatMap(({ name, address }) => [name, address.split(', ')[1] ?? '']),
        ...county.constituencies.flatMap((seat) => [seat.name, seat.member, seat.local_authority]),
      ])
    const both = [...new Set(invented)].filter((name) => real.has(plain(name)))
    expect(invented.length).toBeGreaterThan(12_000)
    expect(both).toEqual([])
    const renamed = ['Old Tannery Surgery', 'The Lugger Practice', longName]
    expect(renamed.filter((name) => real.has(plain(name)))).toEqual([])
  })
})
