import { describe, expect, test } from 'vitest'
import { openData, readReal, sum } from '../../../../tests/support/open-data.ts'

describe.skipIf(openData === undefined)('candidates at the general election of July 2024', () => {
  test('are 4,515 in 650 constituencies, one of them first in each', async () => {
    const name = 'parliament/candidate-level-results-general-election-04-07-2024.csv.gz'
    const { rows, seen_on } = await readReal('candidates', name)
    expect([rows.length, seen_on.toString()]).toEqual([4515, '2024-07-04'])
    expect(new Set(rows.map((row) => row.constituency_code)).size).toBe(650)
    expect(rows.filter((row) => row.position === 1)).toHaveLength(650)
    expect(sum(rows.map((row) => row.votes))).toBe(28_809_340)
  })
})
