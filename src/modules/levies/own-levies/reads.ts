import { looksOf } from '../../../platform/mail/settings.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { Named } from '../contracts/reads.ts'
import { lineExplained, lineFollowed, type LineExplained, type LineFollowed } from '../explanations/reads.ts'
import { practiceLines, practicePapers } from '../practice-levies/periods/reads.ts'
import { levyStandings, listsInForce } from '../practice-levies/standings/reads.ts'
import { practiceQuestions } from '../questions/reads.ts'
import { writeOffsOfLine } from '../write-offs/reads.ts'
import { asOwn } from './rules.ts'

/** Where to tell the LMC of something; blank where its office has set no address. */
export type Tell = { readonly lmc_name: string; readonly address: string }

async function tellOf(tx: Reading, lmc_id: Id<'lmc'>): Promise<Tell> {
  const sender = { office_id: tx.actor.office_id, lmc_id }
  const { reply_address } = (await looksOf(tx, [sender]))(sender)
  const { name } = await tx.db
    .selectFrom('platform.lmc')
    .select('name')
    .where('id', '=', lmc_id)
    .executeTakeFirstOrThrow()
  return { lmc_name: name, address: reply_address }
}

/** Everything its own page shows a practice: of the runs, those that are issued. */
export async function ownLevies(tx: Reading, practice: Named) {
  const day = londonDay(tx.now)
  const { practice_id } = practice
  return {
    standings: await levyStandings(tx, practice, day),
    lists: await listsInForce(tx, practice, day),
    lines: await practiceLines(tx, practice_id, ['issued']),
    papers: await practicePapers(tx, practice_id),
    questions: await practiceQuestions(tx, practice_id),
    tell: await tellOf(tx, practice.lmc_id),
  }
}
export type OwnLevies = Awaited<ReturnType<typeof ownLevies>>

/** An issued line of a practice, as it may read it; undefined where there is none. */
export async function ownLine(tx: Reading, practice: Named, id: Id<'line'>): Promise<LineExplained | undefined> {
  const line = await lineExplained(tx, id)
  if (line?.practice_id !== practice.practice_id || line.run_state !== 'issued') return undefined
  return asOwn(line)
}

/** What became of it. Whom a payer named may be another practice too, and isn’t said. */
export async function ownFollowed(tx: Reading, line: LineExplained): Promise<LineFollowed> {
  const { corrections, documents, receipts, set_offs } = await lineFollowed(tx, line)
  return {
    corrections: corrections.filter(({ run_state }) => run_state === 'issued'),
    documents,
    receipts: receipts.map((receipt) => ({ ...receipt, named: '' })),
    set_offs,
  }
}

/** What of a line is no longer asked for, and who decided it; why, and what of it is passed on, is the office’s. */
export async function ownWriteOffs(tx: Reading, id: Id<'line'>) {
  const found = await writeOffsOfLine(tx, id)
  return found
    .filter(({ state, amount_pence }) => state === 'confirmed' && amount_pence !== 0)
    .map(({ amount_pence, decided_by, decided_on, run_id }) => ({ amount_pence, decided_by, decided_on, run_id }))
}
export type OwnWriteOff = Awaited<ReturnType<typeof ownWriteOffs>>[number]
