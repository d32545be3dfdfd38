import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { file, openData, readReal } from '../../../../tests/support/open-data.ts'

const expectedFigures = z.object({
  by_icb_via_sub_icb: z.record(z.string(), z.record(z.string(), z.tuple([z.number(), z.number()]))),
})

describe.skipIf(openData === undefined)('commissioners of July 2024', () => {
  test('are 320, half of them closed, and name the ICB of each', async () => {
    const { rows, seen_on } = await readReal('commissioners', 'ods/eccg_dse_2024-07.csv')
    expect([rows.length, rows.filter((row) => row.closed_on === null).length]).toEqual([320, 159])
    expect(seen_on.toString()).toBe('2024-07-24')
    expect(rows.filter((row) => ['03W', '04C', '04V'].includes(row.code)).map((row) => row.icb_code)).toEqual([
      'QK1',
      'QK1',
      'QK1',
    ])
  })

  test.each(['2025-04-01.zip', '2025-10-01.csv', '2026-01-01.csv'])(
    'gather the lists of %s into practices and patients by ICB as published',
    async (name) => {
      const { rows } = await readReal('list_sizes', `list-size/gp-reg-pat-prac-all_${name}`)
      const commissioners = await readReal('commissioners', 'ods/eccg_dse_2024-07.csv')
      const icbOf = new Map(commissioners.rows.map((row) => [row.code, row.icb_code]))
      const found: Record<string, [number, number]> = {}
      for (const row of rows) {
        const [practices, patients] = found[icbOf.get(row.commissioner_code) ?? 'none'] ?? [0, 0]
        found[icbOf.get(row.commissioner_code) ?? 'none'] = [practices + 1, patients + row.patients]
      }
      const figures = expectedFigures.parse(JSON.parse(Buffer.from(file('expected-figures.json')).toString()))
      expect(found).toEqual(figures.by_icb_via_sub_icb[name.slice(0, 10)])
    },
  )
})
