import type { Reading } from '../../../platform/scope.ts'
import type { Figures, Vintage } from './rules.ts'

/** The file of the same kind and part next before a day: what a new one is compared with. */
export async function vintageBefore(
  tx: Reading,
  kind: string,
  part: string,
  day: Temporal.PlainDate,
): Promise<Vintage | undefined> {
  const row = await tx.db
    .selectFrom('register.open_data_file')
    .select(['seen_on', 'report'])
    .where('kind', '=', kind)
    .where('part', '=', part)
    .where('replaced_by', 'is', null)
    .where('seen_on', '<', day)
    .orderBy('seen_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { seen_on: row.seen_on, figures: (row.report as { figures: Figures }).figures }
}

export type TakenIn = Awaited<ReturnType<typeof filesTakenIn>>[number]

/** What has been taken in, latest first. */
export const filesTakenIn = (tx: Reading) =>
  tx.db
    .selectFrom('register.open_data_file')
    .select([
      'id',
      'kind',
      'format',
      'file_name',
      'sha256',
      'rows_read',
      'seen_on',
      'taken_in_at',
      'taken_in_by',
      'replaced_by',
      'report',
    ])
    .orderBy('taken_in_at', 'desc')
    .orderBy('kind')
    .orderBy('seen_on', 'desc')
    .orderBy('id')
    .execute()

export const fileByHash = (tx: Reading, sha256: string) =>
  tx.db
    .selectFrom('register.open_data_file')
    .select(['id', 'seen_on', 'replaced_by', 'report'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
