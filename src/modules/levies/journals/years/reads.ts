import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { leviesInSight } from '../../levies/reads.ts'
import type { LevyYearStart } from '../../rates/rules.ts'
import { levyYearOf } from '../../stretches/rules.ts'
import { ofTheYear } from '../rules.ts'

/** What has levy years: a levy, or an LMC's sessional fees, which are of none. */
type Years = {
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly levy_id: Id<'levy'> | null
  readonly levy_name: string
  /** The month in which they begin. */
  readonly starts: LevyYearStart
}

/** The levy years of the LMCs in sight: by each levy's latest agreed rate, April unless it has one; those of the sessional fees are the statutory levy's. */
export async function yearsOf(tx: Reading): Promise<readonly Years[]> {
  const levies = await leviesInSight(tx)
  const rates = await tx.db
    .selectFrom('levies.rate')
    .select(['levy_id', 'levy_year_starts'])
    .where(sql<boolean>`lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
    .where('state', '=', 'agreed')
    .orderBy('from_on')
    .execute()
  const starts = new Map(rates.map(({ levy_id, levy_year_starts }) => [levy_id, levy_year_starts]))
  const startsOf = (id: Id<'levy'> | undefined) => (id && starts.get(id) === 1 ? 1 : 4)
  const of_levies = levies.map(({ id, lmc_id, lmc_name, name }): Years => ({
    lmc_id,
    lmc_name,
    levy_id: id,
    levy_name: name,
    starts: startsOf(id),
  }))
  const lmcs = await tx.db
    .selectFrom('platform.lmc')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
    .orderBy('name')
    .execute()
  const of_fees = lmcs.map(({ id, name }): Years => {
    const statutory = levies.find(({ lmc_id, kind }) => lmc_id === id && kind === 'statutory')
    return { lmc_id: id, lmc_name: name, levy_id: null, levy_name: 'Sessional fees', starts: startsOf(statutory?.id) }
  })
  return [...of_levies, ...of_fees]
}

export type YearToEnd = Years & { readonly year_from: Temporal.PlainDate }

/** Levy years that are over and have income of theirs in the books that wasn't carried forward, the earliest first. */
export async function yearsToEnd(tx: Reading, today: Temporal.PlainDate): Promise<readonly YearToEnd[]> {
  const { rows } = await sql<{ lmc_id: Id<'lmc'>; levy_id: Id<'levy'> | null; on_day: Temporal.PlainDate }>`
    select distinct e.lmc_id, e.levy_id, e.on_day
    from levies.entry e join levies.entry_total t on t.lmc_id = e.lmc_id and t.entry_id = e.id
    where e.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and e.what <> 'year_end' and t.account = any (${[...ofTheYear]}::text[])
      and not exists (select from levies.entry y where y.lmc_id = e.lmc_id and y.levy_id is not distinct from e.levy_id
        and y.what = 'year_end' and y.on_day >= e.on_day)
    order by e.on_day`.execute(tx.db)
  return (await yearsOf(tx)).flatMap((years) => {
    const days = rows.filter(({ lmc_id, levy_id }) => lmc_id === years.lmc_id && levy_id === years.levy_id)
    const begun = new Set(days.map(({ on_day }) => levyYearOf(on_day, years.starts).toString()))
    const now = levyYearOf(today, years.starts).toString()
    return [...begun]
      .filter((year) => year < now)
      .map((year) => ({ ...years, year_from: Temporal.PlainDate.from(year) }))
  })
}
