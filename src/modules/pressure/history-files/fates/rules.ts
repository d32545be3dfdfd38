import { plainDay, thousands } from '../../../../platform/values.ts'
import { alertWords } from '../../returns/rules.ts'
import type { GivenReturn, RowRead } from '../rows/rules.ts'

/** What becomes of one row, as it is shown and kept. */
export type Fate = {
  readonly line: number
  readonly practice: string
  readonly week_of: string | null
  readonly fate: 'new' | 'same' | 'refused'
  /** What it brings, what of it stays blank, or why it is left out; each a short sentence. */
  readonly words: readonly string[]
}

export const fateLabels = { new: 'New', same: 'Known already', refused: 'Left out' } as const
export const isFate = (text: string): text is Fate['fate'] => Object.hasOwn(fateLabels, text)

/** A return that is kept already. */
export type KeptReturn = Pick<GivenReturn, 'alert' | 'contacts' | 'list_size' | 'comment'>

/** What is known of the weeks and practices that rows speak of. */
export type Known = {
  readonly lmc_name: string
  /** Weeks in which practices were asked here, whether they closed or not. */
  readonly collected: ReadonlySet<string>
  /** Weeks that are closed, by a round or from a file. */
  readonly closed: ReadonlySet<string>
  /** Lines whose practice was open and represented on the day counted. */
  readonly in_scope: ReadonlySet<number>
  readonly kept: ReadonlyMap<string, KeptReturn>
}

/** What becomes of each row, and the returns that would be taken. */
export type Fates<Given> = { readonly fates: readonly Fate[]; readonly returns: readonly Given[] }

export const keyOf = ({ practice_id, week_of }: Pick<GivenReturn, 'practice_id' | 'week_of'>) =>
  `${practice_id} ${week_of.toString()}`

/** Decides each row's fate. Of several rows for one practice and week the last counts. */
export function decideFates<Given extends GivenReturn>(rows: readonly RowRead<Given>[], known: Known): Fates<Given> {
  const lastLine = new Map(rows.flatMap((row) => (row.ok ? [[keyOf(row.given), row.given.line]] : [])))
  const returns: Given[] = []
  const fates = rows.map((row): Fate => {
    if (!row.ok) return { line: row.line, practice: row.practice, week_of: null, fate: 'refused', words: [row.why] }
    const { line, practice, week_of } = row.given
    const about = { line, practice, week_of: week_of.toString() }
    const last = lastLine.get(keyOf(row.given)) ?? line
    if (last !== line)
      return {
        ...about,
        fate: 'refused',
        words: [`Line ${last} is for the same practice and week, and the last counts.`],
      }
    const why = whyNot(row.given, known)
    if (why === 'same') return { ...about, fate: 'same', words: [] }
    if (why) return { ...about, fate: 'refused', words: [why] }
    returns.push(row.given)
    return { ...about, fate: 'new', words: [inWords(row.given), ...row.given.notes] }
  })
  return { fates, returns }
}

function whyNot(given: GivenReturn, { lmc_name, collected, closed, in_scope, kept }: Known): string | undefined {
  const week = given.week_of.toString()
  if (collected.has(week)) return 'That week was collected here. What practices returned themselves stands.'
  const there = kept.get(keyOf(given))
  if (there && isSame(there, given)) return 'same'
  if (there) return 'A return of that week is kept already, and says otherwise. It stands.'
  if (closed.has(week)) return 'That week was taken from another file, and its figures stand.'
  if (!in_scope.has(given.line))
    return `It was not open and in the area of ${lmc_name} in the week of ${plainDay(given.week_of)}. If it was, draw the area from an earlier day.`
  return undefined
}

const isSame = (one: KeptReturn, other: KeptReturn) =>
  one.alert === other.alert &&
  one.contacts === other.contacts &&
  one.list_size === other.list_size &&
  one.comment === other.comment

const inWords = ({ alert, contacts, list_size, comment }: GivenReturn) =>
  `${[
    alertWords[alert],
    contacts !== null && `${thousands(contacts)} contacts`,
    list_size !== null && `${thousands(list_size)} patients`,
    comment !== '' && 'a comment',
  ]
    .filter(Boolean)
    .join(', ')}.`
