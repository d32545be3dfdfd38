import { z } from 'zod'
import { hidden, lines, type Field } from '../../../platform/forms/field.ts'
import { pageIn, type Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'
import { isQuestionList, type QuestionsAsked } from './rules.ts'

/** Neither a question nor an answer can be blank. */
const said = (inner: Field<string>, error: string): Field<string> => ({
  ...inner,
  read: (raw) => ((raw[0] ?? '').trim() === '' ? { ok: false, error } : inner.read(raw)),
})

/** `pressed` comes with the form, so that one sent twice is asked once. */
export const questionForm = {
  words: said(
    screened(lines('Your question', 2000, { hint: 'Never anything about a patient.', rows: 4 })),
    'Enter your question',
  ),
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then send it' })),
}
export type QuestionAnswers = Values<typeof questionForm>

export const answerForm = {
  answer: said(
    screened(
      lines('Your answer', 4000, { hint: 'The practice is written to, and reads it beside the line.', rows: 6 }),
    ),
    'Enter your answer',
  ),
}
export type AnswerAnswers = Values<typeof answerForm>

/** What the list’s address asks for; what can’t be read is as good as not asked. */
export function questionsAsked(query: URLSearchParams): QuestionsAsked {
  const list = query.get('list') ?? ''
  return {
    list: isQuestionList(list) ? list : 'all',
    q: (query.get('q') ?? '').trim().slice(0, 100),
    page: pageIn(query),
  }
}

export function questionsQuery({ list, q }: QuestionsAsked): string {
  const query = new URLSearchParams()
  if (list !== 'all') query.set('list', list)
  if (q) query.set('q', q)
  return query.toString()
}
