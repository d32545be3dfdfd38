import { beforeEach, expect, test } from 'vitest'
import {
  awayNote,
  complaintFrom,
  delayedByGmail,
  fromExchange,
  fromPostfix,
  receiptFor,
} from '../../../tests/support/mail-reports.ts'
import { office } from '../../../tests/support/people.ts'
import { siteAt, testConfig, testInstallation } from '../../../tests/support/site.ts'
import { done } from '../answers.ts'
import { jobTools } from '../jobs/worker.ts'
import { openLog } from '../log.ts'
import type { Operating } from '../scope.ts'
import { sealSecret } from '../secrets.ts'
import type { Id } from '../values.ts'
import { takeReport } from './bounces.ts'
import type { Letter, Login, Mailbox } from './mailbox.ts'
import { sendOnce } from './outbox.ts'
import { readMailboxes } from './read-mailboxes.ts'
import { readReport } from './reports.ts'
import { stopToken } from './unsubscribing.ts'

const installation = await testInstallation()
const moment = '2026-11-19T08:55:00Z'
const site = siteAt(installation, moment)
const ours = await office(installation, 'Wealdshire and Saltmarsh', ['Wealdshire'])
const theirs = await office(installation, 'Fenland', ['Fenland'])

async function operate<T>(work: (tx: Operating) => Promise<T>): Promise<T> {
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test')
    return done(await work(tx))
  })
  if (!answer.done) throw new Error('refused')
  return answer.value
}

let sent = 0
let address = ''
beforeEach(() => {
  address = `reader${(sent += 1)}@elm.example`
})

/** A message that the mail server took, by its id. */
const sentMessage = (to = address) =>
  operate(async (tx) => {
    const once = `message ${(sent += 1)}`
    const words = {
      lmc_name: '',
      preview: '',
      greeting: '',
      paragraphs: [],
      sender: { name: 'Ruth', post: '' },
      why: '',
    }
    await sendOnce(tx, once, {
      office_id: ours.office_id,
      topic: 'news',
      to: { name: 'Jo', address: to },
      subject: 'News',
      words,
    })
    const { id } = await tx.db
      .updateTable('platform.message')
      .set({ state: 'sent', sent_at: tx.now, next_try_at: null })
      .where('once', '=', once)
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })

const take = async (text: string, office_id = ours.office_id, at = moment) => {
  const report = await readReport(Buffer.from(text))
  if (!report) throw new Error('that is no report')
  const answer = await siteAt(installation, at)
    .scope()
    .operate(async (tx) => done(await takeReport(tx, testConfig, office_id, report)))
  return answer.done && answer.value
}

const fateOf = (id: Id<'message'>) =>
  operate(async (tx) => {
    const { state } = await tx.db
      .selectFrom('platform.message')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const events = await tx.db
      .selectFrom('platform.message_event')
      .select('what')
      .where('message_id', '=', id)
      .orderBy('number')
      .execute()
    return [state, ...events.map(({ what }) => what)]
  })

const stopped = (of = address) =>
  operate(async (tx) =>
    (
      await tx.db.selectFrom('platform.suppression').select(['reason', 'topic']).where('address', '=', of).execute()
    ).map(({ reason, topic }) => (topic ? `${reason} ${topic}` : reason)),
  )

test('a message to nobody comes back once, however often that is told, and its address is written to no more', async () => {
  const id = await sentMessage()
  expect(await take(fromPostfix({ id, address }))).toBe(true)
  expect(await take(fromPostfix({ id, address }))).toBe(true)
  expect(await take(fromExchange({ id, address }))).toBe(true)
  expect(await fateOf(id)).toEqual(['bounced', 'queued', 'bounced'])
  expect(await stopped()).toEqual(['bounced'])
})

test('a mailbox that was full may be emptied: only the third message that comes back in a week stops the mail', async () => {
  const full = async (at: string) =>
    take(fromPostfix({ id: await sentMessage(), address }, '5.2.2', '552 5.2.2 Mailbox full'), ours.office_id, at)
  await full('2026-11-02T08:00:00Z')
  await full('2026-11-12T08:00:00Z')
  await full('2026-11-16T08:00:00Z')
  expect(await stopped()).toEqual([])
  await full('2026-11-18T08:00:00Z')
  expect(await stopped()).toEqual(['bounced'])
})

test('one that is put off on the way is told of, once, and stays sent', async () => {
  const id = await sentMessage()
  await take(delayedByGmail({ id, address }))
  await take(delayedByGmail({ id, address }))
  expect(await fateOf(id)).toEqual(['sent', 'queued', 'deferred'])
  expect(await stopped()).toEqual([])
})

test('a receipt says that it was delivered, and a report that comes later says more', async () => {
  const id = await sentMessage()
  await take(receiptFor({ id, address }))
  await take(receiptFor({ id, address }))
  expect(await fateOf(id)).toEqual(['delivered', 'queued', 'delivered'])
  await take(fromPostfix({ id, address }))
  expect((await fateOf(id))[0]).toBe('bounced')
  await take(receiptFor({ id, address }))
  expect((await fateOf(id))[0]).toBe('bounced')
})

test('a reader who complains is written to no more', async () => {
  const id = await sentMessage()
  await take(complaintFrom({ id, address }))
  await take(complaintFrom({ id, address }))
  expect(await fateOf(id)).toEqual(['complained', 'queued', 'complained'])
  expect(await stopped()).toEqual(['complained'])
})

test('a reader’s mail program stops the topic of the message it was sent with', async () => {
  const id = await sentMessage()
  const asked = (token: string) => take(`From: ${address}\r\nSubject: unsubscribe ${token}\r\n\r\n`)
  expect(await asked(stopToken(testConfig, id))).toBe(true)
  expect(await stopped()).toEqual(['unsubscribed news'])
  expect(await asked('a'.repeat(86))).toBe(false)
})

test('nobody stops somebody else’s mail with a report they made up', async () => {
  const id = await sentMessage()
  const other = '019a1b2c-0000-7000-8000-000000000001'
  const victim = 'victim@elm.example'
  await sentMessage(victim)
  // A message they got themselves, reported as if it had been the other's; one that was never sent; and another office's mailbox.
  expect(await take(fromPostfix({ id, address: victim }))).toBe(false)
  expect(await take(complaintFrom({ id, address: victim }))).toBe(false)
  expect(await take(fromPostfix({ id: other, address: victim }))).toBe(false)
  expect(await take(fromPostfix({ id: `${other}' or 1=1`, address: victim }))).toBe(false)
  expect(await take(fromPostfix({ id, address }), theirs.office_id)).toBe(false)
  expect([await stopped(victim), await stopped()]).toEqual([[], []])
  expect((await fateOf(id))[0]).toBe('sent')
})

/** A mailbox that holds these, and says where each was put. */
function stubMailbox(texts: readonly string[]) {
  const inbox = new Map<number, Letter>(texts.map((text, uid) => [uid, { uid, bytes: Buffer.from(text) }]))
  const folders: Record<string, number[]> = {}
  const logins: Login[] = []
  let is_open = false
  const mailbox: Mailbox = {
    letters: async (most) => [...inbox.values()].slice(0, most),
    async putAway(uids, folder) {
      for (const uid of uids) if (inbox.delete(uid)) (folders[folder] ??= []).push(uid)
    },
    close: async () => {
      is_open = false
    },
  }
  const open = async (login: Login) => {
    logins.push(login)
    is_open = true
    return mailbox
  }
  return { open, folders, logins, isOpen: () => is_open, left: () => inbox.size }
}

const tools = jobTools(installation.db, installation.jobs, testConfig.public_url, () => site.now, openLog('silent'))

const settle = (mailbox_host: string) =>
  operate(async (tx) => {
    const settings = {
      mailbox_host,
      mailbox_user: 'bounces',
      sealed_mailbox_password: sealSecret(testConfig, 'open sesame'),
      changed_at: tx.now,
      changed_by: 'a test',
    }
    await tx.db
      .insertInto('platform.mail_setting')
      .values({ ...settings, office_id: ours.office_id })
      .onConflict((conflict) => conflict.column('office_id').doUpdateSet(settings))
      .execute()
  })

const mailboxState = () =>
  operate((tx) =>
    tx.db
      .selectFrom('platform.mail_setting')
      .select(['mailbox_read_at', 'mailbox_failure'])
      .where('office_id', '=', ours.office_id)
      .executeTakeFirstOrThrow(),
  )

test('the mailbox is read to its end: reports are put away, and so is what is none', async () => {
  await settle('imap.lmc.example')
  const [one, two] = [await sentMessage(), await sentMessage()]
  const stub = stubMailbox([
    fromPostfix({ id: one, address }),
    awayNote({ id: one, address }),
    ...Array.from({ length: 120 }, () => 'Subject: hello\r\n\r\nhello'),
    complaintFrom({ id: two, address }),
  ])
  await readMailboxes(testConfig, stub.open).work(tools, {})
  expect(stub.logins).toEqual([{ host: 'imap.lmc.example', user: 'bounces', password: 'open sesame' }])
  expect([(await fateOf(one))[0], (await fateOf(two))[0]]).toEqual(['bounced', 'complained'])
  expect(stub.folders['Read by OpenLMC']).toEqual([0, 122])
  expect(stub.folders['Not a report']).toHaveLength(121)
  expect([stub.left(), stub.isOpen()]).toEqual([0, false])
  expect(await mailboxState()).toEqual({ mailbox_read_at: site.now, mailbox_failure: null })
})

test('a mailbox that can’t be read says why in the settings, and nothing is lost', async () => {
  await settle('imap.lmc.example')
  const id = await sentMessage()
  const stub = stubMailbox([fromPostfix({ id, address })])
  await readMailboxes(testConfig, () => Promise.reject(new Error('Invalid credentials'))).work(tools, {})
  expect((await mailboxState()).mailbox_failure).toBe('Invalid credentials')
  await readMailboxes(testConfig, stub.open).work(tools, {})
  expect((await mailboxState()).mailbox_failure).toBeNull()
  expect((await fateOf(id))[0]).toBe('bounced')
})

test('an office without a mailbox has none read', async () => {
  await settle('')
  const stub = stubMailbox([])
  await readMailboxes(testConfig, stub.open).work(tools, {})
  expect(stub.logins).toEqual([])
})
