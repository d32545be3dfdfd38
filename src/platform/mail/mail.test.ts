import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { mailServer } from '../../../tests/support/mail-server.ts'
import { office } from '../../../tests/support/people.ts'
import { siteAt, testConfig, testInstallation } from '../../../tests/support/site.ts'
import { done } from '../answers.ts'
import type { Config } from '../config.ts'
import { jobTools } from '../jobs/worker.ts'
import { openLog } from '../log.ts'
import { system } from '../scope.ts'
import type { Id } from '../values.ts'
import { sendEach, sendOnce, type Message } from './outbox.ts'
import { forgetMail, mailJobs } from './send.ts'
import { messageOfToken } from './unsubscribing.ts'

const installation = await testInstallation()
const moment = '2026-11-19T08:55:00Z'
const site = siteAt(installation, moment)
const ours = await office(installation, 'Wealdshire and Saltmarsh', ['Wealdshire', 'Saltmarsh'])
const theirs = await office(installation, 'Fenland', ['Fenland'])
const [wealdshire, saltmarsh] = ours.lmcs.map(({ id }) => id)
if (!wealdshire || !saltmarsh) throw new Error('the office has no LMCs')

const later = (minutes: number) => Temporal.Instant.from(moment).add({ minutes }).toString()
const tools = (at = moment) =>
  jobTools(
    installation.db,
    installation.jobs,
    testConfig.public_url,
    () => Temporal.Instant.from(at),
    openLog('silent'),
  )

/** Sends whatever is due at a moment, as the worker does. */
const sendDue = (config: Config, at = moment) => mailJobs(config)[0]?.work(tools(at), {})

const reminder: Message = {
  office_id: null,
  to: { name: 'Jo “Josephine” O’Neill, née Žižek', address: 'jo@elm.example' },
  subject: 'This week’s return',
  words: {
    lmc_name: 'Wealdshire LMC',
    preview: 'Two minutes',
    greeting: 'Dear Jo',
    paragraphs: ['Elm’s return isn’t in <yet>.'],
    link: { label: 'Give the return', href: 'https://lmc.example/wants-you' },
    sender: { name: 'Ruth Okafor', post: 'Liaison manager', contact: 'ruth@wealdshire.example' },
    why: 'You are Elm Surgery’s practice manager.',
  },
}
const news: Message = { ...reminder, office_id: ours.office_id, topic: 'news', kind: 'guidance.news' }
const to = (address: string) => ({ name: 'Jo', address })

const operate = async <T>(
  work: (tx: Parameters<Parameters<ReturnType<typeof site.scope>['operate']>[0]>[0]) => Promise<T>,
) => {
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test')
    return done(await work(tx))
  })
  if (!answer.done) throw new Error('refused')
  return answer.value
}

const send = (once: string, message: Message = reminder) => operate((tx) => sendOnce(tx, once, message))

const messageOf = (once: string) =>
  operate((tx) => tx.db.selectFrom('platform.message').selectAll().where('once', '=', once).executeTakeFirstOrThrow())

const eventsOf = (once: string) =>
  operate(async (tx) =>
    (
      await tx.db
        .selectFrom('platform.message_event as e')
        .innerJoin('platform.message as m', 'm.id', 'e.message_id')
        .select(['e.what', 'e.detail'])
        .where('m.once', '=', once)
        .orderBy('e.number')
        .execute()
    ).map(({ what, detail }) => (detail ? `${what}: ${detail}` : what)),
  )

const suppressionsOf = (address: string) =>
  operate((tx) =>
    tx.db
      .selectFrom('platform.suppression')
      .select(['reason', 'topic', 'detail'])
      .where('address', '=', address)
      .execute(),
  )

const stop = (address: string, topic: string | null) =>
  operate((tx) =>
    tx.db
      .insertInto('platform.suppression')
      .values({
        office_id: ours.office_id,
        address,
        topic,
        reason: topic ? 'unsubscribed' : 'bounced',
        began_at: tx.now,
        began_by: 'a test',
      })
      .execute(),
  )

test('a message arrives whole: subject, both parts, names as they are written, the sender’s name and where replies go', async () => {
  const { config, delivered } = await mailServer()
  await send('whole')
  const { id } = await messageOf('whole')
  await sendDue(config)

  const mail = await PostalMime.parse(delivered[0]?.raw ?? '')
  expect(delivered[0]?.to).toEqual(['jo@elm.example'])
  expect(mail.subject).toBe('This week’s return')
  expect(mail.to).toEqual([{ name: 'Jo “Josephine” O’Neill, née Žižek', address: 'jo@elm.example' }])
  expect(mail.from).toEqual({ name: 'Ruth Okafor', address: 'no-reply@lmc.example' })
  expect(mail.replyTo).toEqual([{ name: 'Ruth Okafor', address: 'ruth@wealdshire.example' }])
  expect(mail.text).toContain('Elm’s return isn’t in <yet>.')
  expect(mail.html).toContain('Elm’s return isn’t in &lt;yet&gt;.')
  expect(mail.html).toContain('href="https://lmc.example/wants-you"')
  expect(mail.messageId).toBe(`<${id}@localhost>`)
  expect(mail.headers.map(({ key }) => key)).not.toContain('list-unsubscribe')
  const sent = await messageOf('whole')
  expect([sent.state, sent.sent_at?.toString()]).toEqual(['sent', moment])
  expect(sent.server_response).toMatch(/^250 /)
  expect((await eventsOf('whole')).map((event) => event.slice(0, 9))).toEqual(['queued', 'sent: 250'])
})

test('the same reason twice sends once, and so does the same job twice', async () => {
  const { config, delivered } = await mailServer()
  await send('twice')
  await send('twice')
  await sendDue(config)
  await sendDue(config)
  expect(delivered).toHaveLength(1)
  expect(await eventsOf('twice')).toHaveLength(2)
})

test('two workers with the same message send it once', async () => {
  const { config, delivered } = await mailServer()
  await send('at once')
  await Promise.all([sendDue(config), sendDue(config)])
  expect(delivered).toHaveLength(1)
})

test('many go over few connections, and what somebody waits for goes before what goes to many', async () => {
  const { config, delivered, connections } = await mailServer()
  await operate((tx) =>
    sendEach(
      tx,
      Array.from({ length: 60 }, (_, at) => ({ ...news, once: `many ${at}`, to: to(`many${at}@elm.example`) })),
    ),
  )
  await send('waited for')
  await sendDue(config)
  expect(delivered).toHaveLength(61)
  expect(delivered.slice(0, 10).flatMap((one) => one.to)).toContain('jo@elm.example')
  expect(connections()).toBeLessThanOrEqual(5)
})

test('a transaction rolled back sends nothing', async () => {
  await site.runJobs()
  await expect(
    site.scope().write(async (tx) => {
      await sendOnce(tx, 'never', reminder)
      throw new Error('something else went wrong')
    }),
  ).rejects.toThrow('something else')
  expect(await site.runJobs()).not.toContain('platform.send_mail')
})

test('one letter of a run reaches an address once, however the address is written and whatever the reason', async () => {
  const { config, delivered } = await mailServer()
  const run = 'week of 16 November'
  await operate((tx) =>
    sendEach(tx, [
      { ...news, run, once: 'run 1', to: to('Sam@elm.example') },
      { ...news, run, once: 'run 2', to: to('sam@elm.example') },
      { ...news, run, once: 'run 3', to: to('ann@elm.example') },
    ]),
  )
  await send('run 4', { ...news, run, to: to('ann@elm.example') })
  await send('run 5', { ...news, run: 'week of 23 November', to: to('ann@elm.example') })
  await send('run 6', { ...news, run, kind: 'guidance.other', to: to('ann@elm.example') })
  await sendDue(config)
  expect(delivered.flatMap((one) => one.to).sort()).toEqual([
    'Sam@elm.example',
    'ann@elm.example',
    'ann@elm.example',
    'ann@elm.example',
  ])
})

test.each([
  'jo@elm.example\r\nBcc: eve@elsewhere.example',
  'jo@elm.example, eve@elsewhere.example',
  'Jo <jo@elm.example>',
  `${'j'.repeat(250)}@elm.example`,
  '',
  'jo',
])('what isn’t one address is not sent, and the office can see why: %j', async (address) => {
  const { config, delivered } = await mailServer()
  await send(`bad ${address}`, { ...reminder, to: to(address) })
  await sendDue(config)
  expect(delivered).toEqual([])
  expect(await eventsOf(`bad ${address}`)).toEqual(['failed: This isn’t one e-mail address'])
})

test('line breaks and marks that turn text round, in a name or a subject, add no recipient and no header', async () => {
  const { config, delivered } = await mailServer()
  await operate((tx) =>
    tx.db
      .insertInto('platform.mail_setting')
      .values({
        office_id: theirs.office_id,
        from_name: '\u202Emoc.elpmaxe@eve',
        changed_at: tx.now,
        changed_by: 'a test',
      })
      .execute(),
  )
  await send('injected', {
    ...reminder,
    to: { name: 'Jo\r\nBcc: eve@elsewhere.example', address: 'jo@elm.example' },
    subject: 'Hello\r\nBcc: eve@elsewhere.example\u2028X-Evil: yes',
    words: {
      ...reminder.words,
      sender: {
        ...reminder.words.sender,
        name: 'Ruth\u202E"\r\nX-Evil: yes',
        contact: 'ruth@x.example\r\nX-Evil: yes',
      },
    },
  })
  await send('turned round', { ...reminder, office_id: theirs.office_id, to: to('jo@oak.example') })
  await sendDue(config)
  expect(delivered.flatMap((one) => one.to).sort()).toEqual(['jo@elm.example', 'jo@oak.example'])
  const mailTo = async (address: string) =>
    PostalMime.parse(delivered.find((one) => one.to.includes(address))?.raw ?? '')
  const [injected, turned] = [await mailTo('jo@elm.example'), await mailTo('jo@oak.example')]
  expect(injected.headers.map(({ key }) => key)).not.toContain('x-evil')
  expect(injected.bcc).toBeUndefined()
  expect(injected.from?.name).toBe('Ruth " X-Evil: yes')
  expect(turned.from?.name).toBe('moc.elpmaxe@eve')
})

test('a letter goes by its LMC’s settings and its office’s: from whom, who is answered, what stands under it', async () => {
  const { config, delivered } = await mailServer()
  await operate(async (tx) => {
    const changed = { office_id: ours.office_id, changed_at: tx.now, changed_by: 'a test' }
    await tx.db
      .insertInto('platform.mail_setting')
      .values({
        ...changed,
        from_name: 'Wealdshire and Saltmarsh LMCs',
        from_address: 'office@lmc.example',
        footer: 'The Old School, Wealdham\n\n<Company 1234567>',
        bounce_address: 'bounces@lmc.example',
      })
      .execute()
    await tx.db
      .insertInto('platform.lmc_mail_setting')
      .values({
        ...changed,
        lmc_id: wealdshire,
        from_name: 'Wealdshire LMC',
        reply_name: 'Ruth, Liaison',
        reply_address: 'ruth@wealdshire.example',
      })
      .execute()
  })
  const words = { ...reminder.words, sender: { name: 'The office', post: '' } }
  await send('by the LMC', { ...news, words, lmc_id: wealdshire, to: to('a@elm.example') })
  await send('by the office', { ...news, words, lmc_id: saltmarsh, to: to('b@elm.example') })
  await send('by a person', { ...news, lmc_id: wealdshire, to: to('c@elm.example') })
  await sendDue(config)
  const byTo = new Map(
    await Promise.all(
      delivered.map(async (one) => [one.to[0], { ...one, mail: await PostalMime.parse(one.raw) }] as const),
    ),
  )
  const [lmc, whole, personal] = ['a', 'b', 'c'].map((name) => byTo.get(`${name}@elm.example`))
  expect(lmc?.mail.from).toEqual({ name: 'Wealdshire LMC', address: 'office@lmc.example' })
  expect(lmc?.mail.replyTo).toEqual([{ name: 'Ruth, Liaison', address: 'ruth@wealdshire.example' }])
  expect(lmc?.from).toBe('bounces@lmc.example')
  expect(whole?.mail.from?.name).toBe('Wealdshire and Saltmarsh LMCs')
  expect(whole?.mail.replyTo).toBeUndefined()
  expect(personal?.mail.replyTo).toEqual([{ name: 'Ruth Okafor', address: 'ruth@wealdshire.example' }])
  expect(lmc?.mail.text).toContain('The Old School, Wealdham\n\n<Company 1234567>')
  expect(lmc?.mail.html).toContain('<p>&lt;Company 1234567&gt;</p>')
})

test('mail on a topic says how to hear no more of it, in the letter and for the reader’s mail program', async () => {
  const { config, delivered } = await mailServer()
  await send('of a topic', { ...news, to: to('reader@elm.example') })
  await sendDue(config)
  const { id } = await messageOf('of a topic')
  const mail = await PostalMime.parse(delivered[0]?.raw ?? '')
  const header = (key: string) => mail.headers.find((one) => one.key === key)?.value ?? ''
  const [, page = '', mailto] =
    /^<(\S+)>, <mailto:bounces@lmc\.example\?subject=unsubscribe%20(\S+)>$/.exec(header('list-unsubscribe')) ?? []
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(page).toMatch(/^http:\/\/localhost:3000\/unsubscribe\/[\w-]+$/)
  expect(messageOfToken(config, page.split('/').at(-1) ?? '')).toBe(id)
  expect(messageOfToken(config, mailto ?? '')).toBe(id)
  const inLetter = /http\S+\/unsubscribe\/([\w-]+)/.exec(mail.text ?? '')?.[1] ?? ''
  expect(messageOfToken(config, inLetter)).toBe(id)
  expect(mail.html).toContain(`href="http://localhost:3000/unsubscribe/${inLetter}"`)
  expect(mail.text).toContain('Get no more of this: News and newsletters')
  // What is kept of the letter lets nobody stop anybody's mail.
  expect((await messageOf('of a topic')).text_body).not.toContain('/unsubscribe/')
})

test('who asked for no more of a topic gets other mail; whose mail comes back gets none; a way in is always tried', async () => {
  const { config, delivered } = await mailServer()
  await stop('quiet@elm.example', 'news')
  await stop('gone@elm.example', null)
  await send('quiet news', { ...news, to: to('Quiet@elm.example') })
  await send('quiet levy', { ...news, topic: 'levy', to: to('quiet@elm.example') })
  await send('gone answer', { ...news, topic: null, to: to('gone@elm.example') })
  await send('gone way in', { ...news, topic: null, is_private: true, to: to('gone@elm.example') })
  await send('gone sign-in', { ...reminder, to: to('gone@elm.example') })
  await send('gone elsewhere', { ...news, office_id: theirs.office_id, to: to('gone@elm.example') })
  await sendDue(config)
  expect(delivered.flatMap((one) => one.to).sort()).toEqual([
    'gone@elm.example',
    'gone@elm.example',
    'gone@elm.example',
    'quiet@elm.example',
  ])
  expect(await eventsOf('quiet news')).toEqual(['suppressed: They asked for no more of this: News and newsletters'])
  expect(await eventsOf('gone answer')).toEqual(['suppressed: Mail to this address came back'])
})

test('who is stopped between the writing and the sending isn’t written to', async () => {
  const { config, delivered } = await mailServer()
  await send('just in time', { ...news, to: to('late@elm.example') })
  await stop('late@elm.example', 'news')
  await sendDue(config)
  expect(delivered).toEqual([])
  expect(await eventsOf('just in time')).toEqual([
    'queued',
    'suppressed: They asked for no more of this: News and newsletters',
  ])
})

test('while the mail server is down messages wait and say why once; when it is up again they go, once', async () => {
  const { port, config, delivered, stop: shut } = await mailServer()
  await shut()
  await send('down')
  await sendDue(config)
  expect(await messageOf('down')).toMatchObject({ attempts: 1, sent_at: null, state: 'deferred' })
  expect((await messageOf('down')).last_failure).toContain('ECONNREFUSED')
  await sendDue(config)
  expect((await messageOf('down')).attempts).toBe(1)
  await sendDue(config, later(1))
  expect((await messageOf('down')).attempts).toBe(2)
  expect(await eventsOf('down')).toHaveLength(2)

  const again = await mailServer({ port })
  await sendDue(config, later(2))
  expect([delivered.length, again.delivered.length]).toEqual([0, 1])
  expect(await messageOf('down')).toMatchObject({ attempts: 3, last_failure: null, state: 'sent' })
})

test('operators are told why the mail server takes nothing, and not whose mail it was', async () => {
  const { config } = await mailServer({ toRecipient: (address) => `421 4.3.2 Shutting down, not now <${address}>` })
  await send('while shutting down')
  const told: unknown[] = []
  await mailJobs(config)[0]?.work({ ...tools(), log: (...said) => told.push(said) }, {})
  expect(JSON.stringify(told)).toContain('421 4.3.2 Shutting down, not now …')
  expect(JSON.stringify(told)).not.toContain('elm.example')
})

test('who is put off is tried again after 1, 5, 15 and 60 minutes and then ever later, for two days', async () => {
  const { config } = await mailServer({ toRecipient: () => '451 4.7.1 Greylisted, try later' })
  await send('put off')
  const tries: number[] = []
  for (let minutes = 0; minutes < 3000;) {
    await sendDue(config, later(minutes))
    tries.push(minutes)
    const { next_try_at } = await messageOf('put off')
    if (!next_try_at) break
    minutes = Temporal.Instant.from(moment).until(next_try_at).total('minutes')
  }
  expect(tries.slice(0, 6)).toEqual([0, 1, 6, 21, 81, 201])
  expect(tries.at(-1)).toBeGreaterThan(40 * 60)
  expect(tries.at(-1)).toBeLessThanOrEqual(48 * 60)
  expect(await messageOf('put off')).toMatchObject({ state: 'failed', next_try_at: null })
  expect((await eventsOf('put off')).at(-1)).toBe(
    'failed: Tried for two days. At last: 451 4.7.1 Greylisted, try later',
  )
  expect(await suppressionsOf('jo@elm.example')).toEqual([])
})

test('what nobody could send for two days isn’t sent so late', async () => {
  const { config, delivered } = await mailServer()
  await send('stale')
  await sendDue(config, later(49 * 60))
  expect(delivered).toEqual([])
  expect(await messageOf('stale')).toMatchObject({ state: 'failed', next_try_at: null })
})

test('an address that isn’t there is written to no more; a message that isn’t wanted fails alone', async () => {
  const { config, delivered } = await mailServer({
    toRecipient: (address) =>
      address.startsWith('nobody')
        ? '550 5.1.1 No such mailbox'
        : address.startsWith('full')
          ? '552 5.2.2 Mailbox full'
          : address.startsWith('unwanted')
            ? '550 5.7.1 We think this is spam'
            : undefined,
  })
  for (const name of ['nobody', 'full', 'unwanted', 'fine'])
    await send(name, { ...news, to: to(`${name}@elm.example`) })
  await sendDue(config)
  expect(delivered.flatMap((one) => one.to)).toEqual(['fine@elm.example'])
  expect((await messageOf('nobody')).state).toBe('bounced')
  expect((await messageOf('full')).state).toBe('failed')
  expect((await messageOf('unwanted')).state).toBe('failed')
  expect(await suppressionsOf('nobody@elm.example')).toEqual([
    { reason: 'bounced', topic: null, detail: '550 5.1.1 No such mailbox' },
  ])
  expect([...(await suppressionsOf('full@elm.example')), ...(await suppressionsOf('unwanted@elm.example'))]).toEqual([])
  await send('nobody again', { ...news, to: to('nobody@elm.example') })
  expect((await messageOf('nobody again')).state).toBe('suppressed')
})

test('a server that won’t have our own address is no fault of the message, which waits', async () => {
  const { config } = await mailServer({ toSender: () => '550 5.7.1 Sender not allowed' })
  await send('our own')
  await sendDue(config)
  expect(await messageOf('our own')).toMatchObject({ state: 'deferred', attempts: 1 })
})

test('a process that dies between the server’s yes and the commit sends it again under the same Message-ID', async () => {
  const { config, delivered } = await mailServer()
  await send('crash')
  const { id } = await messageOf('crash')
  const dying = tools()
  const scope = dying.scope()
  const killed = {
    ...dying,
    scope: () => ({
      ...scope,
      operate: <D, W extends string>(work: Parameters<typeof scope.operate<D, W>>[0]) =>
        scope.operate<D, W>(async (tx) => {
          await work(tx)
          throw new Error('killed')
        }),
    }),
  }
  await expect(mailJobs(config)[0]?.work(killed, {})).rejects.toThrow('killed')
  await sendDue(config)
  const ids = await Promise.all(delivered.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId))
  expect(ids).toEqual([`<${id}@localhost>`, `<${id}@localhost>`])
})

test('without a mail server a message is kept, and is not sent when there is one later', async () => {
  await send('kept')
  await sendDue(testConfig)
  expect(await messageOf('kept')).toMatchObject({
    state: 'kept',
    sent_at: null,
    kept_at: Temporal.Instant.from(moment),
  })
  const { config, delivered } = await mailServer()
  await sendDue(config)
  expect(delivered).toHaveLength(0)
})

test('after thirty days what a message said is forgotten, and still it isn’t sent twice; after two years all of it', async () => {
  await send('old')
  await sendDue(testConfig)
  await forgetMail.work(tools('2026-12-25T08:55:00Z'), {})
  expect((await messageOf('old')).text_body).toBe('')
  await send('old')
  expect((await messageOf('old')).text_body).toBe('')
  await forgetMail.work(tools('2028-11-25T08:55:00Z'), {})
  await expect(messageOf('old')).rejects.toThrow('no result')
})

test('another office sees nothing of an office’s mail, and who works for one LMC nothing of another’s', async () => {
  await send('ours', { ...reminder, office_id: ours.office_id })
  await send('Wealdshire’s', { ...reminder, office_id: ours.office_id, lmc_id: wealdshire })
  const { id } = await messageOf('ours')
  const seenBy = (office_id: Id<'office'>, lmc_id: Id<'lmc'>) =>
    site.scope(system(office_id, [lmc_id])).read(async (tx) => {
      const messages = await tx.db
        .selectFrom('platform.message')
        .select('once')
        .where('once', 'in', ['ours', 'Wealdshire’s'])
        .orderBy('once')
        .execute()
      const events = await tx.db
        .selectFrom('platform.message_event')
        .select('what')
        .where('message_id', '=', id)
        .execute()
      return [...messages.map(({ once }) => once), ...events.map(({ what }) => what)]
    })
  expect(await seenBy(theirs.office_id, wealdshire)).toEqual([])
  expect(await seenBy(ours.office_id, saltmarsh)).toEqual(['ours', 'queued'])
  expect(await seenBy(ours.office_id, wealdshire)).toEqual(['Wealdshire’s', 'ours', 'queued'])
})
