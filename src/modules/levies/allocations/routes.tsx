import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { practiceCoded } from '../receipts/reads.ts'
import { allocationForm, lineName } from './forms.ts'
import { ReceiptPage, type ReceiptPageProps } from './pages.tsx'
import { linesOfPractice, paidByReceipt, practicesOwing, receiptToAllocate } from './reads.ts'
import { owedOn, type Part } from './rules.ts'
import { allocateReceipt, takeBackAllocation } from './writes.ts'

const may = 'levies.keep_levies'
const may_see = 'levies.read_levies'

export const routes = [
  get('/levies/receipts/:id', may_see, (c) => showReceipt(c)),
  post('/levies/receipts/:id/allocations', may, postAllocation),
  post('/levies/receipts/:id/allocations/:line_id/taking-back', may, postTakingBack),
]

const refusals: Refusals<typeof allocateReceipt> & Refusals<typeof takeBackAllocation> = {
  changed_since: 'Somebody allocated this receipt meanwhile. Look at what it pays now, then say the rest.',
  more_than_received: 'That is more than was received, or on the other side of nought. Nothing was changed.',
  more_than_owed: 'That is more than is owed on one of the lines, or than was paid on it. Nothing was changed.',
  taken_back_already: 'This was taken back already. Nothing was changed.',
  paid_back_since: 'The payer took money back from that line since. Say first that it was taken from another line.',
}

/** Whose lines are offered: those of the receipt’s own practice, or of one that is looked up. */
async function whole(c: Ask): Promise<Omit<ReceiptPageProps, 'frame'>> {
  const id = idParam(c, 'id') as Id<'receipt'>
  const asked = (c.req.query('practice') ?? '').trim().slice(0, 10)
  return c.get('scope').read(async (tx) => {
    const receipt = await receiptToAllocate(tx, id)
    if (!receipt) throw new NotFound()
    const { lmc_id, levy_id, practice_id, practice_name, amount_pence, allocated_pence } = receipt
    const own = practice_id && practice_name ? { practice_id, name: practice_name } : undefined
    const meant = asked === '' ? own : await practiceCoded(tx, lmc_id, asked)
    const waiting = amount_pence - allocated_pence
    const lines = meant ? await linesOfPractice(tx, levy_id, meant.practice_id) : []
    return {
      may_keep: mayEnter(tx.actor, may),
      receipt,
      paid: await paidByReceipt(tx, id),
      asked,
      meant,
      lines: lines.filter((line) => (waiting < 0 ? line.allocated_pence > 0 : owedOn(line) !== 0)),
      likely: own || waiting === 0 ? [] : await practicesOwing(tx, levy_id, waiting),
    }
  })
}

async function showReceipt(c: Ask, more: Partial<ReceiptPageProps> = {}, status: 200 | 409 | 422 = 200) {
  return c.html(<ReceiptPage frame={c.get('frame')} {...await whole(c)} {...more} />, status)
}

async function postAllocation(c: Ask) {
  const { receipt, lines, meant } = await whole(c)
  const answers = read(allocationForm(lines), await c.req.formData())
  const { raw } = answers
  if (!answers.ok) return showReceipt(c, { raw, errors: answers.errors }, 422)
  if (!meant) throw new NotFound()
  const values: Readonly<Record<string, unknown>> = answers.values
  const parts = lines.flatMap((line): Part[] => {
    const amount_pence = values[lineName(line)]
    return typeof amount_pence === 'number' ? [{ line_id: line.line_id, amount_pence }] : []
  })
  const first = lines[0]
  if (parts.length === 0)
    return showReceipt(
      c,
      { raw, errors: first ? { [lineName(first)]: 'Enter an amount for at least one line' } : {} },
      422,
    )
  const { practice_id } = meant
  const answer = await c
    .get('scope')
    .write((tx) => allocateReceipt(tx, receipt.id, { practice_id, parts, seen: Number(answers.values.seen) }))
  if (answer.done) return c.redirect(`/levies/receipts/${receipt.id}`, 303)
  return showReceipt(c, { raw, refusal: refusals[answer.why] }, 409)
}

async function postTakingBack(c: Ask) {
  const id = idParam(c, 'id') as Id<'receipt'>
  const line_id = idParam(c, 'line_id') as Id<'line'>
  const answer = await c.get('scope').write((tx) => takeBackAllocation(tx, id, line_id))
  if (answer.done) return c.redirect(`/levies/receipts/${id}`, 303)
  return showReceipt(c, { refusal: refusals[answer.why] }, 409)
}
