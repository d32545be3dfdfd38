import type { HtmlEscapedString } from 'hono/utils/html'

/** A page or a letter as text, outside a handler. Nothing here is async, so it is text as soon as it is asked for. */
export function markup(element: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  const drawn: unknown = element
  return String(drawn)
}
