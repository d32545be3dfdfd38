import { sql } from 'kysely'
import { done } from '../answers.ts'
import { bulk } from '../bulk.ts'
import type { Config } from '../config.ts'
import type { Job, JobTools } from '../jobs/queue.ts'
import type { Operating } from '../scope.ts'
import type { Id } from '../values.ts'
import { minutesToWait, type Fate } from './fates.ts'
import { stopsOf, suppress } from './suppressions.ts'
import { connections, openTransport, type Outgoing, type Transport } from './transport.ts'

/** Handed over before what came of it is written down: a process killed meanwhile sends so many again. */
const atATime = 2 * connections

type Due = Outgoing & {
  readonly office_id: Id<'office'> | null
  readonly is_private: boolean
  readonly attempts: number
  readonly gives_up_at: Temporal.Instant
}

const due = async (tx: Operating) =>
  (
    await sql<Due>`
      select m.id, m.office_id, m.topic, m.is_private, m.attempts, m.gives_up_at, m.to_name, m.to_address, m.from_name,
        m.reply_name, m.reply_address, m.subject, m.text_body, m.html_body, coalesce(s.from_address, '') as from_address,
        coalesce(s.bounce_address, '') as bounce_address, coalesce(s.asks_receipts, false) as asks_receipts
      from platform.message m left join platform.mail_setting s on s.office_id = m.office_id
      where m.next_try_at <= ${tx.now} order by (m.topic is not null), m.next_try_at limit ${atATime}
      for update of m skip locked`.execute(tx.db)
  ).rows

type Tried = { readonly message: Due; readonly fate: Fate }

/** What a fate makes of a message: its new state, what is kept of it, and in how many minutes it is tried again. */
function outcome({ message, fate }: Tried, now: Temporal.Instant) {
  if (fate.what === 'sent') return { state: 'sent', detail: fate.response, wait: null } as const
  if (fate.what === 'kept') return { state: 'kept', detail: '', wait: null } as const
  if (fate.what !== 'deferred' && fate.what !== 'unreachable')
    return { state: fate.what, detail: fate.detail, wait: null } as const
  const wait = fate.what === 'unreachable' ? 1 : minutesToWait(message.attempts + 1)
  return Temporal.Instant.compare(now.add({ minutes: wait }), message.gives_up_at) > 0
    ? ({ state: 'failed', detail: `Tried for two days. At last: ${fate.detail}`, wait: null } as const)
    : ({ state: 'deferred', detail: fate.detail, wait } as const)
}

async function writeDown(tx: Operating, tried: readonly Tried[]) {
  const outcomes = tried.map((each) => ({ ...each, ...outcome(each, tx.now) }))
  type Outcome = (typeof outcomes)[number]
  const given = bulk(outcomes, {
    id: ['uuid', ({ message }: Outcome) => message.id],
    state: ['text', ({ state }) => state],
    detail: ['text', ({ detail }) => detail],
    wait: ['integer', ({ wait }) => wait],
  })
  // A server that can't be reached is told of once, not every minute.
  await sql`
    insert into platform.message_event (message_id, office_id, at, what, detail)
    select m.id, m.office_id, ${tx.now}, given.state, given.detail from ${given} join platform.message m using (id)
    where given.state <> 'deferred' or m.state <> 'deferred' or m.last_failure <> given.detail`.execute(tx.db)
  await sql`
    update platform.message m set
      state = given.state, attempts = m.attempts + 1,
      sent_at = case when given.state = 'sent' then ${tx.now}::timestamptz end,
      kept_at = case when given.state = 'kept' then ${tx.now}::timestamptz end,
      server_response = case when given.state = 'sent' then given.detail end,
      last_failure = case when given.state not in ('sent', 'kept') then given.detail end,
      next_try_at = ${tx.now}::timestamptz + given.wait * interval '1 minute'
    from ${given} where m.id = given.id`.execute(tx.db)
  await suppress(
    tx,
    outcomes.flatMap(({ message: { office_id, to_address }, state, detail }) =>
      office_id && state === 'bounced' ? [{ office_id, address: to_address, reason: 'bounced', detail } as const] : [],
    ),
  )
}

/** What a try made of the messages that were due: how many, and whether only the mail server is to blame for it. */
async function sendDue({ scope }: JobTools, transport: Transport) {
  const answer = await scope().operate(async (tx) => {
    tx.leavesNoRecord('each message says itself what became of it')
    const messages = await due(tx)
    if (messages.length === 0) return done({ tried: 0, unreachable: undefined })
    const stopOf = await stopsOf(tx, messages)
    const tried = await Promise.all(
      messages.map(async (message): Promise<Tried> => {
        const stop = stopOf(message)
        if (stop) return { message, fate: { what: 'suppressed', detail: stop } }
        if (Temporal.Instant.compare(tx.now, message.gives_up_at) > 0)
          return { message, fate: { what: 'failed', detail: 'It waited for two days, and was not sent so late' } }
        return { message, fate: await transport.send(message) }
      }),
    )
    await writeDown(tx, tried)
    const broken = tried.filter(({ fate }) => fate.what === 'unreachable')
    return done({ tried: tried.length, unreachable: broken.length === tried.length ? broken[0]?.fate : undefined })
  })
  if (!answer.done) throw new Error('sending is never refused')
  return answer.value
}

/** Sends whatever is due, until nothing is or the mail server can't be reached; what waits is then tried in a minute. */
async function sendAllDue(config: Config, tools: JobTools) {
  const transport = openTransport(config)
  try {
    for (;;) {
      const { tried, unreachable } = await sendDue(tools, transport)
      // Operators read why, and not to whom: a server's own words often hold the address.
      if (unreachable && 'detail' in unreachable)
        tools.log('the mail server takes no message', { why: unreachable.detail.replaceAll(/\S+@\S+/g, '…') })
      if (tried === 0 || unreachable) return
    }
  } finally {
    transport.close()
  }
}

/** `send_mail` is asked for by whoever writes a message; `send_waiting_mail` finds what was put off. */
export function mailJobs(config: Config): readonly Job[] {
  let asked = 0
  let under_way: Promise<void> | undefined
  const untilNoneIsAsked = async (tools: JobTools) => {
    for (let before = -1; before !== asked;) {
      before = asked
      await sendAllDue(config, tools)
    }
  }
  // One at a time in a process, so that more jobs open no more connections.
  const work = async (tools: JobTools) => {
    asked += 1
    under_way ??= untilNoneIsAsked(tools).finally(() => {
      under_way = undefined
    })
    await under_way
  }
  return [
    { name: 'platform.send_mail', work },
    { name: 'platform.send_waiting_mail', cron: '* * * * *', work },
  ]
}

/** What was said in a message is needed while somebody may ask about it, and not for ever. */
export const forgetMail: Job = {
  name: 'platform.forget_mail',
  cron: '20 3 * * *',
  async work({ scope }) {
    await scope().operate(async (tx) => {
      tx.leavesNoRecord('housekeeping')
      await tx.db
        .updateTable('platform.message')
        .set({ text_body: '', html_body: '' })
        .where('queued_at', '<', tx.now.subtract({ hours: 30 * 24 }))
        .where('next_try_at', 'is', null)
        .where('text_body', '!=', '')
        .execute()
      await tx.db
        .deleteFrom('platform.message')
        .where('queued_at', '<', tx.now.subtract({ hours: 2 * 365 * 24 }))
        .execute()
      return done()
    })
  },
}
