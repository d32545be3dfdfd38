import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { sendOnce } from '../../../platform/mail/outbox.ts'
import { notify } from '../../../platform/notify.ts'
import type { Id } from '../../../platform/values.ts'
import { addresseeOf } from '../sign-ins/reads.ts'
import { lossLetter, resetLetter, shutLetter } from './letters.tsx'
import { administratorsOf, lockoutWhole } from './reads.ts'
import { whyInWords } from './rules.ts'

const toPerson = ({ name, email }: { name: string; email: string }) => ({
  office_id: null,
  to: { name, address: email },
})

/** Tells whoever is locked out, and those of their offices who can help. */
export const tellOfLockout: Job = {
  name: 'accounts.tell_of_lockout',
  work: async ({ scope }, { lockout_id }) => {
    await scope().operate(async (tx) => {
      tx.leavesNoRecord('the lockout is on the record')
      const lockout = await lockoutWhole(tx, lockout_id as Id<'lockout'>)
      const person = lockout && (await addresseeOf(tx, lockout.account_id))
      if (!person) return done()
      const once = `lockout:${lockout.id}`
      const office_name = person.office_name ?? 'OpenLMC'
      const is_shut = lockout.why === 'wrong_codes'
      const kind = is_shut ? 'accounts.locked_out' : 'accounts.device_lost'
      const letter = is_shut
        ? shutLetter(office_name, person.name, lockout.ends_at)
        : lossLetter(office_name, person.name)
      await sendOnce(tx, once, { ...toPerson(person), ...letter, kind })
      const title = `${person.name}: ${whyInWords(lockout.why).toLowerCase()}`
      const administrators = Map.groupBy(await administratorsOf(tx, person.id), ({ office_id }) => office_id)
      for (const [office_id, its] of administrators) {
        const account_ids = its.map(({ account_id }) => account_id)
        await notify(tx, account_ids, office_id, once, { title, href: '/lockouts' })
      }
      return done()
    })
  },
}

export const tellOfReset: Job = {
  name: 'accounts.tell_of_reset',
  work: async ({ scope }, { account_id, at }) => {
    await scope().operate(async (tx) => {
      tx.leavesNoRecord('the reset is on the record')
      const person = await addresseeOf(tx, account_id as Id<'account'>)
      if (person)
        await sendOnce(tx, `second_step_reset:${account_id}:${at}`, {
          ...toPerson(person),
          kind: 'accounts.second_step_reset',
          ...resetLetter(person.office_name ?? 'OpenLMC', person.name),
        })
      return done()
    })
  },
}
