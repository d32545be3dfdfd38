import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Count, Stage } from '../counts/rules.ts'

/** A line of a result sheet: a candidate, or what became of the other votes. */
export type SheetRow = {
  /** The candidate's place on the ballot paper. */
  readonly number: number | null
  readonly label: string
  /** At the end of each stage. */
  readonly totals: readonly string[]
  /** In each stage, against the stage before; nothing where nothing came or went. */
  readonly changes: readonly string[]
  readonly result: string
}

export const stageWords: Readonly<Record<Stage['kind'], string>> = {
  first_preferences: 'First votes',
  votes: 'Votes',
  surplus: 'Surplus',
  exclusion: 'Exclusion',
  iteration: 'Shared anew',
  elected_unopposed: 'No contest',
  last_vacancies: 'Last seats',
}

/**
 * Candidates in the order of the ballot paper, then the non-transferable votes, all votes, and the quota where it moves; at every stage, or
 * from one up to, not including, another.
 */
export function sheetRows(count: Count, from = 0, until = count.stages.length): readonly SheetRow[] {
  const { candidates, stages } = count
  const shown = stages.slice(from, until)
  const before = from > 0 ? stages.slice(from - 1, from) : []
  const row = (number: number | null, label: string, of: (stage: Stage) => string, result = ''): SheetRow => {
    const totals = shown.map(of)
    const earlier = [...before.map(of), ...totals].slice(0, totals.length)
    const changes = totals.map((total, at) => change(earlier[from > 0 ? at : at - 1] ?? total, total))
    return { number, label, totals, changes, result }
  }
  const quotas = stages.flatMap(({ quota }) => quota ?? [])
  const quota = { ...row(null, 'Quota', () => '0'), totals: shown.map((stage) => stage.quota ?? '') }
  return [
    ...candidates.map(({ number, name }, at) =>
      row(number, name, ({ totals }) => totals[at] ?? '', resultOf(count, number)),
    ),
    row(null, 'Non-transferable', ({ non_transferable }) => non_transferable),
    row(null, 'All votes', ({ totals, non_transferable }) => summed([...totals, non_transferable])),
    ...(new Set(quotas).size > 1 ? [quota] : []),
  ]
}

/** Elected or excluded, in which order and when. */
function resultOf({ candidates, winners, stages }: Count, number: number): string {
  const stage = (has: (stage: Stage) => boolean) => stages.find(has)?.number
  if (winners.includes(number)) {
    const elected_at = stage(({ elected }) => elected.includes(number))
    return `Elected ${winners.indexOf(number) + 1}${elected_at === undefined ? '' : `, stage ${elected_at}`}`
  }
  if (candidates[number - 1]?.is_withdrawn) return 'Withdrawn'
  const excluded_at = stage(({ excluded }) => excluded.includes(number))
  return excluded_at === undefined ? 'Not elected' : `Excluded, stage ${excluded_at}`
}

const placesOf = (decimal: string) => (decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0)
const unitsOf = (decimal: string) => BigInt(decimal.replace('.', ''))

function asDecimal(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return `${units < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`
}

const summed = (decimals: readonly string[]) =>
  asDecimal(
    decimals.reduce((sum, each) => sum + unitsOf(each), 0n),
    placesOf(decimals[0] ?? ''),
  )

function change(before: string, after: string): string {
  const units = unitsOf(after) - unitsOf(before)
  return units === 0n ? '' : `${units > 0n ? '+' : ''}${asDecimal(units, placesOf(after))}`
}

/** The sheet as a table to be saved: each stage's change before its total, as on a counting hall's sheet. */
export const sheetColumns = ({ stages }: Count): readonly ExportColumn<SheetRow>[] => [
  { key: 'number', heading: 'Number', kind: 'number', value: ({ number }) => number },
  { key: 'candidate', heading: 'Candidate', kind: 'text', value: ({ label }) => label },
  ...stages.flatMap(({ number }, at): ExportColumn<SheetRow>[] => [
    ...(at === 0
      ? []
      : [
          {
            key: `stage_${number}_change`,
            heading: `Stage ${number} change`,
            kind: 'number' as const,
            value: ({ changes }: SheetRow) => changes[at] ?? '',
          },
        ]),
    { key: `stage_${number}`, heading: `Stage ${number}`, kind: 'number', value: ({ totals }) => totals[at] ?? '' },
  ]),
  { key: 'result', heading: 'Result', kind: 'text', value: ({ result }) => result },
]

/** What a sheet can be taken away as. */
export const sheetFormats = ['pdf', 'html', 'csv', 'xlsx', 'json'] as const
export type SheetFormat = (typeof sheetFormats)[number]
