import { pounds, type Pence } from '../../../platform/values.ts'

/** What is looked for in the record; null is anything. */
export type RecordSearch = {
  readonly who: string | null
  readonly what: string | null
  /** A person or a practice, as somebody calls them. */
  readonly concerning: string | null
  readonly from: Temporal.PlainDate | null
  readonly until: Temporal.PlainDate | null
}

export type Names = ReadonlyMap<string, string>

const isId = (text: string) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text)

/** `register.practice_noted` as people read it: Practice noted. */
export function said(what: string): string {
  const words = (what.split('.')[1] ?? what).replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const label = (key: string) => key.replace(/_(ids?|pence)$/, '').replaceAll('_', ' ')

const isPence = (key: string, value: unknown): value is Pence => key.endsWith('_pence') && Number.isSafeInteger(value)

/** A value in words; nothing of it where it is an id that no name was found for, or where only names are to be said. */
function saidValue(value: unknown, names: Names, only_names: boolean): string {
  if (typeof value === 'string') {
    if (isId(value)) return names.get(value) ?? ''
    // Codes, days and words of the program's own are said to anybody; what somebody typed is not.
    return only_names && !/^[\w:.+-]+$/.test(value) ? '' : value
  }
  if (value === null || value === undefined) return only_names ? '' : 'none'
  if (Array.isArray(value))
    return value
      .map((one) => saidValue(one, names, only_names))
      .filter(Boolean)
      .join(', ')
  if (typeof value === 'object') return saidAbout(value, names, only_names)
  return JSON.stringify(value)
}

const saidAbout = (about: object, names: Names, only_names: boolean): string =>
  Object.entries(about)
    .map(([key, value]) => [label(key), isPence(key, value) ? pounds(value) : saidValue(value, names, only_names)])
    .filter(([, words]) => words !== '')
    .map(([key, words]) => `${key} ${words}`)
    .join(' · ')

/** What a record is about, in one line: `practice Elm Surgery (C82001) · move act`. */
export const aboutText = (about: unknown, names: Names = new Map(), { only_names = false } = {}): string =>
  saidValue(about, names, only_names)
