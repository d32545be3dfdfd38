import { refuse, shown, type Line } from '../../lines/feeds.ts'
import type { Repairs } from '../../repairs/rules.ts'
import { readText, tidied, type Text } from '../texts/feeds.ts'

type Names = { readonly names: readonly string[]; readonly title: string }

/** PrefLib keeps the names in comments. */
const alternative = /^#\s*ALTERNATIVE NAME\s+(\d+)\s*:\s*(.*)$/i
const party =
  /\b(part(y|aidh)|labour|conservatives?|liberals?|democrats?|independents?|alliance|coalition|socialists?|unionists?|greens|snp|ukip|plaid|sinn féin)\b/i

/** A line with no more than this, as councils shorten them. */
const shortParty = /^(lab|con|ld|lib ?dem|snp|grn|ind|ssp|ukip|alba|tusc|dup|uup|sdlp|sf|apni|tuv|pbp)\.?$/i

const titleWords = /\b(ward|council|committee|lmc|(by-)?elections?|ballot|constituency|seats?)\b/i

/** What a file that has no title is called, and the line on which its papers end. */
type File = { readonly called: string; readonly ended_at: number }

/** Names and title from the lines below the papers. */
export function readNames(lines: readonly Line[], candidates: number, file: File, repairs: Repairs): Names {
  const below = lines.filter(({ text }) => !text.startsWith('#')).map((line) => readText(line, repairs))
  const texts = below.length <= 1 ? [...commentedNames(lines, candidates, repairs), ...below] : below
  if (texts.length === 0) {
    repairs.note(file.ended_at, 'The file has no names and no title: the candidates are called by their numbers.')
    return { names: Array.from({ length: candidates }, (_, at) => `Candidate ${at + 1}`), title: file.called }
  }
  const [names, rest] = named(texts, candidates, repairs)
  return { names: labelled(names, candidates, repairs), title: titleOf(rest[0], file, lines, repairs) }
}

/** The candidates' names in their order, where comments hold them all. */
function commentedNames(lines: readonly Line[], candidates: number, repairs: Repairs): readonly Text[] {
  const found = lines.flatMap(({ text, line }) => {
    const [, number, name = ''] = alternative.exec(text) ?? []
    return number ? [{ number: Number(number), line, parts: [tidied(name, line, repairs)], is_quoted: false }] : []
  })
  if (found.length !== candidates || found.some(({ number }, at) => number !== at + 1)) return []
  repairs.note(found[0]?.line ?? 1, 'The names stand in comments, “# ALTERNATIVE NAME”: read from there.')
  return found
}

function titleOf(text: Text | undefined, file: File, lines: readonly Line[], repairs: Repairs) {
  const title = text?.parts.join(', ')
  if (title) return title
  repairs.note(lines.at(-1)?.line ?? file.ended_at, 'The file has no title: called by its file name.')
  return file.called
}

/** Which lines are the candidates', and which come after; refused where that can be read in two ways. */
function named(texts: readonly Text[], candidates: number, repairs: Repairs): [readonly Text[], readonly Text[]] {
  if (texts.length < candidates) return onOneLine(texts, candidates, repairs)
  if (texts.length === candidates) return withoutTitle(texts, repairs)
  const names = texts.slice(0, candidates)
  if (texts.length === candidates + 1) return [names, texts.slice(candidates)]
  const [odd, even] = [texts.filter((_, at) => at % 2 === 0), texts.filter((_, at) => at % 2 === 1)]
  const parties = even.slice(0, candidates)
  const in_pairs =
    candidates > 1 && odd.length >= candidates && parties.length === candidates && texts.length <= candidates * 2 + 1
  const of_parties = parties.filter(isParty).length
  if (in_pairs && of_parties === candidates && !odd.slice(0, candidates).some(isParty)) {
    repairs.note(parties[0]?.line ?? 1, 'The parties stand on lines of their own: put after the names.')
    return [parties.map((party, at) => joined(odd[at], party)), odd.slice(candidates)]
  }
  const among = names.find(isParty) ?? (texts.slice(candidates, candidates + 2).every(isParty) && texts[candidates])
  if (among)
    refuse(
      among.line,
      `${shown(among.parts.join(', '))} may be a candidate, a party or the title: there are ${texts.length} lines below the papers for ${candidates} candidates.`,
      oneName,
    )
  repairs.note(texts[candidates + 1]?.line ?? 1, 'What follows the title is left out.')
  return [names, texts.slice(candidates)]
}

const isParty = ({ parts: [first = ''] }: Text) => party.test(first.replace(/\(.*\)/, '')) || shortParty.test(first)
const joined = (text: Text | undefined, other: Text): Text => ({
  ...other,
  parts: [...(text?.parts ?? []), ...other.parts],
})

/** All names on one line, the title with them or below; fewer on each of several lines may be names with their parties. */
function onOneLine(texts: readonly Text[], candidates: number, repairs: Repairs): [readonly Text[], readonly Text[]] {
  const each = texts.flatMap((text) => text.parts.map((part) => ({ ...text, parts: [part] })))
  const [first] = texts
  if (!first?.is_quoted || first.parts.length < candidates || each.length > candidates + 1)
    refuse(
      texts.at(-1)?.line,
      `There are ${candidates} candidates, and ${texts.length} ${texts.length === 1 ? 'line' : 'lines'} with names and title below the papers.`,
      oneName,
    )
  repairs.note(first.line, 'There are several names on a line: read by their quotation marks.')
  return [each.slice(0, candidates), each.slice(candidates)]
}

const isBracketed = ({ parts }: Pick<Text, 'parts'>) => parts.join(' ').endsWith(')')
const hasNumber = ({ parts }: Text) => /\d/.test(parts.join(' '))

/** A word that titles have, or a number where no name has one. */
const isTitle = (text: Text, names: readonly Text[]) =>
  !isBracketed(text) && (titleWords.test(text.parts.join(' ')) || (hasNumber(text) && !names.some(hasNumber)))

const shapeOf = (text: Text) =>
  text.is_quoted ? `quoted ${text.parts.length}` : `bare ${text.parts.length} ${isBracketed(text)}`

/** As many lines as candidates: the title is missing, or stands on the last name's line, unless it is a name that is missing. */
function withoutTitle(texts: readonly Text[], repairs: Repairs): [readonly Text[], readonly Text[]] {
  const others = texts.slice(0, -1)
  const last = texts.at(-1) as Text
  const is_alike =
    others.length === 0 ? last.parts.length === 1 : others.some((text) => shapeOf(text) === shapeOf(last))
  if (is_alike && !isTitle(last, others)) return [texts, []]
  const split = is_alike ? undefined : splitLast(others, last)
  if (!split)
    refuse(
      last.line,
      `${shown(last.parts.join(', '))} may be the last candidate or the title: a name or the title is missing.`,
      oneName,
    )
  repairs.note(last.line, 'The title stands on the last candidate’s line: taken apart.')
  const [name, title] = split
  return [[...others, { ...last, parts: name }], [{ ...last, parts: title }]]
}

function splitLast(others: readonly Text[], { parts, is_quoted }: Text): [string[], string[]] | undefined {
  const [first] = others
  if (!first || others.some((text) => shapeOf(text) !== shapeOf(first))) return undefined
  if (is_quoted && first.is_quoted && parts.length === first.parts.length + 1)
    return [parts.slice(0, -1), parts.slice(-1)]
  const [, name, title] = /^(.*\))\s*([^()]+)$/.exec(parts.join(', ')) ?? []
  return name && title && isBracketed(first) ? [[name], [title]] : undefined
}

const inColumns = 'There is more than one text on the line: all are kept in the name, with commas between.'

function labelled(texts: readonly Text[], candidates: number, repairs: Repairs): string[] {
  const spilled = texts.filter(({ parts, is_quoted }) => !is_quoted && parts.length > 1).length
  const names = texts.map(({ parts, is_quoted, line }, at) => {
    const is_numbered = parts.length > 1 && parts[0]?.toLowerCase() === `candidate ${at + 1}`
    if (is_numbered) repairs.note(line, 'The candidate’s number before the name is left out.')
    const kept = is_numbered ? parts.slice(1) : parts
    if (kept.length > 1 && !is_quoted && spilled * 2 < candidates) {
      repairs.note(line, 'A comma in a name is read as a space.')
      return kept.join(' ')
    }
    if (kept.length > 1) repairs.note(line, inColumns)
    if (kept.length === 0 || kept.join('') === '')
      repairs.note(line, 'A name is missing: the candidate is called by their number.')
    return kept.join(', ') || `Candidate ${at + 1}`
  })
  for (const [at, name] of names.entries()) {
    const twin = names.indexOf(name)
    if (twin < at)
      repairs.note(
        texts[at]?.line ?? 1,
        `Candidates ${twin + 1} and ${at + 1} have the same name, ${shown(name)}: they are told apart by their numbers.`,
      )
  }
  return names
}

const oneName = 'Write one line for each candidate, in quotation marks, and then one for the title.'
