import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import type { areaTotalFeed } from './feeds.ts'

type Rows = ReturnType<typeof areaTotalFeed.read>['rows']

/** U stands for the practices that are in no PCN. */
export const totalAreas = (tx: Operating, file: OpenFile, rows: Rows) =>
  sql`
    insert into register.area_total (area_kind, area_code, counted_on, patients, file_id)
    select given.*, ${file.id}::uuid
    from ${bulk(rows, {
      area_kind: ['text', (row) => row.area_type],
      area_code: ['text', (row) => row.code ?? 'U'],
      counted_on: ['date', (row) => row.counted_on],
      patients: ['integer', (row) => row.patients],
    })}`.execute(tx.db)
