import { count as counted, thousands } from '../../../platform/values.ts'
import { namesApart, type Count } from '../counts/rules.ts'
import type { Repair } from '../papers/rules.ts'
import { sheetRows, stageWords, type SheetRow } from './rules.ts'

const wide = 80
const longestLabel = 30

/** A stage on paper: what came and went, then the total. */
type Column = { readonly head: readonly [string, string]; readonly cell: (row: SheetRow) => string }

/** A result sheet to be read on a screen of letters: candidates down, stages across, as many side by side as have room. */
export function textSheet(title: string, rule: string, count: Count, repairs: readonly Repair[]): string {
  const rows = sheetRows(count)
  const labels = rows.map(labelOf)
  const left = Math.max(...labels.map(({ length }) => length), 'Candidate'.length)
  const blocks = inBlocks(columnsOf(count), wide - left, rows).map((columns) => table(columns, rows, labels, left))
  const names = namesApart(count.candidates)
  const winners = count.winners.map((number, at) => `${at + 1}. ${names[number - 1] ?? ''}`)
  const stages = count.stages.map(({ number, note }) => `${number}. ${note}`)
  const ties = count.ties.map(({ stage, why }) => `Stage ${stage}: ${why}`)
  const mended = repairs.map(({ line, what }) => `Line ${line}: ${what}`)
  return [
    [title, rule, facts(count)].join('\n'),
    listed('Elected', winners),
    ...blocks,
    listed('Stage by stage', stages),
    listed('Ties', ties),
    listed('Put right in the file', mended),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function facts({ seats, candidates, valid, invalid, quota, vacancies }: Count): string {
  const said = [
    counted(seats, 'seat'),
    counted(candidates.length, 'candidate'),
    counted(valid, 'valid paper'),
    `${thousands(invalid)} invalid`,
  ]
  if (quota !== null) said.push(`quota ${quota}`)
  if (vacancies > 0) said.push(`${counted(vacancies, 'seat')} left vacant`)
  return said.join(', ')
}

function labelOf({ number, label }: SheetRow): string {
  const cut = label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label
  return number === null ? cut : `${String(number).padStart(3)} ${cut}`
}

function columnsOf({ stages }: Count): readonly Column[][] {
  const each = stages.map(({ number, kind }, at): Column[] => {
    const total: Column = { head: [`Stage ${number}`, stageWords[kind]], cell: ({ totals }) => totals[at] ?? '' }
    return at === 0
      ? [total]
      : [{ head: ['', '+ or −'], cell: ({ changes }) => (changes[at] ?? '').replace('-', '−') }, total]
  })
  return [...each, [{ head: ['', 'Result'], cell: ({ result }) => result }]]
}

const widthOf = ({ head, cell }: Column, rows: readonly SheetRow[]) =>
  Math.max(...head.map(({ length }) => length), ...rows.map((row) => cell(row).length)) + 2

/** A stage's columns stay together. */
function inBlocks(groups: readonly Column[][], room: number, rows: readonly SheetRow[]): readonly Column[][] {
  const blocks: Column[][] = []
  let left = 0
  for (const group of groups) {
    const width = group.reduce((sum, column) => sum + widthOf(column, rows), 0)
    const block = blocks.at(-1)
    if (block && width <= left) block.push(...group)
    else blocks.push([...group])
    left = (block && width <= left ? left : room) - width
  }
  return blocks
}

function table(columns: readonly Column[], rows: readonly SheetRow[], labels: readonly string[], left: number): string {
  const widths = columns.map((column) => widthOf(column, rows))
  const line = (label: string, cells: readonly string[]) =>
    (label.padEnd(left) + cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('')).trimEnd()
  const over = columns.map(({ head }) => head[0])
  const under = columns.map(({ head }) => head[1])
  return [
    ...(over.some((word) => word !== '') ? [line('', over)] : []),
    line('Candidate', under),
    ...rows.map((row, at) => {
      const cells = columns.map(({ cell }) => cell(row))
      return line(labels[at] ?? '', cells)
    }),
  ].join('\n')
}

const listed = (heading: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : [heading, ...lines.map((line) => `  ${line}`)].join('\n')

/** The object that programs read: `--json`, the download, and `result.json` of a proof pack. */
export function resultObject(file: string, count: Count, repairs: readonly Repair[]) {
  const { rule, seats, candidates, valid, invalid, quota, winners, stages, ties } = count
  return {
    file,
    rule,
    seats,
    candidates: candidates.map(({ name }) => name),
    valid,
    invalid,
    quota,
    winners: winners.map((number) => ({ number, name: candidates[number - 1]?.name ?? '' })),
    stages: stages.map(({ number, kind, note, totals, non_transferable, elected, excluded }) => ({
      number,
      kind,
      note,
      totals,
      non_transferable,
      elected,
      excluded,
    })),
    repairs,
    ties,
  }
}
