import { sql } from 'kysely'
import { done } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay } from '../../../platform/values.ts'

/** Forgets what is past the time for which the module's README says that it is kept. What was published stays. */
export async function forgetOld(tx: Writing) {
  tx.leavesNoRecord('what was done with it is recorded, and kept as the record is')
  const today = londonDay(tx.now)
  const two_years_ago = sql`${tx.now.toZonedDateTimeISO('UTC').subtract({ years: 2 }).toInstant()}::timestamptz`
  const seven_years_ago = sql`${today.subtract({ years: 7 })}::date`
  for (const forget of [
    sql`delete from pressure.return_link where ends_at <= ${tx.now}`,
    sql`delete from pressure.recipient where ended_at is not null`,
    sql`delete from pressure.call where called_at < ${two_years_ago}`,
    sql`delete from pressure.issue_comment c using pressure.issue i
      where i.id = c.issue_id and i.frozen_at < ${two_years_ago} and not c.is_shown`,
    sql`update pressure.issue_comment c set said = '' from pressure.issue i
      where i.id = c.issue_id and i.frozen_at < ${two_years_ago} and c.said <> ''`,
    sql`delete from pressure.return_version v using pressure.weekly_return r
      where r.id = v.weekly_return_id and r.week_of < ${seven_years_ago}`,
    sql`delete from pressure.weekly_return where week_of < ${seven_years_ago}`,
    sql`delete from pressure.week_practice where week_of < ${seven_years_ago}`,
    sql`delete from pressure.round_mailing where week_of < ${seven_years_ago}`,
    sql`delete from pressure.ask_move m using pressure.ask a where a.id = m.ask_id and a.ended_on < ${seven_years_ago}`,
    sql`delete from pressure.ask where ended_on < ${seven_years_ago}`,
    sql`delete from pressure.suggestion s where s.week_of < ${seven_years_ago} and s.state <> 'open'
      and not exists (select from pressure.ask a where a.suggestion_id = s.id)`,
    // How many GPs there are holds until somebody says otherwise, however long ago it was said.
    sql`delete from pressure.workforce w where w.given_at < ${seven_years_ago} and exists (
      select from pressure.workforce later where later.lmc_id = w.lmc_id and later.practice_id = w.practice_id
        and later.definition = w.definition and later.source = w.source and later.from_on > w.from_on)`,
    sql`delete from pressure.history_file where given_at < ${seven_years_ago}`,
  ])
    await forget.execute(tx.db)
  return done()
}
