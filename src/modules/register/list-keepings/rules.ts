import type { PostKind } from '../posts/rules.ts'

/** How an LMC wants its practices to keep their lists of people. */
export type ListKeeping = {
  readonly confirm_every_months: number
  /** Kinds of post that a practice proposes and the office approves. */
  readonly waiting_kinds: readonly PostKind[]
}

/** Until an LMC says otherwise: twice a year, and nothing waits. */
export const usualKeeping: ListKeeping = { confirm_every_months: 6, waiting_kinds: [] }

/** When a practice is asked again; null where it never confirmed, so that it is asked at once. */
export const nextDue = (
  confirmed_on: Temporal.PlainDate | null,
  { confirm_every_months }: Pick<ListKeeping, 'confirm_every_months'>,
) => confirmed_on?.add({ months: confirm_every_months }) ?? null

/** A practice is asked a fortnight before its list is due, so that it is rarely late. */
export const isAsked = (due: Temporal.PlainDate | null, on: Temporal.PlainDate) =>
  due === null || Temporal.PlainDate.compare(on, due.subtract({ days: 14 })) >= 0
