import { email, maybe, oneOf, someOf, words } from '../../../../platform/forms/field.ts'
import type { Values } from '../../../../platform/forms/read.ts'
import { stopReasons, type StopReason } from './rules.ts'

const reasons = Object.entries(stopReasons).map(([value, label]) => ({ value: value as StopReason, label }))

export const stopSearch = {
  q: maybe(words('Address', 100)),
  reason: maybe(oneOf('Why', reasons, { as: 'select' })),
}

/** Topics are given by the routes, which know them. */
export const stopForm = (topics: Readonly<Record<string, string>>) => ({
  address: email('Address'),
  topic: maybe(
    oneOf(
      'Stop only',
      Object.entries(topics).map(([value, label]) => ({ value, label })),
      { as: 'select', hint: 'Leave it empty to stop everything' },
    ),
  ),
  detail: words('Why', 200, { hint: 'Such as “Asked by telephone on Monday”' }),
})
export type StopForm = ReturnType<typeof stopForm>
export type StopAnswers = Values<StopForm>

export const liftForm = {
  lift_reason: words('Why mail may go there again', 200, { hint: 'Such as “The mailbox was emptied”' }),
  has_asked: someOf('Their word', [{ value: 'yes', label: 'They themselves asked for mail again' }]),
}
export type LiftAnswers = Values<typeof liftForm>
