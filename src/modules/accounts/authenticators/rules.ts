/** A secret shown to one account, which it may take as its authenticator's by giving a code made with it. */
export type Offer = { readonly account_id: string; readonly secret: string; readonly offered_at: Temporal.Instant }

const begins = 'authenticator'

/** As it is sealed: in the page that shows it, and then in its row, where it fits no other account's. */
export const offerText = ({ account_id, secret, offered_at }: Offer) =>
  [begins, account_id, secret, offered_at.epochMilliseconds].join(' ')

export function readOffer(text: string): Offer | undefined {
  const [kind, account_id, secret, at] = text.split(' ')
  if (kind !== begins || !account_id || !secret || !at) return undefined
  return { account_id, secret, offered_at: Temporal.Instant.fromEpochMilliseconds(Number(at)) }
}

/** Time to find the telephone, install an app and read its manual. */
export const offerLasts = Temporal.Duration.from({ minutes: 60 })

export const offerIsLive = ({ offered_at }: Offer, now: Temporal.Instant) =>
  Temporal.Instant.compare(now, offered_at.add(offerLasts)) < 0

/** In fours, for typing where there is no camera. */
export const inFours = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
