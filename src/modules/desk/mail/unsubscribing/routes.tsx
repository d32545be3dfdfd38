import { done } from '../../../../platform/answers.ts'
import { resumeTopic, stopTopic } from '../../../../platform/mail/suppressions.ts'
import { messageOfToken } from '../../../../platform/mail/unsubscribing.ts'
import { get, post, type Ask } from '../../../../platform/routes.ts'
import type { Operating } from '../../../../platform/scope.ts'
import { DeadLinkPage, UnsubscribingPage } from './pages.tsx'
import { messageToStop } from './reads.ts'

export const routes = [
  get('/unsubscribe/:token', 'public', showUnsubscribing),
  post('/unsubscribe/:token', 'public', putUnsubscribing),
]

type Found = NonNullable<Awaited<ReturnType<typeof messageToStop>>>

/** Nobody is signed in, so no office's wall is open to find the message behind: the sealed id in the address is the key. */
async function found(c: Ask, also: (tx: Operating, message: Found) => Promise<unknown> = async () => undefined) {
  const id = messageOfToken(c.get('config'), c.req.param('token') ?? '')
  if (!id) return undefined
  const answer = await c.get('scope').operate(async (tx) => {
    tx.leavesNoRecord('the stop itself says when it began, and how')
    const message = await messageToStop(tx, id)
    if (!message) return done(undefined)
    await also(tx, message)
    return done(await messageToStop(tx, id))
  })
  return answer.done ? answer.value : undefined
}

function page(c: Ask, message: Found | undefined) {
  c.header('cache-control', 'no-store')
  if (!message) return c.html(<DeadLinkPage />, 404)
  const { office_name, brand_hue, label, to_address, is_stopped } = message
  return c.html(
    <UnsubscribingPage
      {...{ office_name, is_stopped }}
      hue={brand_hue ?? 200}
      topic={label}
      address={to_address}
      action={c.req.path}
    />,
  )
}

async function showUnsubscribing(c: Ask) {
  return page(c, await found(c))
}

/** A mail program sends `List-Unsubscribe=One-Click`, and may not be sent on to another page (RFC 8058). */
async function putUnsubscribing(c: Ask) {
  const is_resumed = (await c.req.formData()).get('wish') === 'resume'
  const message = await found(c, (tx, { office_id, to_address, topic }) =>
    is_resumed
      ? resumeTopic(tx, { office_id, to_address, topic })
      : stopTopic(tx, { office_id, to_address, topic }, 'by the link in a letter'),
  )
  return page(c, message)
}
