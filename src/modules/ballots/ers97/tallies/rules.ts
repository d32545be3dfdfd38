import { dividedUp, unitsInOne } from '../../fixed-point/rules.ts'
import type { Parcel, Piles } from '../../piles/rules.ts'
import { vacanciesOn, votesOf, type Sheet } from '../../sheets/rules.ts'

/** Every division is taken to two decimal places (5.1.6, 5.3.7), so that all votes are whole hundredths. */
export const places = 2
export const one = unitsInOne(places)

/** 6.1. All papers of one value that came in one transfer, or as first preferences. */
export type Batch = { readonly value: bigint; readonly papers: Parcel }

/** A count under way. */
export type Tally = {
  readonly sheet: Sheet
  readonly piles: Piles
  readonly valid: number
  /** What each candidate holds, the batch received last at the end. */
  readonly hands: Batch[][]
  quota: bigint
  /** The votes required for election (5.6.1), as last worked out. */
  level: bigint
}

/** 6.18. Above the quota, and elected; nothing for whoever else. */
export const surplusOf = ({ sheet, quota }: Tally, number: number): bigint =>
  votesOf(sheet, number) > quota ? votesOf(sheet, number) - quota : 0n

export const withSurplus = (tally: Tally): readonly number[] =>
  tally.sheet.winners.filter((number) => surplusOf(tally, number) > 0n)

export const surpluses = (tally: Tally): bigint =>
  withSurplus(tally).reduce((sum, number) => sum + surplusOf(tally, number), 0n)

/** 5.1.6, and 5.4.8: what is still transferable divided by one more than the places, to two decimals; a remainder adds 0.01. */
export const quotaOf = ({ sheet, valid }: Pick<Tally, 'sheet' | 'valid'>): bigint =>
  dividedUp(BigInt(valid) * one - votesOf(sheet, 0), BigInt(sheet.election.seats + 1))

/**
 * 5.1.7, 5.3.13, 5.4.9. The quota, or where it is less the total active vote divided by one more than the places not yet filled. The
 * active vote is found as 5.6.1 says: without the quotas, or lesser votes, of those elected, and without what is non-transferable.
 */
export function levelOf({ sheet, valid, quota }: Tally): bigint {
  const kept = sheet.winners.reduce((sum, number) => {
    const votes = votesOf(sheet, number)
    return sum + (votes < quota ? votes : quota)
  }, 0n)
  const active = BigInt(valid) * one - votesOf(sheet, 0) - kept
  const share = dividedUp(active, BigInt(vacanciesOn(sheet) + 1))
  return share < quota ? share : quota
}
