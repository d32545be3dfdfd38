import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { sendOnce } from '../../../platform/mail/outbox.ts'
import type { Operating } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { officesToWriteFrom } from '../../accounts/door.ts'
import { digestSubject, digestWords } from './letters.tsx'
import { accountsDue, dueTo } from './reads.ts'
import { markMailed } from './writes.ts'

/** One mail a day to whoever wants one and was told something since; whoever holds no role any more is told nothing. */
export const mailDigests: Job = {
  name: 'desk.mail_digests',
  cron: '0 7 * * *',
  async work({ scope, public_url }) {
    const accounts = await scope().operate(async (tx) => {
      tx.leavesNoRecord('only looks whose digest is due')
      return done(await accountsDue(tx))
    })
    for (const account_id of accounts.done ? accounts.value : [])
      await scope().operate(async (tx) => {
        tx.leavesNoRecord('the message is its own row')
        await mailDigest(tx, account_id, public_url)
        return done()
      })
  },
}

async function mailDigest(tx: Operating, account_id: Id<'account'>, public_url: string) {
  const offices = await officesToWriteFrom(tx, account_id)
  const things = (await dueTo(tx, account_id)).filter(({ office_id }) => offices.some(({ id }) => id === office_id))
  const from = offices.filter(({ id }) => things.some(({ office_id }) => office_id === id))
  const [first] = from
  if (!first) return
  await sendOnce(tx, `digest:${account_id}:${londonDay(tx.now).toString()}`, {
    office_id: first.id,
    topic: 'digest',
    kind: 'desk.digest',
    to: { name: first.person_name, address: first.email },
    subject: digestSubject(things.length),
    words: digestWords(
      from.map(({ name }) => name),
      first.person_name,
      things.map(({ title }) => title),
      `${public_url}/notifications`,
    ),
  })
  await markMailed(
    tx,
    things.map(({ id }) => id),
  )
}
