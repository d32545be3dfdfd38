import { sql } from 'kysely'
import type { Want } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { askedReturn, returnsUpTo, type ReturnKey } from '../returns/reads.ts'
import { standingOf } from '../returns/standings/rules.ts'
import { closesAt, weekOf } from '../weeks/rules.ts'

export type OwnPractice = Omit<ReturnKey, 'week_of'> & { readonly ods_code: string; readonly name: string }

/**
 * The practices whoever asks speaks for that an LMC in sight represented on any day of a week, by the LMC it began the week
 * with: one that closed on Wednesday, or left its LMC, still has its return of that week.
 */
export async function ownPracticesIn(tx: Reading, week_of: Temporal.PlainDate): Promise<readonly OwnPractice[]> {
  const until = week_of.add({ days: 6 })
  const { rows } = await sql<OwnPractice>`
    select * from (
      select distinct on (practice_id) lmc_id, practice_id, ods_code, name from register.practice_card
      where practice_id = any (${[...tx.actor.practice_ids]}::uuid[]) and lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
        and represented_during && daterange(${week_of}::date, ${until}::date, '[]')
        and from_on <= ${until}::date and until_on > ${week_of}::date
      order by practice_id, represented_during, from_on desc) own
    order by name, ods_code`.execute(tx.db)
  return rows
}

/** The return that wants a practice this week: while it is open, and hasn't been put in. */
export async function wantsOfReturns(
  tx: Reading,
  practice_ids: readonly Id<'practice'>[],
  on: Temporal.PlainDate,
): Promise<readonly Want[]> {
  const week_of = weekOf(on)
  const practices = (await ownPracticesIn(tx, week_of)).filter(({ practice_id }) => practice_ids.includes(practice_id))
  const wants: Want[] = []
  for (const { lmc_id, practice_id, ods_code } of practices) {
    const key = { lmc_id, practice_id, week_of }
    const asked = await askedReturn(tx, key)
    if (standingOf(asked, tx.now) !== 'open') continue
    const [latest] = await returnsUpTo(tx, key, 1)
    if (latest?.week_of.equals(week_of)) continue
    const href = `/our-returns/${ods_code}/${week_of.toString()}`
    const due = londonDay(closesAt(week_of, asked.setting))
    wants.push({ practice_id, title: 'This week’s return', minutes: 3, due, href })
  }
  return wants
}
