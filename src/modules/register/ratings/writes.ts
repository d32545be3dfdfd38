import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import type { ratingFeed } from './feeds.ts'

type Rows = ReturnType<typeof ratingFeed.read>['rows']

export const sightRatings = (tx: Operating, file: OpenFile, rows: Rows) =>
  sql`
    insert into register.rating_sighting (location_id, ods_code, name, rating, published_on, local_authority, provider_name, seen_on, file_id)
    select given.*, ${file.seen_on}::date, ${file.id}::uuid
    from ${bulk(rows, {
      location_id: ['text', (row) => row.location_id],
      ods_code: ['text', (row) => row.ods_code],
      name: ['text', (row) => row.name],
      rating: ['text', (row) => row.rating],
      published_on: ['date', (row) => row.published_on],
      local_authority: ['text', (row) => row.local_authority],
      provider_name: ['text', (row) => row.provider_name],
    })}`.execute(tx.db)

/** A rating may be known before the practice is; branches and other providers never find one. */
export const joinRatings = (tx: Operating) =>
  sql`
    update register.rating_sighting r set practice_id = p.id
    from register.practice p where r.practice_id is null and p.ods_code = r.ods_code`.execute(tx.db)
