import { describe, expect, test } from 'vitest'
import { readCsv } from '../../../platform/csv.ts'
import { unpack } from '../../../platform/files/unpack.ts'
import { file, isLlr, openData, readReal, tally } from '../../../../tests/support/open-data.ts'

const name = 'cqc/cqc_gp_locations_2026-01_trimmed.csv.gz'

const codesAsWritten = () =>
  readCsv(Buffer.from(unpack(file(name), name).bytes).toString())
    .rows.slice(1)
    .map((cells) => cells[4] ?? '')

describe.skipIf(openData === undefined)('CQC ratings', () => {
  test('are those of 6,429 places of care', async () => {
    const { rows, seen_on } = await readReal('ratings', name)
    expect([rows.length, seen_on.toString()]).toEqual([6429, '2025-12-31'])
    expect(tally(rows.map((row) => row.rating))).toEqual({
      good: 5577,
      outstanding: 289,
      requires_improvement: 255,
      inadequate: 20,
      not_rated: 10,
      null: 278,
    })
    expect(rows.filter((row) => row.ods_code === null)).toHaveLength(305)
  })

  test('join to the practices of England and of Leicester, Leicestershire and Rutland', async () => {
    const { rows } = await readReal('ratings', name)
    const practices = await readReal('practices', 'ods/epraccur_dse_2026-02.csv.gz')
    const active = practices.rows.filter(
      (row) => row.status === 'active' && row.is_gp_practice && !row.ods_code.startsWith('W'),
    )
    const ratingOf = new Map(rows.map((row) => [row.ods_code, row.rating]))
    // The publisher wrote two codes with a space before them. Left so, 6,030 of 6,125 codes match, counting the blank as
    // a code; read without the spaces, “ K82008” matches too and “ N85014001” is no longer a code of its own.
    const written = new Set(codesAsWritten())
    expect([written.size, active.filter((row) => written.has(row.ods_code)).length]).toEqual([6125, 6030])
    expect([ratingOf.size, active.filter((row) => ratingOf.has(row.ods_code)).length]).toEqual([6124, 6031])

    const ours = active.filter((row) => isLlr(row.commissioner_code)).filter((row) => ratingOf.has(row.ods_code))
    expect(tally(ours.map((row) => ratingOf.get(row.ods_code)))).toEqual({
      good: 109,
      requires_improvement: 7,
      outstanding: 2,
      null: 5,
    })
  })
})
