import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { sendOnce } from '../../../platform/mail/outbox.ts'
import { tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { invitationSubject, invitationWords } from './letters.tsx'
import { invitationById } from './reads.ts'
import { forgetOldInvitations, makeInvitationLink } from './writes.ts'

export const mailInvitation: Job = {
  name: 'accounts.mail_invitation',
  work: async ({ scope, public_url }, { invitation_id }) => {
    const id = invitation_id as Id<'invitation'>
    await scope().operate(async (tx) => {
      tx.leavesNoRecord('that somebody is invited is recorded; this only writes to them')
      const token = await makeInvitationLink(tx, id)
      const invitation = token && (await invitationById(tx, id))
      if (!invitation) return done()
      await sendOnce(tx, `invitation:${tokenHash(token)}`, {
        office_id: invitation.office_id,
        lmc_id: invitation.lmc_id,
        kind: 'accounts.invitation',
        // Whoever reads the office's mail could else sign in with the link, as somebody of another office.
        is_private: true,
        to: { name: invitation.name, address: invitation.email },
        subject: invitationSubject,
        words: invitationWords(invitation, `${public_url}/invitations/${token}`),
      })
      return done()
    })
  },
}

export const forgetInvitations: Job = {
  name: 'accounts.forget_invitations',
  cron: '35 3 * * *',
  work: async ({ scope }) => {
    await scope().operate((tx) => forgetOldInvitations(tx))
  },
}
