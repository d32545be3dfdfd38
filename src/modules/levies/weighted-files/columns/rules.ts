import type { MatchedTo } from '../../receipt-files/columns/rules.ts'

/** What a column of a payments statement may hold, and what it is called there. */
export const columnKinds = {
  ods_code: {
    label: 'Practice’s code',
    called: ['ods code', 'ods', 'practice code', 'code', 'nacs', 'nacs code', 'organisation code', 'contractor code'],
  },
  patients: {
    label: 'Weighted list size, not the raw one',
    called: [
      'weighted list size',
      'weighted list',
      'weighted patients',
      'weighted patient list',
      'weighted population',
      'weighted size',
      'weighted',
      'carr hill weighted list size',
      'carr hill weighted list',
      'carr hill weighted patients',
      'contractor weighted list size',
      'contractor weighted population',
      'normalised weighted list size',
      'normalised weighted patients',
      'number of weighted patients',
    ],
  },
  counted_on: {
    label: 'Day counted',
    called: ['date', 'day', 'counted on', 'as at', 'list date', 'effective date', 'quarter start', 'quarter starting'],
  },
} as const satisfies Readonly<Record<string, { label: string; called: readonly string[] }>>
export type ColumnKind = keyof typeof columnKinds

/** For each column of the file what it holds; null is left out. */
export type Matching = readonly (ColumnKind | null)[]
export type Matched = MatchedTo<ColumnKind>

/** What a column holds whose title says nothing. Which number is the weighted one, no number says. */
export const looksLike: readonly (readonly [ColumnKind, (text: string) => boolean])[] = [
  ['ods_code', (text) => /^[A-Z]\d{5}$/.test(text.toUpperCase())],
]

/** What is wrong with a matching, in a sentence; undefined where rows can be read by it. */
export function unfit(matching: Matching): string | undefined {
  const held = matching.filter((kind) => kind !== null)
  const twice = held.find((kind, at) => held.indexOf(kind) !== at)
  if (twice) return `Two columns are said to hold “${columnKinds[twice].label}”. Choose one of them.`
  if (!held.includes('ods_code')) return 'Say which column holds the practice’s code.'
  if (!held.includes('patients')) return 'Say which column holds the weighted list size.'
  return undefined
}
