import type { Child } from 'hono/jsx'
import { NotFound } from '../../../platform/answers.ts'
import type { Ask } from '../../../platform/routes.ts'
import type { Reading, Scope } from '../../../platform/scope.ts'
import { doubtsOf, isSure, tickFor, type Doubts } from '../returns/doubts/rules.ts'
import { readReturn } from '../returns/forms.ts'
import { askedReturn, returnsUpTo, type ReturnKept, type ReturnKey } from '../returns/reads.ts'
import type { CameBy, ReturnAnswers } from '../returns/rules.ts'
import { begunReturn, begunShort, numbersOf, typedAnswers } from '../returns/shapes/forms.ts'
import { canBePutIn, standingOf, standingWords, type AskedReturn } from '../returns/standings/rules.ts'
import { submitReturn } from '../returns/writes.ts'
import { trendBefore } from '../trends/reads.ts'
import { NoReturnPage, ReturnPage, type Around } from './pages.tsx'
import { ReceiptPage } from './receipts/pages.tsx'

/** Where a return is put in: by whom, of which practice and week, and in what frame. */
export type Sending = {
  readonly scope: Scope
  readonly key: ReturnKey
  readonly around: Around
  /** Of the form; what is sent goes there too. */
  readonly address: string
  readonly came_by: Extract<CameBy, 'practice' | 'link'>
  readonly notice?: Child
  /** What may be done instead, where nothing can be put in. */
  readonly instead?: Child
}

/** A quarter: what is usual for a practice, and what it is shown of itself. */
const weeksBack = 13

/** What is asked in a week, its return if it was put in, and those before it. */
export async function returnWithEarlier(tx: Reading, key: ReturnKey, most = weeksBack) {
  const asked = await askedReturn(tx, key)
  const returns = await returnsUpTo(tx, key, most)
  const kept = returns.find(({ week_of }) => week_of.equals(key.week_of))
  const earlier = returns.filter((one) => one !== kept)
  return { asked, kept, earlier, standing: standingOf(asked, tx.now) }
}

export const newPress = (): string => crypto.randomUUID()

/** What is unlikely of what was sent, unless whoever sent it ticked that it is right. */
export function doubtsLeft(
  answers: ReturnAnswers,
  { practice }: AskedReturn,
  earlier: readonly ReturnKept[],
  ticked: string,
): { readonly doubts: Doubts; readonly tick: string } | undefined {
  const contacts = earlier.flatMap((one) => (one.contacts === null ? [] : [one.contacts]))
  const doubts = doubtsOf(answers, { list_size: practice?.list_size ?? null, contacts })
  return isSure(answers, doubts, ticked) ? undefined : { doubts, tick: tickFor(answers, doubts) }
}

export async function showSending(c: Ask, { scope, key, around, address, notice, instead }: Sending) {
  const { asked, kept, earlier, standing, weeks } = await scope.read(async (tx) => {
    const found = await returnWithEarlier(tx, key)
    return { ...found, weeks: found.kept ? await trendBefore(tx, key, weeksBack - 1) : [] }
  })
  const form = c.req.query('form')
  if (kept && !(form && canBePutIn(standing))) {
    const said = (['thanks', 'late'] as const).find((word) => word === c.req.query('said'))
    const trend = { weeks, now: kept, smallest_cell: asked.setting.smallest_cell }
    return c.html(<ReceiptPage {...{ around, address, asked, standing, kept, trend, said }} />)
  }
  const { reference_on: on } = asked
  if (!canBePutIn(standing) || !on)
    return c.html(
      <NoReturnPage around={around} words={standingWords(asked, standing)}>
        {instead}
      </NoReturnPage>,
    )
  const [last] = earlier
  const list_size = asked.practice?.list_size ?? null
  const is_short = form === 'numbers' && last !== undefined && !kept
  const begun = is_short ? begunShort(asked.setting, last, list_size) : begunReturn(last, list_size)
  return c.html(
    <ReturnPage
      {...{ around, address, asked, on, standing, is_short, last, notice }}
      is_change={kept !== undefined}
      raw={kept ? typedAnswers(kept) : begun}
      pressed={newPress()}
    />,
  )
}

export async function putSending(c: Ask, { scope, key, around, address, came_by, notice, instead }: Sending) {
  const { asked, kept, earlier, standing } = await scope.read((tx) => returnWithEarlier(tx, key))
  const { reference_on: on } = asked
  const refusal = (words: string) =>
    c.html(
      <NoReturnPage around={around} words={words}>
        {instead}
      </NoReturnPage>,
      409,
    )
  if (!canBePutIn(standing) || !on) return refusal(standingWords(asked, standing))
  const sent = await c.req.formData()
  const read = readReturn(asked.setting, on, sent)
  const left = read.ok ? doubtsLeft(read.answers, asked, earlier, read.raw.sure?.[0] ?? '') : { errors: read.errors }
  if (!read.ok || left) {
    const [last] = earlier
    // What is wrong with something kept of last week can only be put right where it is asked.
    const numbers = new Set<string>(numbersOf(asked.setting))
    const mistaken = Object.keys(read.ok ? {} : read.errors)
    const is_short = sent.get('short') === 'yes' && last !== undefined && mistaken.every((name) => numbers.has(name))
    const shown = { around, address, asked, on, standing, is_short, last, notice }
    const pressed = read.raw.pressed?.[0] || newPress()
    return c.html(
      <ReturnPage {...shown} {...left} raw={read.raw} pressed={pressed} is_change={kept !== undefined} />,
      422,
    )
  }
  const answer = await scope.write(
    (tx) => submitReturn(tx, asked, { came_by, pressed: read.pressed }, read.answers),
    'return_put_in_once_per_press',
  )
  if (!answer.done && answer.why !== 'return_put_in_once_per_press') return refusal(standingWords(asked, answer.why))
  const is_late = answer.done ? answer.value.is_late : standing === 'late'
  return c.redirect(`${address}?said=${is_late ? 'late' : 'thanks'}`, 303)
}

/** The Monday in an address; any other day, or none, names no week. */
export function weekParam(c: Ask): Temporal.PlainDate {
  const text = c.req.param('week') ?? ''
  const [, year, month, day] = /^(20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(text) ?? []
  if (!year) throw new NotFound()
  const monday = Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) })
  if (monday.dayOfWeek !== 1 || monday.toString() !== text) throw new NotFound()
  return monday
}
