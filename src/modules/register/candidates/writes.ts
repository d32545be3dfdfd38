import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import type { candidateFeed } from './feeds.ts'

type Rows = ReturnType<typeof candidateFeed.read>['rows']

export const listCandidates = (tx: Operating, file: OpenFile, rows: Rows) =>
  sql`
    insert into register.candidate (constituency_code, election_on, position, family_name, given_name, party, votes, member_id, file_id)
    select given.*, ${file.id}::uuid
    from ${bulk(rows, {
      constituency_code: ['text', (row) => row.constituency_code],
      election_on: ['date', (row) => row.polled_on],
      position: ['integer', (row) => row.position],
      family_name: ['text', (row) => row.family_name],
      given_name: ['text', (row) => row.given_name],
      party: ['text', (row) => row.party ?? 'Independent'],
      votes: ['integer', (row) => row.votes],
      member_id: ['integer', (row) => row.member_id],
    })}`.execute(tx.db)
