import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Want } from '../../../platform/module.ts'
import type { Id } from '../../../platform/values.ts'
import { isAsked, nextDue, usualKeeping } from '../list-keepings/rules.ts'
import { nominationPurposes, type NominationPurpose } from '../nominations/rules.ts'

export type OwnList = {
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly lmc_name: string
  readonly people: number
  readonly confirmed_on: Temporal.PlainDate | null
  readonly confirmed_by: string | null
  readonly confirm_every_months: number
  /** Purposes for which nobody who works there is nominated. */
  readonly unanswered: readonly NominationPurpose[]
}

const everyPurpose = Object.keys(nominationPurposes)

/** How the practices stand with their own lists on a day: all that the LMCs in sight represent, or just these. */
async function ownLists(tx: Reading, on: Temporal.PlainDate, only: readonly Id<'practice'>[] | null = null) {
  const { rows } = await sql<OwnList>`
    with represented as materialized (
      select r.lmc_id, r.practice_id, p.ods_code, p.name
      from register.representation r join register.practice_period p on p.practice_id = r.practice_id
      where r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.during @> ${on}::date
        and p.from_on <= ${on}::date and p.until_on > ${on}::date and p.status = 'active'
        and (${only === null} or r.practice_id = any (${[...(only ?? [])]}::uuid[]))),
    said as materialized (
      select distinct on (practice_id) practice_id, confirmed_at, confirmed_by from register.confirmation
      where lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) order by practice_id, confirmed_at desc),
    kept as materialized (
      select distinct on (lmc_id) lmc_id, confirm_every_months from register.list_keeping
      where lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and from_on <= ${on}::date order by lmc_id, from_on desc),
    there as materialized (
      select t.practice_id, count(distinct t.person_id)::int as people from register.post t
      where t.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and t.practice_id is not null and t.state = 'held' and t.during @> ${on}::date
        and (${only === null} or t.practice_id = any (${[...(only ?? [])]}::uuid[]))
      group by 1),
    answered as materialized (
      select n.practice_id, array_agg(distinct n.purpose) as purposes from register.nomination n
      join register.post t on t.person_id = n.person_id and t.practice_id = n.practice_id and t.state = 'held' and t.during @> ${on}::date
      where n.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and n.during @> ${on}::date
      group by 1)
    select c.practice_id, c.ods_code, c.name, l.short_name as lmc_name, coalesce(there.people, 0) as people,
      (said.confirmed_at at time zone 'Europe/London')::date as confirmed_on, said.confirmed_by,
      coalesce(kept.confirm_every_months, ${usualKeeping.confirm_every_months}::int) as confirm_every_months,
      array(select p from unnest(${everyPurpose}::text[]) as p where not p = any (coalesce(answered.purposes, '{}'))) as unanswered
    from represented c join platform.lmc l on l.id = c.lmc_id
    left join said on said.practice_id = c.practice_id left join kept on kept.lmc_id = c.lmc_id
    left join there on there.practice_id = c.practice_id left join answered on answered.practice_id = c.practice_id
    order by said.confirmed_at nulls first, c.name, c.ods_code`.execute(tx.db)
  return rows
}

export type LateList = OwnList & { readonly due: Temporal.PlainDate | null }

const withDue = (list: OwnList): LateList => ({ ...list, due: nextDue(list.confirmed_on, list) })
const isLate = ({ due }: LateList, on: Temporal.PlainDate) => due === null || Temporal.PlainDate.compare(due, on) < 0

/** Practices whose list nobody there has confirmed in time, the longest silent first. */
export const lateLists = async (tx: Reading, on: Temporal.PlainDate): Promise<readonly LateList[]> =>
  (await ownLists(tx, on)).map(withDue).filter((list) => isLate(list, on))

/** How many those are, without reading them. */
export const countLateLists = async (tx: Reading, on: Temporal.PlainDate) =>
  (
    await sql<{ late: number }>`
      select count(*) as late from register.representation r
      left join lateral (select confirmed_at from register.confirmation c
        where c.lmc_id = r.lmc_id and c.practice_id = r.practice_id order by confirmed_at desc limit 1) said on true
      left join lateral (select confirm_every_months from register.list_keeping k
        where k.lmc_id = r.lmc_id and k.from_on <= ${on}::date order by from_on desc limit 1) kept on true
      where r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.during @> ${on}::date
        and (said.confirmed_at is null or (said.confirmed_at at time zone 'Europe/London')::date
          + make_interval(months => coalesce(kept.confirm_every_months, ${usualKeeping.confirm_every_months}::int)) < ${on}::date)
        and exists (select from register.practice_period p
          where p.practice_id = r.practice_id and p.from_on <= ${on}::date and p.until_on > ${on}::date and p.status = 'active')`.execute(
      tx.db,
    )
  ).rows[0]?.late ?? 0

/** What its own list wants of a practice now. */
export async function wantsOfLists(
  tx: Reading,
  practice_ids: readonly Id<'practice'>[],
  on: Temporal.PlainDate,
): Promise<readonly Want[]> {
  const lists = (await ownLists(tx, on, practice_ids)).map(withDue)
  return lists.flatMap(({ practice_id, ods_code, due, unanswered, people }) => {
    const href = `/our-people/${ods_code}`
    const confirm = { practice_id, title: 'Check who works with you', minutes: 2, due, href }
    const labels = unanswered.map((purpose) => nominationPurposes[purpose].toLowerCase())
    const answer = {
      practice_id,
      title: `Say who answers for you: ${labels.join(', ')}`,
      minutes: 1,
      due: null,
      href: `${href}#answers`,
    }
    return [...(isAsked(due, on) ? [confirm] : []), ...(people > 0 && unanswered.length > 0 ? [answer] : [])]
  })
}
