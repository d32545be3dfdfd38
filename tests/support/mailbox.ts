import { operate } from './set-up.ts'
import type { Site } from './site.ts'

/** What was mailed to an address, or to anybody, the latest first. */
export async function mailTo(site: Site, address?: string) {
  return operate(site.scope(), async (tx) => {
    const found = tx.db
      .selectFrom('platform.message')
      .select(['to_address', 'to_name', 'subject', 'text_body', 'html_body'])
      .orderBy('id', 'desc')
    return await (address ? found.where('to_address', '=', address) : found).execute()
  })
}

/** The path of the link a letter carries. */
export function linkIn(letter: { readonly text_body: string } | undefined): string {
  const href = letter?.text_body.match(/https?:\S+/)?.[0]
  if (!href) throw new Error('this letter carries no link')
  return new URL(href).pathname
}
