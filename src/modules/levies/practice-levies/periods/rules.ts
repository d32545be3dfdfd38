import type { Id, Pence } from '../../../../platform/values.ts'
import type { RunState } from '../../runs/rules.ts'
import { sumOf, type Sums } from '../../standings/rules.ts'

type Paying = {
  readonly run_state: RunState
  readonly amount_pence: Pence
  readonly paid_pence: number
  readonly written_off_pence: number
}

/** What issued lines come to, what was paid and written off of them, and what is left; a draft charges nothing yet. */
export const sumsOf = (lines: readonly Paying[]): Sums =>
  sumOf(
    lines
      .filter(({ run_state }) => run_state === 'issued')
      .map(({ amount_pence, paid_pence, written_off_pence }) => ({
        charged: amount_pence,
        paid: paid_pence,
        written_off: written_off_pence,
      })),
  )

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
