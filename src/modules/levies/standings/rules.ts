/** What was charged and received of a levy by one issued run, in pence. */
export type RunStanding = {
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly charged: number
  readonly paid: number
  readonly written_off: number
}

/** What several runs come to; whoever paid more than they were charged is owed nothing by that, and so is taken off what is owed. */
export const sumOf = (runs: readonly RunStanding[]) => {
  const charged = runs.reduce((sum, run) => sum + run.charged, 0)
  const paid = runs.reduce((sum, run) => sum + run.paid, 0)
  const written_off = runs.reduce((sum, run) => sum + run.written_off, 0)
  return { charged, paid, written_off, owed: charged - paid - written_off }
}

/** A run's charge as whole pounds that came, that were written off and that are owed; one that gives back more than it charges is not drawn. */
export function drawn({ charged, paid, written_off }: RunStanding): readonly [number, number, number] | null {
  if (charged <= 0) return null
  const came = Math.min(Math.max(paid, 0), charged)
  const given_up = Math.min(Math.max(written_off, 0), charged - came)
  return [pound(came), pound(given_up), pound(charged - came - given_up)]
}

const pound = (pence: number) => Math.round(pence / 100)
