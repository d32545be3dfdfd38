import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { plainFileName } from '../../../platform/forms/file-names.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { filesTakenIn } from '../imports/reads.ts'
import { ImportsPage, type ImportsPageProps } from '../vintages/pages.tsx'
import { confirmForm, uploadForm } from './forms.ts'
import { UploadPage, type UploadPageProps } from './pages.tsx'
import { uploadOf, uploads } from './reads.ts'
import { uploadMoves, type UploadState } from './rules.ts'
import { confirmUpload, dropUpload, uploadFile } from './writes.ts'

export const routes = [
  get('/imports', 'register.read_imports', async (c) => c.html(<ImportsPage {...await all(c)} />)),
  post('/imports', 'register.import_open_data', postUpload),
  get('/imports/:id', 'register.read_imports', async (c) => c.html(<UploadPage {...await one(c)} />)),
  post('/imports/:id/confirmation', 'register.import_open_data', postConfirmation),
  post('/imports/:id/dropping', 'register.import_open_data', postDropping),
]

function all(c: Ask): Promise<ImportsPageProps> {
  const { actor, now } = c.get('scope')
  return c.get('scope').read(async (tx) => ({
    frame: c.get('frame'),
    on: londonDay(now),
    files: await filesTakenIn(tx),
    uploads: await uploads(tx, 10),
    may_import: mayEnter(actor, 'register.import_open_data'),
  }))
}

async function one(c: Ask): Promise<UploadPageProps> {
  const id = idParam(c, 'id') as Id<'upload'>
  const upload = await c.get('scope').read((tx) => uploadOf(tx, id))
  if (!upload) throw new NotFound()
  return { frame: c.get('frame'), upload, may_import: mayEnter(c.get('scope').actor, 'register.import_open_data') }
}

const uploadRefusals: Refusals<typeof uploadFile> = {
  demonstration_stays_invented:
    'This is the demonstration, and invented practices never mix with real ones. Start a real installation, then import there.',
  not_a_data_file:
    'This is not a file of data: perhaps a web page, saved where a download failed. Download it again from its publisher, and send it as it comes.',
}

async function postUpload(c: Ask) {
  const sent = await c.req.formData()
  const answers = read(uploadForm, sent)
  const file = sent.get('file')
  const missing =
    typeof file === 'string' || file === null || file.size === 0
      ? { file: 'Choose the file, which must not be empty' }
      : undefined
  if (missing || !answers.ok || typeof file === 'string' || file === null) {
    const errors = { ...missing, ...(answers.ok ? {} : answers.errors) }
    return c.html(<ImportsPage {...await all(c)} raw={answers.raw} errors={errors} />, 422)
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const file_name = plainFileName(file.name)
  const answer = await c.get('scope').write((tx) => uploadFile(tx, { bytes, file_name, as_at: answers.values.as_at }))
  if (answer.done) return c.redirect(`/imports/${answer.value}`, 303)
  return c.html(<ImportsPage {...await all(c)} raw={answers.raw} refusal={uploadRefusals[answer.why]} />, 409)
}

const changed: Refusals<typeof confirmUpload> & Refusals<typeof dropUpload> = {
  changed_since: 'This has moved on since the page was shown. Look at what it says now.',
}

async function postConfirmation(c: Ask) {
  const { upload } = await one(c)
  const answers = read(confirmForm, await c.req.formData())
  const accept_drop = answers.ok && answers.values.accept_drop.length > 0
  const answer = await c.get('scope').write((tx) => confirmUpload(tx, upload.id, accept_drop))
  if (answer.done) return c.redirect(`/imports/${upload.id}`, 303)
  return c.html(<UploadPage {...await one(c)} refusal={changed[answer.why]} />, 409)
}

async function postDropping(c: Ask) {
  const { upload } = await one(c)
  const seen = (await c.req.formData()).get('seen')
  const from = (Object.keys(uploadMoves) as UploadState[]).find((state) => state === seen) ?? upload.state
  const answer = await c.get('scope').write((tx) => dropUpload(tx, upload.id, from))
  if (answer.done) return c.redirect('/imports', 303)
  return c.html(<UploadPage {...await one(c)} refusal={changed[answer.why]} />, 409)
}
