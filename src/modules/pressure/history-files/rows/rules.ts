import type { GivenRow } from '../../../../platform/files/headed.ts'
import { patientMarksIn } from '../../../../platform/screen.ts'
import { plainDay, thousands, writtenDay, type Id } from '../../../../platform/values.ts'
import type { Alert } from '../../returns/rules.ts'
import { weekOf } from '../../weeks/rules.ts'
import { alertIn, columnKinds, type ColumnKind, type Matching, type Opels } from '../columns/rules.ts'

/** What one row says one practice returned for one week. */
export type GivenReturn = {
  readonly line: number
  readonly practice: string
  readonly practice_id: Id<'practice'>
  readonly week_of: Temporal.PlainDate
  readonly alert: Alert
  readonly contacts: number | null
  readonly list_size: number | null
  readonly comment: string
  /** What of the row stays blank, and why. */
  readonly notes: readonly string[]
}

export type RowRead<Given extends GivenReturn = GivenReturn> =
  | { readonly ok: true; readonly given: Given }
  | { readonly ok: false; readonly line: number; readonly practice: string; readonly why: string }

/** A practice that an LMC represents, or once did, by one of the names it had. */
export type NamedPractice = { readonly practice_id: Id<'practice'>; readonly ods_code: string; readonly name: string }

/** By what rows are read. */
export type Reader = {
  readonly lmc_name: string
  readonly today: Temporal.PlainDate
  readonly opels: Opels
  readonly by_code: ReadonlyMap<string, NamedPractice>
  readonly by_name: ReadonlyMap<string, readonly NamedPractice[]>
}

export const nameKey = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^the /, '')
    .trim()

export function readerOf(
  practices: readonly NamedPractice[],
  more: Pick<Reader, 'lmc_name' | 'today' | 'opels'>,
): Reader {
  const by_name = Map.groupBy(practices, ({ name }) => nameKey(name))
  return { ...more, by_code: new Map(practices.map((one) => [one.ods_code, one])), by_name }
}

class Unfit extends Error {}

const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
const mostComment = 2_000
const mostContacts = 99_999
const mostPatients = 999_999

/** Reads one row by what its columns hold: a figure that is none stays blank and is said; what a return can't be without is refused. */
export function readRow({ line, cells }: GivenRow, matching: Matching, reader: Reader): RowRead {
  const of = (kind: ColumnKind) => {
    const at = matching.indexOf(kind)
    return at < 0 ? '' : (cells[at] ?? '').replaceAll(/\s+/g, ' ').replaceAll(unseen, '').trim()
  }
  const shown = (of('practice') || of('ods_code')).slice(0, 120)
  const notes: string[] = []
  const figure = (kind: 'contacts' | 'list_size', least: number, most: number) => {
    const text = of(kind)
    const number = Number(text.replaceAll(',', '').replace(/\.0+$/, ''))
    if (text === '') return null
    if (/^\d{1,9}$|^\d{1,3}(,\d{3})+$/.test(text.replace(/\.0+$/, '')) && number >= least && number <= most)
      return number
    const { label } = columnKinds[kind]
    notes.push(
      `${label}: “${text.slice(0, 40)}” is no whole number from ${least} to ${thousands(most)}, so it stays blank.`,
    )
    return null
  }
  try {
    const { practice_id, name } = practiceOf(of('ods_code').toUpperCase(), of('practice'), reader)
    const week_of = weekIn(of('week_of'), reader.today)
    const said = alertIn(of('alert'), reader.opels)
    if (of('alert') === '') throw new Unfit('It doesn’t say the state, and without one it is no return.')
    if ('why' in said) throw new Unfit(said.why)
    const contacts = figure('contacts', 0, mostContacts)
    const list_size = figure('list_size', 1, mostPatients)
    const comment = commentIn(of('comment'), notes)
    return {
      ok: true,
      given: { line, practice: name, practice_id, week_of, alert: said.alert, contacts, list_size, comment, notes },
    }
  } catch (error) {
    if (error instanceof Unfit) return { ok: false, line, practice: shown, why: error.message }
    throw error
  }
}

function practiceOf(code: string, name: string, { by_code, by_name, lmc_name }: Reader): NamedPractice {
  if (code !== '') {
    const found = by_code.get(code)
    if (!found) throw new Unfit(`${code.slice(0, 20)} is no practice of ${lmc_name}. Check the code.`)
    return found
  }
  if (name === '') throw new Unfit('It doesn’t say which practice. Fill in its code, or its name.')
  const called = by_name.get(nameKey(name)) ?? []
  const [found] = called
  if (!found)
    throw new Unfit(
      `“${name.slice(0, 80)}” is no practice of ${lmc_name}. Check the name, or give the practice’s code.`,
    )
  if (called.some(({ practice_id }) => practice_id !== found.practice_id))
    throw new Unfit(`Several practices of ${lmc_name} are called “${name.slice(0, 80)}”. Give the practice’s code.`)
  return found
}

/** `16/11/2020`, `W/C 16 Nov 2020`, `2020-W47`. */
function weekIn(text: string, today: Temporal.PlainDate): Temporal.PlainDate {
  if (text === '') throw new Unfit('It doesn’t say which week. Fill in its Monday, or any day of it.')
  const [, year, number] = /^(\d{4})[ -]?w(\d{1,2})$/i.exec(text) ?? []
  // The fourth of January is always in the first week: ISO 8601.
  const first = year && weekOf(Temporal.PlainDate.from({ year: Number(year), month: 1, day: 4 }))
  const numbered = first && Number(number) >= 1 && first.add({ weeks: Number(number) - 1 })
  const said = text.replace(/^(w\/?c|w\/?b|week (commencing|beginning|of)|monday)[\s,:]*/i, '')
  const day = numbered || writtenDay(said.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?$/, ''))
  if (!day) throw new Unfit(`Week “${text.slice(0, 40)}” is no day. Write it as 16/11/2020.`)
  const week_of = weekOf(day)
  if (Temporal.PlainDate.compare(week_of, weekOf(today)) >= 0)
    throw new Unfit(`The week of ${plainDay(week_of)} isn’t over. Only past weeks are taken from a file.`)
  return week_of
}

function commentIn(text: string, notes: string[]): string {
  if (patientMarksIn(text).length > 0) {
    notes.push('The comment looks as if it would identify a patient, so it stays blank.')
    return ''
  }
  if (text.length > mostComment) notes.push(`The comment is cut after ${thousands(mostComment)} characters.`)
  return text.slice(0, mostComment)
}
