import { sql } from 'kysely'
import { done, refused, type Answer } from '../../../platform/answers.ts'
import { hashing } from '../../../platform/bulk.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import type { Operating, Scope } from '../../../platform/scope.ts'
import { findChanges } from '../changes/writes.ts'
import { rebuildPeriods } from '../periods/writes.ts'
import { joinRatings } from '../ratings/writes.ts'
import { represent } from '../representation/writes.ts'
import { takeInFile, withMatches, type GivenFile } from './files/writes.ts'
import type { ChangesFound, FileReport, ImportRefusal, ImportReport } from './reports/rules.ts'

export type { GivenFile } from './files/writes.ts'

export type ImportOptions = {
  readonly accept_drop?: boolean
  readonly dry_run?: boolean
  /** Who is having it taken in, where that isn't whoever runs it. */
  readonly by?: string
  /** Told how far it is, from 0 to 100, and in words. */
  readonly progress?: (percent: number, words: string) => void
}

/** What no period shows needs no rebuilding. */
const apart = new Set(['postcodes', 'candidates', 'area_totals'])

/**
 * Takes files in, all or none, in one transaction. A second import at the same time waits for the first. The report is
 * told even where the transaction is refused: it says why, and a dry run is a refusal like another.
 */
async function takeIn(
  tx: Operating,
  given: readonly GivenFile[],
  options: ImportOptions,
  tell: (report: ImportReport) => void,
) {
  const progress = options.progress ?? (() => undefined)
  await sql`set local statement_timeout = 0`.execute(tx.db)
  const { rows: free } = await sql<{
    free: boolean
  }>`select pg_try_advisory_xact_lock(hashtext('openlmc import')) as free`.execute(tx.db)
  if (!free[0]?.free) {
    progress(0, 'Another import is running. Waiting for it to finish.')
    await sql`select pg_advisory_xact_lock(hashtext('openlmc import'))`.execute(tx.db)
  }
  const files: FileReport[] = []
  for (const [at, one] of given.entries()) {
    progress(Math.round((at / given.length) * 70), `Taking in ${one.file_name}`)
    files.push(await takeInFile(tx, one, options.by ?? tx.actor.name))
  }
  const fresh = files.filter((file) => !file.already_taken_in)
  let periods_written = 0
  let changes: readonly ChangesFound[] = []
  if (fresh.some(({ kind }) => !apart.has(kind))) {
    progress(70, 'Working out what was true of each practice')
    await joinRatings(tx)
    periods_written = await hashing(tx, () => rebuildPeriods(tx))
    await queue(tx, 'register.find_anew', {})
    progress(90, 'Finding what has changed for each LMC')
    await represent(tx)
    changes = await findChanges(tx)
  }
  const report: ImportReport = { files: await hashing(tx, () => withMatches(tx, files)), periods_written, changes }
  tell(report)
  progress(100, options.dry_run ? 'Tried; nothing has been changed' : 'Taken in')
  if (options.dry_run) return refused('only_tried')
  if (!options.accept_drop && files.some((file) => file.empty.length > 0)) return refused('a_kind_came_out_empty')
  if (!options.accept_drop && files.some((file) => file.falls.length > 0)) return refused('a_kind_fell')
  if (fresh.length === 0) tx.leavesNoRecord('every file had been taken in before, and nothing changed')
  for (const { kind, file_name, sha256, seen_on, rows_read } of fresh)
    await tx.record(null, 'register.open_data_taken_in', { kind, file_name, sha256, seen_on, rows_read })
  return done(report)
}

export type Imported = { readonly answer: Answer<ImportReport, ImportRefusal>; readonly report: ImportReport }

/** One transaction for all the files; the report comes back whether it was committed or refused. */
export async function importFiles(
  scope: Scope,
  given: readonly GivenFile[],
  options: ImportOptions = {},
): Promise<Imported> {
  let report: ImportReport = { files: [], periods_written: 0, changes: [] }
  const answer = await scope.operate((tx) =>
    takeIn(tx, given, options, (told) => {
      report = told
    }),
  )
  return { answer, report }
}

/** The first open data that comes in makes an installation a real one. */
export async function foundReal(tx: Operating) {
  await tx.db
    .insertInto('platform.installation')
    .values({ kind: 'real', made_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx.record(null, 'platform.installation_founded', { kind: 'real' })
  return done()
}

/** Works everything derived out afresh from the sightings; says how many periods had to be written. */
export async function rebuild(tx: Operating): Promise<Answer<number>> {
  await sql`set local statement_timeout = 0`.execute(tx.db)
  await sql`select pg_advisory_xact_lock(hashtext('openlmc import'))`.execute(tx.db)
  await joinRatings(tx)
  await sql`delete from register.practice_period`.execute(tx.db)
  const written = await hashing(tx, () => rebuildPeriods(tx))
  await queue(tx, 'register.find_anew', {})
  await represent(tx)
  await findChanges(tx)
  await tx.record(null, 'register.periods_rebuilt', { written })
  return done(written)
}
