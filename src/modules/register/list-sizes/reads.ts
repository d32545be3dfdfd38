import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { sameForAll } from '../editions/reads.ts'
import { extentOf } from '../extents/reads.ts'
import type { Count } from './rules.ts'

export type Compared = {
  readonly practice_id: Id<'practice'>
  readonly pcn_code: string | null
  readonly lmc_id: Id<'lmc'> | null
  readonly commissioner_code: string | null
}

type Average = { readonly counted_on: Temporal.PlainDate; readonly average: number }

/** The average count of each day over practices, which `p` gives. */
async function averages(tx: Reading, p: RawBuilder<unknown>): Promise<readonly Average[]> {
  const { rows } = await sql<Average>`
    select l.counted_on, avg(l.patients)::float8 as average from (${p}) p
    join register.list_size l on l.practice_id = p.practice_id group by l.counted_on`.execute(tx.db)
  return rows
}

/** A practice's counts, beside the average of its PCN's and of its LMC's (or commissioner's) practices as they are on the day. */
export async function countsOf(tx: Reading, practice: Compared, day: Temporal.PlainDate): Promise<Count[]> {
  const { practice_id, pcn_code, lmc_id, commissioner_code } = practice
  const national = (kind: 'pcn' | 'sub-icb', code: string | null) =>
    code === null
      ? []
      : sameForAll(tx, ['averages', kind, code, day.toString()], () =>
          averages(tx, sql`select p.practice_id ${extentOf(tx, { kind, code }, day).from}`),
        )
  const pcn = await national('pcn', pcn_code)
  const others = lmc_id
    ? await averages(
        tx,
        sql`select practice_id from register.representation where lmc_id = ${lmc_id} and during @> ${day}::date`,
      )
    : await national('sub-icb', commissioner_code)
  const own = await tx.db
    .selectFrom('register.list_size')
    .select(['counted_on as on', 'patients as own'])
    .where('practice_id', '=', practice_id)
    .where('counted_on', '<=', day)
    .orderBy('counted_on')
    .execute()
  const on = (among: readonly Average[], counted_on: Temporal.PlainDate) =>
    among.find((one) => one.counted_on.equals(counted_on))?.average ?? null
  return own.map((count) => ({ ...count, pcn: on(pcn, count.on), others: on(others, count.on) }))
}
