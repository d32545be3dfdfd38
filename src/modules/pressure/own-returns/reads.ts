import { sql } from 'kysely'
import type { Want } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { askedReturn, returnsUpTo, type ReturnKey } from '../returns/reads.ts'
import { standingOf } from '../returns/standings/rules.ts'
import { closesAt, weekOf } from '../weeks/rules.ts'

export type OwnPractice = Omit<ReturnKey, 'week_of'> & { readonly ods_code: string; readonly name: string }

/**
 * The practices whoever asks speaks for that an LMC in sight represented on any of these days: one that closed on Wednesday
 * still has its return of that week.
 */
export async function ownPractices(
  tx: Reading,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<readonly OwnPractice[]> {
  const { rows } = await sql<OwnPractice>`
    select distinct on (name, practice_id) lmc_id, practice_id, ods_code, name from register.practice_card
    where practice_id = any (${[...tx.actor.practice_ids]}::uuid[]) and lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
      and represented_during && daterange(${from}::date, ${until}::date, '[]')
      and from_on <= ${until}::date and until_on > ${from}::date
    order by name, practice_id, represented_during desc, from_on`.execute(tx.db)
  return rows
}

const week = { days: 6 }
export const ownPracticesIn = (tx: Reading, week_of: Temporal.PlainDate) => ownPractices(tx, week_of, week_of.add(week))

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
