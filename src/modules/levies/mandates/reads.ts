import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'
import type { Choice } from './rules.ts'

/** What a practice chose about a levy for a time; `until` is the first day on which it no longer holds. */
export type Chosen = During & {
  readonly id: Id<'mandate'>
  readonly practice_id: Id<'practice'>
  readonly choice: Choice
}

/** What practices chose about a levy for any day from one to another, both included. */
export async function mandatesOn(
  tx: Reading,
  levy_id: Id<'levy'>,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly Chosen[]> {
  const { rows } = await sql<Chosen>`
    select id, practice_id, choice, lower(during) as from, upper(during) as until from levies.mandate
    where levy_id = ${levy_id} and during && daterange(${from}::date, ${to}::date, '[]') and withdrawn_at is null
    order by practice_id, during`.execute(tx.db)
  return rows
}

export type Mandate = Chosen & {
  readonly lmc_id: Id<'lmc'>
  readonly lmc_short_name: string
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly ods_code: string
  readonly practice_name: string
  /** Why it chose so, in words; blank where it didn't say. */
  readonly reason: string
  readonly signed_by: string
  readonly signed_on: Temporal.PlainDate
  readonly sha256: string | null
  readonly file_name: string
  readonly ended_why: string
  readonly made_at: Temporal.Instant
  readonly made_by: string
  /** When it was withdrawn as a mistake, by whom and why; null while it stands. */
  readonly withdrawn_at: Temporal.Instant | null
  readonly withdrawn_by: string | null
  readonly withdrawn_why: string | null
}

const named = sql`
  select m.id, m.lmc_id, o.short_name as lmc_short_name, m.levy_id, v.name as levy_name, m.practice_id, n.ods_code, coalesce(p.name, n.name) as practice_name, m.choice, m.reason,
    lower(m.during) as from, upper(m.during) as until, m.signed_by, m.signed_on, m.sha256, m.file_name, m.ended_why,
    m.made_at, m.made_by, m.withdrawn_at, m.withdrawn_by, m.withdrawn_why
  from levies.mandate m join levies.levy v on v.lmc_id = m.lmc_id and v.id = m.levy_id join platform.lmc o on o.id = m.lmc_id
    join register.practice_name n on n.practice_id = m.practice_id
    left join lateral (select name from register.practice_card c
      where c.lmc_id = m.lmc_id and c.practice_id = m.practice_id order by from_on desc limit 1) p on true`

export const mandatesOnPage = 50

/** Which mandates are listed; blank is all. */
export type MandatesAsked = {
  readonly levy_id: string
  readonly choice: Choice | ''
  readonly with_ended: boolean
}

/** Mandates of the LMCs in sight, the latest to begin first: of one levy or all, of one choice or both; those that ended by a day or were withdrawn too, or not. */
export async function mandatesListed(
  tx: Reading,
  day: Temporal.PlainDate,
  asked: MandatesAsked & { readonly page: number | 'all' },
): Promise<{ readonly rows: readonly Mandate[]; readonly total: number }> {
  const { levy_id, choice, with_ended, page } = asked
  // Names are looked up for the rows of one page alone.
  const { rows } = await sql<Mandate & { total: number }>`
    with page as materialized (
      select id, count(*) over ()::int as total, row_number() over (order by lower(during) desc nulls last, made_at desc, id) as place
      from levies.mandate
      where (${levy_id} = '' or levy_id::text = ${levy_id})
        and (${choice} = '' or choice = ${choice})
        and (${with_ended}::boolean or (withdrawn_at is null and (upper_inf(during) or upper(during) > ${day}::date)))
      order by place ${page === 'all' ? sql`` : sql`limit ${mandatesOnPage} offset ${(page - 1) * mandatesOnPage}`})
    select n.*, page.total from page join (${named}) n on n.id = page.id order by page.place`.execute(tx.db)
  return { rows, total: rows[0]?.total ?? 0 }
}

export async function mandateWith(tx: Reading, id: Id<'mandate'>): Promise<Mandate | undefined> {
  const { rows } = await sql<Mandate>`select * from (${named}) n where n.id = ${id}`.execute(tx.db)
  return rows[0]
}

/** How many issued runs of its levy have a line by a mandate. */
export async function runsBy(tx: Reading, { id, lmc_id, practice_id }: Mandate): Promise<number> {
  const { rows } = await sql<{ runs: number }>`
    select count(distinct l.run_id)::int as runs from levies.line l
    join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued'
    where l.lmc_id = ${lmc_id} and l.practice_id = ${practice_id} and l.mandate_id = ${id}`.execute(tx.db)
  return rows[0]?.runs ?? 0
}
