import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { office } from '../../../tests/support/people.ts'
import { siteAt, testConfig, testInstallation } from '../../../tests/support/site.ts'
import { done } from '../answers.ts'
import { jobTools } from '../jobs/worker.ts'
import { openLog } from '../log.ts'
import { sendOnce, type Message } from './outbox.ts'
import { forgetMail, sendMail } from './send.ts'

const installation = await testInstallation()
const moment = '2026-11-19T08:55:00Z'
const site = siteAt(installation, moment)
const tools = (at = moment) =>
  jobTools(
    installation.db,
    installation.jobs,
    testConfig.public_url,
    () => Temporal.Instant.from(at),
    openLog('silent'),
  )

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

type Delivered = { to: readonly string[]; raw: string }
const servers: SMTPServer[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise<void>((gone) => server.close(gone)))))

/** A mail server in this process; `answer` may refuse after the whole message came. */
async function mailServer(port = 0, answer: () => Error | undefined = () => undefined) {
  const delivered: Delivered[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, told) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const refusal = answer()
        if (!refusal)
          delivered.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw: Buffer.concat(parts).toString('utf8'),
          })
        told(refusal)
      })
    },
  })
  servers.push(server)
  await new Promise<void>((up) => server.listen(port, '127.0.0.1', up))
  const at = (server.server.address() as AddressInfo).port
  return {
    port: at,
    delivered,
    config: { ...testConfig, smtp_url: `smtp://127.0.0.1:${at}`, mail_from: 'no-reply@lmc.example' },
  }
}

const send = (once: string, message: Message = reminder) =>
  site.scope().write(async (tx) => {
    tx.leavesNoRecord('a test')
    await sendOnce(tx, once, message)
    return done()
  })

const messageOf = async (once: string) => {
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test')
    return done(
      await tx.db.selectFrom('platform.message').selectAll().where('once', '=', once).executeTakeFirstOrThrow(),
    )
  })
  if (!answer.done) throw new Error('refused')
  return answer.value
}

test('a message arrives whole: subject, both parts, names as they are written, the sender’s name and where replies go', async () => {
  const { config, delivered } = await mailServer()
  await send('whole')
  const { id } = await messageOf('whole')
  await sendMail(config).work(tools(), { message_id: id })

  const mail = await PostalMime.parse(delivered[0]?.raw ?? '')
  expect(delivered[0]?.to).toEqual(['jo@elm.example'])
  expect(mail.subject).toBe('This week’s return')
  expect(mail.to).toEqual([{ name: 'Jo “Josephine” O’Neill, née Žižek', address: 'jo@elm.example' }])
  expect(mail.from).toEqual({ name: 'Ruth Okafor', address: 'no-reply@lmc.example' })
  expect(mail.replyTo).toEqual([{ name: '', address: 'ruth@wealdshire.example' }])
  expect(mail.text).toContain('Elm’s return isn’t in <yet>.')
  expect(mail.html).toContain('Elm’s return isn’t in &lt;yet&gt;.')
  expect(mail.html).toContain('href="https://lmc.example/wants-you"')
  expect(mail.messageId).toBe(`<${id}@localhost>`)
  expect((await messageOf('whole')).sent_at?.toString()).toBe(moment)
})

test('the same reason twice sends once, and so does the same job twice', async () => {
  const { config, delivered } = await mailServer()
  await send('twice')
  await send('twice')
  const { id } = await messageOf('twice')
  await sendMail(config).work(tools(), { message_id: id })
  await sendMail(config).work(tools(), { message_id: id })
  expect(delivered).toHaveLength(1)
})

test('two workers with the same message send it once', async () => {
  const { config, delivered } = await mailServer()
  await send('at once')
  const { id } = await messageOf('at once')
  await Promise.all([
    sendMail(config).work(tools(), { message_id: id }),
    sendMail(config).work(tools(), { message_id: id }),
  ])
  expect(delivered).toHaveLength(1)
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

test.each([
  'jo@elm.example\r\nBcc: eve@elsewhere.example',
  'jo@elm.example, eve@elsewhere.example',
  'Jo <jo@elm.example>',
  '',
  'jo',
])('what isn’t one address is refused: %j', async (address) => {
  await expect(send(`bad ${address}`, { ...reminder, to: { name: 'Jo', address } })).rejects.toThrow(
    'one e-mail address',
  )
})

test('line breaks in a name or a subject add no recipient and no header', async () => {
  const { config, delivered } = await mailServer()
  await send('injected', {
    ...reminder,
    to: { name: 'Jo\r\nBcc: eve@elsewhere.example', address: 'jo@elm.example' },
    subject: 'Hello\r\nBcc: eve@elsewhere.example\u2028X-Evil: yes',
    words: {
      ...reminder.words,
      sender: { ...reminder.words.sender, name: 'Ruth"\r\nX-Evil: yes', contact: 'ruth@x.example\r\nX-Evil: yes' },
    },
  })
  await sendMail(config).work(tools(), { message_id: (await messageOf('injected')).id })
  const mail = await PostalMime.parse(delivered[0]?.raw ?? '')
  expect(delivered[0]?.to).toEqual(['jo@elm.example'])
  expect(mail.headers.map(({ key }) => key)).not.toContain('x-evil')
  expect(mail.bcc).toBeUndefined()
})

test('while the mail server is down the message waits and says why; when it is up again it goes, once', async () => {
  const { port, config, delivered } = await mailServer()
  await new Promise<void>((gone) => servers.pop()?.close(gone))
  await send('down')
  const { id } = await messageOf('down')
  const failing = sendMail(config).work(tools(), { message_id: id })
  await expect(failing).rejects.toThrow('The mail server did not take a message: ESOCKET')
  expect(await messageOf('down')).toMatchObject({ attempts: 1, sent_at: null })
  expect((await messageOf('down')).last_failure).toContain('ECONNREFUSED')

  const again = await mailServer(port)
  await sendMail(config).work(tools(), { message_id: id })
  expect([delivered.length, again.delivered.length]).toEqual([0, 1])
  expect(await messageOf('down')).toMatchObject({ attempts: 2, last_failure: null })
})

test('a server’s refusal is told to operators without the address, and kept whole with the message', async () => {
  const { config } = await mailServer(0, () =>
    Object.assign(new Error('no such mailbox jo@elm.example'), { responseCode: 550 }),
  )
  await send('refused')
  const { id } = await messageOf('refused')
  await expect(sendMail(config).work(tools(), { message_id: id })).rejects.toThrow(
    /^The mail server did not take a message: EMESSAGE: 550$/,
  )
  expect((await messageOf('refused')).last_failure).toContain('jo@elm.example')
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
  await expect(sendMail(config).work(killed, { message_id: id })).rejects.toThrow('killed')
  await sendMail(config).work(tools(), { message_id: id })
  const ids = await Promise.all(delivered.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId))
  expect(ids).toEqual([`<${id}@localhost>`, `<${id}@localhost>`])
})

test('without a mail server a message is kept, and is not sent when there is one later', async () => {
  await send('kept')
  const { id } = await messageOf('kept')
  await sendMail(testConfig).work(tools(), { message_id: id })
  expect(await messageOf('kept')).toMatchObject({ sent_at: null, kept_at: Temporal.Instant.from(moment) })
  const { config, delivered } = await mailServer()
  await sendMail(config).work(tools(), { message_id: id })
  expect(delivered).toHaveLength(0)
})

test('after thirty days what a message said is forgotten, and still it isn’t sent twice', async () => {
  await send('old')
  await sendMail(testConfig).work(tools(), { message_id: (await messageOf('old')).id })
  await forgetMail.work(tools('2026-12-25T08:55:00Z'), {})
  expect((await messageOf('old')).text_body).toBe('')
  await send('old')
  expect((await messageOf('old')).text_body).toBe('')
})

test('another office sees nothing of an office’s mail', async () => {
  const ours = await office(installation, 'Wealdshire and Saltmarsh', ['Wealdshire'])
  const theirs = await office(installation, 'Fenland', ['Fenland'])
  await send('ours', { ...reminder, office_id: ours.office_id })
  const seenBy = (office_id: typeof ours.office_id) =>
    site
      .scope({ ...site.scope().actor, office_id })
      .read((tx) => tx.db.selectFrom('platform.message').select('once').execute())
  expect(await seenBy(theirs.office_id)).toEqual([])
  expect(await seenBy(ours.office_id)).toEqual([{ once: 'ours' }])
})
