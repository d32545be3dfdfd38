import { plainDay, writtenDay, type Id } from '../../../../platform/values.ts'
import type { ColumnKind, Matching } from '../columns/rules.ts'

/** A practice that an LMC represents, or once did. */
type CodedPractice = { readonly practice_id: Id<'practice'>; readonly ods_code: string; readonly name: string }

/** What one row says a practice's weighted list size was on a day. */
export type GivenSize = {
  readonly line: number
  readonly practice: CodedPractice
  readonly counted_on: Temporal.PlainDate
  /** Whole patients, as a levy is charged by them; and the figure as it is written. */
  readonly patients: number
  readonly as_given: string
}

export type RowRead =
  | { readonly ok: true; readonly given: GivenSize }
  | { readonly ok: false; readonly line: number; readonly named: string; readonly why: string }

/** By what rows are read. */
type Reader = {
  readonly lmc_name: string
  readonly today: Temporal.PlainDate
  /** The day of whatever row doesn’t say its own. */
  readonly counted_on: Temporal.PlainDate
  readonly by_code: ReadonlyMap<string, CodedPractice>
}

class Unfit extends Error {}

const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** Reads one row by what its columns hold. */
export function readRow(
  { line, cells }: { readonly line: number; readonly cells: readonly string[] },
  matching: Matching,
  reader: Reader,
): RowRead {
  const of = (kind: ColumnKind) => {
    const at = matching.indexOf(kind)
    return at < 0 ? '' : (cells[at] ?? '').replaceAll(/\s+/g, ' ').replaceAll(unseen, '').trim()
  }
  const code = of('ods_code').toUpperCase().slice(0, 20)
  try {
    const practice = reader.by_code.get(code)
    if (code === '') throw new Unfit('It doesn’t say which practice.')
    if (!practice) throw new Unfit(`${code} is no practice of ${reader.lmc_name}.`)
    const counted_on = dayIn(of('counted_on'), reader)
    return { ok: true, given: { line, practice, counted_on, ...sizeIn(of('patients')) } }
  } catch (error) {
    if (error instanceof Unfit) return { ok: false, line, named: code, why: error.message }
    throw error
  }
}

const sizeWritten = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,15}))?$/

/** `9,876.54` as 9,877 patients: half a patient goes up, once, here. */
function sizeIn(text: string): Pick<GivenSize, 'patients' | 'as_given'> {
  if (text === '') throw new Unfit('It says no weighted list size, so nothing is taken.')
  const [, whole, decimals = ''] = sizeWritten.exec(text) ?? []
  if (whole === undefined)
    throw new Unfit(`“${text.slice(0, 40)}” is no number of patients. Write it as 9,876 or 9,876.54.`)
  const patients = Number(whole.replaceAll(',', '')) + (decimals >= '5' ? 1 : 0)
  if (patients <= 999_999) return { patients, as_given: text }
  throw new Unfit(`${text} is more patients than a practice has.`)
}

function dayIn(text: string, { today, counted_on }: Reader): Temporal.PlainDate {
  const day = text === '' ? counted_on : writtenDay(text.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?$/, ''))
  if (!day) throw new Unfit(`“${text.slice(0, 40)}” is no day. Write it as 1/10/2026.`)
  if (Temporal.PlainDate.compare(day, today) <= 0) return day
  throw new Unfit(`${plainDay(day)} is still to come, so nobody was counted on it.`)
}

/** The same figure however it is written: `9,876.50` is 9876.5. */
export const plainFigure = (as_given: string) => {
  const [whole = '', decimals = ''] = as_given.replaceAll(',', '').split('.')
  const rest = decimals.replace(/0+$/, '')
  return `${whole.replace(/^0+(?=\d)/, '')}${rest && `.${rest}`}`
}
