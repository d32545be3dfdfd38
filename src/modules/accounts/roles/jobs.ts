import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { sendOnce } from '../../../platform/mail/outbox.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { roleEndedSubject, roleEndedWords, roleGivenSubject, roleGivenWords } from './letters.tsx'
import { roleInSight } from './reads.ts'

export const tellOfRole: Job = {
  name: 'accounts.tell_of_role',
  work: async ({ scope, public_url }, { role_held_id, office_id, lmc_id, news }) => {
    const here = scope(office_id as Id<'office'>, lmc_id ? [lmc_id as Id<'lmc'>] : [])
    await here.write(async (tx) => {
      tx.leavesNoRecord('what became of the role is recorded; this only tells of it')
      const role = await roleInSight(tx, role_held_id as Id<'role_held'>)
      if (!role) return done()
      const href = `${public_url}/roles/mine`
      const is_over =
        role.never_was || (role.until !== null && Temporal.PlainDate.compare(role.until, londonDay(tx.now)) <= 0)
      await sendOnce(tx, `role_${news}:${role.id}:${role.until?.toString() ?? ''}`, {
        office_id: office_id as Id<'office'>,
        lmc_id: role.lmc_id,
        kind: `accounts.role_${news}`,
        to: { name: role.name, address: role.email },
        ...(news === 'given'
          ? { subject: roleGivenSubject, words: roleGivenWords(role, href) }
          : { subject: roleEndedSubject, words: roleEndedWords({ ...role, is_over }, href) }),
      })
      return done()
    })
  },
}
