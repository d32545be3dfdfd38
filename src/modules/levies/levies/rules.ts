/** The kinds of levy an LMC may collect; they are never mixed (NHS Act 2006, s.97, is about the first alone). */
export const levyKinds = {
  statutory: 'Statutory: for the LMC’s own expenses',
  national: 'National: for the GP Defence Fund',
  charity: 'For a charity',
} as const
export type LevyKind = keyof typeof levyKinds

/** How a practice comes to pay a levy. */
export const joinings = {
  built_in: 'GMS practices pay it by their contract, PMS and APMS practices once they have agreed to',
  opt_out: 'Every practice pays it, but those that opted out',
  opt_in: 'Only practices that opted in pay it',
} as const
export type Joining = keyof typeof joinings

/** An LMC has one each of the others, and as many for charities as it likes. */
export const joiningsOf = (kind: LevyKind): readonly Joining[] =>
  kind === 'statutory' ? ['built_in'] : ['opt_out', 'opt_in']
