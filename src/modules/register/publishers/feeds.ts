import { webAddress } from './rules.ts'

/** A file that can't be had; the message says why. */
export class NotFetched extends Error {}

export type Fetched = { readonly bytes: Uint8Array; readonly file_name: string }
export type FetchLimits = { readonly seconds: number; readonly most_bytes: number }

/** The largest published file, a year of postcodes, packs into less; ODS makes its reports while one waits. */
const usual: FetchLimits = { seconds: 120, most_bytes: 64 * 1024 * 1024 }

/** The file at an address, within a time and a size; a redirect may only lead to the web again. */
export async function fetchFile(address: string, limits: FetchLimits = usual): Promise<Fetched> {
  let reply: Response
  try {
    reply = await fetch(address, { signal: AbortSignal.timeout(limits.seconds * 1000), redirect: 'follow' })
  } catch (error) {
    throw new NotFetched(
      error instanceof Error && error.name === 'TimeoutError'
        ? `${address} did not answer within ${limits.seconds} seconds.`
        : `${address} can’t be reached. Check the network and the address.`,
      { cause: error },
    )
  }
  if (!reply.ok) throw new NotFetched(`${address} answered ${reply.status}. Check the address on the publisher’s page.`)
  if (!webAddress(reply.url)) throw new NotFetched(`${address} leads somewhere that is not the web.`)
  return { bytes: await bytesOf(reply, address, limits), file_name: nameOf(reply, address) }
}

async function bytesOf(reply: Response, address: string, limits: FetchLimits): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of reply.body ?? []) {
      size += part.length
      if (size > limits.most_bytes) throw new NotFetched(`${address} is larger than ${limits.most_bytes} bytes.`)
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof NotFetched) throw error
    throw new NotFetched(`${address} broke off, or took longer than ${limits.seconds} seconds.`, { cause: error })
  }
  return Buffer.concat(parts)
}

function nameOf(reply: Response, address: string): string {
  const given = /filename="?([^";]+)"?/i.exec(reply.headers.get('content-disposition') ?? '')?.[1]
  return given ?? (new URL(address).pathname.split('/').at(-1) || address)
}
