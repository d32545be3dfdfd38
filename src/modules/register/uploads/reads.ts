import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { ImportReport } from '../imports/reports/rules.ts'
import type { UploadMistake, UploadState } from './rules.ts'

export type Upload = {
  readonly id: Id<'upload'>
  readonly file_name: string
  readonly sha256: string
  readonly bytes: number
  readonly as_at: Temporal.PlainDate | null
  readonly state: UploadState
  readonly percent: number
  readonly progress: string
  readonly accept_drop: boolean
  readonly report: ImportReport | null
  readonly mistake: UploadMistake | null
  readonly uploaded_at: Temporal.Instant
  readonly uploaded_by: string
}

const selected = (tx: Reading) =>
  tx.db
    .selectFrom('register.upload')
    .select(['id', 'file_name', 'sha256', 'bytes', 'as_at', 'state', 'percent', 'progress', 'accept_drop'])
    .select(['report', 'mistake', 'uploaded_at', 'uploaded_by'])
    .$castTo<Upload>()

/** The office's uploads, latest first. */
export const uploads = (tx: Reading, most = 50): Promise<Upload[]> =>
  selected(tx).orderBy('uploaded_at', 'desc').orderBy('id', 'desc').limit(most).execute()

export const uploadOf = (tx: Reading, id: Id<'upload'>): Promise<Upload | undefined> =>
  selected(tx).where('id', '=', id).executeTakeFirst()

/** What became of an upload, step by step. */
export const movesOf = (tx: Reading, id: Id<'upload'>) =>
  tx.db
    .selectFrom('register.upload_move')
    .select(['move', 'made_at', 'made_by'])
    .where('upload_id', '=', id)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
