import { namesApart, type Count, type Stage } from '../counts/rules.ts'
import { sheetRows, type SheetRow } from '../result-sheets/rules.ts'

/** A stage across the top of the table, and what is said of it for each candidate: `+ or −` and the total, or what is kept and the votes. */
export type StageHead = {
  readonly number: number
  readonly title: string
  readonly columns: readonly string[]
}

/** A candidate at a stage: one figure for each of the stage's columns. */
export type StageCell = { readonly figures: readonly string[]; readonly mark: 'Elected' | 'Excluded' | null }

export type StageRow = {
  /** The candidate's place on the ballot paper; null below the candidates. */
  readonly number: number | null
  readonly label: string
  readonly cells: readonly StageCell[]
  readonly result: string
}

export type StageTable = { readonly heads: readonly StageHead[]; readonly rows: readonly StageRow[] }

/** What happened, without its figures and short enough to stand over a column. */
export function titleOf({ kind, note, elected, excluded }: Stage, { candidates }: Count): string {
  const namesOf = (numbers: readonly number[]) =>
    numbers.length > 2
      ? `${numbers.length} candidates`
      : numbers.map((number) => namesApart(candidates)[number - 1] ?? '').join(' and ')
  switch (kind) {
    case 'surplus':
      return note.split(': ', 1)[0] ?? note
    case 'exclusion':
      return `Exclusion of ${namesOf(excluded)}`
    case 'iteration':
      return note.startsWith('Exclusion') ? `Exclusion of ${namesOf(excluded)}` : `Election of ${namesOf(elected)}`
    default:
      return {
        first_preferences: 'First preferences',
        votes: 'Votes',
        elected_unopposed: 'No contest',
        last_vacancies: 'Last places',
      }[kind]
  }
}

/**
 * Candidates down and stages across, each stage as its rule's own sheets have it: what came and went and the total after it; under
 * Meek's rule, which moves no papers, what each candidate keeps of every paper and their votes. All stages, or some.
 */
export function stageTable(count: Count, from = 0, until = count.stages.length): StageTable {
  const shown = count.stages.slice(from, until)
  const out_at = new Map(
    count.stages.flatMap(({ number, excluded }) => excluded.map((each) => [each, number] as const)),
  )
  return {
    heads: shown.map((stage) => ({
      number: stage.number,
      title: titleOf(stage, count),
      columns: columnsOf(stage),
    })),
    rows: sheetRows(count, from, until).map((row) => ({
      number: row.number,
      label: row.label,
      cells: shown.map((stage, at) => cellOf(row, stage, at, out_at)),
      result: row.result,
    })),
  }
}

const columnsOf = ({ keep, number }: Stage) =>
  keep ? ['Keeps', 'Votes'] : number === 1 ? ['Votes'] : ['+ or −', 'Total']

function cellOf(
  { number, totals, changes, result }: SheetRow,
  stage: Stage,
  at: number,
  out_at: ReadonlyMap<number, number>,
): StageCell {
  const total = totals[at] ?? ''
  const mark = number === null ? null : markOf(number, stage)
  const was_excluded = number !== null && (out_at.get(number) ?? Infinity) < stage.number
  const is_gone = (was_excluded && isNought(total)) || result === 'Withdrawn'
  const change = (changes[at] ?? '').replace('-', '−')
  const first = stage.keep
    ? [number === null ? '' : (stage.keep[number - 1] ?? '')]
    : stage.number === 1
      ? []
      : [change]
  return { figures: is_gone ? [...first.map(() => ''), ''] : [...first, total.replace('-', '−')], mark }
}

const isNought = (decimal: string) => !/[1-9]/.test(decimal)

const markOf = (number: number, { elected, excluded }: Stage) =>
  elected.includes(number) ? 'Elected' : excluded.includes(number) ? 'Excluded' : null

/** Figures of one table that a screen shows at once; more than that is turned over. */
const mostCells = 4_000

export const stagesAtOnce = (candidates: number) => Math.max(12, Math.floor(mostCells / Math.max(1, candidates)))

/** A sheet of more figures is hundreds of pages. */
const mostPrinted = 40_000

export const isPrinted = ({ candidates, stages }: Count) => candidates.length * stages.length <= mostPrinted

/** For paper: as many stages side by side as have room in so many characters; one at least. */
export function inBlocks(table: StageTable, room: number): readonly StageTable[] {
  const widths = table.heads.map(({ columns }, at) =>
    columns.reduce((sum, _, column) => sum + widthOf(table, at, column), 0),
  )
  const starts: number[] = []
  let left = 0
  for (const [at, width] of widths.entries()) {
    if (at === 0 || width > left) {
      starts.push(at)
      left = room
    }
    left -= width
  }
  return starts.map((start, at) => partOf(table, start, starts[at + 1] ?? widths.length))
}

const partOf = ({ heads, rows }: StageTable, from: number, until: number): StageTable => ({
  heads: heads.slice(from, until),
  rows: rows.map((row) => ({ ...row, cells: row.cells.slice(from, until) })),
})

/** Without those who were out before its first stage. */
export const withoutGone = ({ heads, rows }: StageTable): StageTable => ({
  heads,
  rows: rows.filter(({ cells }) => cells.some(({ figures }) => figures.some((figure) => figure !== ''))),
})

const widthOf = ({ rows }: StageTable, at: number, column: number) =>
  rows.reduce((most, { cells }) => Math.max(most, cells[at]?.figures[column]?.length ?? 0), 8) + 2
