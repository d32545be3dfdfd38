import { sql } from 'kysely'
import { bulk } from '../../../../platform/bulk.ts'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { contractKinds, type ContractKind } from '../../contracts/rules.ts'
import type { Levy } from '../../levies/reads.ts'
import { choices, mayBeCharged, type Choice } from '../../mandates/rules.ts'
import { daysOf, monthsOf, type Period } from '../../periods/rules.ts'
import { ratesAgreed } from '../../rates/reads.ts'
import { stretchesOf } from '../../stretches/rules.ts'
import { comesOut } from '../../verifications/reckonings/reads.ts'

/** With which contract and choice a levy is charged, each such as `pms in`, as SQL joins them. */
const charged = (levy: Levy): string[] =>
  [null, ...(Object.keys(contractKinds) as ContractKind[])].flatMap((kind) =>
    [null, ...(Object.keys(choices) as Choice[])]
      .filter((choice) => mayBeCharged(levy, kind && { kind }, choice && { choice }).charged)
      .map((choice) => [kind, choice].filter((word) => word !== null).join(' ')),
  )

type InDoubt = { readonly run_id: Id<'run'>; readonly practice_ids: readonly Id<'practice'>[] }

/**
 * The practices of issued runs that may come to another amount now, so that only theirs are drawn again: all but those that have one line
 * for each stretch of a run's period, over all its days, by the count and rate that are in force now, that charges or doesn't as their
 * contract and mandate say now, and that comes out of these. To doubt more than need be, as all of a weighted list, only takes longer.
 */
export async function practicesInDoubt(
  tx: Reading,
  levy: Levy,
  runs: readonly ({ readonly id: Id<'run'> } & Period)[],
): Promise<readonly InDoubt[]> {
  if (runs.length === 0) return []
  const rates = await ratesAgreed(tx, levy.id)
  const stretches = runs.flatMap(({ id, from, to }) =>
    (stretchesOf({ from, to }, rates) ?? []).map((stretch) => ({ run_id: id, ...stretch })),
  )
  const { rows } = await sql<InDoubt>`
    with stretch as materialized (select * from ${bulk(stretches, {
      run_id: ['uuid', ({ run_id }) => run_id],
      rate_id: ['uuid', ({ rate }) => rate.id],
      counts_on: ['date', ({ counts_on }) => counts_on],
      from_on: ['date', ({ period }) => period.from],
      until_on: ['date', ({ period }) => period.to.add({ days: 1 })],
      days: ['integer', ({ period }) => daysOf(period)],
      months: ['integer', ({ period }) => monthsOf(period)],
    })}),
    card as materialized (
      select practice_id, list_size, greatest(from_on, coalesce(lower(represented_during), '-infinity')) as begins,
        least(until_on, coalesce(upper(represented_during), 'infinity')) as ends
      from register.practice_card where lmc_id = ${levy.lmc_id} and status = 'active'
        and from_on < (select max(until_on) from stretch) and until_on > (select min(counts_on) from stretch)),
    there as (
      select s.run_id, s.from_on, c.practice_id, sum(least(c.ends, s.until_on) - greatest(c.begins, s.from_on)) filter (where c.ends > s.from_on) as days,
        max(c.list_size) filter (where s.counts_on between c.begins and c.ends - 1) as list_size
      from stretch s join card c on c.begins < s.until_on and c.ends > s.counts_on and c.begins < c.ends group by 1, 2, 3),
    said as (
      select u.id as run_id, l.practice_id, l.from_on, l.list_size, l.days,
        l.kind <> 'adjustment' and l.days = s.days and l.of_days = s.days and l.months = s.months and l.rate_id = s.rate_id and r.list_basis = 'raw'
          and coalesce(k.during @> x.during, true) and coalesce(m.during @> x.during, true)
          and (concat_ws(' ', k.kind, m.choice) = any (${charged(levy)}::text[])) = (l.kind = 'charge') and ${comesOut} as is_plain
      from levies.run u join levies.line l on l.lmc_id = u.lmc_id and l.levy_id = u.levy_id and l.from_on >= u.period_from and l.to_on <= u.period_to
        cross join lateral (select daterange(l.from_on, l.to_on, '[]') as during) x
        left join stretch s on s.run_id = u.id and s.from_on = l.from_on and s.until_on = l.to_on + 1
        left join levies.rate r on r.lmc_id = l.lmc_id and r.id = l.rate_id
        left join levies.contract k on k.lmc_id = l.lmc_id and k.practice_id = l.practice_id and k.during && x.during
        left join levies.mandate m on m.lmc_id = l.lmc_id and m.levy_id = l.levy_id and m.practice_id = l.practice_id and m.during && x.during
          and m.withdrawn_at is null
      where u.lmc_id = ${levy.lmc_id} and u.id = any (${runs.map(({ id }) => id)}::uuid[]))
    select run_id, array_agg(distinct practice_id) as practice_ids
    from (select * from there where days > 0) t full join said l using (run_id, practice_id, from_on)
    where not coalesce(l.is_plain and l.days = t.days and l.list_size = t.list_size, false) group by run_id`.execute(
    tx.db,
  )
  return rows
}
