/** What an account can come in by, beside a mailed link. */
export type Ways = {
  readonly passkeys: number
  readonly has_authenticator: boolean
  readonly provider_identities: number
  readonly recovery_codes_left: number
  /** It holds a role for which a mailed link isn't enough. */
  readonly needs_one: boolean
}

/** Recovery codes don't count: they are for when these are lost. */
export const strongWays = ({ passkeys, has_authenticator, provider_identities }: Ways) =>
  passkeys + Number(has_authenticator) + provider_identities

/** Half in, one may set up the first way and no other: whoever has one must come in by it. */
export const mayAddWay = (is_half_in: boolean, ways: Ways) => !is_half_in || strongWays(ways) === 0

export const mayRemoveWay = (ways: Ways) => !ways.needs_one || strongWays(ways) > 1

/** A code by mail is for those a link lets in and who have nothing better: for the others it would be the link over again. */
export const mayHaveCodeMailed = (ways: Ways) => !ways.needs_one && strongWays(ways) === 0
