import { alerts, alertWords, type Alert } from '../../returns/rules.ts'

/** What a column of an old spreadsheet of returns may hold, and what people call it. */
export const columnKinds = {
  ods_code: {
    label: 'Practice’s code',
    called: ['ods code', 'ods', 'practice code', 'code', 'nacs', 'nacs code', 'organisation code', 'org code'],
  },
  practice: {
    label: 'Practice’s name',
    called: ['practice', 'practice name', 'surgery', 'name of practice', 'name', 'organisation', 'which practice'],
  },
  week_of: {
    label: 'Week, or a day of it',
    called: ['week', 'week of', 'week commencing', 'w c', 'wc', 'date', 'day', 'monday', 'week beginning', 'timestamp'],
  },
  alert: {
    label: 'State',
    called: ['alert', 'state', 'alert state', 'gpas', 'gpas state', 'gpas level', 'status', 'rag', 'opel', 'level'],
  },
  contacts: {
    label: 'Clinical contacts',
    called: ['contacts', 'clinical contacts', 'contacts on monday', 'clinical contacts on monday', 'appointments'],
  },
  list_size: { label: 'List size', called: ['list size', 'raw list size', 'patients', 'list', 'registered patients'] },
  comment: { label: 'Comment', called: ['comment', 'comments', 'notes', 'free text', 'remarks'] },
} as const satisfies Readonly<Record<string, { label: string; called: readonly string[] }>>
export type ColumnKind = keyof typeof columnKinds

/** For each column of the file what it holds; null is left out. */
export type Matching = readonly (ColumnKind | null)[]

/** What a column holds whose title says nothing, if all that is in it is like this. */
export const looksLike: readonly (readonly [ColumnKind, (text: string) => boolean])[] = [
  ['ods_code', (text) => /^[A-Z]\d{5}$/.test(text.toUpperCase())],
  ['alert', (text) => coloursIn(text).length === 1],
]

/** What is wrong with a matching, in a sentence; undefined where rows can be read by it. */
export function unfit(matching: Matching): string | undefined {
  const held = matching.filter((kind) => kind !== null)
  const twice = held.find((kind, at) => held.indexOf(kind) !== at)
  if (twice) return `Two columns are said to hold “${columnKinds[twice].label}”. Choose one of them.`
  if (!held.includes('ods_code') && !held.includes('practice'))
    return 'Say which column holds the practice: its code, or its name.'
  if (!held.includes('week_of')) return 'Say which column holds the week, or a day of it.'
  return held.includes('alert') ? undefined : 'Say which column holds the state.'
}

/** What each state is on the OPEL scale, as the LMC set it. */
export type Opels = Readonly<Record<Alert, number>>

const coloursIn = (text: string) => alerts.filter((alert) => new RegExp(`\\b${alert}\\b`, 'i').test(text))

/** The state that somebody's words mean: a colour named among them, its first letter alone, or a step of OPEL; else a sentence. */
export function alertIn(text: string, opels: Opels): { readonly alert: Alert } | { readonly why: string } {
  const [colour, another] = coloursIn(text)
  const letter = alerts.find((alert) => alert.charAt(0) === text.toLowerCase())
  const named = another ? undefined : (colour ?? letter)
  if (named) return { alert: named }
  const [, step] = /^(?:opel|level)?[\s-]*([1-4])$/i.exec(text) ?? []
  const shown = text.slice(0, 60)
  if (step === undefined || colour)
    return { why: `“${shown}” is no state. Write green, amber, red or black, or the step of OPEL.` }
  const meant = alerts.filter((alert) => opels[alert] === Number(step))
  const [only, other] = meant
  if (only && !other) return { alert: only }
  return {
    why: only
      ? `OPEL ${step} is both ${meant.map((alert) => alertWords[alert].toLowerCase()).join(' and ')} here. Write the colour instead.`
      : `No state is OPEL ${step} here. Write the colour instead.`,
  }
}
