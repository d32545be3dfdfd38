import { wholePence, type Id, type Pence } from '../../../../platform/values.ts'
import type { RunState } from '../../runs/rules.ts'

type Paying = {
  readonly run_state: RunState
  readonly amount_pence: Pence
  readonly paid_pence: number
  readonly written_off_pence: number
}

export type Sums = {
  readonly charged: Pence
  readonly paid: Pence
  readonly written_off: Pence
  readonly owed: Pence
}

/** What issued lines come to, what was paid and written off of them, and what is left; a draft charges nothing yet. */
export function sumsOf(lines: readonly Paying[]): Sums {
  const issued = lines.filter(({ run_state }) => run_state === 'issued')
  const sum = (of: 'amount_pence' | 'paid_pence' | 'written_off_pence') =>
    issued.reduce((total, line) => total + line[of], 0)
  const [charged, paid, written_off] = [sum('amount_pence'), sum('paid_pence'), sum('written_off_pence')]
  return {
    charged: wholePence(charged),
    paid: wholePence(paid),
    written_off: wholePence(written_off),
    owed: wholePence(charged - paid - written_off),
  }
}

type OfRun = { readonly run_id: Id<'run'> }

export type PracticePeriod<Line, Paper> = {
  readonly run_id: Id<'run'>
  readonly first: Line
  readonly lines: readonly Line[]
  readonly papers: readonly Paper[]
  readonly sums: Sums
}

/** A practice's lines run by run, in their order, each with its papers. */
export function periodsOf<Line extends Paying & OfRun, Paper extends OfRun>(
  lines: readonly Line[],
  papers: readonly Paper[],
): readonly PracticePeriod<Line, Paper>[] {
  const papersOf = Map.groupBy(papers, ({ run_id }) => run_id)
  return [...Map.groupBy(lines, ({ run_id }) => run_id)].flatMap(([run_id, of]) => {
    const [first] = of
    return first ? { run_id, first, lines: of, papers: papersOf.get(run_id) ?? [], sums: sumsOf(of) } : []
  })
}
