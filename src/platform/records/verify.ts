import { sql } from 'kysely'
import type { Operating } from '../scope.ts'
import type { Id } from '../values.ts'
import { noSeal, rowHash, sealHash, type Seal } from './chain.ts'

/** What was found wrong with a seal, in the words of the answer. */
export const breaks = {
  changed_row: 'a record was changed after it was sealed',
  missing_row: 'a record that was sealed is gone',
  added_row: 'a record was put into a seal after it was made',
  broken_link: 'the seal, or the one before it, was rewritten',
  missing_seal: 'a seal is gone from the chain',
  emptied_row: 'a record was emptied, and nothing in the record says so',
  not_anchor: 'the chain differs from the one of which the anchor was kept',
} as const

export type Break = {
  readonly seal_number: number
  readonly kind: keyof typeof breaks
  /** The record to look at, where it is known which. */
  readonly record_id: Id<'record'> | null
}

export type Verified = {
  /** The first thing wrong; null where the record is whole. */
  readonly broken: Break | null
  readonly seals: number
  readonly sealed: number
  readonly unsealed: number
  /** Sealed records whose content was kept long enough: only their place in the chain is left. */
  readonly forgotten: number
  readonly newest: Seal | null
}

/** A seal's number and hash, kept where whoever can write to this database can't. */
export type Anchor = { readonly number: number; readonly hash: string }

type Row = {
  record_id: Id<'record'>
  seal_number: number
  place: number
  kept: string
  now: string | null
  /** The forgetting that emptied it, where one did. */
  forgotten_by: Id<'record'> | null
}

const sealsAtOnce = 50

const rowsOf = async (tx: Operating, from: number, to: number) =>
  (
    await sql<Row>`
      select s.record_id, s.seal_number, s.place, s.hash as kept, r.forgotten_by,
        case when r.forgotten_by is not null then s.hash when r.id is not null then ${rowHash} end as now
      from platform.sealed_record s left join platform.record r on r.id = s.record_id
      where s.seal_number between ${from} and ${to} order by s.seal_number, s.place`.execute(tx.db)
  ).rows

/**
 * The forgettings that are what they say: the records they name are just those emptied by them, nothing is left in those, and
 * all were sealed a year before. Each is itself a record in the chain, so none can be put there unseen.
 */
async function honestForgettings(tx: Operating): Promise<ReadonlySet<Id<'record'>>> {
  const { rows } = await sql<{ id: Id<'record'> }>`
    select f.id from platform.record f
    join platform.record r on r.forgotten_by = f.id
    left join platform.sealed_record p on p.record_id = r.id left join platform.seal s on s.number = p.seal_number
    where f.what = 'platform.records_forgotten'
    group by f.id
    having count(*) = (f.about->>'records')::bigint
      and encode(sha256(convert_to(string_agg(r.id::text, ',' order by r.number), 'UTF8')), 'hex') = f.about->>'hash'
      and max(s.made_at) < f.at - interval '1 year' and count(*) = count(s.number)
      and bool_and(r.what = '' and r.actor = '' and r.about = '{}' and num_nonnulls(r.account_id, r.office_id, r.lmc_id) = 0)`.execute(
    tx.db,
  )
  return new Set(rows.map(({ id }) => id))
}

function breakOf(
  seal: Seal & { records: number },
  previous: string,
  rows: readonly Row[],
  honest: ReadonlySet<Id<'record'>>,
): Omit<Break, 'seal_number'> | null {
  const emptied = rows.find(({ forgotten_by }) => forgotten_by !== null && !honest.has(forgotten_by))
  if (emptied) return { kind: 'emptied_row', record_id: emptied.record_id }
  const changed = rows.find(({ now, kept }) => now !== null && now !== kept)
  if (changed) return { kind: 'changed_row', record_id: changed.record_id }
  const gone = rows.find(({ now }) => now === null)
  if (gone) return { kind: 'missing_row', record_id: gone.record_id }
  if (rows.length < seal.records) return { kind: 'missing_row', record_id: null }
  if (rows.length > seal.records) return { kind: 'added_row', record_id: null }
  const hash = sealHash(
    previous,
    seal,
    rows.map(({ kept }) => kept),
  )
  return hash === seal.hash ? null : { kind: 'broken_link', record_id: null }
}

async function firstBreak(
  tx: Operating,
  seals: readonly (Seal & { records: number })[],
  anchor?: Anchor,
): Promise<Break | null> {
  let previous = noSeal
  const honest = await honestForgettings(tx)
  for (let first = 0; first < seals.length; first += sealsAtOnce) {
    const some = seals.slice(first, first + sealsAtOnce)
    const rows = Map.groupBy(await rowsOf(tx, some[0]?.number ?? 0, some.at(-1)?.number ?? 0), (row) => row.seal_number)
    for (const [at, seal] of some.entries()) {
      const wanted = first + at + 1
      if (seal.number !== wanted) return { seal_number: wanted, kind: 'missing_seal', record_id: null }
      const found = breakOf(seal, previous, rows.get(seal.number) ?? [], honest)
      if (found) return { seal_number: seal.number, ...found }
      if (anchor?.number === seal.number && anchor.hash !== seal.hash)
        return { seal_number: seal.number, kind: 'not_anchor', record_id: null }
      previous = seal.hash
    }
  }
  // The newest seals can be taken off a chain and nothing inside it shows: that is what an anchor is for.
  return anchor && anchor.number > seals.length
    ? { seal_number: seals.length + 1, kind: 'missing_seal', record_id: null }
    : null
}

/** Works every seal out again from the records, and says the first that doesn't agree. */
export async function verifyRecords(tx: Operating, anchor?: Anchor): Promise<Verified> {
  const seals = await tx.db
    .selectFrom('platform.seal')
    .select(['number', 'made_at', 'records', 'hash'])
    .orderBy('number')
    .execute()
  const { rows } = await sql<{ sealed: number; unsealed: number; forgotten: number }>`
    select count(s.record_id) as sealed, count(*) - count(s.record_id) as unsealed, count(r.forgotten_by) as forgotten
    from platform.record r left join platform.sealed_record s on s.record_id = r.id`.execute(tx.db)
  const { sealed = 0, unsealed = 0, forgotten = 0 } = rows[0] ?? {}
  return {
    broken: await firstBreak(tx, seals, anchor),
    seals: seals.length,
    sealed,
    unsealed,
    forgotten,
    newest: seals.at(-1) ?? null,
  }
}

export const newestSeal = (tx: Operating): Promise<Seal | undefined> =>
  tx.db.selectFrom('platform.seal').select(['number', 'made_at', 'hash']).orderBy('number', 'desc').executeTakeFirst()
