import { patientPlacesIn } from '../../../platform/screen.ts'

/** What in a comment could tell who wrote it, or whom it is about. */
export const markWords = {
  patient: 'a patient’s number or date of birth',
  code: 'a code',
  postcode: 'a postcode',
  practice: 'a practice',
  pcn: 'a PCN',
  person: 'a person',
  place: 'a place',
} as const
export type MarkKind = keyof typeof markWords
export type Mark = { readonly from: number; readonly to: number; readonly kind: MarkKind }

/** What the LMC's register calls its practices, PCNs, places and people, as far as a comment may name them. */
export type Known = {
  readonly lmc_name: string
  readonly practices: readonly string[]
  readonly pcns: readonly string[]
  /** Addresses line by line, and the first halves of postcodes. */
  readonly places: readonly string[]
  readonly people: readonly { readonly given_names: string; readonly family_name: string }[]
}

/** Words that many names have, and that say nothing alone. */
const everyday = new Set(
  'surgery surgeries practice practices medical centre center health healthcare group partnership clinic house family doctor doctors dr drs the and of at for in on to nhs gp gps pcn network primary care road street lane avenue close drive way court square floor unit building town city county north south east west new old great little upper lower st saint mr mrs ms miss lmc'.split(
    ' ',
  ),
)

type Token = { readonly from: number; readonly to: number; readonly word: string; readonly is_capital: boolean }

const letters = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu
const plain = (word: string) => word.toLowerCase().replaceAll('’', "'").replace(/'s$/, '')

const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(letters)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    word: plain(found[0]),
    is_capital: /^\p{Lu}/u.test(found[0]),
  }))

const wordsOf = (name: string) => tokensOf(name).map(({ word }) => word)

/** Every run of up to three words, by which names are looked for among many people. */
export function runsIn(texts: readonly string[]): readonly string[] {
  const runs = new Set<string>()
  for (const text of texts) {
    const words = wordsOf(text)
    for (let at = 0; at < words.length; at += 1)
      for (let many = 1; many <= 3; many += 1) runs.add(words.slice(at, at + many).join(' '))
  }
  return [...runs]
}

/** Words that begin with a capital, by which given names are looked for. */
export const capitalsIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => tokensOf(text).flatMap(({ word, is_capital }) => (is_capital ? word : [])))),
]

type Entry = { readonly kind: MarkKind; readonly is_capital: boolean }

/** What to look for: whole names however they are written, and their telling words where they begin with a capital. */
function entriesOf(known: Known): ReadonlyMap<string, Entry> {
  const own = new Set(wordsOf(known.lmc_name))
  const entries = new Map<string, Entry>()
  const add = (words: readonly string[], kind: MarkKind, wants_capital = false) => {
    const key = words.join(' ')
    // Li and Ng, but not “li” and “ng”.
    const is_capital = wants_capital || key.length < 3
    const before = entries.get(key)
    if (key.length < 2 || words.every((word) => everyday.has(word) || own.has(word))) return
    entries.set(key, before ? { ...before, is_capital: before.is_capital && is_capital } : { kind, is_capital })
  }
  const addName = (kind: MarkKind) => (name: string) => {
    const words = wordsOf(name)
    const telling = words.filter((word) => !everyday.has(word) && !/^\d+$/.test(word))
    if (telling.length > 0) add(words, kind)
    if (telling.length > 1) add(telling, kind)
    for (const word of telling) add([word], kind, true)
  }
  for (const { given_names, family_name } of known.people) {
    const [given, family] = [wordsOf(given_names), wordsOf(family_name)]
    add([...given, ...family], 'person')
    add(family, 'person')
    for (const name of given) add([name], 'person', true)
  }
  known.practices.forEach(addName('practice'))
  known.pcns.forEach(addName('pcn'))
  known.places.forEach(addName('place'))
  return entries
}

const codes = /\b[a-z]\d{5}\b/gi
const postcodes = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/gi

const placesOf = (text: string, shape: RegExp, kind: MarkKind): readonly Mark[] =>
  [...text.matchAll(shape)].map((found) => ({ from: found.index, to: found.index + found[0].length, kind }))

/** Looks for what is known in texts of one issue; patients first, then codes, then names, the longest of them. */
export function screenFor(known: Known): (text: string) => readonly Mark[] {
  const entries = entriesOf(known)
  const longest = Math.max(1, ...[...entries.keys()].map((key) => key.split(' ').length))
  return (text) => {
    const marks: Mark[] = [
      ...patientPlacesIn(text).map(({ from, to }): Mark => ({ from, to, kind: 'patient' })),
      ...placesOf(text, codes, 'code'),
      ...placesOf(text, postcodes, 'postcode'),
    ]
    const tokens = tokensOf(text)
    for (let at = 0; at < tokens.length; at += 1)
      for (let many = Math.min(longest, tokens.length - at); many > 0; many -= 1) {
        const run = tokens.slice(at, at + many)
        const entry = entries.get(run.map(({ word }) => word).join(' '))
        const [first, last] = [run[0], run.at(-1)]
        if (!entry || !first || !last || (entry.is_capital && !first.is_capital)) continue
        marks.push({ from: first.from, to: last.to, kind: entry.kind })
        at += many - 1
        break
      }
    return withoutOverlaps(marks)
  }
}

function withoutOverlaps(marks: readonly Mark[]): readonly Mark[] {
  const kept: Mark[] = []
  for (const mark of marks) if (!kept.some(({ from, to }) => mark.from < to && from < mark.to)) kept.push(mark)
  return kept.toSorted((one, other) => one.from - other.from)
}

export type Piece = { readonly text: string; readonly kind: MarkKind | null }

/** A text cut at its marks, to be shown with them. */
export function piecesOf(text: string, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to, kind } of marks) {
    if (from > at) pieces.push({ text: text.slice(at, from), kind: null })
    pieces.push({ text: text.slice(from, to), kind })
    at = to
  }
  return at < text.length ? [...pieces, { text: text.slice(at), kind: null }] : pieces
}
