import { describe, expect, test } from 'vitest'
import { ofKind } from '../tests/support/invented.ts'
import { openData, readReal, sum } from '../tests/support/open-data.ts'
import { demonstration } from './demonstration.ts'
import { england, englandPlan } from './england.ts'
import { officesOver, peopleOf } from './england-offices.ts'
import { inventedOpenData } from './open-data.ts'
import { longName } from './stories.ts'

test('an invented England is as large as the real one', () => {
  const plan = englandPlan()
  const files = inventedOpenData(plan, Temporal.PlainDate.from('2026-11-21'))
  const seen = (of: 'icb_code' | 'commissioner_code' | 'pcn_code', at: number) =>
    new Set(
      ofKind(files, 'practice_mapping')
        .at(at)
        ?.rows.flatMap((row) => row[of] ?? []),
    ).size
  expect([seen('icb_code', 0), seen('icb_code', -1)]).toEqual([england.icbs_before, england.icbs])
  expect([seen('commissioner_code', -1), seen('pcn_code', -1)]).toEqual([england.sub_icbs, england.pcns])
  expect(ofKind(files, 'constituency_names')[0]?.rows).toHaveLength(543)
  expect(plan.counties.flatMap(({ practices }) => practices)).toHaveLength(6_200)
  expect(sum(ofKind(files, 'list_sizes').map(({ rows }) => rows.length))).toBeGreaterThan(24 * 6_190)
})

test('around the demonstration an invented England has 98 LMCs in 39 offices, and 39,986 people', () => {
  const counties = englandPlan().counties.slice(2)
  const offices = officesOver(counties, { offices: 39, lmcs: 98 })
  const served = offices.flatMap((office) => office.lmcs)
  const commissioners = served.flatMap((lmc) => lmc.commissioners)
  expect([offices.length, served.length, commissioners.length, new Set(commissioners).size]).toEqual([39, 98, 102, 102])
  expect(new Set(peopleOf(offices, counties, 39_986).map(({ email }) => email)).size).toBe(39_986)
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
