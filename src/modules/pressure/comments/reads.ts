import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Issue } from '../issues/reads.ts'
import { capitalsIn, runsIn, screenFor, type Known, type Mark } from './rules.ts'

export type Comment = {
  readonly id: Id<'issue_comment'>
  readonly said: string
  readonly shown_as: string
  readonly is_shown: boolean
  readonly decided_by: string | null
}

/** The comments of an issue, in an order that says nothing of whose they are. */
export const commentsOf = (tx: Reading, issue_id: Id<'issue'>): Promise<Comment[]> =>
  tx.db
    .selectFrom('pressure.issue_comment')
    .select(['id', 'said', 'shown_as', 'is_shown', 'decided_by'])
    .where('issue_id', '=', issue_id)
    .orderBy(sql`said collate "C"`)
    .orderBy('id')
    .execute()

/** Looks for what the LMC's register knows in these texts. */
export async function screenOf(
  tx: Reading,
  { lmc_id, lmc_name, figures }: Pick<Issue, 'lmc_id' | 'lmc_name' | 'figures'>,
  texts: readonly string[],
): Promise<(text: string) => readonly Mark[]> {
  type Place = {
    ods_code: string
    name: string
    pcn_name: string | null
    address: string | null
    postcode: string | null
  }
  const { rows: practices } = await sql<Place>`
    select distinct ods_code, name, pcn_name, address, postcode from register.practice_card
    where lmc_id = ${lmc_id} and from_on <= ${figures.reference_on}::date and until_on > ${figures.reference_on}::date`.execute(
    tx.db,
  )
  const { rows: people } = await sql<Known['people'][number]>`
    select distinct given_names, family_name from register.person_name
    where ${lmc_id}::uuid = any (lmc_ids)
      and (lower(family_name) = any (${runsIn(texts)})
        or lower(split_part(given_names, ' ', 1)) = any (${capitalsIn(texts)}))`.execute(tx.db)
  return screenFor({
    lmc_name,
    practices: practices.map(({ name }) => name),
    pcns: practices.flatMap(({ pcn_name }) => pcn_name ?? []),
    places: practices.flatMap(({ address, postcode }) => [
      ...(address?.split(',') ?? []),
      ...(postcode?.split(' ').slice(0, 1) ?? []),
    ]),
    people,
  })
}
