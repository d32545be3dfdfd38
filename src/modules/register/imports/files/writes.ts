import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Operating } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { countedAgainstBefore } from '../../comparisons/reads.ts'
import { listsCompared, listsMatched, nearestFile } from '../../matches/reads.ts'
import { figuresOf, sight } from '../contents/writes.ts'
import type { OpenData } from '../feeds.ts'
import { fileByHash, vintageBefore } from '../reads.ts'
import type { FileReport } from '../reports/rules.ts'
import { commonestArea, emptyIn, fallsIn, type Figures, type OpenFile } from '../rules.ts'

/** A file read and not yet taken in. */
export type GivenFile = {
  readonly data: OpenData
  readonly file_name: string
  readonly sha256: string
  readonly bytes: number
}

/** Every table whose rows name the file that said so. */
// oxfmt-ignore
const sightings = [
  'practice_sighting', 'list_size', 'membership_sighting', 'pcn_sighting', 'sub_icb_sighting', 'icb_sighting', 'icb_move',
  'postcode', 'constituency_range', 'member_sighting', 'candidate', 'rating_sighting', 'online_submission', 'area_total',
]

/** Takes in one file of those of an import. */
export async function takeInFile(
  tx: Operating,
  { data, file_name, sha256, bytes }: GivenFile,
  taken_in_by: string,
): Promise<FileReport> {
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
      taken_in_by,
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
export async function withMatches(tx: Operating, files: readonly FileReport[]): Promise<readonly FileReport[]> {
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
