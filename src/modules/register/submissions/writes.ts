import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import { sightMembers } from '../memberships/writes.ts'
import { knowPcns } from '../pcns/writes.ts'
import type { submissionFeed } from './feeds.ts'

type Rows = ReturnType<typeof submissionFeed.read>['rows']

/** The workbook also says which PCN and sub-ICB location each practice was in that month. */
export async function countSubmissions(tx: Operating, file: OpenFile, rows: Rows) {
  await knowPcns(
    tx,
    rows.flatMap((row) => row.pcn_code ?? []),
  )
  await sightMembers(tx, file, rows)
  await sql`
    insert into register.online_submission (practice_id, month, is_participating, submissions, registered_patients, supplier, file_id)
    select p.id, given.month, given.took_part, given.submissions, given.registered_patients, given.supplier, ${file.id}::uuid
    from ${bulk(rows, {
      ods_code: ['text', (row) => row.ods_code],
      month: ['date', (row) => row.month],
      took_part: ['boolean', (row) => row.took_part],
      submissions: ['integer', (row) => row.submissions],
      registered_patients: ['integer', (row) => row.registered_patients],
      supplier: ['text', (row) => row.supplier],
    })}
    join register.practice p on p.ods_code = given.ods_code`.execute(tx.db)
}
