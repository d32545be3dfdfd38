import { done, NotFound, refused } from '../../../platform/answers.ts'
import { keepFile, kindOf } from '../../../platform/files/store.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import { afterMove, type MoveOf } from '../../../platform/moves.ts'
import { notify } from '../../../platform/notify.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { holdersOf } from '../../accounts/door.ts'
import type { ImportReport } from '../imports/reports/rules.ts'
import { uploadMoves, type UploadMistake, type UploadState } from './rules.ts'

export const takingJob = 'register.take_in_open_data'

export type GivenUpload = {
  readonly bytes: Uint8Array
  readonly file_name: string
  readonly as_at: Temporal.PlainDate | null
}

/** Keeps a file and queues the trying of it. An installation of invented practices takes no real ones. */
export async function uploadFile(tx: Writing, { bytes, file_name, as_at }: GivenUpload) {
  const { office_id } = tx.actor
  if (!office_id) throw new NotFound()
  const founded = await tx.db.selectFrom('platform.installation').select('kind').executeTakeFirst()
  if (founded?.kind === 'demonstration') return refused('demonstration_stays_invented')
  const kind = kindOf(bytes)
  if (!kind) return refused('not_a_data_file')
  const sha256 = await keepFile(tx, bytes, kind)
  const { id } = await tx.db
    .insertInto('register.upload')
    .values({
      office_id,
      file_name,
      sha256,
      bytes: bytes.length,
      as_at,
      uploaded_at: tx.now,
      uploaded_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await queue(tx, takingJob, { upload_id: id, office_id })
  await tx.record(null, 'register.file_uploaded', { upload_id: id, file_name, sha256 })
  return done(id)
}

/** Has a tried upload taken in, in the knowledge of its report. */
export async function confirmUpload(tx: Writing, id: Id<'upload'>, accept_drop: boolean) {
  const { office_id } = tx.actor
  if (!office_id || !(await moveUpload(tx, id, 'tried', 'confirm', { accept_drop, percent: 0, progress: '' })))
    return refused('changed_since')
  await queue(tx, takingJob, { upload_id: id, office_id })
  await tx.record(null, 'register.upload_confirmed', { upload_id: id, accept_drop })
  return done()
}

/** Has an upload done with, before it is taken in. */
export async function dropUpload(tx: Writing, id: Id<'upload'>, from: UploadState) {
  if (!(await moveUpload(tx, id, from, 'drop', {}))) return refused('changed_since')
  await tx.record(null, 'register.upload_dropped', { upload_id: id })
  return done()
}

type Told = {
  readonly accept_drop?: boolean
  readonly percent?: number
  readonly progress?: string
  readonly report?: ImportReport
  readonly mistake?: UploadMistake
}

/** Makes one move if the upload is still where it was; keeps what was told with it. */
export async function moveUpload(
  tx: Writing,
  id: Id<'upload'>,
  from: UploadState,
  move: MoveOf<typeof uploadMoves>,
  { report, mistake, ...told }: Told,
): Promise<boolean> {
  const state = afterMove(uploadMoves, from, move)
  if (!state) return false
  const row = await tx.db
    .updateTable('register.upload')
    .set({
      ...told,
      state,
      ...(report && { report: JSON.stringify(report) }),
      ...(mistake && { mistake: JSON.stringify(mistake) }),
    })
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('office_id')
    .executeTakeFirst()
  if (!row) return false
  await tx.db
    .insertInto('register.upload_move')
    .values({ office_id: row.office_id, upload_id: id, move, made_at: tx.now, made_by: tx.actor.name })
    .execute()
  return true
}

/** Tells whoever of the office sends open data that a file of theirs is in. */
export async function tellTakenIn(tx: Writing, id: Id<'upload'>) {
  const { office_id, file_name } = await tx.db
    .selectFrom('register.upload')
    .select(['office_id', 'file_name'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const senders = await holdersOf(tx, 'register.import_open_data')
  await notify(
    tx,
    senders.map((sender) => sender.id),
    office_id,
    `upload_taken_in:${id}`,
    { title: `Open data was taken in: ${file_name}`, href: `/imports/${id}` },
  )
}

/** How far the work on an upload is; nobody need be able to look it up later. */
export async function tellProgress(tx: Writing, id: Id<'upload'>, percent: number, progress: string) {
  await tx.db.updateTable('register.upload').set({ percent, progress }).where('id', '=', id).execute()
  tx.leavesNoRecord('how far the work is passes')
  return done()
}
