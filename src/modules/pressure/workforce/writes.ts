import { sql } from 'kysely'
import { done, NotAllowed } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { speaksFor } from '../../register/door.ts'
import { foundOfficial, type FoundOfficial } from './reads.ts'
import { definitions, type Ftes, type OfficialFtes } from './rules.ts'

/** Keeps what a practice says of its own GPs, from today on; what it leaves blank stays as it was. */
export async function giveWorkforce(
  tx: Writing,
  { lmc_id, practice_id }: { readonly lmc_id: Id<'lmc'>; readonly practice_id: Id<'practice'> },
  ftes: Ftes,
) {
  if (!speaksFor(tx.actor, practice_id)) throw new NotAllowed('say how many GPs another practice has')
  const from_on = londonDay(tx.now)
  const given = { lmc_id, practice_id, from_on, source: 'practice', given_at: tx.now, given_by: tx.actor.name } as const
  const rows = definitions.flatMap((definition) => {
    const gp_fte = ftes[definition]
    return gp_fte === null ? [] : [{ ...given, definition, gp_fte }]
  })
  await tx.db
    .insertInto('pressure.workforce')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['lmc_id', 'practice_id', 'definition', 'source', 'from_on']).doUpdateSet((to) => ({
        gp_fte: to.ref('excluded.gp_fte'),
        given_at: to.ref('excluded.given_at'),
        given_by: to.ref('excluded.given_by'),
      })),
    )
    .execute()
  await tx.record(lmc_id, 'pressure.workforce_given', { practice_id, ...ftes })
  return done()
}

/** Keeps what the official file says of the practices of the LMCs in sight; what it said before of the same day is replaced. */
export async function takeOfficialWorkforce(tx: Writing, file_name: string, rows: readonly OfficialFtes[]) {
  const found: FoundOfficial = await foundOfficial(tx, rows, londonDay(tx.now))
  const fresh = found.figures.filter(({ fate }) => fate !== 'same')
  await sql`
    insert into pressure.workforce (lmc_id, practice_id, definition, source, from_on, gp_fte, given_at, given_by)
    select lmc_id, practice_id, definition, 'official', from_on, gp_fte, ${tx.now}, ${tx.actor.name}
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
      as f (lmc_id uuid, practice_id uuid, definition text, from_on date, gp_fte numeric(7,2))
    on conflict (lmc_id, practice_id, definition, source, from_on)
      do update set gp_fte = excluded.gp_fte, given_at = excluded.given_at, given_by = excluded.given_by`.execute(tx.db)
  for (const lmc_id of tx.actor.lmc_ids) {
    const practices = new Set(found.figures.flatMap((one) => (one.lmc_id === lmc_id ? [one.practice_id] : [])))
    const changed = fresh.filter((one) => one.lmc_id === lmc_id).length
    await tx.record(lmc_id, 'pressure.workforce_imported', { file_name, practices: practices.size, changed })
  }
  return done(found)
}
