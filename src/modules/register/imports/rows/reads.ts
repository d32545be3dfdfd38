import { sql } from 'kysely'
import { fileAt } from '../../../../platform/files/store.ts'
import type { Reading } from '../../../../platform/scope.ts'
import { thousands, type Id } from '../../../../platform/values.ts'
import { linesAround, type RowsShown } from './rules.ts'

export type CountFile = {
  readonly id: Id<'open_data_file'>
  readonly file_name: string
  readonly sha256: string
  readonly seen_on: Temporal.PlainDate
  readonly is_replaced: boolean
}

/** A file of list sizes that was taken in, in which a practice that is known may stand. */
export async function countFile(
  tx: Reading,
  id: Id<'open_data_file'>,
  ods_code: string,
): Promise<CountFile | undefined> {
  const { rows } = await sql<CountFile>`
    select f.id, f.file_name, f.sha256, f.seen_on, f.replaced_by is not null as is_replaced
    from register.open_data_file f join register.practice p on p.ods_code = ${ods_code}
    where f.id = ${id} and f.kind = 'list_sizes'`.execute(tx.db)
  return rows[0]
}

/** A file's bytes, where the office gave it and still keeps it. */
export async function bytesKept(tx: Reading, { sha256 }: CountFile) {
  const upload = await tx.db.selectFrom('register.upload').select('id').where('sha256', '=', sha256).executeTakeFirst()
  return upload && fileAt(tx, sha256)
}

type TakenIn = {
  readonly line: number
  readonly ods_code: string
  readonly name: string
  readonly patients: number
  readonly is_sought: boolean
}

/** The rows about a practice's as the register took them in; null where it has none of it. */
export async function rowsTakenIn(
  tx: Reading,
  { id, seen_on }: CountFile,
  ods_code: string,
): Promise<RowsShown | null> {
  const { rows } = await sql<TakenIn>`
    with counted as materialized (
      select practice_id, line, patients from register.list_size where counted_on = ${seen_on}::date and file_id = ${id}),
    sought as (select c.line from counted c join register.practice p on p.id = c.practice_id where p.ods_code = ${ods_code})
    select c.line, n.ods_code, n.name, c.patients, c.line = s.line as is_sought
    from sought s join counted c on c.line between s.line - ${linesAround}::int and s.line + ${linesAround}::int
    join register.practice_name n on n.practice_id = c.practice_id order by c.line`.execute(tx.db)
  if (rows.length === 0) return null
  return {
    titles: ['Practice', 'Patients', 'Line'],
    rows: rows.map(({ line, ods_code: code, name, patients, is_sought }) => ({
      cells: [`${name} (${code})`, thousands(patients), thousands(line)],
      is_sought,
    })),
  }
}
