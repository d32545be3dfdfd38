import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { sendOnce } from '../../../platform/mail/outbox.ts'
import type { Id } from '../../../platform/values.ts'
import { newDeviceSubject, newDeviceWords } from './letters.tsx'
import { addresseeOf } from '../sign-ins/reads.ts'
import { deviceSeen } from './reads.ts'
import { forgetDevices as forget } from './writes.ts'

export const tellOfNewDevice: Job = {
  name: 'accounts.tell_of_new_device',
  work: async ({ scope, public_url }, { account_id, device_hash = '' }) => {
    await scope().operate(async (tx) => {
      tx.leavesNoRecord('that the session began is on the record')
      const account = await addresseeOf(tx, account_id as Id<'account'>)
      const device = account && (await deviceSeen(tx, account.id, device_hash))
      if (!device) return done()
      await sendOnce(tx, `new_device:${account_id}:${device_hash}`, {
        office_id: null,
        kind: 'accounts.new_device',
        to: { name: account.name, address: account.email },
        subject: newDeviceSubject,
        words: newDeviceWords(account.office_name ?? 'OpenLMC', account.name, device, `${public_url}/sessions`),
      })
      return done()
    })
  },
}

export const forgetDevices: Job = {
  name: 'accounts.forget_devices',
  cron: '40 3 * * *',
  work: async ({ scope }) => {
    await scope().operate((tx) => forget(tx))
  },
}
