import { plainDay, type Rate } from '../../../platform/values.ts'
import { rateText, type RateSpan } from '../charges/rules.ts'
import type { CollectorKind } from '../collectors/rules.ts'
import { eachPatient, type ListBasis } from '../rates/rules.ts'

export type RateLetterTold = {
  readonly lmc_name: string
  readonly levy_name: string
  readonly levy_kind: 'statutory' | 'national' | 'charity'
  readonly collector_name: string
  readonly collector_kind: CollectorKind
  readonly rate: Rate
  readonly per: RateSpan
  readonly from_on: Temporal.PlainDate
  /** What was charged until then; null where it is the first. */
  readonly before: { readonly rate: Rate; readonly per: RateSpan; readonly list_basis: ListBasis } | null
  readonly list_basis: ListBasis
  readonly meeting: string
  readonly decided_on: Temporal.PlainDate | null
  readonly paper: string
  readonly sent_on: Temporal.PlainDate
  readonly made_by: string
}

export const rateWords = ({ rate, per }: { readonly rate: Rate; readonly per: RateSpan }) =>
  `${rateText(rate)} a ${per}`

/** PCSE changes a rate only on an ICB's word, so that its letter asks for that; an ICB that deducts itself is asked to do so. */
const asked = {
  pcse: 'Please authorise the change: PCSE applies it when somebody whom the ICB has authorised for GP payments asks them to. We would be glad of your acknowledgement, and of the day PCSE applied it from.',
  icb: 'Please deduct by this rate from that day, and send us your acknowledgement with the day you applied it from.',
  lmc: 'Please bill by this rate from that day.',
} as const

/** NHS Act 2006, s.97, is about the statutory levy and no other. */
const closings = {
  statutory:
    'The levy is recovered from practices under section 97 of the National Health Service Act 2006. What each practice pays is on the schedule that we send for every period.',
  voluntary:
    'The levy is voluntary. Please deduct it from no practice but those on the schedule that we send for every period.',
} as const

const patients = { raw: 'registered patient', weighted: 'weighted patient' } as const

/** The rate until then, and whose patients it was of where they are others now. */
const beforeWords = ({ before, list_basis }: RateLetterTold) =>
  before && `${rateWords(before)}${before.list_basis === list_basis ? '' : ` for each ${patients[before.list_basis]}`}`

/** The letter as `print/levy-letter.typ` takes it below the head, with a slip to be sent back. */
export function rateLetter(told: RateLetterTold) {
  const { lmc_name, levy_name, collector_name, collector_kind, from_on, meeting, decided_on, paper } = told
  const patient = patients[told.list_basis]
  const until_then = beforeWords(told)
  return {
    title: `${levy_name}: the rate from ${plainDay(from_on)}`,
    to: collector_kind === 'pcse' ? ['The integrated care board, finance', `for ${collector_name}`] : [collector_name],
    made_on: plainDay(told.sent_on),
    opening: [
      until_then
        ? `From ${plainDay(from_on)} the rate of our “${levy_name}” is ${rateWords(told)} for each ${patient}. Until then it is ${until_then}.`
        : `From ${plainDay(from_on)} the rate of our “${levy_name}” is ${rateWords(told)} for each ${patient}. It is the first that we ask you to deduct.`,
      asked[collector_kind],
    ],
    facts: [
      { label: 'Levy', value: levy_name },
      { label: `New rate for ${eachPatient(told.list_basis)}`, value: rateWords(told) },
      ...(until_then ? [{ label: 'Rate until then', value: until_then }] : []),
      { label: 'From', value: plainDay(from_on) },
      {
        label: 'List size',
        value: told.list_basis === 'raw' ? 'Registered patients, not weighted' : 'Weighted patients',
      },
      { label: 'Decided', value: decided_on ? `${meeting}, ${plainDay(decided_on)}` : meeting },
      ...(paper ? [{ label: 'Paper', value: paper }] : []),
    ],
    closing: [closings[told.levy_kind === 'statutory' ? 'statutory' : 'voluntary']],
    signed_by: told.made_by,
    slip: {
      title: 'Acknowledgement',
      words: [`${levy_name} of ${lmc_name}, ${rateWords(told)} from ${plainDay(from_on)}.`],
      blanks: ['Name and post', 'Acknowledged on', 'Applied from'],
    },
  }
}

type LetterState = 'sent' | 'acknowledged' | 'applied' | 'withdrawn'

export const letterState = (letter: {
  readonly acknowledged_on: Temporal.PlainDate | null
  readonly applied_on: Temporal.PlainDate | null
  readonly is_withdrawn: boolean
}): LetterState =>
  letter.is_withdrawn ? 'withdrawn' : letter.applied_on ? 'applied' : letter.acknowledged_on ? 'acknowledged' : 'sent'

export const letterStateWords = {
  sent: { label: 'Sent', tag: 'waiting' },
  acknowledged: { label: 'Acknowledged', tag: 'waiting' },
  applied: { label: 'Applied', tag: 'done' },
  withdrawn: { label: 'Rate withdrawn', tag: 'closed' },
} as const
