import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { known } from '../people/lists/reads.ts'
import type { Likeness } from './rules.ts'

export type Duplicate = {
  readonly one_id: Id<'person'>
  readonly one_name: string
  readonly one_gmc_number: string | null
  readonly other_id: Id<'person'>
  readonly other_name: string
  readonly other_gmc_number: string | null
  readonly likeness: Likeness
}

/** How alike the whole names of two people at one practice are, at least. */
const alike = 0.5

/**
 * Pairs of people who may be one: those with the same address; those at one practice whose names are alike; and those of
 * the same family name of whose given names one begins the other. Two of whom each has a GMC number of their own are two, and
 * so are two whom somebody looked at and found to be so.
 */
const pairs = (tx: Reading) => sql`
  with h as materialized (
    select h.id, h.name, lower(h.name) as n, h.gmc_number, h.account_id is not null as has_account, h.made_at, lower(h.family_name) collate "C" as f, lower(h.given_names) as g,
      left(lower(h.given_names), 1) collate "C" as initial
    from register.person h where ${known(tx)}
  ), mail as materialized (
    select c.person_id, lower(c.value) collate "C" as address from register.contact_point c
    where c.office_id = ${tx.actor.office_id} and c.kind = 'email' and c.ended_at is null
  ), works as materialized (
    select distinct on (t.person_id, t.practice_id) t.person_id, t.practice_id, h.n, left(h.f, 1) as initial
    from register.post t join h on h.id = t.person_id
    where t.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and t.practice_id is not null and t.state <> 'declined'
  ), pair as (
    select a.person_id as one_id, b.person_id as other_id, 1 as rank from mail a join mail b on b.address = a.address and a.person_id < b.person_id
    union all
    select a.person_id, b.person_id, 2 from works a join works b on b.practice_id = a.practice_id and b.initial = a.initial and a.person_id < b.person_id
    where similarity(a.n, b.n) > ${alike}
    union all
    select a.id, b.id, 3 from h a join h b on b.f = a.f and b.initial = a.initial and a.id < b.id
    where starts_with(a.g, b.g) or starts_with(b.g, a.g)
  ), likely as (select one_id, other_id, min(rank) as rank from pair group by 1, 2)
  select l.rank, l.one_id, one.name as one_name, one.gmc_number as one_gmc_number, l.other_id, other.name as other_name, other.gmc_number as other_gmc_number,
    (other.has_account, other.gmc_number is not null, one.made_at) > (one.has_account, one.gmc_number is not null, other.made_at) as is_fuller_the_other
  from likely l join h one on one.id = l.one_id join h other on other.id = l.other_id
  where (one.gmc_number is null or other.gmc_number is null)
    and (l.one_id, l.other_id) not in (select s.one_id, s.other_id from register.not_the_same s where s.office_id = ${tx.actor.office_id})`

const likenessOf = ['email', 'practice', 'name'] as const

type Pair = Omit<Duplicate, 'likeness'> & { readonly rank: number; readonly is_fuller_the_other: boolean }

const turned = (pair: Pair): Pair => ({
  ...pair,
  one_id: pair.other_id,
  one_name: pair.other_name,
  one_gmc_number: pair.other_gmc_number,
  other_id: pair.one_id,
  other_name: pair.one_name,
  other_gmc_number: pair.one_gmc_number,
})

/**
 * The surest first, so many of them. Of two the first is whom a merge would keep: who signs in, else who has a GMC number, else
 * who was here earlier.
 */
export async function duplicatesLikely(tx: Reading, most = 100): Promise<readonly Duplicate[]> {
  const { rows } = await sql<Pair>`
    select * from (${pairs(tx)}) found order by rank, one_name, other_name, one_id, other_id limit ${most}`.execute(
    tx.db,
  )
  return rows
    .map((pair) => (pair.is_fuller_the_other ? turned(pair) : pair))
    .map(({ rank, ...row }) => ({ ...row, likeness: likenessOf[rank - 1] ?? 'name' }))
}

export async function countDuplicates(tx: Reading): Promise<number> {
  const { rows } = await sql<{ pairs: number }>`select count(*)::int as pairs from (${pairs(tx)}) found`.execute(tx.db)
  return rows[0]?.pairs ?? 0
}

export type Double = {
  readonly id: Id<'person'>
  readonly title: string
  readonly name: string
  readonly gmc_number: string | null
}

/** Whom somebody may be the same as: those whose names are most like theirs, or like what was typed. */
export async function doublesOf(tx: Reading, id: Id<'person'>, words: string): Promise<readonly Double[]> {
  const { rows } = await sql<Double>`
    select h.id, h.title, h.name, h.gmc_number from register.person h
    where ${known(tx)} and h.id <> ${id} and (similarity(lower(h.name), ${words.toLowerCase()}) > 0.3 or strpos(lower(h.name), ${words.toLowerCase()}) > 0)
    order by similarity(lower(h.name), ${words.toLowerCase()}) desc, h.name, h.id limit 20`.execute(tx.db)
  return rows
}
