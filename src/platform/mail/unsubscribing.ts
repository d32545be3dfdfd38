import { openIfSealed, sealSecret } from '../secrets.ts'
import type { Config } from '../config.ts'
import type { Id } from '../values.ts'

const mark = 'stop mail like '

/**
 * The part of an address that lets whoever has a message stop mail like it. It is the message's id, sealed: nothing is kept of
 * it, every copy that a retry sent works alike, and nobody makes one for a message they didn't get.
 */
export const stopToken = (config: Config, message_id: Id<'message'>) => sealSecret(config, mark + message_id)

/** The message whose mail is to be stopped; undefined for what we never sealed. */
export function messageOfToken(config: Config, token: string): Id<'message'> | undefined {
  const opened = openIfSealed(config, token)
  return opened?.startsWith(mark) ? (opened.slice(mark.length) as Id<'message'>) : undefined
}

export const stopAddress = (config: Config, message_id: Id<'message'>) =>
  `${config.public_url}/unsubscribe/${stopToken(config, message_id)}`
