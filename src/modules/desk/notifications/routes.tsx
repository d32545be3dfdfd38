import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { wishDigest } from '../digests/writes.ts'
import { digestForm, seeingForm } from './forms.ts'
import { NotificationsPage } from './pages.tsx'
import { notificationsOf, wantsDigest } from './reads.ts'
import { openNotification, seeAll } from './writes.ts'

const may = 'desk.see_notifications'

export const routes = [
  get('/notifications', may, showNotifications),
  post('/notifications/:id/opening', may, postOpening),
  post('/notifications/seeing', may, postSeeing),
  post('/notifications/digest', may, postDigest),
]

const saved: Readonly<Record<string, string>> = {
  yes: 'You are mailed at seven on each day that has something new.',
  no: 'You are not mailed.',
}

async function showNotifications(c: Ask) {
  const { now } = c.get('scope')
  const [told, wants_digest] = await c
    .get('scope')
    .read(async (tx) => [await notificationsOf(tx), await wantsDigest(tx)] as const)
  const text = saved[c.req.query('digest') ?? '']
  return c.html(
    <NotificationsPage
      frame={c.get('frame')}
      {...{ now, told, wants_digest }}
      {...(text && { flash: { kind: 'good', text } })}
    />,
  )
}

async function postOpening(c: Ask) {
  const id = idParam(c, 'id') as Id<'notification'>
  const answer = await c.get('scope').write((tx) => openNotification(tx, id))
  if (!answer.done) throw new NotFound()
  return c.redirect(answer.value, 303)
}

async function postSeeing(c: Ask) {
  const answers = read(seeingForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  await c.get('scope').write((tx) => seeAll(tx, Temporal.Instant.from(answers.values.told_by)))
  return c.redirect('/notifications', 303)
}

async function postDigest(c: Ask) {
  const answers = read(digestForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  const { digest } = answers.values
  await c.get('scope').write((tx) => wishDigest(tx, digest === 'yes'))
  return c.redirect(`/notifications?digest=${digest}`, 303)
}
