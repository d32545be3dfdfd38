import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCommandLine } from '../../../command-line.ts'
import { testConfig } from '../../../../tests/support/site.ts'
import { bltOf } from '../../../../tests/support/papers.ts'
import type { Constraint } from '../constraints/rules.ts'
import type { Lot } from '../lots/rules.ts'
import type { Election } from '../papers/rules.ts'
import { commands, countingBy } from './commands.ts'
import type { Method } from './methods/rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'openlmc-count-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const asked: { election: Election; lot: Lot; constraints: readonly Constraint[] }[] = []

/** Elects as many as there are seats, in the order of the paper. */
const inTurn: Method = {
  name: 'In turn',
  version: '1',
  source: 'nobody',
  explanation: 'For tests.',
  decimals: 0,
  carries_constraints: false,
  marks: 'ranked',
  count(election, lot, constraints = []) {
    asked.push({ election, lot, constraints })
    const { seats, candidates } = election
    if (seats > candidates.length) return { ok: false, why: 'There are more seats than candidates.' }
    const winners = candidates
      .filter(({ is_withdrawn }) => !is_withdrawn)
      .slice(0, seats)
      .map(({ number }) => number)
    const stage = {
      number: 1,
      kind: 'votes',
      note: 'In turn',
      totals: candidates.map(() => '1'),
      non_transferable: '0',
      elected: winners,
      excluded: [],
      transfers: [],
      reasons: [],
    } as const
    return {
      ok: true,
      count: {
        rule: 'turn',
        seats,
        candidates,
        valid: 3,
        invalid: 0,
        quota: null,
        winners,
        vacancies: 0,
        stages: [stage],
        ties: [],
      },
    }
  },
}
const stub = countingBy({ turn: inTurn, kept: { ...inTurn, name: 'Kept', carries_constraints: true } })

async function type(args: readonly string[], command = stub) {
  const printed: string[] = []
  const said: string[] = []
  const bytes: Uint8Array[] = []
  const unopened = () => {
    throw new Error('a count opens nothing')
  }
  asked.length = 0
  const tools = {
    config: testConfig,
    now: unopened,
    open: unopened,
    scope: unopened,
    print: (line: string) => printed.push(line),
    printBytes: (file: Uint8Array) => void bytes.push(file),
    say: (line: string) => said.push(line),
  }
  const code = await runCommandLine(['count', ...args], [{ name: 'ballots', commands: [command] }], tools)
  return { code, printed, bytes, said, ...asked[0] }
}

const elm = file('elm.blt', bltOf('2 1 3 0', '1 2'))
const table = file('table.csv', 'Ann,Bob\n1,2\n')
const torn = file('torn.blt', bltOf('2 1 7 0'))

test('a file comes out as one JSON object with the keys that programs rely on', async () => {
  const { code, printed } = await type([elm, '--rule', 'turn', '--json'])
  expect(code).toBe(0)
  expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      file: elm,
      rule: 'turn',
      seats: 2,
      candidates: ['Ann', 'Bob', 'Cy'],
      valid: 3,
      invalid: 0,
      quota: null,
      winners: [
        { number: 1, name: 'Ann' },
        { number: 2, name: 'Bob' },
      ],
      stages: [
        {
          number: 1,
          kind: 'votes',
          note: 'In turn',
          totals: ['1', '1', '1'],
          non_transferable: '0',
          elected: [1, 2],
          excluded: [],
        },
      ],
      repairs: [{ line: 3, what: 'The 0 that ends a paper is missing: read to the end of the line.' }],
      ties: [],
    },
  ])
})

test('what can’t be counted is said, the others come out, and the code is 2', async () => {
  const missing = join(folder, 'nowhere.blt')
  const { code, printed, said } = await type([torn, elm, missing, folder, table, '--rule', 'turn', '--json'])
  expect(code).toBe(2)
  expect(printed).toHaveLength(1)
  expect(said).toEqual([
    `${torn}, line 2: Candidate “7” is named, but there are 3 candidates. Check the line, and the first number of the file.`,
    `${missing} can’t be read. Check that it is there, and is a file.`,
    `${folder} can’t be read. Check that it is there, and is a file.`,
    `${table}: The file does not say how many seats there are. Add --seats and the number.`,
  ])
  expect(await type([elm, '--rule', 'turn', '--seats', '4'])).toMatchObject({
    code: 2,
    printed: [],
    said: [`${elm}: There are more seats than candidates.`],
  })
})

test('seats, withdrawals, classes and constraints reach the rule', async () => {
  const words = 'at most 1 of each practice; at least 1 of gender woman'
  const { election, constraints } = await type([
    elm,
    '--rule=kept',
    '--seats=1',
    '--withdraw=1, 3',
    `--constraint=${words}`,
    '--class=gender woman: 1,2; practice  Elm: 2',
  ])
  expect(election).toMatchObject({
    seats: 1,
    candidates: [
      { is_withdrawn: true, classes: ['gender woman'] },
      { is_withdrawn: false, classes: ['gender woman', 'practice Elm'] },
      { is_withdrawn: true, classes: [] },
    ],
  })
  expect(constraints).toMatchObject([
    { of: 'practice', each: true, at_most: 1 },
    { of: 'gender woman', each: false, at_least: 1 },
  ])
  expect((await type([table, '--rule', 'turn', '--seats', '1'])).code).toBe(0)
})

test('lots are drawn from the published text, or stand in the order of the paper', async () => {
  expect((await type([elm, '--rule', 'turn'])).lot).toEqual({ seed: null, order: [1, 2, 3] })
  // for n in 1 2 3; do echo "$(printf '%s' "Elm 2026 $n" | sha256sum) $n"; done | sort
  expect((await type([elm, '--rule', 'turn', '--seed', 'Elm 2026'])).lot).toEqual({
    seed: 'Elm 2026',
    order: [2, 1, 3],
  })
})

test('a result is a sheet of letters unless another is asked for', async () => {
  const { printed } = await type([elm, elm, '--rule', 'turn'])
  expect(printed).toHaveLength(2)
  expect(printed[0]).toMatch(/^Elm ward\nIn turn \(1\)\n2 seats, 3 candidates/)
  const { printed: csv } = await type([elm, '--rule', 'turn', '--sheet', 'csv'])
  expect(csv).toEqual([
    '\uFEFFnumber,candidate,stage_1,result\r\n1,Ann,1,"Elected 1, stage 1"\r\n2,Bob,1,"Elected 2, stage 1"\r\n3,Cy,1,Not elected\r\n,Non-transferable,0,\r\n,All votes,3,',
  ])
  const formula = file('formula.blt', bltOf('1 1 0').replace('Ann', '=SUM(1)'))
  expect((await type([formula, '--rule', 'turn', '--sheet', 'csv'])).printed[0]).toContain("\n1,'=SUM(1),1")
})

test.each([
  [
    [elm],
    'Say by which rule to count, for rules elect different people. Use --rule and one of: turn (In turn), kept (Kept).',
  ],
  [[elm, '--rule', 'stv'], 'There is no rule “stv”. Use --rule and one of: turn (In turn), kept (Kept).'],
  [[elm, '--rule', 'toString'], 'There is no rule “toString”.'],
  [['--rule', 'turn'], 'Say which FILE.'],
  [[elm, '--rule', 'turn', '--seats', '0'], '“0” is no number of seats. Use 1 to 1000.'],
  [[elm, '--rule', 'turn', '--seats', '1.5'], '“1.5” is no number of seats.'],
  [[elm, '--rule', 'turn', '--withdraw', 'Ann'], '“Ann” are no candidates’ numbers. Write them with commas: 2,5.'],
  [[elm, '--rule', 'kept', '--constraint', 'no men'], 'The constraint “no men” can’t be read.'],
  [
    [elm, '--rule', 'turn', '--constraint', 'at most 1 of each practice'],
    'In turn can’t keep constraints on who fills the seats.',
  ],
  [[elm, '--rule', 'turn', '--class', 'gender woman'], 'The class “gender woman” can’t be read.'],
  [[elm, '--rule', 'turn', '--class', ': 1'], 'The class “: 1” can’t be read.'],
  [[elm, '--rule', 'turn', '--sheet', 'odt'], 'There is no sheet “odt”. It is one of: text, csv, html, pdf.'],
  [[elm, '--rule', 'turn', '--withdraw', '2,1,2'], '“2,1,2” names candidate 2 twice. Name each once.'],
  [[elm, '--rule', 'turn', '--seed', ' '], 'Lots are drawn from a text that was published.'],
  [[elm, '--rule', 'turn', '--json', '--sheet', 'csv'], 'Say --json or --sheet, not both: one output is printed.'],
  [[elm, elm, '--rule', 'turn', '--sheet', 'csv'], 'A sheet as CSV is of one file.'],
  [[elm, elm, '--rule', 'turn', '--sheet', 'pdf'], 'A sheet as PDF is of one file.'],
])('%j is refused with a sentence', async (args, sentence) => {
  await expect(type(args)).rejects.toThrow(sentence)
})

test('a withdrawal or a class of somebody who isn’t there refuses the file', async () => {
  for (const asks of [
    ['--withdraw', '9'],
    ['--class', 'gender woman: 9'],
  ])
    expect((await type([elm, '--rule', 'turn', ...asks])).said).toEqual([
      `${elm}: There is no candidate 9: there are 3.`,
    ])
})

test('a sheet is printed as a page that needs nothing else, or as a PDF', async () => {
  const { printed } = await type([elm, '--rule', 'scottish', '--sheet', 'html'], commands[0])
  expect(printed[0]).toMatch(/^<!DOCTYPE html><html lang="en-GB">.*Elected: Ann and Bob\./s)
  expect(printed[0]).not.toMatch(/<script|src=|href="(?!#)/)
  const { bytes } = await type([elm, '--rule', 'scottish', '--sheet', 'pdf'], commands[0])
  expect(Buffer.from(bytes[0] ?? []).toString('latin1')).toMatch(/^%PDF-1\.7/)
})

test('the real rules count a real file', async () => {
  const { code, printed } = await type([elm, '--rule', 'scottish', '--json'], commands[0])
  expect(code).toBe(0)
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({
    rule: 'scottish',
    quota: '2.00000',
    winners: [
      { number: 1, name: 'Ann' },
      { number: 2, name: 'Bob' },
    ],
  })
})
