import type { Id } from '../../../platform/values.ts'

/** To find a telephone and a password; a provider's own pages time out sooner. */
export const tripLasts = Temporal.Duration.from({ minutes: 10 })

/** Round trips from one network address in a quarter of an hour: each is a row, and anybody may begin one. */
export const tripLimit = { most: 60, seconds: 900 } as const

export type Purpose = 'sign_in' | 'link'

/** What is kept of a round trip while the browser is away. */
export type Trip = {
  readonly provider_id: Id<'identity_provider'>
  readonly purpose: Purpose
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** Of the invitation that is accepted by it. */
  readonly invitation_hash: string | null
  readonly proves_again: boolean
}

/** Somebody asked to sign in anew has done so since the round trip began, as far as the provider says when; clocks differ by a minute. */
export const cameAnew = (signed_in_at: number | undefined, began_at: Temporal.Instant) =>
  signed_in_at === undefined || signed_in_at * 1000 >= began_at.epochMilliseconds - 60_000

/** The same, where the provider says when: one that has somebody signed in all day lets them through and asks nothing. */
export const surelyCameAnew = (signed_in_at: number | undefined, began_at: Temporal.Instant) =>
  signed_in_at !== undefined && cameAnew(signed_in_at, began_at)

type Offered = { readonly name: string; readonly office_name: string }

/** `NHSmail`; where several offices have one, whose. */
export const providerLabel = ({ name, office_name }: Offered, all: readonly Offered[]) =>
  new Set(all.map((one) => one.office_name)).size > 1 ? `${name} (${office_name})` : name
