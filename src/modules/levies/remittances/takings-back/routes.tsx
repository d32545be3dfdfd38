import { randomUUIDv7 } from 'node:crypto'
import { NotFound, type Refusals } from '../../../../platform/answers.ts'
import { read } from '../../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../../platform/routes.ts'
import type { Id } from '../../../../platform/values.ts'
import { remittancesOf, runToRemit } from '../reads.ts'
import { takingBackForm } from './forms.ts'
import { TakingBackPage, type TakingBackPageProps } from './pages.tsx'
import { takeBackRemittance } from './writes.ts'

const may = 'levies.keep_levies'
const path = '/levies/remittances/:id/sendings/:remittance_id/taking-back'

export const routes = [get(path, may, (c) => showTakingBack(c)), post(path, may, postTakingBack)]

const runId = (c: Ask) => idParam(c, 'id') as Id<'run'>
const remittanceId = (c: Ask) => idParam(c, 'remittance_id') as Id<'remittance'>

async function showTakingBack(c: Ask, more: Partial<TakingBackPageProps> = {}, status: 200 | 409 | 422 = 200) {
  const props = await c.get('scope').read(async (tx) => {
    const run = await runToRemit(tx, runId(c))
    const remittance = run && (await remittancesOf(tx, run)).find(({ id }) => id === remittanceId(c))
    if (!run || !remittance || remittance.takes_back_id) throw new NotFound()
    return { run, remittance }
  })
  return c.html(<TakingBackPage frame={c.get('frame')} {...props} pressed={randomUUIDv7()} {...more} />, status)
}

const refusals: Refusals<typeof takeBackRemittance> & Record<'remitted_once_per_press', string> = {
  taken_back_already: 'This was taken back already. Nothing was changed.',
  remitted_once_per_press: 'You pressed twice: it is taken back.',
}

async function postTakingBack(c: Ask) {
  const answers = read(takingBackForm, await c.req.formData())
  const { raw } = answers
  if (!answers.ok) return showTakingBack(c, { raw, errors: answers.errors }, 422)
  const answer = await c
    .get('scope')
    .write((tx) => takeBackRemittance(tx, runId(c), remittanceId(c), answers.values), 'remitted_once_per_press')
  if (answer.done) return c.redirect(`/levies/remittances/${runId(c)}`, 303)
  return showTakingBack(c, { raw, refusal: refusals[answer.why] }, 409)
}
