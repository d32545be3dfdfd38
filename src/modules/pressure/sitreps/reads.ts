import type { Operating } from '../../../platform/scope.ts'
import { done } from '../../../platform/answers.ts'

/** Behind whose walls the report with this secret is; undefined where there is none, or none is released. */
export async function placeOfIssue(tx: Operating, secret: string) {
  tx.leavesNoRecord('a released report is for whoever has its address')
  const issue = await tx.db
    .selectFrom('pressure.issue as i')
    .innerJoin('platform.lmc as l', 'l.id', 'i.lmc_id')
    .select(['i.id', 'i.lmc_id', 'l.office_id'])
    .where('i.secret', '=', secret)
    .where('i.state', '!=', 'frozen')
    .executeTakeFirst()
  return done(issue)
}
