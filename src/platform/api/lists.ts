import type { Ask } from '../routes.ts'

/** The same question for the page after this, or null where this is the last. */
export function nextPage(
  c: Ask,
  { page, limit }: { readonly page: number; readonly limit: number },
  total: number,
): string | null {
  if (page * limit >= total) return null
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.set('page', String(page + 1))
  return `${c.get('config').public_url}${pathname}?${searchParams}`
}

const linesAtOnce = 200

/** Rows as JSON lines, written as the reader takes them. */
export function linesOf<Row>(c: Ask, rows: readonly Row[], line: (row: Row) => unknown): Response {
  const encoder = new TextEncoder()
  let sent = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(to) {
      const next = rows.slice(sent, (sent += linesAtOnce))
      if (next.length === 0) to.close()
      else to.enqueue(encoder.encode(next.map((row) => `${JSON.stringify(line(row))}\n`).join('')))
    },
  })
  return c.body(stream, 200, { 'content-type': 'application/x-ndjson; charset=utf-8' })
}
