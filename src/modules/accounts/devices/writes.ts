import { sql } from 'kysely'
import { done } from '../../../platform/answers.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { deviceKept } from './rules.ts'

/** Knows a browser again; that it is a new one is told to its owner, save with the very first. */
export async function knowDevice(tx: Writing, account_id: Id<'account'>, device_hash: string, browser: string) {
  const { rows } = await sql<{ is_news: boolean }>`
    insert into accounts.device as d (account_id, device_hash, browser, first_used_at, last_used_at)
    values (${account_id}, ${device_hash}, ${browser}, ${tx.now}, ${tx.now})
    on conflict (account_id, device_hash) do update set last_used_at = excluded.last_used_at, browser = excluded.browser
    returning d.xmax = 0 and exists (
      select from accounts.device o where o.account_id = d.account_id and o.device_hash <> d.device_hash) as is_news`.execute(
    tx.db,
  )
  if (rows[0]?.is_news) await queue(tx, 'accounts.tell_of_new_device', { account_id, device_hash })
}

export async function forgetDevices(tx: Operating) {
  tx.leavesNoRecord('their cookies have gone too')
  await tx.db.deleteFrom('accounts.device').where('last_used_at', '<', tx.now.subtract(deviceKept)).execute()
  return done()
}
