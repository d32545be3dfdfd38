import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import { knowPractices } from '../practices/writes.ts'
import type { listSizeFeed } from './feeds.ts'

type Rows = ReturnType<typeof listSizeFeed.read>['rows']

export async function countLists(tx: Operating, file: OpenFile, rows: Rows) {
  await knowPractices(
    tx,
    rows.map((row) => row.ods_code),
  )
  await sql`
    insert into register.list_size (practice_id, counted_on, patients, commissioner_code, file_id, line)
    select p.id, ${file.seen_on}::date, given.patients, given.commissioner_code, ${file.id}::uuid, given.line
    from ${bulk(rows, {
      ods_code: ['text', (row) => row.ods_code],
      patients: ['integer', (row) => row.patients],
      commissioner_code: ['text', (row) => row.commissioner_code],
      line: ['integer', (row) => row.line],
    })}
    join register.practice p on p.ods_code = given.ods_code`.execute(tx.db)
}
