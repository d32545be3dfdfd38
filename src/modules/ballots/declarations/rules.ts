import { count as counted, thousands } from '../../../platform/values.ts'
import { inWords } from '../constraints/rules.ts'
import { methods } from '../counts/methods/rules.ts'
import type { Request } from '../counts/requests/rules.ts'
import { namesApart, type Count, type Stage, type Tie } from '../counts/rules.ts'
import type { Lot } from '../lots/rules.ts'
import { percentage } from '../motions/verdicts/rules.ts'
import type { Election, Repair } from '../papers/rules.ts'
import { inBlocks, stageTable, titleOf, withoutGone, type StageTable } from '../stage-tables/rules.ts'

/** What a declaration is made from: a result, however it was come by. */
export type Declared = {
  /** What it is called, if not as its papers say. */
  readonly title?: string
  readonly rule: string
  readonly request: Pick<Request, 'constraints' | 'electorate'>
  readonly election: Election
  readonly lot: Lot
  readonly count: Count
  readonly repairs: readonly Repair[]
}

export type DeclaredStage = {
  readonly number: number
  readonly title: string
  readonly note: string
  /** Why each candidate was elected or excluded here, and how equals were parted. */
  readonly reasons: readonly string[]
  readonly transfers: readonly { readonly from: string; readonly to: string; readonly votes: string }[]
}

export type DrawnLot = {
  readonly seed: string
  /** First in the lot first. */
  readonly tickets: readonly { readonly number: number; readonly name: string; readonly ticket: string }[]
  /** What to type in a shell to draw it again. */
  readonly command: string
}

export type Fact = { readonly label: string; readonly value: string; readonly note?: string }

/** A result in words and figures, from which every kind of sheet is made. */
export type Declaration = {
  readonly title: string
  readonly rule: { readonly name: string; readonly version: string; readonly source: string }
  readonly verdict: string
  readonly elected: readonly string[]
  readonly figures: readonly Fact[]
  /** What was asked of the count beside its rule. */
  readonly asks: readonly Fact[]
  readonly repairs: readonly string[]
  readonly table: StageTable
  readonly stages: readonly DeclaredStage[]
  readonly ties: readonly { readonly stage: number; readonly by: Tie['by']; readonly words: string }[]
  /** Where a lot decided anything. */
  readonly lot: DrawnLot | null
}

type TicketOf = (seed: string, number: number) => string
/** At each candidate's number less one. */
type Names = readonly string[]

/** Of all stages, or from one up to, not including, another. */
export function declarationOf(
  declared: Declared,
  ticketOf: TicketOf,
  from = 0,
  until = declared.count.stages.length,
): Declaration {
  const { election, lot, count, repairs } = declared
  const { name = '', version = '', source = '' } = methods[declared.rule] ?? {}
  const names = namesApart(count.candidates)
  const fell = count.ties.some(({ by }) => by === 'lot')
  return {
    title: declared.title ?? election.title,
    rule: { name, version, source },
    verdict: verdictOf(count, names),
    elected: count.winners.map((number) => `${nameIn(names, number)}, ${whenElected(count, number)}`),
    figures: figuresOf(declared),
    asks: asksOf(declared),
    repairs: repairs.map(({ line, what }) => `Line ${line}: ${what}`),
    table: stageTable(count, from, until),
    stages: count.stages.slice(from, until).map((stage) => stageOf(stage, count, names)),
    ties: count.ties.map(({ stage, by, why }) => ({ stage, by, words: why })),
    lot: lot.seed === null || !fell ? null : drawn(lot.seed, lot, names, ticketOf),
  }
}

/** Figures side by side on a landscape sheet beside a name, at the size in which they are printed. */
const charactersAcross = 138

/** The same for a document that is printed: its table in pieces that a page has room for. */
export const forPaper = (declaration: Declaration) => ({
  ...declaration,
  blocks: inBlocks(declaration.table, charactersAcross).map(withoutGone),
})

const nameIn = (names: Names, number: number) => names[number - 1] ?? ''

const listed = (names: readonly string[]) => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')

function verdictOf({ winners, vacancies, stages }: Count, names: Names): string {
  const how = stages[0]?.kind === 'elected_unopposed' ? 'Elected unopposed' : 'Elected'
  const filled =
    winners.length === 0 ? 'Nobody is elected.' : `${how}: ${listed(winners.map((number) => nameIn(names, number)))}.`
  if (vacancies === 0) return filled
  return `${filled} ${counted(vacancies, 'seat')} ${vacancies === 1 ? 'is' : 'are'} left vacant, as nobody is left to fill ${vacancies === 1 ? 'it' : 'them'}.`
}

function whenElected({ stages }: Count, number: number): string {
  const stage = stages.find(({ elected }) => elected.includes(number))
  return stage === undefined ? 'elected' : `at stage ${stage.number}`
}

function figuresOf({ election, count, request: { electorate } }: Declared): readonly Fact[] {
  const { seats, candidates, valid, invalid, quota } = count
  const standing = candidates.filter(({ is_withdrawn }) => !is_withdrawn).length
  return [
    { label: 'Seats', value: thousands(seats), note: `for ${counted(standing, 'candidate')}` },
    {
      label: 'Papers',
      value: thousands(valid + invalid),
      note:
        electorate === undefined
          ? `in ${counted(election.papers.weights.length, 'pile')} of equal ones`
          : `a turnout of ${percentage(BigInt(valid + invalid), BigInt(electorate))} of ${thousands(electorate)}`,
    },
    { label: 'Valid papers', value: thousands(valid) },
    { label: 'Invalid papers', value: thousands(invalid) },
    ...(quota === null ? [] : [{ label: 'Quota', value: quota }]),
  ]
}

function asksOf({ request, lot, count }: Declared): readonly Fact[] {
  const withdrawn = count.candidates.filter(({ is_withdrawn }) => is_withdrawn).map(({ name }) => name)
  const rows: readonly (readonly [string, string])[] = [
    ['Withdrawn', listed(withdrawn)],
    ['Constraints', request.constraints.map(inWords).join('; ')],
    ['Lots drawn from', lot.seed === null ? '' : `“${lot.seed}”`],
  ]
  return rows.flatMap(([label, value]) => (value === '' ? [] : [{ label, value }]))
}

function stageOf(stage: Stage, count: Count, names: Names): DeclaredStage {
  const { number, note, reasons, transfers } = stage
  const title = titleOf(stage, count)
  const said = note.startsWith(`${title}: `) ? note.slice(title.length + 2) : note
  return {
    number,
    title,
    note: `${said.charAt(0).toUpperCase()}${said.slice(1)}.`,
    reasons: [...new Set(reasons.map(({ why }) => why))],
    transfers: transfers.map(({ from, to, votes }) => ({
      from: nameIn(names, from),
      to: to === null ? 'nobody' : nameIn(names, to),
      votes,
    })),
  }
}

const inShell = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

function drawn(seed: string, { order }: Lot, names: Names, ticketOf: TicketOf): DrawnLot {
  const numbers = `$(seq 1 ${names.length})`
  return {
    seed,
    tickets: order.map((number) => ({ number, name: nameIn(names, number), ticket: ticketOf(seed, number) })),
    command: `for n in ${numbers}; do echo "$(printf '%s' ${inShell(seed)}" $n" | sha256sum) $n"; done | sort`,
  }
}
