import { sql, type RawBuilder } from 'kysely'
import { containing } from '../../../platform/containing.ts'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { Outcome } from '../calls/rules.ts'
import { addresses } from '../rounds/reads.ts'
import { asksIn } from '../rounds/rules.ts'
import { governing } from '../weeks/reads.ts'
import { earliest, opensAt, referenceDay, weekOf } from '../weeks/rules.ts'
import { weeksTooMany, type SilencesAsked, type SilenceSort } from './rules.ts'

/** The week of an LMC that was the last to open. */
export type LatestWeek = {
  readonly lmc_id: Id<'lmc'>
  readonly week_of: Temporal.PlainDate
  readonly reference_on: Temporal.PlainDate
}

/** The latest week that has opened of each of these LMCs that collects: this one, or until it opens the last. */
export async function latestWeeks(tx: Reading, lmc_ids: readonly Id<'lmc'>[]): Promise<readonly LatestWeek[]> {
  const governs = await governing(tx, lmc_ids)
  const this_week = weekOf(londonDay(tx.now))
  return lmc_ids.flatMap((lmc_id) => {
    for (const week_of of [this_week, this_week.subtract({ weeks: 1 })]) {
      const { setting, holidayOn } = governs(lmc_id, week_of)
      const reference_on = referenceDay(week_of, setting, holidayOn)
      const has_opened = Temporal.Instant.compare(opensAt(week_of, setting, holidayOn), tx.now) <= 0
      if (reference_on && has_opened && asksIn(week_of, setting, holidayOn)) return [{ lmc_id, week_of, reference_on }]
    }
    return []
  })
}

/**
 * The practices in scope of these weeks that have returned nothing, and for how many closed weeks before them they did not return
 * in time. A week in which a practice was not in scope neither counts nor ends its silence.
 */
const silent = (weeks: readonly LatestWeek[]) => sql`
  asked as materialized (select * from unnest(${weeks.map(({ lmc_id }) => lmc_id)}::uuid[],
      ${weeks.map(({ week_of }) => week_of.toString())}::date[],
      ${weeks.map(({ reference_on }) => reference_on.toString())}::date[]) as a(lmc_id, week_of, reference_on)),
  unreturned as materialized (
    select c.lmc_id, c.practice_id, c.ods_code, c.name, a.week_of
    from asked a join register.practice_card c on c.lmc_id = a.lmc_id
      and c.represented_during * daterange(a.reference_on, a.reference_on, '[]') <> 'empty'::daterange
      and c.from_on <= a.reference_on and c.until_on > a.reference_on and c.until_on > ${earliest(weeks)}::date and c.status = 'active'
    where (c.lmc_id, c.practice_id, a.week_of) not in (select r.lmc_id, r.practice_id, r.week_of
      from pressure.weekly_return r join asked using (lmc_id, week_of))),
  silent as materialized (
    select u.*, (select count(*)::int from pressure.week_practice w
        where w.lmc_id = u.lmc_id and w.practice_id = u.practice_id and w.alert is null and w.week_of <= u.week_of
          and w.week_of > (select coalesce(max(s.week_of), '-infinity') from pressure.week_practice s
            where s.lmc_id = u.lmc_id and s.practice_id = u.practice_id and s.alert is not null)) as closed_weeks,
      exists (select from pressure.closed_week k where k.lmc_id = u.lmc_id and k.week_of = u.week_of) as is_closed
    from unreturned u)`

export type Contact = { readonly name: string; readonly telephone: string | null }

export type SilentPractice = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly lmc_name: string
  readonly week_of: Temporal.PlainDate
  /** Weeks running without a return in time, this one counted. */
  readonly weeks: number
  readonly closed_weeks: number
  readonly telephone: string | null
  readonly contacts: readonly Contact[]
  readonly called_at: Temporal.Instant | null
  readonly called_by: string | null
  readonly outcome: Outcome | null
}

export type SilencesFound = { readonly rows: readonly SilentPractice[]; readonly total: number }

const keys: Readonly<Record<SilenceSort, RawBuilder<unknown>>> = {
  weeks: sql`weeks`,
  name: sql`lower(name) collate "C"`,
  called: sql`(select max(c.called_at) from pressure.call c where c.lmc_id = f.lmc_id and c.practice_id = f.practice_id)`,
}

function fits(tx: Reading, { list, lmc, q, weeks }: SilencesAsked) {
  const { office_id, lmc_ids } = tx.actor
  const all = [
    sql`weeks >= ${weeks}`,
    ...(lmc ? [sql`lmc_id = ${lmc}`] : []),
    ...(q ? [sql`(lower(name) like ${containing(q.toLowerCase())} or ods_code = ${q.toUpperCase()})`] : []),
    ...(list === 'long' ? [sql`closed_weeks >= ${weeksTooMany}`] : []),
    ...(list === 'unreached'
      ? [sql`practice_id not in (select a.practice_id from ${addresses(office_id, lmc_ids, londonDay(tx.now))} a)`]
      : []),
  ]
  return sql.join(all, sql` and `)
}

/** The silent practices of the LMCs in sight, narrowed and ordered: one page of them, or all for a file. */
export async function silencesFound(
  tx: Reading,
  asked: SilencesAsked,
  size: number | 'all' = 50,
): Promise<SilencesFound> {
  const weeks = await latestWeeks(tx, tx.actor.lmc_ids)
  const today = londonDay(tx.now)
  const order = asked.is_descending ? sql`desc nulls last` : sql`asc nulls first`
  type Row = Omit<SilentPractice, 'practice_id'> & { practice_id: Id<'practice'> | null; total: number }
  const { rows } = await sql<Row>`
    with ${silent(weeks)},
    counted as (select s.*, closed_weeks + (not is_closed)::int as weeks from silent s),
    found as materialized (select f.*, ${keys[asked.sort]} as key from counted f where ${fits(tx, asked)}),
    tallied as (select count(*)::int as total from found),
    page as (select * from found order by key ${order}, lower(name) collate "C", ods_code
      ${size === 'all' ? sql`` : sql`limit ${size} offset (select least(${(asked.page - 1) * size}, (greatest(total, 1) - 1) / ${size} * ${size}) from tallied)`})
    select tallied.total, page.lmc_id, page.practice_id, page.ods_code, page.name, page.week_of, page.weeks, page.closed_weeks,
      l.short_name as lmc_name, t.telephone, coalesce(n.contacts, '[]') as contacts, k.called_at, k.called_by, k.outcome
    from tallied left join page on true left join platform.lmc l on l.id = page.lmc_id
    left join lateral (select telephone from register.practice_telephone
      where practice_id = page.practice_id and from_on <= ${today}::date and until_on > ${today}::date limit 1) t on true
    left join lateral (select jsonb_agg(jsonb_build_object('name', n.name, 'telephone', (select c.telephone from register.practice_contact c
          where c.lmc_id = n.lmc_id and c.practice_id = n.practice_id and c.person_id = n.person_id and c.during @> ${today}::date limit 1)) order by n.name) as contacts
      from (select distinct lmc_id, practice_id, person_id, name from register.nominee
        where lmc_id = page.lmc_id and practice_id = page.practice_id and purpose = 'weekly_return' and during @> ${today}::date) n) n on true
    left join lateral (select called_at, called_by, outcome from pressure.call
      where lmc_id = page.lmc_id and practice_id = page.practice_id order by called_at desc limit 1) k on true
    order by page.key ${order}, lower(page.name) collate "C", page.ods_code`.execute(tx.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.flatMap(({ practice_id, ...row }) => (practice_id ? [{ ...row, practice_id }] : [])),
  }
}

/** How many practices of the LMCs in sight have returned nothing in the latest week, and how many of them for too long. */
export async function countSilences(tx: Reading): Promise<{ readonly all: number; readonly long: number }> {
  const weeks = await latestWeeks(tx, tx.actor.lmc_ids)
  const { rows } = await sql<{ all: number; long: number }>`
    with ${silent(weeks)}
    select count(*)::int as all, (count(*) filter (where closed_weeks >= ${weeksTooMany}))::int as long from silent`.execute(
    tx.db,
  )
  return rows[0] ?? { all: 0, long: 0 }
}

const waiting = (label: string, href: string, which: 'all' | 'long'): Waiting => ({
  label,
  may: 'pressure.read_returns',
  under: 'has not replied',
  count: async (tx) => (await countSilences(tx))[which],
  is_kept: true,
  href,
})

export const waits: readonly Waiting[] = [
  waiting('Returns not in this week', '/pressure/silent', 'all'),
  waiting('Practices silent four weeks', '/pressure/silent?list=long', 'long'),
]
