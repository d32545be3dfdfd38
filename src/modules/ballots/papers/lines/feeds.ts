import { Unreadable } from '../../../../platform/files/mistakes.ts'
import { thousands } from '../../../../platform/values.ts'

/** A file read line by line: `line` is the number of the line that begins at `at`. */
export type Lines = { readonly bytes: Uint8Array; at: number; line: number; readonly numbers?: readonly number[] }
export type Line = { readonly text: string; readonly line: number }

const lineFeed = 10
const decoder = new TextDecoder('utf-8', { fatal: true })
const lenient = new TextDecoder()
/** No paper and no name is as long. */
const longest = 20_000

/** The next line that isn't blank, without the spaces around it. One that is too long is refused, or cut. */
export function nextLine(lines: Lines, too_long: 'refused' | 'cut' = 'refused'): Line | undefined {
  const { bytes } = lines
  for (let from = lines.at; from < bytes.length; from += 1) {
    const byte = bytes[from] as number
    if (byte === lineFeed) lines.line += 1
    if (byte === lineFeed || byte === 32 || (byte >= 9 && byte <= 13)) continue
    const line = numberOf(lines)
    const end = endOfLine(bytes, from)
    if (end - from > longest && too_long === 'refused') refuseLength(end - from, line)
    const text =
      end - from > longest
        ? lenient.decode(bytes.subarray(from, from + longest))
        : textOf(bytes.subarray(from, end), line)
    lines.at = end + 1
    lines.line += 1
    if (text.trim() !== '') return { text: text.trim(), line }
    from = end
  }
  lines.at = bytes.length
  return undefined
}

function endOfLine(bytes: Uint8Array, from: number) {
  const found = bytes.indexOf(lineFeed, from)
  return found < 0 ? bytes.length : found
}

/** The next line that isn't a comment either. */
export function nextSaid(lines: Lines, too_long: 'refused' | 'cut' = 'refused'): Line | undefined {
  let line = nextLine(lines, too_long)
  while (line?.text.startsWith('#')) line = nextLine(lines, too_long)
  return line
}

export function checkLengths(bytes: Uint8Array): void {
  let line = 1
  for (let from = 0; from < bytes.length; line += 1) {
    const end = endOfLine(bytes, from)
    if (end - from > longest) refuseLength(end - from, line)
    from = end + 1
  }
}

const refuseLength = (length: number, line: number) =>
  refuse(line, `This line has ${thousands(length)} characters.`, 'Write one paper a line, and one name.')

/** UTF-8 to text. Any other encoding is refused and not guessed at: a guess puts a wrong letter in somebody's name. */
export function textOf(bytes: Uint8Array, line: number | undefined): string {
  try {
    return decoder.decode(bytes)
  } catch {
    return refuse(
      line,
      `This ${line ? 'line' : 'file'} is not in UTF-8: it may be in Windows-1252.`,
      'Open the file in a text editor and save it as UTF-8.',
    )
  }
}

export const withoutComment = (text: string) => text.split('#', 1).join('').trimEnd()

/** The line's number in the file that somebody gave us. */
export const numberOf = ({ line, numbers }: Lines) => numbers?.[line - 1] ?? line

export function everyLine(lines: Lines): Line[] {
  const all: Line[] = []
  for (let line = nextLine(lines); line; line = nextLine(lines)) all.push(line)
  return all
}

const longestShown = 40

/** Words of a file, short enough to be said in a sentence. */
export const shown = (text: string) =>
  `“${text.length > longestShown ? `${text.slice(0, longestShown)}…` : text}”`.replaceAll(/[\p{Cc}\p{Cf}]/gu, '')

/** What can't be read without a guess is refused: what is there, and what to do about it. */
export function refuse(line: number | undefined, what: string, remedy: string): never {
  throw new Unreadable(what, remedy, line)
}
