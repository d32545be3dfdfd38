import { describe, expect, test } from 'vitest'
import { isLlr, openData, readReal, tally } from '../../../../tests/support/open-data.ts'
import { constituencyOf } from './rules.ts'

const read = async () => {
  const names = await readReal('constituency_names', 'parliament/pcon_2024_lookup.json', '2024-07-04')
  const ranges = await readReal('constituency_postcodes', 'parliament/pcon_2024.json', '2024-07-04')
  const nameOf = new Map(names.rows.map((row) => [row.constituency, row.name]))
  return {
    names,
    ranges,
    find: (postcode: string | null) => nameOf.get(constituencyOf(ranges.rows, postcode ?? '') ?? ''),
  }
}

describe.skipIf(openData === undefined)('constituencies', () => {
  test('are 650, and 54,076 ranges of postcodes in order', async () => {
    const { names, ranges } = await read()
    expect([names.rows.length, ranges.rows.length]).toEqual([650, 54_076])
    expect(
      ranges.rows.every((row, index) => index === 0 || row.starts_at > (ranges.rows[index - 1]?.starts_at ?? 0)),
    ).toBe(true)
    expect(new Set(ranges.rows.map((row) => row.constituency)).size).toBe(632 + 1)
  })

  test('of the 128 practices of Leicester, Leicestershire and Rutland are eleven', async () => {
    const { find } = await read()
    const practices = await readReal('practices', 'ods/epraccur_dse_2026-02.csv.gz')
    const ours = practices.rows.filter(
      (row) => row.status === 'active' && row.is_gp_practice && isLlr(row.commissioner_code),
    )
    expect(tally(ours.map((row) => find(row.postcode)))).toEqual({
      'Leicester South': 20,
      'Leicester West': 18,
      'Leicester East': 14,
      'Mid Leicestershire': 13,
      Loughborough: 11,
      'North West Leicestershire': 11,
      'South Leicestershire': 10,
      'Harborough, Oadby and Wigston': 9,
      'Hinckley and Bosworth': 9,
      'Melton and Syston': 8,
      'Rutland and Stamford': 5,
    })
  })

  test('agree with those of the Care Quality Commission for all but one place of care', async () => {
    const { find } = await read()
    const { rows } = await readReal('ratings', 'cqc/cqc_gp_locations_2026-01_trimmed.csv.gz')
    const agree = rows.filter((row) => find(row.postcode)?.toLowerCase() === row.constituency_name?.toLowerCase())
    expect([rows.length, agree.length]).toEqual([6429, 6428])
  })

  test('have a member each, in four countries, some in two or three local authorities', async () => {
    const { rows, seen_on } = await readReal('members_of_parliament', 'parliament/mp_lookup_2026-06.csv', '2026-06-27')
    expect([rows.length, seen_on.toString()]).toEqual([650, '2026-06-27'])
    expect(tally(rows.map((row) => row.country_name))).toEqual({
      England: 543,
      Scotland: 57,
      Wales: 32,
      'Northern Ireland': 18,
    })
    expect(rows.filter((row) => row.local_authority_codes.length > 1)).toHaveLength(224 + 37)
    expect(rows.filter((row) => row.party === 'Sinn Féin')).toHaveLength(7)
    expect(rows[0]).toMatchObject({
      constituency_code: 'E14001063',
      display_name: 'Alex Baker',
      email: 'alex.baker.mp@parliament.uk',
      local_authority_names: ['Hart', 'Rushmoor'],
    })
  })
})
