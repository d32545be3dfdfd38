import { done } from '../answers.ts'
import type { Config } from '../config.ts'
import type { Job, JobTools } from '../jobs/queue.ts'
import { openSecret } from '../secrets.ts'
import type { Id } from '../values.ts'
import { takeReport } from './bounces.ts'
import type { Mailbox, openMailbox } from './mailbox.ts'
import { readReport } from './reports.ts'

/** At a time, and in one run of the job: the rest is read in five minutes. */
const some = 100
const most = 2_000

const folders = { taken: 'Read by OpenLMC', other: 'Not a report' } as const

type Office = {
  readonly office_id: Id<'office'>
  readonly mailbox_host: string
  readonly mailbox_user: string
  readonly sealed_mailbox_password: string | null
}

/** Reads the mailboxes to which what comes back is sent. One that can't be read says so in its office's settings. */
export const readMailboxes = (config: Config, open: typeof openMailbox): Job => ({
  name: 'platform.read_mailboxes',
  cron: '*/5 * * * *',
  async work(tools) {
    const answer = await tools.scope().operate(async (tx) => {
      tx.leavesNoRecord('nothing is changed')
      return done(
        await tx.db
          .selectFrom('platform.mail_setting')
          .select(['office_id', 'mailbox_host', 'mailbox_user', 'sealed_mailbox_password'])
          .where('mailbox_host', '!=', '')
          .execute(),
      )
    })
    for (const office of answer.done ? answer.value : []) {
      const failure = await readMailbox(config, tools, office, open).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : 'it gave no reason'),
      )
      await tools.scope(office.office_id).operate(async (tx) => {
        tx.leavesNoRecord('the settings say it')
        await tx.db
          .updateTable('platform.mail_setting')
          .set({ mailbox_read_at: tx.now, mailbox_failure: failure?.slice(0, 500) ?? null })
          .where('office_id', '=', office.office_id)
          .execute()
        return done()
      })
    }
  },
})

async function readMailbox(config: Config, tools: JobTools, office: Office, open: typeof openMailbox) {
  const mailbox = await open({
    host: office.mailbox_host,
    user: office.mailbox_user,
    password: openSecret(config, office.sealed_mailbox_password ?? ''),
  })
  try {
    for (let read = 0; read < most;) {
      const letters = await mailbox.letters(some)
      if (letters.length === 0) return
      await sortLetters(config, tools, office.office_id, mailbox, letters)
      read += letters.length
    }
  } finally {
    await mailbox.close()
  }
}

/** Put away only once what they say is committed: a process killed meanwhile reads them again, and learns nothing new. */
async function sortLetters(
  config: Config,
  { scope }: JobTools,
  office_id: Id<'office'>,
  mailbox: Mailbox,
  letters: Awaited<ReturnType<Mailbox['letters']>>,
) {
  const away = { taken: [] as number[], other: [] as number[] }
  for (const { uid, bytes } of letters) {
    const report = await readReport(bytes)
    const answer =
      report && (await scope(office_id).operate(async (tx) => done(await takeReport(tx, config, office_id, report))))
    away[answer?.done && answer.value ? 'taken' : 'other'].push(uid)
  }
  for (const kind of ['taken', 'other'] as const) await mailbox.putAway(away[kind], folders[kind])
}
