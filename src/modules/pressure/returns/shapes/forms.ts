import type { RawOf } from '../../../../platform/forms/read.ts'
import type { QuestionName, Questioned, ReturnForm } from '../forms.ts'
import type { ReturnAnswers } from '../rules.ts'

export type RawReturn = RawOf<ReturnForm>

const text = (answer: string | number | boolean | null | undefined): readonly string[] => {
  if (answer === null || answer === undefined) return []
  return [typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer)]
}

/** Answers as they are typed, to be changed. */
export function typedAnswers({ own_answers, ...answers }: ReturnAnswers): RawReturn {
  const all = { ...answers, ...own_answers }
  return Object.fromEntries(Object.entries(all).map(([name, answer]) => [name, text(answer)]))
}

/** What is asked of everybody every week and rarely changes with it: filled in, to be looked at. */
const shape: readonly QuestionName[] = ['gps_present', 'nurses_present', 'others_present', 'sessions_planned']

const only = (raw: RawReturn, names: readonly QuestionName[]): RawReturn =>
  Object.fromEntries(names.map((name) => [name, raw[name] ?? []]))

/**
 * A return to begin with: the list size, and last week's shape. Not its state: what nobody thinks about each week is how
 * steady amber became normal.
 */
export const begunReturn = (last: ReturnAnswers | undefined, list_size: number | null): RawReturn => ({
  ...(last && only(typedAnswers(last), shape)),
  list_size: text(list_size),
})

/** The questions of the short form: the numbers that are new each week. */
export function numbersOf({ own_questions }: Questioned): readonly QuestionName[] {
  const own = own_questions.filter(({ kind }) => kind === 'number').map(({ key }) => key)
  const contacts = ['contacts', 'gp_contacts', 'nurse_contacts', 'other_contacts'] as const
  return [...contacts, 'sessions_lost', 'longest_wait_days', ...own]
}

/** What the short form keeps of last week; its words are of their own week, and not said again. */
export function keptOf({ own_questions }: Questioned): readonly QuestionName[] {
  const own = own_questions.filter(({ kind }) => kind === 'yes_no').map(({ key }) => key)
  return ['alert', ...shape, ...own]
}

/** The short form to begin with: all that is kept of last week, and the list size as it is now. */
export const begunShort = (asked: Questioned, last: ReturnAnswers, list_size: number | null): RawReturn => ({
  ...only(typedAnswers(last), keptOf(asked)),
  list_size: text(list_size),
})
