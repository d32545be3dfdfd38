import type { Id } from '../../../../platform/values.ts'
import { plainFigure, type GivenSize, type RowRead } from '../rows/rules.ts'

/** What becomes of one row, as it is shown and kept. */
export type Fate = {
  readonly line: number
  readonly ods_code: string
  readonly practice: string
  readonly counted_on: string | null
  readonly as_given: string
  readonly patients: number | null
  readonly fate: FateKind
  /** Why it is left out, what it corrects, or what to look at; each a short sentence. */
  readonly words: readonly string[]
}

export const fateLabels = {
  new: 'Taken in',
  corrects: 'Corrects what was taken in',
  same: 'Known already',
  refused: 'Left out',
} as const
export type FateKind = keyof typeof fateLabels
export const isFate = (text: string): text is FateKind => Object.hasOwn(fateLabels, text)

export const sizeKey = (practice_id: Id<'practice'>, counted_on: Temporal.PlainDate) =>
  `${practice_id} ${counted_on.toString()}`
const keyOf = ({ practice, counted_on }: GivenSize) => sizeKey(practice.practice_id, counted_on)

const isQuarterStart = ({ month, day }: Temporal.PlainDate) => day === 1 && month % 3 === 1

/** Decides each row’s fate by the figures in force, as they were given, of the practices and days that rows name. */
export function decideFates(
  rows: readonly RowRead[],
  known: ReadonlyMap<string, string>,
): { readonly fates: readonly Fate[]; readonly takings: readonly GivenSize[] } {
  const alike = Map.groupBy(
    rows.flatMap((row) => (row.ok ? [row.given] : [])),
    keyOf,
  )
  const takings: GivenSize[] = []
  const fates = rows.map((row): Fate => {
    if (!row.ok) {
      const { line, named, why } = row
      const nothing = { practice: '', counted_on: null, as_given: '', patients: null }
      return { line, ods_code: named, ...nothing, fate: 'refused', words: [why] }
    }
    const { given } = row
    const { fate, words } = judged(given, alike.get(keyOf(given)) ?? [], known.get(keyOf(given)))
    if (fate === 'new' || fate === 'corrects') takings.push(given)
    const { line, practice, counted_on, as_given, patients } = given
    const { ods_code, name } = practice
    return { line, ods_code, practice: name, counted_on: counted_on.toString(), as_given, patients, fate, words }
  })
  return { fates, takings }
}

function judged(
  { line, as_given, counted_on }: GivenSize,
  alike: readonly GivenSize[],
  before: string | undefined,
): Pick<Fate, 'fate' | 'words'> {
  const figure = plainFigure(as_given)
  const other = alike.find((one) => plainFigure(one.as_given) !== figure)
  if (other)
    return {
      fate: 'refused',
      words: [`Line ${other.line} says ${other.as_given} of the same practice and day, so neither is taken.`],
    }
  const [first] = alike
  if (first && first.line < line) return { fate: 'refused', words: [`Line ${first.line} says the same.`] }
  if (before !== undefined && plainFigure(before) === figure) return { fate: 'same', words: [] }
  const given = figure.includes('.') ? [`Given as ${as_given}.`] : []
  const asked = isQuarterStart(counted_on) ? [] : ['This is not the first day of a quarter: is the day right?']
  if (before === undefined) return { fate: 'new', words: [...given, ...asked] }
  return { fate: 'corrects', words: [`It was ${before}.`, ...given, ...asked] }
}
