import type { GivenRow } from '../../../../platform/files/headed.ts'
import { plainDay, poundsOf, wholePence, writtenDay, type Id, type Pence } from '../../../../platform/values.ts'
import { penceWritten } from '../../receipts/amounts/rules.ts'
import type { ColumnKind, Matching } from '../columns/rules.ts'

/** What one row says was received. */
export type GivenReceipt = {
  readonly line: number
  /** Whom the row names, as it is written. */
  readonly named: string
  /** The practice it was found to be, and why none was. */
  readonly practice: NamedPractice | null
  readonly why_none: string
  readonly amount_pence: Pence
  readonly received_on: Temporal.PlainDate
  /** A day of the period it says it pays. */
  readonly pays: Temporal.PlainDate | null
  readonly words: string
}

export type RowRead =
  | { readonly ok: true; readonly given: GivenReceipt }
  | { readonly ok: false; readonly line: number; readonly named: string; readonly why: string }

/** A practice that an LMC represents, or once did, by one of the names it had. */
export type NamedPractice = { readonly practice_id: Id<'practice'>; readonly ods_code: string; readonly name: string }

/** A bill’s payment reference, and whose it is; `another` is the levy it is of, where that isn’t the one read for. */
export type KnownReference = {
  readonly reference: string
  readonly practice_id: Id<'practice'>
  readonly another: string | null
}

/** By what rows are read. */
type Reader = {
  readonly lmc_name: string
  readonly today: Temporal.PlainDate
  /** The day of whatever row doesn’t say its own. */
  readonly received_on: Temporal.PlainDate
  readonly by_code: ReadonlyMap<string, NamedPractice>
  readonly by_name: ReadonlyMap<string, readonly NamedPractice[]>
  readonly by_reference: ReadonlyMap<string, NamedPractice>
  /** The levies of what other levies’ bills ask to be quoted. */
  readonly of_another: ReadonlyMap<string, string>
}

const nameKey = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^the /, '')
    .trim()
/** A bank sets a reference among other words, and spaces it as it likes: up to four words running. */
function partsOf(text: string): readonly string[] {
  const words = text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean)
    .slice(0, 30)
  return words.flatMap((_, at) => [1, 2, 3, 4].map((many) => words.slice(at, at + many).join('')))
}
const referenceKey = (text: string) => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

export function readerOf(
  practices: readonly NamedPractice[],
  references: readonly KnownReference[],
  more: Pick<Reader, 'lmc_name' | 'today' | 'received_on'>,
): Reader {
  const by_id = new Map(practices.map((one) => [one.practice_id, one]))
  return {
    ...more,
    by_code: new Map(practices.map((one) => [one.ods_code, one])),
    by_name: Map.groupBy(practices, ({ name }) => nameKey(name)),
    by_reference: new Map(
      references.flatMap(({ reference, practice_id, another }) => {
        const practice = by_id.get(practice_id)
        return practice && !another ? [[referenceKey(reference), practice] as const] : []
      }),
    ),
    of_another: new Map(
      references.flatMap(({ reference, another }) => (another ? [[referenceKey(reference), another] as const] : [])),
    ),
  }
}

class Unfit extends Error {}

const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** Reads one row by what its columns hold. A payer that isn’t found is no mistake: the money has come, and waits. */
export function readRow({ line, cells }: GivenRow, matching: Matching, reader: Reader): RowRead {
  const of = (kind: ColumnKind) => {
    const at = matching.indexOf(kind)
    return at < 0 ? '' : (cells[at] ?? '').replaceAll(/\s+/g, ' ').replaceAll(unseen, '').trim()
  }
  const named = [of('ods_code'), of('practice'), of('reference')].filter(Boolean).join(', ').slice(0, 200)
  try {
    const amount_pence = amountIn(of)
    const received_on = dayIn(of('received_on'), reader)
    refuseAnother(partsOf(of('reference')), reader)
    const found = practiceIn(of, reader)
    const practice = typeof found === 'string' ? null : found
    const why_none = typeof found === 'string' ? found : ''
    const words = [of('period') && `For ${of('period')}`, of('words')].filter(Boolean).join('. ').slice(0, 500)
    const pays = periodIn(of('period'))
    return { ok: true, given: { line, named, practice, why_none, amount_pence, received_on, pays, words } }
  } catch (error) {
    if (error instanceof Unfit) return { ok: false, line, named, why: error.message }
    throw error
  }
}

type Of = (kind: ColumnKind) => string

function amountIn(of: Of): Pence {
  const read = (kind: ColumnKind) => {
    const text = of(kind)
    const pence = text === '' ? 0 : penceWritten(text)
    if (pence !== undefined) return pence
    throw new Unfit(`“${text.slice(0, 40)}” is no amount in pounds and pence. Write it as 1,075.20.`)
  }
  const [received, back, deducted] = [read('amount'), read('paid_out'), read('deducted')]
  if (of('amount') + of('paid_out') + of('deducted') === '') throw new Unfit('It says no amount, so nothing is taken.')
  // Statements write what was paid out with a minus or without one, and mean the same.
  const pence = received - Math.abs(back) - deducted
  if (pence !== 0) return wholePence(pence)
  throw new Unfit(`It comes to ${poundsOf(0)}, so there is nothing to take.`)
}

/** A bank’s statement has the payments of every levy: what quotes another’s bill is that one’s money. */
function refuseAnother(quoted: readonly string[], { by_reference, of_another }: Reader) {
  if (quoted.some((part) => by_reference.has(part))) return
  const another = quoted.map((part) => of_another.get(part)).find((levy) => levy !== undefined)
  if (another) throw new Unfit(`It quotes a bill of another levy, “${another}”: take it in for that one.`)
}

/** A spreadsheet shows an empty day as one of January 1900. */
function dayIn(text: string, { today, received_on }: Reader): Temporal.PlainDate {
  const day = text === '' ? received_on : writtenDay(text.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?$/, ''))
  if (!day) throw new Unfit(`“${text.slice(0, 40)}” is no day. Write it as 16/11/2026.`)
  if (Temporal.PlainDate.compare(day, today) > 0)
    throw new Unfit(`${plainDay(day)} is still to come, so this can’t have been received.`)
  if (Temporal.PlainDate.compare(day, today.subtract({ years: 10 })) >= 0) return day
  throw new Unfit(`${plainDay(day)} is more than ten years ago. Put the day on which it was received.`)
}

/** The practice a row means; else why none is found, in a sentence. */
function practiceIn(of: Of, { by_code, by_name, by_reference, lmc_name }: Reader): NamedPractice | string {
  const code = of('ods_code').toUpperCase()
  if (code !== '') return by_code.get(code) ?? `${code.slice(0, 20)} is no practice of ${lmc_name}.`
  const referred = partsOf(of('reference')).map((part) => by_reference.get(part))
  const quoted = referred.find((practice) => practice !== undefined)
  if (quoted) return quoted
  for (const text of [of('reference'), of('practice')])
    for (const [written] of text.toUpperCase().matchAll(/\b[A-Z]\d{5}\b/g)) {
      const coded = by_code.get(written)
      if (coded) return coded
    }
  const name = of('practice')
  const called = by_name.get(nameKey(name)) ?? []
  const [found] = called
  if (found && called.every(({ practice_id }) => practice_id === found.practice_id)) return found
  if (found) return `Several practices of ${lmc_name} are called “${name.slice(0, 80)}”.`
  const shown = name || of('reference')
  return shown === '' ? 'It doesn’t say who paid.' : `“${shown.slice(0, 80)}” is no practice of ${lmc_name}.`
}

/** A day, or a month: `1/7/2026`, `July 2026`, `2026-07`; what says no month is left to the amount. */
const periodIn = (text: string): Temporal.PlainDate | null => {
  const [first = ''] = text.split(/ to | [-–] /)
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(first) ?? []
  return writtenDay(first) ?? writtenDay(year ? `${year}-${month}-01` : `1 ${first}`) ?? null
}
