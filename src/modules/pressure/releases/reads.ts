import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { screenOf } from '../comments/reads.ts'
import type { MarkKind } from '../comments/rules.ts'
import { sitrepOf, type Issue } from '../issues/reads.ts'

/** What in the comments that an issue shows could still tell who wrote them, or whom they are about. */
export async function foundInShown(tx: Reading, issue: Issue): Promise<ReadonlySet<MarkKind>> {
  const { comments } = await sitrepOf(tx, issue)
  if (comments.length === 0) return new Set()
  const marksIn = await screenOf(tx, issue, comments)
  return new Set(comments.flatMap((comment) => marksIn(comment).map(({ kind }) => kind)))
}

export type Addressee = { readonly name: string; readonly email: string }

export const recipientsOf = (tx: Reading, lmc_id: Id<'lmc'>): Promise<Addressee[]> =>
  tx.db
    .selectFrom('pressure.recipient')
    .select(['name', 'email'])
    .where('lmc_id', '=', lmc_id)
    .where('ended_at', 'is', null)
    .orderBy('email')
    .execute()

/** Everybody whom the LMC's practices nominated for the weekly return and whose address is known. */
export async function nomineesOf(tx: Reading, lmc_id: Id<'lmc'>): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`
    select distinct on (lower(email)) name, email from register.nominee
    where lmc_id = ${lmc_id} and purpose = 'weekly_return' and during @> ${londonDay(tx.now)}::date and email is not null
    order by lower(email), name`.execute(tx.db)
  return rows
}
