import { sql } from 'kysely'
import type { Over } from '../../../../platform/files/letting-go.ts'
import type { Writing } from '../../../../platform/scope.ts'

/** Lets go of spreadsheets of people and of what was said of their rows; one that waited in vain is dropped. Three years on, nothing is left. */
export async function letPeopleFilesGo(tx: Writing, { taken_before, given_before }: Over) {
  await sql`update register.people_file set sha256 = null, report = null, state = case when taken_at is null then 'dropped' else state end
    where sha256 is not null
      and (state = 'dropped' or coalesce(taken_at <= ${taken_before}, given_at <= ${given_before}))`.execute(tx.db)
  const three_years_ago = tx.now.toZonedDateTimeISO('UTC').subtract({ years: 3 }).toInstant()
  await tx.db.deleteFrom('register.people_file').where('given_at', '<', three_years_ago).execute()
}
