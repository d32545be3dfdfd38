import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { fileSent } from '../../../platform/files/sent.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, pageParam, post, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { readContracts } from './feeds.ts'
import { contractFileForm, contractForm, restForm } from './forms.ts'
import { ContractFilePage, type ContractFilePageProps } from './files/pages.tsx'
import { contractColumns, ContractsPage, type ContractsPageProps } from './pages.tsx'
import { ContractPage } from './practices/pages.tsx'
import { contractsListed, contractsOf, contractsOnPage, practiceCalled, practicesByCode } from './reads.ts'
import { strangersIn } from './rules.ts'
import { importContracts, setContract, setRestToGms } from './writes.ts'

const reads = 'levies.read_levies'
const keeps = 'levies.keep_levies'

export const routes = [
  get('/levies/contracts', reads, (c) => showContracts(c)),
  post('/levies/contracts', keeps, postRest),
  ...exportFormats.map((format) => get(`/levies/contracts.${format}`, reads, (c) => contractsFile(c, format))),
  get('/levies/contracts/file', keeps, (c) => showFile(c)),
  post('/levies/contracts/file', keeps, postFile),
  get('/levies/contracts/:ods_code', reads, async (c) => c.html(<ContractPage {...await whole(c)} />)),
  post('/levies/contracts/:ods_code', keeps, postContract),
]

const keptBy = (c: Ask) => c.get('actorFor')(keeps).lmc_ids
const lmcsKept = (c: Ask) => c.get('frame').lmcs.filter(({ id }) => keptBy(c).includes(id))

async function showContracts(c: Ask, more: Partial<ContractsPageProps> = {}, status: 200 | 409 | 422 = 200) {
  const q = c.req.query('q')?.trim() ?? ''
  const number = pageParam(c)
  const found = await c.get('scope').read((tx) => contractsListed(tx, londonDay(tx.now), { q, page: number }))
  const { rows, total, not_known } = found
  const paged = { number, size: contractsOnPage, total }
  return c.html(
    <ContractsPage frame={c.get('frame')} {...{ rows, paged, q, not_known }} keeps={lmcsKept(c)} {...more} />,
    status,
  )
}

async function contractsFile(c: Ask, format: ExportFormat) {
  const today = londonDay(c.get('scope').now)
  const q = c.req.query('q')?.trim() ?? ''
  const { rows } = await c.get('scope').read((tx) => contractsListed(tx, today, { q, page: 'all' }))
  return fileResponse(c, await exportAs(format, `contracts ${today.toString()}`, contractColumns, rows))
}

const refusals: Refusals<typeof setRestToGms> & Refusals<typeof importContracts> = {
  all_known: 'Something is known of every practice’s contract already. Nothing was changed.',
  changed_since: 'Somebody else said what a practice holds at the same moment. Look at the list, and say it again.',
}

async function postRest(c: Ask) {
  const answers = read(restForm(lmcsKept(c)), await c.req.formData())
  if (!answers.ok) return showContracts(c, { raw: answers.raw, errors: answers.errors }, 422)
  const { lmc_id, from_on } = answers.values
  const answer = await c.get('scope').write((tx) => setRestToGms(tx, lmc_id, from_on))
  if (answer.done) return c.redirect('/levies/contracts', 303)
  return showContracts(c, { refusal: refusals[answer.why] }, 409)
}

const showFile = (c: Ask, more: Partial<ContractFilePageProps> = {}, status: 200 | 409 | 422 = 200) =>
  c.html(<ContractFilePage frame={c.get('frame')} keeps={lmcsKept(c)} {...more} />, status)

async function postFile(c: Ask) {
  const sent = await c.req.formData()
  const { raw, ...answers } = read(contractFileForm(lmcsKept(c)), sent)
  const given = await fileSent(sent, 'file')
  if (!answers.ok || !given) {
    const missing = given ? {} : { file: 'Choose the file, which must not be empty' }
    return showFile(c, { raw, errors: { ...(answers.ok ? {} : answers.errors), ...missing } }, 422)
  }
  const { lmc_id, from_on } = answers.values
  const found = await readContracts(given.bytes, given.file_name, from_on)
  if (!found.ok) {
    const { what, remedy } = found.mistake
    return showFile(c, { raw, errors: { file: `${what} ${remedy}` } }, 422)
  }
  const known = await c.get('scope').read((tx) => practicesByCode(tx, lmc_id))
  const wrong = [...found.wrong, ...strangersIn(found.rows, known)]
  if (wrong.length > 0) return showFile(c, { raw, wrong }, 422)
  const answer = await c.get('scope').write((tx) => importContracts(tx, lmc_id, given.file_name, found.rows))
  return answer.done ? c.redirect('/levies/contracts', 303) : showFile(c, { refusal: refusals[answer.why] }, 409)
}

async function whole(c: Ask) {
  return c.get('scope').read(async (tx) => {
    const practice = await practiceCalled(tx, c.req.param('ods_code') ?? '')
    if (!practice) throw new NotFound()
    const held = await contractsOf(tx, practice)
    return { frame: c.get('frame'), practice, held, may_keep: keptBy(c).includes(practice.lmc_id) }
  })
}

async function postContract(c: Ask) {
  const props = await whole(c)
  const answers = read(contractForm, await c.req.formData())
  if (!answers.ok) return c.html(<ContractPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  await c.get('scope').write((tx) => setContract(tx, props.practice, answers.values))
  return c.redirect(`/levies/contracts/${props.practice.ods_code}`, 303)
}
