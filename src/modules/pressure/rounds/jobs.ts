import { done } from '../../../platform/answers.ts'
import { eachByItself } from '../../../platform/jobs/each.ts'
import { queue, type Job } from '../../../platform/jobs/queue.ts'
import { sendEach } from '../../../platform/mail/outbox.ts'
import { withdrawMail } from '../../../platform/mail/withdrawing.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { officesWithLmcs } from '../scopes/reads.ts'
import { letters, roundLetter } from './letters.tsx'
import { lettersTooLate, roundsDue } from './reads.ts'
import { runOf } from './rules.ts'
import { beginMailing } from './writes.ts'

/** Looks whose week has opened, and whose reminders are due; each LMC's mailing is a job of its own, so that none waits for another. */
const holdRounds: Job = {
  name: 'pressure.hold_rounds',
  cron: '*/5 * * * *',
  async work({ scope }) {
    await eachByItself(await scope().read(officesWithLmcs), ({ office_id, lmc_ids }) =>
      scope(office_id, lmc_ids).write(async (tx) => {
        tx.leavesNoRecord('only looks whose round is due')
        for (const { lmc_id } of await roundsDue(tx, lmc_ids))
          await queue(tx, 'pressure.mail_round', { office_id, lmc_id })
        return done()
      }),
    )
  },
}

/** Writes the mailing of a round that is due for one LMC when this is worked: perhaps none any more. */
const mailRound: Job = {
  name: 'pressure.mail_round',
  async work({ scope, public_url }, about) {
    const lmc_id = about.lmc_id as Id<'lmc'>
    await scope(about.office_id as Id<'office'>, [lmc_id]).write(async (tx) => {
      const [round] = await roundsDue(tx, [lmc_id])
      if (!round) {
        tx.leavesNoRecord('nothing is due any more')
        return done()
      }
      const { office_id, week_of, kind } = round
      const linked = await beginMailing(tx, round)
      await sendEach(
        tx,
        linked.map(({ token, email, practice_id, ...one }) => {
          const run = runOf(week_of, londonDay(tx.now), practice_id)
          const letter = roundLetter({ ...round, ...one, now: tx.now, href: `${public_url}/return/${token}` })
          return {
            ...letter,
            once: `pressure.return_${kind}:${run}:${email}`,
            office_id,
            lmc_id,
            topic: 'weekly_return',
            kind: `pressure.return_${kind}`,
            run,
            // Its link puts a return in under their name. To whom mail is stopped it isn't written at all.
            is_private: true,
            to: { name: one.name, address: email },
          } as const
        }),
      )
      return done()
    })
  },
}

/** Takes letters back that a mail server kept waiting until the return had come, or its week had closed. */
const withdrawLetters: Job = {
  name: 'pressure.withdraw_letters',
  cron: '* * * * *',
  async work({ scope }) {
    await eachByItself(await scope().read(officesWithLmcs), ({ office_id, lmc_ids }) =>
      scope(office_id, lmc_ids).write(async (tx) => {
        tx.leavesNoRecord('each message says itself what became of it')
        const kinds = letters.map(({ kind }) => kind)
        const ids = await lettersTooLate(tx, kinds)
        if (ids.length > 0) await withdrawMail(tx, ids, 'Not needed any more: the return came in, or its week closed')
        return done()
      }),
    )
  },
}

export const jobs: readonly Job[] = [holdRounds, mailRound, withdrawLetters]
