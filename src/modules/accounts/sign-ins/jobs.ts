import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { sendOnce } from '../../../platform/mail/outbox.ts'
import type { Id } from '../../../platform/values.ts'
import { signInSubject, signInWords } from './letters.tsx'
import { addressee } from './reads.ts'
import { mailedLinkLasts } from './rules.ts'
import { forgetSpentLinks, makeLink, takeRequest } from './writes.ts'

export const mailSignInLink: Job = {
  name: 'accounts.mail_sign_in_link',
  work: async ({ scope, public_url }, { sign_in_request_id }) => {
    const id = sign_in_request_id as Id<'sign_in_request'>
    await scope().operate(async (tx) => {
      const request = await takeRequest(tx, id)
      const account = request && (await addressee(tx, request.email))
      if (!account) {
        tx.leavesNoRecord('nobody here has that address, or they were written to already')
        return done()
      }
      const token = await makeLink(tx, account.id, mailedLinkLasts, request.return_to)
      await sendOnce(tx, `sign_in_request:${id}`, {
        office_id: null,
        kind: 'accounts.sign_in_link',
        is_private: true,
        to: { name: account.name, address: account.email },
        subject: signInSubject,
        words: signInWords(account.office_name ?? 'OpenLMC', account.name, `${public_url}/sign-in/link/${token}`),
      })
      return done()
    })
  },
}

export const forgetLinks: Job = {
  name: 'accounts.forget_links',
  cron: '25 3 * * *',
  work: async ({ scope }) => {
    await scope().operate((tx) => forgetSpentLinks(tx))
  },
}
