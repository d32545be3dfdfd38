import { NotFound, type Refusals } from '../../../../platform/answers.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../../platform/routes.ts'
import type { Id } from '../../../../platform/values.ts'
import { MessagePage } from './pages.tsx'
import { eventsOf, messageWhole } from './reads.ts'
import { noteReading, sendAgain } from './writes.ts'

export const routes = [
  get('/mail/:id', 'desk.read_mail', (c) => showMessage(c)),
  post('/mail/:id/sendings', 'desk.set_mail', putSending),
]

const messageId = (c: Ask) => idParam(c, 'id') as Id<'message'>

const refusals: Refusals<typeof sendAgain> = {
  nothing_to_send_again: 'This can’t be sent again: it went already, or it isn’t known any more what it said.',
  address_stopped: 'Mail to this address is stopped. Lift that first, under Stopped addresses.',
}

async function showMessage(c: Ask, refusal?: string) {
  const { actor } = c.get('scope')
  const id = messageId(c)
  const [message, events] = await c
    .get('scope')
    .read(async (tx) => [await messageWhole(tx, id), await eventsOf(tx, id)] as const)
  if (!message) throw new NotFound()
  await c.get('scope').write((tx) => noteReading(tx, message))
  const may_set = mayEnter(actor, 'desk.set_mail')
  return c.html(<MessagePage frame={c.get('frame')} {...{ message, events, may_set, refusal }} />, refusal ? 409 : 200)
}

async function putSending(c: Ask) {
  const answer = await c.get('scope').write((tx) => sendAgain(tx, messageId(c)))
  if (!answer.done) return showMessage(c, refusals[answer.why])
  return c.redirect(`/mail/${messageId(c)}`, 303)
}
