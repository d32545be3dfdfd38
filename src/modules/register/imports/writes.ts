import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { done, refused, type Answer } from '../../../platform/answers.ts'
import type { Operating, Scope } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { findChanges, type ChangesFound } from '../changes/writes.ts'
import { rebuildPeriods } from '../periods/writes.ts'
import { joinRatings } from '../ratings/writes.ts'
import { represent } from '../representation/writes.ts'
import { figuresOf, sight } from './contents/writes.ts'
import type { OpenData } from './feeds.ts'
import {
  countedAgainstBefore,
  fileByHash,
  listsCompared,
  listsMatched,
  nearestFile,
  vintageBefore,
  type Counted,
} from './reads.ts'
import { commonestArea, emptyIn, fallsIn, type Fall, type Figures, type OpenFile } from './rules.ts'

/** A file read and not yet taken in. */
export type GivenFile = {
  readonly data: OpenData
  readonly file_name: string
  readonly sha256: string
  readonly bytes: number
}

export type FileReport = Counted & {
  readonly kind: string
  readonly format: string
  readonly file_name: string
  readonly sha256: string
  /** YYYY-MM-DD */
  readonly seen_on: string
  readonly rows_read: number
  /** These very bytes were taken in before: nothing changed. */
  readonly already_taken_in: boolean
  /** The file of the same kind and day whose place this one takes. */
  readonly replaces: string | null
  readonly figures: Figures
  readonly empty: readonly string[]
  readonly falls: readonly Fall[]
}

export type ImportReport = {
  readonly files: readonly FileReport[]
  readonly periods_written: number
  readonly changes: readonly ChangesFound[]
}

export type ImportOptions = {
  readonly accept_drop?: boolean
  readonly dry_run?: boolean
  /** Told how far it is, from 0 to 100, and in words. */
  readonly progress?: (percent: number, words: string) => void
}

/** Every table whose rows name the file that said so. */
const sightings = [
  'practice_sighting', 'list_size', 'membership_sighting', 'pcn_sighting', 'sub_icb_sighting', 'icb_sighting', 'icb_move',
  'postcode', 'constituency_range', 'member_sighting', 'candidate', 'rating_sighting', 'online_submission', 'area_total',
] // prettier-ignore

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
    files.push(await takeInFile(tx, one))
  }
  const fresh = files.filter((file) => !file.already_taken_in)
  let periods_written = 0
  let changes: readonly ChangesFound[] = []
  if (fresh.some(({ kind }) => !apart.has(kind))) {
    progress(70, 'Working out what was true of each practice')
    await joinRatings(tx)
    periods_written = await rebuildPeriods(tx)
    progress(90, 'Finding what has changed for each LMC')
    await represent(tx)
    changes = await findChanges(tx)
  }
  const report: ImportReport = { files: await withMatches(tx, files), periods_written, changes }
  tell(report)
  progress(100, options.dry_run ? 'Tried; nothing has been changed' : 'Taken in')
  if (options.dry_run) return refused('only_tried')
  if (files.some((file) => file.empty.length > 0)) return refused('a_kind_came_out_empty')
  if (!options.accept_drop && files.some((file) => file.falls.length > 0)) return refused('a_kind_fell')
  if (fresh.length === 0) tx.leavesNoRecord('every file had been taken in before, and nothing changed')
  for (const { kind, file_name, sha256, seen_on, rows_read } of fresh)
    await tx.record(null, 'register.open_data_taken_in', { kind, file_name, sha256, seen_on, rows_read })
  return done(report)
}

async function takeInFile(tx: Operating, { data, file_name, sha256, bytes }: GivenFile): Promise<FileReport> {
  const about = { kind: data.kind, format: data.format, file_name, sha256, rows_read: data.rows_read }
  const known = await fileByHash(tx, sha256)
  if (known) {
    const { figures } = known.report as { figures: Figures }
    const nothing = { added: 0, changed: 0, unchanged: data.rows.length, replaces: null, empty: [], falls: [] }
    return { ...about, ...nothing, seen_on: known.seen_on.toString(), already_taken_in: true, figures }
  }
  const file: OpenFile = { id: randomUUID() as string as Id<'open_data_file'>, seen_on: data.seen_on }
  const part = data.kind === 'postcodes' ? commonestArea(data.rows) : ''
  const figures = figuresOf(data)
  const before = await vintageBefore(tx, data.kind, part, data.seen_on)
  const replaces = await replaced(tx, file, data.kind, part)
  await tx.db
    .insertInto('register.open_data_file')
    .values({
      ...about,
      ...file,
      part,
      bytes,
      taken_in_at: tx.now,
      taken_in_by: tx.actor.name,
      report: JSON.stringify({ figures }),
    })
    .execute()
  if (replaces)
    await tx.db
      .updateTable('register.open_data_file')
      .set({ replaced_by: file.id })
      .where('id', '=', replaces.id)
      .execute()
  await sight(tx, file, data)
  return {
    ...about,
    ...(await countedAgainstBefore(tx, data.kind, file, data.rows.length)),
    seen_on: data.seen_on.toString(),
    already_taken_in: false,
    replaces: replaces?.file_name ?? null,
    figures,
    empty: emptyIn(data.kind, figures, before?.figures),
    falls: before ? fallsIn(data.kind, { seen_on: data.seen_on, figures }, before) : [],
  }
}

/** Forgets what a file of the same kind and day said, which this one corrects. */
async function replaced(tx: Operating, file: OpenFile, kind: string, part: string) {
  const old = await tx.db
    .updateTable('register.open_data_file')
    .set({ replaced_by: sql<Id<'open_data_file'>>`id` })
    .where('kind', '=', kind)
    .where('part', '=', part)
    .where('seen_on', '=', file.seen_on)
    .where('replaced_by', 'is', null)
    .returning(['id', 'file_name'])
    .executeTakeFirst()
  if (old)
    for (const table of sightings)
      await sql`delete from ${sql.table(`register.${table}`)} where file_id = ${old.id}`.execute(tx.db)
  return old
}

/** Lists and practices come in different files, and are matched once all are in. */
async function withMatches(tx: Operating, files: readonly FileReport[]): Promise<readonly FileReport[]> {
  const found = new Map<string, Figures>()
  const with_matches: FileReport[] = []
  for (const file of files) {
    if (file.kind !== 'practices' && file.kind !== 'list_sizes') {
      with_matches.push(file)
      continue
    }
    const day = Temporal.PlainDate.from(file.seen_on)
    const compared = file.kind === 'list_sizes' ? await listsCompared(tx, day) : {}
    const other = await nearestFile(tx, file.kind === 'practices' ? 'list_sizes' : 'practices', day)
    let matches: Figures = {}
    if (other) {
      const [practices_on, counted_on] = file.kind === 'practices' ? [day, other] : [other, day]
      const pair = `${practices_on.toString()} ${counted_on.toString()}`
      matches = found.get(pair) ?? (await listsMatched(tx, practices_on, counted_on))
      found.set(pair, matches)
      matches = { matched_with: other.toString(), ...matches }
    }
    with_matches.push({ ...file, figures: { ...file.figures, ...compared, ...matches } })
  }
  return with_matches
}

export type ImportRefusal = 'only_tried' | 'a_kind_came_out_empty' | 'a_kind_fell'
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

/** Works everything derived out afresh from the sightings; says how many periods had to be written. */
export async function rebuild(tx: Operating): Promise<Answer<number>> {
  await sql`set local statement_timeout = 0`.execute(tx.db)
  await sql`select pg_advisory_xact_lock(hashtext('openlmc import'))`.execute(tx.db)
  await joinRatings(tx)
  await sql`delete from register.practice_period`.execute(tx.db)
  const written = await rebuildPeriods(tx)
  await represent(tx)
  await findChanges(tx)
  await tx.record(null, 'register.periods_rebuilt', { written })
  return done(written)
}
