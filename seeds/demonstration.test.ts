import { describe, expect, test } from 'vitest'
import { constituencyOf } from '../src/modules/register/constituencies/rules.ts'
import { sha256 } from '../src/platform/config.ts'
import type { OpenData } from '../src/modules/register/imports/feeds.ts'
import { ofKind } from '../tests/support/invented.ts'
import type { County } from './county.ts'
import { demonstration, saltmarsh, wealdshire } from './demonstration.ts'
import { inventedOpenData } from './open-data.ts'
import { people } from './people.ts'
import { longName, told } from './stories.ts'

const today = Temporal.PlainDate.from('2026-11-21')
const data = inventedOpenData(demonstration, today)

const listsOf = (files: readonly OpenData[]) =>
  ofKind(files, 'list_sizes').map(({ rows }) => new Map(rows.map((row) => [row.ods_code, row.patients])))
const lists = listsOf(data)
const patients = (ods_code: string, ago: number) => lists.at(-1 - ago)?.get(ods_code)
const practice = (ods_code: string, vintage: number) =>
  ofKind(data, 'practices')
    .at(vintage)
    ?.rows.find((row) => row.ods_code === ods_code)

describe('the demonstration', () => {
  const fingerprint = (of: unknown) => sha256(JSON.stringify(of))

  test('is the same whenever it is made', () => {
    expect(fingerprint(inventedOpenData(demonstration, today))).toBe(fingerprint(data))
    expect(fingerprint(data)).toBe('662aabb83939c02266bceba98594927ca9e91477bb45f94bfa01e8cd618d01c2')
  })

  test('keeps the figures of a month a year later, but where there is a story', () => {
    const later = listsOf(inventedOpenData(demonstration, today.add({ years: 1 })))
    const stories = new Set<string>(Object.values(told))
    const same = [...(lists.at(-1) ?? [])].filter(([ods_code]) => !stories.has(ods_code))
    expect(same.length).toBeGreaterThan(170)
    for (const [ods_code, counted] of same) expect(later.at(-13)?.get(ods_code)).toBe(counted)
  })

  test('counts two years by the month, up to the month it is made in', () => {
    expect(ofKind(data, 'list_sizes').map(({ seen_on }) => seen_on.toString())).toEqual(
      Array.from({ length: 24 }, (_, at) => Temporal.PlainDate.from('2024-12-01').add({ months: at }).toString()),
    )
  })

  test('has 128 and 60 practices that are open, in 26 and 12 PCNs', () => {
    const open = (county: County) => {
      const own = new Set(county.practices.map(({ ods_code }) => ods_code))
      const rows =
        ofKind(data, 'practices')
          .at(-1)
          ?.rows.filter((row) => own.has(row.ods_code) && row.status === 'active') ?? []
      return [rows.length, county.pcns.length, county.constituencies.length]
    }
    expect([open(wealdshire), open(saltmarsh)]).toEqual([
      [128, 26, 9],
      [60, 12, 5],
    ])
    const inPcns = new Set(
      ofKind(data, 'practice_mapping')
        .at(-1)
        ?.rows.map((row) => row.pcn_code),
    )
    inPcns.delete(null)
    expect(inPcns.size).toBe(26 + 12)
  })

  test('finds each practice in its own constituency by its postcode', () => {
    const [ranges] = ofKind(data, 'constituency_postcodes')
    const [names] = ofKind(data, 'constituency_names')
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
    const pcns = ofKind(data, 'practice_mapping').map(
      ({ rows }) => rows.find((row) => row.ods_code === told.moved_pcn)?.pcn_code,
    )
    expect(pcns).toEqual(['ZU00012', 'ZU00012', 'ZU00012', 'ZU00012', 'ZU00013'])
    expect([practice(told.not_counted, -1)?.status, lists.some((list) => list.has(told.not_counted))]).toEqual([
      'active',
      false,
    ])
  })

  test('has one of 40 patients in no PCN, one of 60,000, and a name of 90 letters', () => {
    expect([patients(told.special_service, 0), Math.floor((patients(told.giant, 0) ?? 0) / 1_000)]).toEqual([40, 60])
    const member = ofKind(data, 'practice_mapping')
      .at(-1)
      ?.rows.find((row) => row.ods_code === told.special_service)
    expect(member).toMatchObject({ pcn_code: null, pcn_name: null })
    const names = ofKind(data, 'practices').flatMap(({ rows }) => rows.map((row) => row.name))
    expect(longName).toHaveLength(90)
    expect(Math.max(...names.map((name) => name.length))).toBe(90)
  })

  test('has people whose addresses nobody can have, each once', () => {
    const all = Object.values(people)
    expect(new Set(all.map(({ email }) => email)).size).toBe(all.length)
    for (const { email } of all) expect(email).toMatch(/@(wealdshire|saltmarsh)\.example$/)
  })
})
