import { z } from 'zod'
import { day, hidden, lines, maybe, oneOf, words, type Field } from '../../../platform/forms/field.ts'
import { pageIn, type Values } from '../../../platform/forms/read.ts'
import type { Id, Pence } from '../../../platform/values.ts'
import { penceWritten } from './amounts/rules.ts'
import { isReceiptList, type ReceiptsAsked } from './rules.ts'

/** An amount in pounds and pence, as it is written here; `-` before it was taken back. */
export const money = (label: string, hint?: string): Field<Pence> => ({
  label,
  ...(hint === undefined ? {} : { hint }),
  control: { kind: 'decimal' },
  read: (raw) => {
    const value = penceWritten(raw[0] ?? '')
    if (value) return { ok: true, value }
    const other = value === 0 ? ' other than 0' : ''
    return { ok: false, error: `${label} must be pounds and pence${other}, such as 1,075.20` }
  },
})

type Choice<Table extends string> = { readonly id: Id<Table>; readonly label: string }
export type SideChoices = {
  readonly levies: readonly Choice<'levy'>[]
  readonly collectors: readonly Choice<'collector'>[]
}

const choices = <Table extends string>(label: string, all: readonly Choice<Table>[]) =>
  oneOf<Id<Table>>(
    label,
    all.map(({ id, label: shown }) => ({ value: id, label: shown })),
    { as: 'select' },
  )

/** For which levy, and from whom. */
export const sideQuestions = ({ levies, collectors }: SideChoices) => ({
  levy_id: choices('The levy', levies),
  collector_id: choices('Who collected it', collectors),
})

export const receiptForm = (there: SideChoices) => ({
  ...sideQuestions(there),
  received_on: day('The day it was received'),
  amount_pence: money('Amount', 'Such as 1,075.20; with a minus before it where it was taken back'),
  named: words('From whom', 200, { hint: 'As the payer is named' }),
  ods_code: maybe(words('Practice’s code', 6, { hint: 'Blank where you don’t know the practice yet' })),
  words: lines('Notes', 500, { rows: 2 }),
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then fill it in' })),
})
export type ReceiptForm = ReturnType<typeof receiptForm>
export type ReceiptAnswers = Values<ReceiptForm>

/** What a list's address asks for; what can't be read is as good as not asked. */
export function receiptsAsked(query: URLSearchParams): ReceiptsAsked {
  const list = query.get('list') ?? ''
  const levy = query.get('levy') ?? ''
  return {
    list: isReceiptList(list) ? list : 'all',
    levy: z.uuid().safeParse(levy).success ? levy : '',
    q: (query.get('q') ?? '').trim().slice(0, 100),
    page: pageIn(query),
  }
}

export function receiptsQuery({ list, levy, q }: ReceiptsAsked): string {
  const query = new URLSearchParams()
  if (list !== 'all') query.set('list', list)
  if (levy) query.set('levy', levy)
  if (q) query.set('q', q)
  return query.toString()
}
