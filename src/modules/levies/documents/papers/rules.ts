import { plainDay, pounds, poundsOf, wholePence, type Pence, type Rate } from '../../../../platform/values.ts'
import type { PaperHead } from '../../../register/door.ts'
import { rateText, roundings, type RateSpan } from '../../charges/rules.ts'
import { howWords, whatWords, type LineTold } from '../../document-lines/rules.ts'
import { spanWords } from '../../periods/rules.ts'
import { eachPatient } from '../../rates/rules.ts'
import { documentWords, titleOf, type DocumentKind } from '../rules.ts'

/** All that one paper says, as it was when its run was issued. */
export type PaperTold = PaperHead & {
  readonly kind: DocumentKind
  readonly number: number
  readonly reference: string
  readonly amount_pence: Pence
  readonly made_on: Temporal.PlainDate
  readonly due_on: Temporal.PlainDate | null
  readonly contact: string
  readonly levy_name: string
  readonly is_voluntary: boolean
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly practice_name: string
  readonly ods_code: string
  readonly address: string
  readonly postcode: string
  readonly collector_kind: 'pcse' | 'icb' | 'lmc' | null
  readonly collector_name: string | null
  readonly payment_words: string | null
  /** Of a reminder: the invoice. */
  readonly invoice: {
    readonly number: number
    readonly reference: string
    readonly amount_pence: Pence
    readonly made_on: Temporal.PlainDate
    readonly due_on: Temporal.PlainDate | null
    /** When it was last reminded of before. */
    readonly reminded_on: Temporal.PlainDate | null
  } | null
  readonly lines: readonly LineTold[]
}

type Fact = { readonly label: string; readonly value: string }

/** What `print/levy-document.typ` is given. */
export type Paper = PaperHead & {
  readonly title: string
  readonly reference: string
  readonly to: readonly string[]
  readonly facts: readonly Fact[]
  readonly opening: readonly string[]
  readonly lines_label: string
  readonly lines: readonly { readonly what: string; readonly how: string; readonly amount: string }[]
  readonly total_label: string
  readonly total: string
  readonly notes: readonly string[]
  readonly slip: {
    readonly title: string
    readonly facts: readonly Fact[]
    /** What is typed into the bank's form. */
    readonly typed: readonly Fact[]
    readonly words: readonly string[]
  } | null
}

const once = (words: readonly string[]) => [...new Set(words)]

export function forPaper(told: PaperTold): Paper {
  const { kind, reference, invoice, made_on, due_on, amount_pence, ods_code } = told
  const bank = invoice ? invoice.reference : reference
  const is_paid_to_us = kind === 'invoice' || kind === 'reminder'
  return {
    lmc_name: told.lmc_name,
    hue: told.hue,
    letterhead: told.letterhead,
    title: titleOf(told),
    reference,
    to: [told.practice_name, ...told.address.split(',').flatMap((part) => part.trim() || []), told.postcode].filter(
      Boolean,
    ),
    facts: [
      { label: documentWords[kind].one, value: String(told.number) },
      ...(invoice ? [{ label: 'Reminds of invoice', value: String(invoice.number) }] : []),
      { label: 'Date', value: plainDay(made_on) },
      { label: 'Practice code', value: ods_code },
      { label: is_paid_to_us ? 'Payment reference' : 'Reference', value: bank },
      ...(due_on ? [{ label: 'Pay by', value: plainDay(due_on) }] : []),
    ],
    opening: openingOf(told),
    lines_label: invoice ? 'What is owed' : 'What is charged, and how it comes about',
    lines: invoice ? reminded(invoice, amount_pence) : told.lines.map((line) => lineOf(line)),
    total_label: totalLabels[kind],
    total: pounds(kind === 'credit_note' ? wholePence(0 - amount_pence) : amount_pence),
    notes: notesOf(told),
    slip: is_paid_to_us ? slipOf(told, bank) : null,
  }
}

const totalLabels: Readonly<Record<DocumentKind, string>> = {
  statement: 'Total',
  invoice: 'To pay',
  credit_note: 'Credited to you',
  reminder: 'Still to pay',
}

const lineOf = (line: LineTold) => ({
  what: whatWords(line),
  how: howWords(line),
  amount: line.kind === 'not_charged' ? 'Nothing' : pounds(line.amount_pence),
})

const reminded = (invoice: NonNullable<PaperTold['invoice']>, owed: Pence) => [
  {
    what: `Invoice ${invoice.number}`,
    how: `Sent on ${plainDay(invoice.made_on)}${invoice.due_on ? `, to be paid by ${plainDay(invoice.due_on)}` : ''}.`,
    amount: pounds(invoice.amount_pence),
  },
  ...(owed === invoice.amount_pence
    ? []
    : [
        {
          what: 'No longer owed',
          how: 'What reached us for this invoice, was credited, or is no longer asked for, before this reminder was written.',
          amount: poundsOf(owed - invoice.amount_pence),
        },
      ]),
]

function openingOf(told: PaperTold): string[] {
  const { kind, levy_name, period_from, period_to, collector_kind, collector_name, invoice } = told
  const period = `${levy_name}, ${spanWords(period_from, period_to)}.`
  if (invoice)
    return [
      period,
      ...(invoice.reminded_on ? [`We reminded you of this invoice on ${plainDay(invoice.reminded_on)}.`] : []),
      'This invoice is past its day. If you paid it in the last few days, thank you, and please take no notice.',
    ]
  if (kind === 'credit_note')
    return [
      period,
      'More was charged before than was due. It is set against your next invoice unless you ask us to pay it back.',
    ]
  if (kind === 'invoice' || told.amount_pence === 0 || collector_kind === 'lmc') return [period]
  const collected = collector_name
    ? `${collector_name} ${told.amount_pence < 0 ? 'gives it back to' : 'takes it from'} what the practice is paid. There is nothing for you to send.`
    : 'We will tell you how it is collected. There is nothing for you to send yet.'
  return [period, collected]
}

const agreedWords = (
  rate: Rate,
  per: RateSpan,
  { list_basis, meeting, decided_on, paper }: Pick<LineTold, 'list_basis' | 'meeting' | 'decided_on' | 'paper'>,
) =>
  `The rate of ${rateText(rate)} for ${eachPatient(list_basis)} a ${per} was agreed${decided_on ? ` on ${plainDay(decided_on)}` : ''} (${[meeting, paper].filter(Boolean).join(', ')}).`

function notesOf({ lines, is_voluntary, contact, lmc_name }: PaperTold): string[] {
  const charged = lines.filter(({ kind }) => kind === 'charge')
  return [
    ...(lines.length > 0 && lines.every(({ kind }) => kind === 'adjustment')
      ? ['Nothing is charged for these months: this puts right what was charged before.']
      : []),
    ...once(
      charged.flatMap(({ rate, per, ...line }) =>
        rate !== null && per !== null && line.meeting ? [agreedWords(rate, per, line)] : [],
      ),
    ),
    ...once(lines.flatMap(({ rounding }) => (rounding ? [`${roundings[rounding]}.`] : []))),
    ...(charged.some(({ days, of_days }) => days < of_days)
      ? [
          'A practice that opened, closed, merged, or chose otherwise within the period is charged for the days it was open, represented and paying.',
        ]
      : []),
    ...(is_voluntary ? ['This levy is voluntary. Choosing not to pay it touches no other levy.'] : []),
    `Questions about this paper: ${contact || `the office of ${lmc_name}`}.`,
  ]
}

const slipOf = (told: PaperTold, bank: string): Paper['slip'] => ({
  title: 'Payment slip',
  facts: [
    { label: 'Pay', value: told.lmc_name },
    { label: 'From', value: `${told.practice_name}, ${told.ods_code}` },
    ...(told.due_on ? [{ label: 'Pay by', value: plainDay(told.due_on) }] : []),
  ],
  typed: [
    { label: 'Amount', value: pounds(told.amount_pence) },
    { label: 'Reference', value: bank },
  ],
  words: [
    ...(told.payment_words ?? '').split('\n').flatMap((line) => line.trim() || []),
    'Give the reference with the payment, so that it is set against this practice and no other.',
  ],
})
