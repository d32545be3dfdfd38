import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'
import type { Levy } from '../levies/reads.ts'
import {
  linesOf,
  type Contract,
  type CountInForce,
  type LineDrawn,
  type Mandate,
  type Practice,
} from '../lines/rules.ts'
import type { Period } from '../periods/rules.ts'
import { ratesAgreed } from '../rates/reads.ts'
import { isAfterEnd } from '../runs/rules.ts'
import { stretchesOf, type Stretch } from '../stretches/rules.ts'
import { countInForce } from '../weighted-counts/reads.ts'

/** `{[2026-01-01,2026-02-14),[2026-03-01,2026-04-01)}`, as PostgreSQL prints a datemultirange. */
const rangesIn = (text: string): readonly During[] =>
  [...text.matchAll(/\[([\d-]+),([\d-]+)\)/g)].map(([, from = '', until = '']) => ({
    from: dayOf(from),
    until: dayOf(until),
  }))

const days = new Map<string, Temporal.PlainDate>()
const dayOf = (text: string) => {
  const day = days.get(text) ?? Temporal.PlainDate.from(text)
  if (days.size > 5_000) days.clear()
  days.set(text, day)
  return day
}

type Found = {
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly there: string
  readonly collector_id: Id<'collector'> | null
} & { readonly [K in keyof CountInForce]: CountInForce[K] | null }

/**
 * Who was open and represented in a stretch, with the count in force on its counting day, or on their first day there since, of the raw
 * list or the weighted as the rate has it; where there is none, that which the office was told of.
 */
async function practicesIn(
  tx: Reading,
  levy: Levy,
  { period: { from, to }, counts_on, rate: { list_basis } }: Stretch,
  held: Held,
  only: Only,
): Promise<Practice[]> {
  const { lmc_id, id } = levy
  const { rows } = await sql<Found>`
    with piece as (
      select practice_id, ods_code, icb_code, list_size, list_size_on,
        greatest(from_on, coalesce(lower(represented_during), '-infinity'), ${counts_on}::date) as begins,
        least(until_on, coalesce(upper(represented_during), 'infinity'), ${to}::date + 1) as ends
      from register.practice_card
      where lmc_id = ${lmc_id} and status = 'active' and from_on <= ${to}::date and until_on > ${counts_on}::date
        and represented_during && daterange(${counts_on}::date, ${to}::date, '[]') ${only}),
    practice as (
      select practice_id, (array_agg(ods_code order by begins desc))[1] as ods_code, (array_agg(icb_code order by begins desc))[1] as icb_code,
        (array_agg(list_size order by begins))[1] as list_size, (array_agg(list_size_on order by begins))[1] as list_size_on,
        min(begins) as begins, range_agg(daterange(begins, ends)) * datemultirange(daterange(${from}::date, ${to}::date, '[]')) as there
      from piece where begins < ends group by practice_id),
    collecting as (
      select distinct on (icb_code) icb_code, collector_id from levies.collecting
      where lmc_id = ${lmc_id} and levy_id = ${id} and during && daterange(${from}::date, ${to}::date, '[]')
      order by icb_code, during desc)
    select p.practice_id, p.ods_code, p.there::text as there,
      coalesce(c.list_size, g.patients) as list_size, coalesce(c.list_size_on, g.counted_on) as list_size_on,
      s.file_id, c.weighted_count_id, g.id as given_count_id,
      coalesce(k.collector_id, (select collector_id from collecting where icb_code = '')) as collector_id
    from practice p ${countInForce(lmc_id, list_basis, to)}
      left join register.list_size_source s on s.practice_id = p.practice_id and s.counted_on = c.list_size_on
        and c.weighted_count_id is null
      left join collecting k on k.icb_code = p.icb_code and k.icb_code <> ''
    where not isempty(p.there) order by p.ods_code`.execute(tx.db)
  return rows.map(({ there, list_size, list_size_on, file_id, weighted_count_id, given_count_id, ...practice }) => ({
    ...practice,
    there: rangesIn(there),
    count:
      list_size === null || list_size_on === null
        ? null
        : { list_size, list_size_on, file_id, weighted_count_id, given_count_id },
    contracts: held.contracts.get(practice.practice_id) ?? [],
    mandates: held.mandates.get(practice.practice_id) ?? [],
  }))
}

/** What practices hold and chose, each for its time. */
type Held = {
  readonly contracts: ReadonlyMap<Id<'practice'>, readonly Contract[]>
  readonly mandates: ReadonlyMap<Id<'practice'>, readonly Mandate[]>
}

const heldBy = async (tx: Reading, { lmc_id, id }: Levy, only: Only): Promise<Held> => ({
  contracts: await lasting<Contract>(
    tx,
    sql`select practice_id, kind, during from levies.contract where lmc_id = ${lmc_id} ${only}`,
  ),
  mandates: await lasting<Mandate>(
    tx,
    sql`select practice_id, id, choice, during from levies.mandate where lmc_id = ${lmc_id} and levy_id = ${id} and withdrawn_at is null ${only}`,
  ),
})

/** What holds of practices for a time, by practice. */
async function lasting<Row>(
  tx: Reading,
  query: ReturnType<typeof sql>,
): Promise<ReadonlyMap<Id<'practice'>, readonly Row[]>> {
  const { rows } = await sql<
    Row & { readonly practice_id: Id<'practice'> }
  >`${query} order by practice_id, during`.execute(tx.db)
  return Map.groupBy(rows, ({ practice_id }) => practice_id)
}

/** In a query of practices: those that are asked for, or all. */
type Only = RawBuilder<unknown>

/** The lines of a levy for a period, of these practices or of all, drawn from what is known now; null where no rate is agreed for a month of it, and none after its end. */
export async function linesFor(
  tx: Reading,
  levy: Levy,
  period: Period,
  practice_ids?: readonly Id<'practice'>[],
): Promise<readonly LineDrawn[] | null> {
  if (isAfterEnd(levy, period)) return []
  const stretches = stretchesOf(period, await ratesAgreed(tx, levy.id))
  if (!stretches) return null
  const only = practice_ids ? sql`and practice_id = any (${[...practice_ids]}::uuid[])` : sql``
  const held = await heldBy(tx, levy, only)
  const lines: LineDrawn[] = []
  for (const stretch of stretches)
    lines.push(...linesOf(levy, stretch, await practicesIn(tx, levy, stretch, held, only)))
  return lines
}
