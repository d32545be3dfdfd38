import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

export type OwnChange = {
  readonly made_at: Temporal.Instant
  readonly made_by: string
  readonly move: string
  readonly person_id: Id<'person'>
  readonly name: string
  readonly kind: string
  readonly state: 'held' | 'waiting' | 'declined'
  readonly ods_code: string
  readonly practice_name: string
  readonly lmc_name: string
}

/** What practices changed in their own lists since a day, the latest first; `total` counts them all. */
export async function ownChanges(
  tx: Reading,
  since: Temporal.PlainDate,
  { most, after }: { readonly most: number; readonly after: number },
): Promise<{ readonly rows: readonly OwnChange[]; readonly total: number }> {
  const { rows } = await sql<OwnChange & { total: number }>`
    select m.made_at, m.made_by, m.move, t.person_id, h.name, t.kind, t.state, p.ods_code, p.name as practice_name,
      l.short_name as lmc_name, count(*) over ()::int as total
    from register.post_move m join register.post t on t.id = m.post_id join register.person h on h.id = t.person_id
    join platform.lmc l on l.id = m.lmc_id
    join register.practice_period p on p.practice_id = t.practice_id and p.until_on = date '9999-12-31'
    where m.is_own and m.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and m.made_at >= ${since}::date
    order by m.made_at desc, m.id desc limit ${most} offset ${after}`.execute(tx.db)
  return { rows, total: rows[0]?.total ?? 0 }
}

export async function countOwnChanges(tx: Reading, since: Temporal.PlainDate): Promise<number> {
  const { rows } = await sql<{ changes: number }>`
    select count(*)::int as changes from register.post_move
    where is_own and lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and made_at >= ${since}::date`.execute(tx.db)
  return rows[0]?.changes ?? 0
}
