import { done } from '../../../platform/answers.ts'
import { fileAt } from '../../../platform/files/store.ts'
import type { Job, JobTools } from '../../../platform/jobs/queue.ts'
import type { Scope } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { readOpenData } from '../imports/feeds.ts'
import { refusalOf } from '../imports/reports/rules.ts'
import { foundReal, importFiles, type GivenFile } from '../imports/writes.ts'
import { uploadOf, type Upload } from './reads.ts'
import type { UploadMistake, UploadState } from './rules.ts'
import { moveUpload, takingJob, tellProgress, tellTakenIn } from './writes.ts'

/** Tries an upload that waits, and takes in one that was confirmed; one that is past both is left alone. */
const takeInOpenData: Job = {
  name: takingJob,
  async work({ scope }, { upload_id, office_id }) {
    const own = scope(office_id as Id<'office'>)
    const id = upload_id as Id<'upload'>
    const upload = await own.read((tx) => uploadOf(tx, id))
    if (upload?.state === 'waiting') {
      await settle(own, id, 'waiting', 'try', {})
      await work(own, scope, { ...upload, state: 'trying' })
      // Interrupted half-way, both are simply done again: trying leaves nothing, and taking in is one transaction.
    } else if (upload?.state === 'trying' || upload?.state === 'taking') await work(own, scope, upload)
  },
}

async function work(own: Scope, scope: JobTools['scope'], upload: Upload) {
  const is_real = upload.state === 'taking'
  const read = await readUpload(own, upload)
  if ('what' in read) return settle(own, upload.id, upload.state, 'refuse', { mistake: read })

  // Told one after another, so that an earlier figure never overwrites a later one.
  let telling: Promise<unknown> = Promise.resolve()
  const progress = (percent: number, words: string) => {
    telling = telling.then(() => own.write((tx) => tellProgress(tx, upload.id, percent, words)))
  }
  const national = scope(null)
  if (is_real) await national.operate(foundReal)
  const { answer, report } = await importFiles(national, [read], {
    dry_run: !is_real,
    accept_drop: upload.accept_drop,
    by: upload.uploaded_by,
    progress,
  })
  await telling
  if (answer.done) return settle(own, upload.id, 'taking', 'finish', { report })
  if (answer.why === 'only_tried') return settle(own, upload.id, 'trying', 'report', { report })
  const mistake = { file: upload.file_name, what: refusalOf(answer.why, report), remedy: '' }
  return settle(own, upload.id, 'taking', 'refuse', { report, mistake })
}

async function readUpload(own: Scope, { sha256, file_name, as_at, bytes }: Upload): Promise<GivenFile | UploadMistake> {
  const content = await own.read((tx) => fileAt(tx, sha256))
  if (!content) return { file: file_name, what: 'The file is not there any more.', remedy: 'Upload it again.' }
  const read = await readOpenData(content, file_name, { today: londonDay(own.now), as_at: as_at ?? undefined })
  return read.ok ? { data: read.data, file_name, sha256, bytes } : read.mistake
}

const settle = async (
  own: Scope,
  id: Id<'upload'>,
  from: UploadState,
  move: Parameters<typeof moveUpload>[3],
  told: Parameters<typeof moveUpload>[4],
) => {
  await own.write(async (tx) => {
    if ((await moveUpload(tx, id, from, move, told)) && move === 'finish') await tellTakenIn(tx, id)
    tx.leavesNoRecord('the move is its own row')
    return done()
  })
}

export const jobs: readonly Job[] = [takeInOpenData]
