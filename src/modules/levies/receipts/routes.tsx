import { randomUUIDv7 } from 'node:crypto'
import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, isId, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { allocateWaiting } from '../allocations/writes.ts'
import { NewReceiptPage, type NewReceiptPageProps } from './additions/pages.tsx'
import { receiptForm, receiptsAsked } from './forms.ts'
import { receiptColumns, ReceiptsPage } from './pages.tsx'
import { receiptsFound, sides, waitingOf } from './reads.ts'
import { addReceipt } from './writes.ts'
import { receiptsSize } from './rules.ts'

const may = 'levies.keep_levies'
const may_see = 'levies.read_levies'

export const routes = [
  get('/levies/receipts', may_see, (c) => showReceipts(c)),
  ...exportFormats.map((format) => get(`/levies/receipts.${format}`, may_see, (c) => receiptsFile(c, format))),
  get('/levies/receipts/new', may, (c) => showForm(c)),
  post('/levies/receipts', may, postReceipt),
  post('/levies/receipts/allocations', may, postWaiting),
]

async function showReceipts(c: Ask, refusal?: string) {
  const asked = receiptsAsked(new URL(c.req.url).searchParams)
  const props = await c.get('scope').read(async (tx) => ({
    found: await receiptsFound(tx, asked, receiptsSize),
    levies: (await sides(tx)).levies,
    waiting: await waitingOf(tx),
    may_keep: mayEnter(tx.actor, may),
  }))
  const page = <ReceiptsPage frame={c.get('frame')} asked={asked} {...props} refusal={refusal} />
  return c.html(page, refusal ? 409 : 200)
}

async function receiptsFile(c: Ask, format: ExportFormat) {
  const asked = receiptsAsked(new URL(c.req.url).searchParams)
  const { rows } = await c.get('scope').read((tx) => receiptsFound(tx, asked, 'all'))
  const name = `receipts ${londonDay(c.get('scope').now).toString()}`
  return fileResponse(c, await exportAs(format, name, receiptColumns, rows))
}

async function showForm(c: Ask, more: Partial<NewReceiptPageProps> = {}, status: 200 | 409 | 422 = 200) {
  const there = await c.get('scope').read(sides)
  return c.html(<NewReceiptPage frame={c.get('frame')} sides={there} pressed={randomUUIDv7()} {...more} />, status)
}

const refusals: Refusals<typeof addReceipt> &
  Record<'receipt_typed_once_per_press' | 'receipt_stays_with_its_collector', string> = {
  still_to_come: 'That day is still to come. Say the day on which the money was received.',
  no_practice_of_code: 'No practice of this LMC has that code. Check it, or leave it blank.',
  receipt_typed_once_per_press: 'This was added already. It is in the list of receipts.',
  receipt_stays_with_its_collector: 'That collector is another LMC’s. Choose one of the LMC whose levy it is.',
}

async function postReceipt(c: Ask) {
  const there = await c.get('scope').read(sides)
  const answers = read(receiptForm(there), await c.req.formData())
  const { raw } = answers
  if (!answers.ok) return showForm(c, { raw, errors: answers.errors }, 422)
  const answer = await c
    .get('scope')
    .write((tx) => addReceipt(tx, answers.values), 'receipt_typed_once_per_press', 'receipt_stays_with_its_collector')
  if (answer.done) return c.redirect(`/levies/receipts/${answer.value}`, 303)
  return showForm(c, { raw, refusal: refusals[answer.why] }, 409)
}

const allocating: Refusals<typeof allocateWaiting> = {
  nothing_to_allocate:
    'Nothing is owed that what waits could pay. It waits until the next run is issued, or you say what it pays.',
}

async function postWaiting(c: Ask) {
  const levy_id = (await c.req.formData()).get('levy_id')
  if (typeof levy_id !== 'string' || !isId(levy_id)) throw new NotFound()
  const answer = await c.get('scope').write((tx) => allocateWaiting(tx, levy_id as Id<'levy'>))
  return answer.done ? c.redirect('/levies/receipts', 303) : showReceipts(c, allocating[answer.why])
}
