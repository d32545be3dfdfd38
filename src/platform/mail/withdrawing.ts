import { sql } from 'kysely'
import type { Writing } from '../scope.ts'
import type { Id } from '../values.ts'

/** Takes back those of these messages that still wait to be sent; `why` is what the office reads of it. */
export async function withdrawMail(tx: Writing, ids: readonly Id<'message'>[], why: string): Promise<void> {
  await sql`
    with withdrawn as (
      update platform.message set state = 'suppressed', last_failure = ${why}, next_try_at = null
      where id = any (${[...ids]}::uuid[]) and next_try_at is not null returning id, office_id)
    insert into platform.message_event (message_id, office_id, at, what, detail)
    select id, office_id, ${tx.now}, 'suppressed', ${why} from withdrawn`.execute(tx.db)
}
