import { penceWritten } from '../../receipts/amounts/rules.ts'

/** What a column of a collector’s or a bank’s statement may hold, and what they call it. */
export const columnKinds = {
  ods_code: {
    label: 'Practice’s code',
    called: ['ods code', 'ods', 'practice code', 'code', 'nacs', 'nacs code', 'organisation code', 'contractor code'],
  },
  practice: {
    label: 'Practice’s name, or the payer’s',
    called: [
      'practice',
      'practice name',
      'surgery',
      'name',
      'contractor',
      'contractor name',
      'payer',
      'paid by',
      'from',
    ],
  },
  reference: {
    label: 'Reference, or the bank’s description',
    called: ['reference', 'payment reference', 'ref', 'description', 'details', 'narrative', 'transaction description'],
  },
  amount: {
    label: 'Amount received',
    called: ['amount', 'amount received', 'value', 'total', 'paid', 'paid in', 'credit', 'credit amount', 'money in'],
  },
  paid_out: {
    label: 'Amount taken back',
    called: ['paid out', 'debit', 'debit amount', 'money out', 'refund', 'refunded', 'taken back'],
  },
  deducted: {
    label: 'Amount taken from the practice (minus is received)',
    called: ['deduction', 'deducted', 'amount deducted', 'deduction amount'],
  },
  received_on: {
    label: 'Day received',
    called: [
      'date',
      'day',
      'date received',
      'received',
      'received on',
      'payment date',
      'transaction date',
      'value date',
    ],
  },
  period: {
    label: 'Period it pays, or a day of it',
    called: ['period', 'quarter', 'month', 'levy period', 'period from', 'for period'],
  },
  words: { label: 'Notes', called: ['notes', 'note', 'comment', 'comments', 'remarks'] },
} as const satisfies Readonly<Record<string, { label: string; called: readonly string[] }>>
export type ColumnKind = keyof typeof columnKinds

/** For each column of the file what it holds; null is left out. */
export type Matching = readonly (ColumnKind | null)[]

/** How a file’s columns were matched, by their titles: the next one like it is matched so. */
export type MatchedTo<K extends string> = readonly { readonly title: string; readonly holds: K | null }[]
export type Matched = MatchedTo<ColumnKind>

export const matchedAs = <K extends string>(titles: readonly string[], matching: readonly (K | null)[]): MatchedTo<K> =>
  titles.map((title, at) => ({ title, holds: matching[at] ?? null }))

export const matchingOf = <K extends string>(matched: MatchedTo<K>) => matched.map(({ holds }) => holds)

/** The titles as they were matched before; null where not all of them are known from then. */
export function remembered<K extends string>(titles: readonly string[], before: MatchedTo<K>): (K | null)[] | null {
  const known = new Map(before.map(({ title, holds }) => [title, holds]))
  return titles.every((title) => known.has(title)) ? titles.map((title) => known.get(title) ?? null) : null
}

/** What a column holds whose title says nothing, if all that is in it is like this. */
export const looksLike: readonly (readonly [ColumnKind, (text: string) => boolean])[] = [
  ['ods_code', (text) => /^[A-Z]\d{5}$/.test(text.toUpperCase())],
  ['amount', (text) => /[.£]/.test(text) && penceWritten(text) !== undefined],
]

const named: readonly ColumnKind[] = ['ods_code', 'practice', 'reference']
const amounts: readonly ColumnKind[] = ['amount', 'paid_out', 'deducted']

const amountTitles = (matched: Matched) =>
  matched.flatMap(({ title, holds }, at) =>
    holds !== null && amounts.includes(holds) ? [title.trim().toLowerCase() || `${at}`] : [],
  )

/** Whether two statements were read by the same column of amounts. */
export function sharesAmounts(one: Matched, other: Matched): boolean {
  const titles = new Set(amountTitles(one))
  return amountTitles(other).some((title) => titles.has(title))
}

/** What is wrong with a matching, in a sentence; undefined where rows can be read by it. */
export function unfit(matching: Matching): string | undefined {
  const held = matching.filter((kind) => kind !== null)
  const twice = held.find((kind, at) => held.indexOf(kind) !== at)
  if (twice) return `Two columns are said to hold “${columnKinds[twice].label}”. Choose one of them.`
  if (!held.some((kind) => named.includes(kind)))
    return 'Say which column holds the practice: its code, its name, or a reference.'
  if (!held.some((kind) => amounts.includes(kind))) return 'Say which column holds the amount.'
  if (held.includes('deducted') && held.includes('amount'))
    return 'Say of one column that it holds the amount: received, or taken from the practice.'
  return undefined
}
