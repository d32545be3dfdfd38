/** What was charged and received of a levy by one issued run, in pence. */
export type RunStanding = {
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly charged: number
  readonly paid: number
}

/** What several runs come to; whoever paid more than they were charged is owed nothing by that, and so is taken off what is owed. */
export const sumOf = (runs: readonly RunStanding[]) => {
  const charged = runs.reduce((sum, run) => sum + run.charged, 0)
  const paid = runs.reduce((sum, run) => sum + run.paid, 0)
  return { charged, paid, owed: charged - paid }
}

/** A run's charge as whole pounds that came and that are still owed; a run that gives back more than it charges is not drawn. */
export const drawn = ({ charged, paid }: RunStanding): readonly [number, number] | null =>
  charged <= 0 ? null : [pound(Math.min(Math.max(paid, 0), charged)), pound(Math.max(charged - Math.max(paid, 0), 0))]

const pound = (pence: number) => Math.round(pence / 100)
