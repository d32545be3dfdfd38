import { expect, test } from 'vitest'
import { countOf, election, lotOf } from '../../../../tests/support/elections.ts'
import { exampleOf } from '../examples/rules.ts'
import { countErs97 } from '../ers97/rules.ts'
import { countMeek } from '../meek/rules.ts'
import { countScottish } from '../scottish/rules.ts'
import { inBlocks, stagesAtOnce, stageTable, withoutGone } from './rules.ts'

const small = election(
  2,
  ['Ann', 'Bob', 'Cy', '-Di', 'Eve'],
  ['9 Ann Bob', '3 Bob', '2 Cy Bob', '1 Di Cy', '2 Eve Cy', '1 Eve'],
)

test('a stage has what came and went and the total after it, and who is out has nothing any more', () => {
  const { heads, rows } = stageTable(countOf(countScottish(small, lotOf(small))))
  expect(heads.map(({ title, columns }) => `${title}: ${columns.join(', ')}`)).toEqual([
    'First preferences: Votes',
    'Surplus of Ann: + or −, Total',
    'Exclusion of Cy: + or −, Total',
    'Exclusion of Eve: + or −, Total',
  ])
  const figures = rows.map(
    ({ label, cells }) => `${label}: ${cells.map(({ figures: all }) => all.join(' ')).join(' | ')}`,
  )
  expect(figures).toEqual([
    'Ann: 9.00000 | −2.00000 7.00000 |  7.00000 |  7.00000',
    'Bob: 3.00000 | +1.99998 4.99998 | +2.00000 6.99998 |  6.99998',
    'Cy: 3.00000 |  3.00000 | −3.00000 0.00000 |  ',
    'Di:  |   |   |  ',
    'Eve: 3.00000 |  3.00000 |  3.00000 | −3.00000 0.00000',
    'Non-transferable: 0.00000 | +0.00002 0.00002 | +1.00000 1.00002 | +3.00000 4.00002',
    'All votes: 18.00000 |  18.00000 |  18.00000 |  18.00000',
  ])
  expect(rows[0]?.cells[0]?.mark).toBe('Elected')
  expect(rows[2]?.cells.map(({ mark }) => mark)).toEqual([null, null, 'Excluded', null])
})

test('by Meek’s rule a stage has what each candidate keeps, and their votes', () => {
  const { heads, rows } = stageTable(countOf(countMeek(small, lotOf(small))))
  expect(heads[0]?.columns).toEqual(['Keeps', 'Votes'])
  expect(rows[0]?.cells[0]?.figures).toEqual(['1.000000000', '9.000000000'])
  expect(Number(rows[0]?.cells[1]?.figures[0])).toBeLessThan(1)
  expect(rows.at(-1)).toMatchObject({ label: 'Quota' })
})

test('candidates who go out together are one stage with a short title', () => {
  const of = exampleOf(20, 3, 300)
  const count = countOf(countErs97(of, lotOf(of)))
  const together = count.stages.find(({ excluded }) => excluded.length > 2)
  const title = stageTable(count).heads.find(({ number }) => number === together?.number)?.title
  expect(title).toBe(`Exclusion of ${together?.excluded.length} candidates`)
})

test('for paper all stages stand in blocks that have room, none twice and none left out', () => {
  const of = exampleOf(30, 10, 800)
  const table = stageTable(countOf(countScottish(of, lotOf(of))))
  for (const room of [1, 60, 138, 10_000]) {
    const blocks = inBlocks(table, room)
    expect(blocks.flatMap(({ heads }) => heads)).toEqual(table.heads)
    for (const { heads, rows } of blocks) expect(rows.every(({ cells }) => cells.length === heads.length)).toBe(true)
  }
  expect(inBlocks(table, 1)).toHaveLength(table.heads.length)
  expect(inBlocks(table, 10_000)).toHaveLength(1)
})

test('a screen shows all stages of most elections, and some of a very large one', () => {
  expect([stagesAtOnce(8), stagesAtOnce(30), stagesAtOnce(200), stagesAtOnce(1_000)]).toEqual([500, 133, 20, 12])
})

test('some of the stages are as they are among all, with what came and went against the stage before', () => {
  const of = exampleOf(20, 4, 300)
  for (const count of [
    countOf(countScottish(of, lotOf(of))),
    countOf(countErs97(of, lotOf(of))),
    countOf(countMeek(of, lotOf(of))),
  ]) {
    const [all, some] = [stageTable(count), stageTable(count, 2, 5)]
    expect(some.heads).toEqual(all.heads.slice(2, 5))
    expect(some.rows).toEqual(all.rows.map((row) => ({ ...row, cells: row.cells.slice(2, 5) })))
  }
})

test('on paper those who are out are left out, and all others stay', () => {
  const table = stageTable(countOf(countScottish(small, lotOf(small))), 3, 4)
  expect(withoutGone(table).rows.map(({ label }) => label)).toEqual([
    'Ann',
    'Bob',
    'Eve',
    'Non-transferable',
    'All votes',
  ])
})
