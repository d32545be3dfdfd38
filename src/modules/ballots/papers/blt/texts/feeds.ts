import { refuse, type Line } from '../../lines/feeds.ts'
import type { Repairs } from '../../repairs/rules.ts'

/** A line with a name or the title: the texts on it, and how they were written. */
export type Text = { readonly line: number; readonly parts: readonly string[]; readonly is_quoted: boolean }

/** Marks of writing direction and of byte order, and the soft hyphen: they hide or reorder what people read. */
const unseen = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]|(?!\s)\p{Cc}/gu
const longest = 500

/** One spelling for one name: spaces in order, nothing that can't be seen. */
export function tidied(text: string, line: number, repairs: Repairs): string {
  const seen = text.replaceAll(unseen, '').normalize('NFC')
  if (seen.length !== text.normalize('NFC').length)
    repairs.note(line, 'Marks that can’t be seen are taken out of a name or title.')
  const tidy = seen.trim().replaceAll(/\s+/g, ' ')
  if (tidy !== seen) repairs.note(line, 'Spaces in a name or title are put in order.')
  if (tidy.length > longest)
    refuse(line, `A name or title has more than ${longest} letters.`, 'Check that this is a file of ballot papers.')
  return tidy
}

export function readText({ text, line }: Line, repairs: Repairs): Text {
  // Elsewhere a curly mark may be part of a letter that some program has garbled.
  const straight = /^[“”„]/.test(text) ? text.replaceAll(/[“”„]/g, '"') : text
  if (straight !== text) repairs.note(line, 'Curly quotation marks are read as straight ones.')
  const double = straight.replace(/^['‘]([^"]+)['’]$/, '"$1"')
  if (double !== straight) repairs.note(line, 'Single quotation marks are read as double ones.')
  const bare = withoutCommas(double)
  if (bare !== double) repairs.note(line, 'Commas at the end of the line are left out.')
  const [, cell = bare, after = ''] = cellAndMore.exec(bare) ?? []
  const inner = unescaped(cell)
  if (inner !== undefined || /(^|\s)""[^"\s]/.test(bare))
    repairs.note(line, 'The quotation marks are doubled: read once.')
  const words = (inner ?? bare).trim()
  const is_quoted = inner !== undefined || words.startsWith('"')
  const parts = [...partsOf(words, is_quoted, line, repairs), ...(inner !== undefined && after ? [after] : [])]
  return { line, is_quoted, parts: parts.map((part) => tidied(part, line, repairs)) }
}

/** `"Ann Lee ""Labour""" Elm ward` */
const cellAndMore = /^("(?:[^"]|"")*")\s*([^"\s#][^"]*)$/

function withoutCommas(text: string) {
  let end = text.length
  while (end > 0 && /[\s,]/.test(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}

/** What is inside a cell of CSV, `"Ann Lee ""Labour"""`; nothing where the line isn't one, as in `"Ann Lee""Labour"`. */
function unescaped(text: string): string | undefined {
  if (!/^"(?:[^"]|"")*"$/.test(text) || !text.slice(1, -1).includes('""')) return undefined
  const inner = text.slice(1, -1).replaceAll('""', '"')
  return inner.split('"').length % 2 === 1 ? inner : undefined
}

function partsOf(text: string, is_quoted: boolean, line: number, repairs: Repairs): string[] {
  const quotes = text.split('"').length - 1
  if (quotes === 0) {
    if (!is_quoted) repairs.note(line, 'The name or title is not in quotation marks.')
    return is_quoted ? [text] : text.split(/\s#/, 1).flatMap((said) => said.split(/,(?=\S)/))
  }
  if (quotes % 2 === 1) {
    repairs.note(line, 'A quotation mark without its partner is left out.')
    return [text.replaceAll('"', ' ')]
  }
  const [before = '', ...rest] = text.split('"')
  // A nickname, `William "Bill" Lee`, belongs to its name.
  if (before.trim() !== '' && rest.at(-1)?.trim() !== '') return [text]
  return [before, ...rest].map((part) => part.replace(/^\s*#.*$|^\s*,|,\s*$/g, '').trim()).filter((part) => part !== '')
}
