import { randomUUID } from 'node:crypto'
import { fileAt } from '../../../platform/files/store.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

/** A count as an office keeps it: what was given and asked, not what came of it. */
export type KeptCount = {
  readonly id: Id<'count'>
  /** The whole office's where it has none. */
  readonly lmc_id: Id<'lmc'> | null
  readonly lmc_name: string | null
  readonly name: string
  readonly file_name: string
  readonly sha256: string
  readonly rule: string
  readonly seats: number | null
  readonly withdrawn: readonly number[]
  readonly constraints: string
  readonly classes: string
  readonly electorate: number | null
  readonly seed: string | null
  readonly made_at: Temporal.Instant
  readonly made_by: string
}

const selected = (tx: Reading) =>
  tx.db
    .selectFrom('ballots.count as c')
    .leftJoin('platform.lmc as l', 'l.id', 'c.lmc_id')
    .select(['c.id', 'c.lmc_id', 'l.name as lmc_name', 'c.name', 'c.file_name', 'c.sha256', 'c.rule', 'c.seats'])
    .select(['c.withdrawn', 'c.constraints', 'c.classes', 'c.electorate', 'c.seed', 'c.made_at', 'c.made_by'])

/** The office's counts, latest first. */
export const keptCounts = (tx: Reading, { most, after = 0 }: { most: number; after?: number }): Promise<KeptCount[]> =>
  selected(tx).orderBy('c.made_at', 'desc').orderBy('c.id', 'desc').limit(most).offset(after).execute()

export const howManyCounts = async (tx: Reading): Promise<number> =>
  (
    await tx.db
      .selectFrom('ballots.count')
      .select((row) => row.fn.countAll<number>().as('counts'))
      .executeTakeFirstOrThrow()
  ).counts

/** A count with its papers. */
export async function keptCount(tx: Reading, id: Id<'count'>) {
  const count = await selected(tx).where('c.id', '=', id).executeTakeFirst()
  const bytes = count && (await fileAt(tx, count.sha256))
  return bytes && { count, bytes: new Uint8Array(bytes) }
}

/** What a form of a count carries, so that pressing twice keeps it once. */
export const newPress = (): string => randomUUID()
