import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { bulk } from '../../../platform/bulk.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { ContractRow } from './feeds.ts'
import { lmcsOf, practicesByCode, type Named } from './reads.ts'
import type { ContractKind } from './rules.ts'

type Since = { readonly practice_id: Id<'practice'>; readonly kind: ContractKind; readonly from_on: Temporal.PlainDate }

/** Whoever says what an LMC's practices hold waits for whoever is saying it, and says it of what they left. */
const inTurn = (tx: Writing, lmc_id: Id<'lmc'>) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`levies.contract ${lmc_id}`}, 0))`.execute(tx.db)

/** From a day on a practice holds a contract: what was known of any later day is replaced, and what was before ends there. */
async function put(tx: Writing, lmc_id: Id<'lmc'>, rows: readonly Since[]) {
  const given = bulk(rows, {
    practice_id: ['uuid', (row) => row.practice_id],
    kind: ['text', (row) => row.kind],
    from_on: ['date', (row) => row.from_on],
  })
  await sql`
    delete from levies.contract c using ${given}
    where c.lmc_id = ${lmc_id} and c.practice_id = given.practice_id and lower(c.during) >= given.from_on`.execute(
    tx.db,
  )
  await sql`
    update levies.contract c set during = daterange(lower(c.during), given.from_on) from ${given}
    where c.lmc_id = ${lmc_id} and c.practice_id = given.practice_id and c.during @> given.from_on`.execute(tx.db)
  await sql`
    insert into levies.contract (lmc_id, practice_id, during, kind, set_at, set_by)
    select ${lmc_id}, practice_id, daterange(from_on, null), kind, ${tx.now}::timestamptz, ${tx.actor.name}
    from ${given}`.execute(tx.db)
}

/**
 * Says which contract a practice holds from a day on, to each LMC of the office that represents it or once did: it moved from one to
 * another, and the same contract with it.
 */
export async function setContract(
  tx: Writing,
  { lmc_id, practice_id }: Named,
  { kind, from_on }: { readonly kind: ContractKind; readonly from_on: Temporal.PlainDate },
) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  for (const id of await lmcsOf(tx, practice_id)) {
    await inTurn(tx, id)
    await put(tx, id, [{ practice_id, kind, from_on }])
    await tx.record(id, 'levies.contract_set', { practice_id, kind, from_on: from_on.toString() })
  }
  return done()
}

/** Says that every practice of an LMC of whose contract nobody ever said anything holds GMS from a day on. */
export async function setRestToGms(tx: Writing, lmc_id: Id<'lmc'>, from_on: Temporal.PlainDate) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  await inTurn(tx, lmc_id)
  const today = londonDay(tx.now)
  const { rows } = await sql<{ practice_id: Id<'practice'> }>`
    select distinct practice_id from register.practice_card c
    where lmc_id = ${lmc_id} and represented_during @> ${today}::date
      and not exists (select from levies.contract k where k.lmc_id = c.lmc_id and k.practice_id = c.practice_id)`.execute(
    tx.db,
  )
  if (rows.length === 0) return refused('all_known')
  await put(
    tx,
    lmc_id,
    rows.map(({ practice_id }) => ({ practice_id, kind: 'gms', from_on })),
  )
  await tx.record(lmc_id, 'levies.contracts_set', { practices: rows.length, kind: 'gms', from_on: from_on.toString() })
  return done()
}

/** Takes every row of a file, or, where one names no practice of the LMC, none. */
export async function importContracts(tx: Writing, lmc_id: Id<'lmc'>, file_name: string, rows: readonly ContractRow[]) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotFound()
  await inTurn(tx, lmc_id)
  const known = await practicesByCode(tx, lmc_id)
  const since = rows.flatMap(({ ods_code, kind, from_on }): Since[] => {
    const practice_id = known.get(ods_code)
    return practice_id ? [{ practice_id, kind, from_on }] : []
  })
  if (since.length < rows.length) return refused('changed_since')
  await put(tx, lmc_id, since)
  await tx.record(lmc_id, 'levies.contracts_imported', { file_name, practices: since.length })
  return done()
}
