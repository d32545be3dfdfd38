import { NotFound, type Refusals } from '../../../platform/answers.ts'
import {
  exportAs,
  exportFormats,
  fileNamed,
  fileResponse,
  type ExportFormat,
} from '../../../platform/exports/export.ts'
import { fileSent } from '../../../platform/files/sent.ts'
import { fileAt, kindOf } from '../../../platform/files/store.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, isId, pageParam, post, type Ask } from '../../../platform/routes.ts'
import { figure, londonDay, type Id } from '../../../platform/values.ts'
import { leviesInSight } from '../levies/reads.ts'
import { MandatePage } from './cards/pages.tsx'
import { MandateEntryPage, type MandateEntryPageProps } from './entries/pages.tsx'
import { mandateEndForm, mandateForm, mandateWithdrawForm } from './forms.ts'
import { mandateColumns, MandatesPage } from './pages.tsx'
import { mandatesListed, mandatesOnPage, mandateWith, runsBy, type MandatesAsked } from './reads.ts'
import { documentKinds, largestDocument } from './rules.ts'
import { endMandate, recordMandate, withdrawMandate, type SignedDocument } from './writes.ts'

const reads = 'levies.read_levies'
const keeps = 'levies.keep_levies'

export const routes = [
  get('/levies/mandates', reads, showMandates),
  ...exportFormats.map((format) => get(`/levies/mandates.${format}`, reads, (c) => mandatesFile(c, format))),
  get('/levies/mandates/new', keeps, showEntry),
  post('/levies/mandates', keeps, postMandate),
  get('/levies/mandates/:id', reads, async (c) => c.html(<MandatePage {...await card(c)} />)),
  get('/levies/mandates/:id/document', reads, showDocument),
  post('/levies/mandates/:id/ending', keeps, postEnding),
  post('/levies/mandates/:id/withdrawal', keeps, postWithdrawal),
]

const keptBy = (c: Ask) => c.get('actorFor')(keeps).lmc_ids

function mandatesAsked(c: Ask): MandatesAsked {
  const { levy = '', choice, ended } = c.req.query()
  return {
    levy_id: isId(levy) ? levy : '',
    choice: choice === 'in' || choice === 'out' ? choice : '',
    with_ended: ended === 'yes',
  }
}

async function mandatesFile(c: Ask, format: ExportFormat) {
  const today = londonDay(c.get('scope').now)
  const { rows } = await c.get('scope').read((tx) => mandatesListed(tx, today, { ...mandatesAsked(c), page: 'all' }))
  return fileResponse(c, await exportAs(format, `mandates ${today.toString()}`, mandateColumns, rows))
}

async function showMandates(c: Ask) {
  const asked = mandatesAsked(c)
  const number = pageParam(c)
  const { levies, rows, total } = await c.get('scope').read(async (tx) => ({
    levies: await leviesInSight(tx),
    ...(await mandatesListed(tx, londonDay(tx.now), { ...asked, page: number })),
  }))
  return c.html(
    <MandatesPage
      frame={c.get('frame')}
      {...{ levies, rows, asked }}
      paged={{ number, size: mandatesOnPage, total }}
      may_keep={keptBy(c).length > 0}
    />,
  )
}

async function entry(c: Ask): Promise<MandateEntryPageProps> {
  const levies = await c.get('scope').read(leviesInSight)
  return { frame: c.get('frame'), levies: levies.filter(({ lmc_id }) => keptBy(c).includes(lmc_id)) }
}

async function showEntry(c: Ask) {
  const { levy = '', practice = '' } = c.req.query()
  return c.html(<MandateEntryPage {...await entry(c)} raw={{ levy_id: [levy], practice: [practice] }} />)
}

/** The signed document that came with a form, none, or the sentence that says why it isn't taken. */
async function documentIn(sent: FormData): Promise<SignedDocument | null | string> {
  const file = await fileSent(sent, 'document')
  if (!file) return null
  const { bytes, file_name } = file
  if (bytes.byteLength > largestDocument)
    return `The document is ${figure(bytes.byteLength / 1024 / 1024)} MB. Send one of at most 5 MB: a scan in black and white is enough.`
  const kind = documentKinds.find((one) => one === kindOf(bytes))
  return kind ? { bytes, file_name, kind } : 'The document must be a PDF, a PNG or a JPEG. Save it as one of these.'
}

const refusals: Refusals<typeof recordMandate> & Record<'one_choice_about_a_levy_at_a_time', string> = {
  no_such_practice: 'That LMC has no one practice of this code or name. Enter its code.',
  ends_before_it_starts: 'The mandate must not end before it starts. Change one of the days.',
  not_signed_yet: 'The day it was signed is still to come. Enter the day on the document.',
  built_into_its_contract:
    'It holds GMS, whose contract has this levy built in, so it can’t opt out of it. It may opt out of others.',
  one_choice_about_a_levy_at_a_time:
    'What this practice chose about this levy is on file for some of these days. End that mandate first, or choose other days.',
}

async function postMandate(c: Ask) {
  const props = await entry(c)
  const sent = await c.req.formData()
  const { raw, ...answers } = read(mandateForm(props.levies), sent)
  const document = await documentIn(sent)
  if (!answers.ok || typeof document === 'string') {
    const unfit = typeof document === 'string' ? { document } : {}
    const errors = { ...(answers.ok ? {} : answers.errors), ...unfit }
    return c.html(<MandateEntryPage {...props} raw={raw} errors={errors} />, 422)
  }
  const answer = await c
    .get('scope')
    .write((tx) => recordMandate(tx, answers.values, document), 'one_choice_about_a_levy_at_a_time')
  if (answer.done) return c.redirect(`/levies/mandates/${answer.value}`, 303)
  return c.html(<MandateEntryPage {...props} raw={raw} refusal={refusals[answer.why]} />, 409)
}

async function card(c: Ask) {
  return c.get('scope').read(async (tx) => {
    const mandate = await mandateWith(tx, idParam(c, 'id') as Id<'mandate'>)
    if (!mandate) throw new NotFound()
    const runs = await runsBy(tx, mandate)
    return { frame: c.get('frame'), mandate, runs, may_keep: keptBy(c).includes(mandate.lmc_id) }
  })
}

const types = { pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg' } as const

async function showDocument(c: Ask) {
  const { mandate } = await card(c)
  const { sha256, file_name } = mandate
  const body = sha256 === null ? undefined : await c.get('scope').read((tx) => fileAt(tx, sha256))
  const kind = body && documentKinds.find((one) => one === kindOf(body))
  if (!body || !kind) throw new NotFound()
  return fileResponse(c, { body, type: types[kind], file_name: fileNamed(file_name.replace(/\.\w+$/, ''), kind) })
}

const ending: Refusals<typeof endMandate> = {
  ends_before_it_starts: refusals.ends_before_it_starts,
  ended_already: 'This mandate was ended already or withdrawn, or ends before that day. Nothing was changed.',
}

async function postEnding(c: Ask) {
  const props = await card(c)
  const answers = read(mandateEndForm, await c.req.formData())
  const { raw } = answers
  if (!answers.ok) return c.html(<MandatePage {...props} ending={{ raw, errors: answers.errors }} />, 422)
  const answer = await c.get('scope').write((tx) => endMandate(tx, props.mandate.id, answers.values))
  if (answer.done) return c.redirect(`/levies/mandates/${props.mandate.id}`, 303)
  return c.html(<MandatePage {...props} ending={{ raw }} refusal={ending[answer.why]} />, 409)
}

const withdrawing: Refusals<typeof withdrawMandate> = {
  withdrawn_already: 'This mandate was withdrawn already. Nothing was changed.',
}

async function postWithdrawal(c: Ask) {
  const props = await card(c)
  const answers = read(mandateWithdrawForm, await c.req.formData())
  const { raw } = answers
  if (!answers.ok) return c.html(<MandatePage {...props} withdrawing={{ raw, errors: answers.errors }} />, 422)
  const answer = await c.get('scope').write((tx) => withdrawMandate(tx, props.mandate.id, answers.values))
  if (answer.done) return c.redirect(`/levies/mandates/${props.mandate.id}`, 303)
  return c.html(<MandatePage {...props} withdrawing={{ raw }} refusal={withdrawing[answer.why]} />, 409)
}
