/** What was charged and received of a levy by one issued run, in pence. */
export type RunStanding = {
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly charged: number
  readonly paid: number
  readonly written_off: number
}

/** What several runs or lines come to; what was paid too much is taken off what is owed. */
export const sumOf = (parts: readonly Pick<RunStanding, 'charged' | 'paid' | 'written_off'>[]) => {
  const charged = parts.reduce((sum, part) => sum + part.charged, 0)
  const paid = parts.reduce((sum, part) => sum + part.paid, 0)
  const written_off = parts.reduce((sum, part) => sum + part.written_off, 0)
  return { charged, paid, written_off, owed: charged - paid - written_off }
}

export type Sums = ReturnType<typeof sumOf>

/** A run's charge as whole pounds that came, that were written off and that are owed; one that gives back more than it charges is not drawn. */
export function drawn({ charged, paid, written_off }: RunStanding): readonly [number, number, number] | null {
  if (charged <= 0) return null
  const came = Math.min(Math.max(paid, 0), charged)
  const given_up = Math.min(Math.max(written_off, 0), charged - came)
  return [pound(came), pound(given_up), pound(charged - came - given_up)]
}

const pound = (pence: number) => Math.round(pence / 100)
