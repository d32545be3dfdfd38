import { z } from '@hono/zod-openapi'
import type { Ask } from '../routes.ts'
import { countShown, wholeNumberAsked } from './fields.ts'

export const pageAsked = {
  page: wholeNumberAsked(1, 10_000, 1, 'Which page; those after the last are empty.'),
  limit: wholeNumberAsked(1, 500, 50, 'How many on a page.'),
}
type Page = { readonly page: number; readonly limit: number }

export const pageShown = {
  total: countShown('How many there are on all pages.', 1),
  page: countShown('Which page this is.', 1),
  limit: countShown('How many there are on a page.', 50),
  next: z.url().nullable().meta({ description: 'Where the next page is; null on the last.', example: null }),
}

/** Where a page is among the others; the next is the same question, asked for the page after this. */
export function pageOf(c: Ask, { page, limit }: Page, total: number) {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.set('page', String(page + 1))
  const next = `${c.get('config').public_url}${pathname}?${searchParams.toString()}`
  return { total, page, limit, next: page * limit < total ? next : null }
}

/** Our pages show the last page instead; a program that counts on would take it for more. */
export const isPastTheEnd = ({ page, limit }: Page, total: number) => page > 1 && (page - 1) * limit >= total

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
