import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { allocateWaiting } from '../src/modules/levies/allocations/writes.ts'
import type { Period } from '../src/modules/levies/periods/rules.ts'
import { guessMatching, readStatement } from '../src/modules/levies/receipt-files/feeds.ts'
import { matchedBefore } from '../src/modules/levies/receipt-files/reads.ts'
import { giveReceiptFile, takeReceiptFile, tryReceiptFile } from '../src/modules/levies/receipt-files/writes.ts'
import { addReceipt } from '../src/modules/levies/receipts/writes.ts'
import type { Reading, Writing } from '../src/platform/scope.ts'
import { londonDay, wholePence, type Id } from '../src/platform/values.ts'
import { whole } from './chance.ts'
import { must, type As } from './levy-office.ts'
import { issuing } from './levy-runs.ts'
import { otherwisePaid, type Paid } from './levy-variances.ts'
import type { LivedLevy } from './levy-terms.ts'
import { weekday } from './months.ts'

/** What a practice's paper of a run says it pays. */
export type Due = {
  readonly ods_code: string
  readonly name: string
  readonly reference: string
  readonly amount_pence: number
}

export async function duesOf(tx: Reading, run_id: Id<'run'>): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    select n.ods_code, n.name, d.reference, d.amount_pence from levies.document d join register.practice_name n using (practice_id)
    where d.run_id = ${run_id} and d.kind in ('statement', 'invoice') and d.amount_pence > 0 order by n.ods_code`.execute(
    tx.db,
  )
  return rows
}

/** A quarter's receipts of a levy. */
export type Receiving = {
  readonly as: As
  readonly lived: LivedLevy
  readonly period: Period
  /** Which of the quarters it is, and whether it is the last that is over: of that one, part still waits. */
  readonly at: number
  readonly is_last: boolean
  readonly dues: readonly Due[]
  /** Of the quarter before. */
  readonly dues_before: readonly Due[]
}

export function receive(receiving: Receiving) {
  const { kind } = receiving.lived.levy
  if (kind === 'charity') return byHand(receiving, receiving.dues, { allocates: true })
  return receiving.lived.collector.kind === 'lmc' ? fromTheBank(receiving) : fromWhoeverDeducts(receiving)
}

/** So many days after a quarter was issued, and never later than today. */
const after = ({ as, period }: Receiving, days: number) => as('denise', weekday(issuing(period).add({ days })))

const pounds = (pence: number) => (pence / 100).toFixed(2)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const written = (day: Temporal.PlainDate) => day.toString().split('-').toReversed().join('/')

/** A file of whoever deducts names the practice and the quarter. */
async function fromWhoeverDeducts(receiving: Receiving) {
  const { lived, period, at, is_last, dues } = receiving
  const { levy, collector } = lived
  const received_on = londonDay(after(receiving, 36).now)
  const rows = dues.flatMap((due) => {
    const paid = otherwisePaid(lived, period, at, due) ?? { pence: due.amount_pence }
    const cells = [due.ods_code, quoted(due.name), period.from.toString().slice(0, 7), pounds(paid.pence)]
    return paid.pence === 0 ? [] : [cells.join(',')]
  })
  if (is_last && collector.kind === 'pcse')
    rows.push(`Z0399P,"Tansyham Surgery",${period.from.toString().slice(0, 7)},96.12`)
  const file = (lines: readonly string[], part: string) => ({
    file_name: `${collector.kind} ${levy.name.toLowerCase()} ${period.from.toString().slice(0, 7)}${part}.csv`,
    text: ['Contractor code,Contractor name,Period,Amount', ...lines].join('\n'),
    received_on,
  })
  const denise = after(receiving, 41)
  if (!is_last || levy.kind !== 'statutory') return take(denise, lived, file(rows, ''))
  // Of the last quarter the payments came in two parts: the second is tried, and nobody has taken it in yet.
  const most = Math.round(rows.length * 0.8)
  await take(denise, lived, file(rows.slice(0, most), ' part 1'))
  await take(after(receiving, 62), lived, file(rows.slice(most), ' part 2'), 'tries')
}

/** The bank’s statement has a row for each payment, whose reference says whose it is. */
async function fromTheBank(receiving: Receiving) {
  const { lived, period, at, is_last, dues, dues_before } = receiving
  const day = (days: number) => londonDay(after(receiving, days).now)
  const ownDay = ({ ods_code }: Due) => whole(3, 40, ods_code, at, 'pays')
  const row = (on: Temporal.PlainDate, words: string, pence: number) =>
    `${written(on)},${quoted(words)},${pounds(pence)},`
  const by_cheque = is_last ? dues.slice(-4) : []
  const rows = dues.flatMap((due) => {
    if (by_cheque.includes(due)) return []
    const paid: Paid = otherwisePaid(lived, period, at, due) ?? { pence: due.amount_pence }
    const before = paid.pays_before ? dues_before.find(({ ods_code }) => ods_code === due.ods_code) : undefined
    return [
      ...(paid.pence > 0 ? [row(day(ownDay(due)), `BGC ${due.name} ${due.reference}`, paid.pence)] : []),
      ...(paid.is_twice ? [row(day(ownDay(due) + 7), `BGC ${due.name} ${due.reference}`, paid.pence)] : []),
      ...(before ? [row(day(ownDay(due)), `BGC ${before.name} ${before.reference}`, before.amount_pence)] : []),
    ]
  })
  if (at % 2 === 0) rows.push(row(day(12), 'FPI QUILLFEATHER A DR LEVY', 21_430 + at * 115))
  const text = ['Date,Description,Paid in,Paid out', ...rows].join('\n')
  const received_on = day(45)
  const file_name = `bank ${period.from.toString().slice(0, 7)}.csv`
  await take(after(receiving, 48), lived, { file_name, text, received_on })
  await byHand(receiving, by_cheque, { allocates: false })
}

type Statement = { readonly file_name: string; readonly text: string; readonly received_on: Temporal.PlainDate }

async function take(
  tx: Writing,
  { levy, collector }: LivedLevy,
  { text, ...given }: Statement,
  upTo: 'takes' | 'tries' = 'takes',
) {
  const bytes = Buffer.from(text)
  const read = await readStatement(bytes, given.file_name)
  if (!read.ok) throw new Error(read.mistake.what)
  const { table } = read
  const matching = guessMatching(table, await matchedBefore(tx, levy.id, collector.id))
  const columns = table.titles.map((title, at) => ({ title, holds: matching[at] ?? null }))
  const of = { levy_id: levy.id, collector_id: collector.id, columns, bytes, ...given }
  const id = must(await giveReceiptFile(tx, of))
  must(await tryReceiptFile(tx, id, table, matching))
  if (upTo === 'takes') must(await takeReceiptFile(tx, id, table))
}

/** Cheques, typed one after another. */
async function byHand(receiving: Receiving, dues: readonly Due[], { allocates }: { readonly allocates: boolean }) {
  const { levy, collector } = receiving.lived
  const denise = after(receiving, 58)
  const received_on = londonDay(denise.now)
  for (const { ods_code, name, reference, amount_pence } of dues)
    must(
      await addReceipt(denise, {
        levy_id: levy.id,
        collector_id: collector.id,
        received_on,
        amount_pence: wholePence(amount_pence),
        named: name,
        ods_code,
        words: `Cheque, ${reference}`,
        pressed: randomUUID(),
      }),
    )
  if (allocates && dues.length > 0) must(await allocateWaiting(denise, levy.id))
}
