import { NotFound } from '../../../platform/answers.ts'
import { fileNamed, fileResponse } from '../../../platform/exports/export.ts'
import type { Picture } from '../../../platform/files/picture.ts'
import { fileSent } from '../../../platform/files/sent.ts'
import { fileAt, kindOf } from '../../../platform/files/store.ts'
import { read } from '../../../platform/forms/read.ts'
import { printPdf } from '../../../platform/print/pdf.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { lmcWith } from '../lmcs/reads.ts'
import { logoIn } from './feeds.ts'
import { letterheadForm, logoForm } from './forms.ts'
import { LetterheadPage, type LetterheadPageProps } from './pages.tsx'
import { headOf, letterheadOf } from './reads.ts'
import { noLetterhead, printedHead } from './rules.ts'
import { setLetterhead } from './writes.ts'

const path = '/lmcs/:id/letterhead'
const may = 'register.draw_boundaries'

export const routes = [
  get(path, may, showLetterhead),
  post(path, may, postLetterhead),
  get(`${path}/logo`, may, sendLogo),
  get(`${path}/example.pdf`, may, sendExample),
]

const lmcAt = async (c: Ask) => {
  const id = idParam(c, 'id') as Id<'lmc'>
  const lmc = await c.get('scope').read((tx) => lmcWith(tx, id))
  if (!lmc) throw new NotFound()
  return lmc
}

async function whole(c: Ask): Promise<LetterheadPageProps> {
  const lmc = await lmcAt(c)
  const letterhead = await c.get('scope').read((tx) => letterheadOf(tx, lmc.id, tx.now))
  return { frame: c.get('frame'), lmc, letterhead }
}

async function showLetterhead(c: Ask) {
  return c.html(<LetterheadPage {...await whole(c)} is_kept={c.req.query('kept') === 'yes'} />)
}

const unprintable = 'The logo can’t be printed: part of it is missing or spoilt. Save it again as a PNG and send that.'

/** The logo that came with a form, none, or why it isn't taken: what the printing can't set is refused before any paper needs it. */
async function logoSent(sent: FormData): Promise<Picture | null | string> {
  const file = await fileSent(sent, 'logo')
  if (!file) return null
  const logo = logoIn(file.bytes)
  if (typeof logo === 'string') return logo
  const example = { lmc_name: '', hue: 0, letterhead: { ...printedHead(noLetterhead), logo: 'tried' } }
  try {
    await printPdf('letterhead-example', example, { tried: logo.bytes })
    return logo
  } catch {
    return unprintable
  }
}

async function postLetterhead(c: Ask) {
  const props = await whole(c)
  const sent = await c.req.formData()
  const answers = read({ ...letterheadForm, ...logoForm }, sent)
  const logo = await logoSent(sent)
  if (!answers.ok || typeof logo === 'string') {
    const unfit = typeof logo === 'string' ? { logo } : {}
    const errors = { ...(answers.ok ? {} : answers.errors), ...unfit }
    return c.html(<LetterheadPage {...props} raw={answers.raw} errors={errors} />, 422)
  }
  const { logo_choice, ...values } = answers.values
  const kept = logo_choice.includes('none') ? 'none' : 'as it is'
  await c.get('scope').write((tx) => setLetterhead(tx, props.lmc.id, values, logo ?? kept))
  return c.redirect(`${c.req.path}?kept=yes`, 303)
}

const types = { png: 'image/png', jpeg: 'image/jpeg' } as const

async function sendLogo(c: Ask) {
  const { letterhead } = await whole(c)
  const { logo_sha256 } = letterhead
  const body = logo_sha256 === null ? undefined : await c.get('scope').read((tx) => fileAt(tx, logo_sha256))
  const kind = body && kindOf(body)
  if (!body || (kind !== 'png' && kind !== 'jpeg')) throw new NotFound()
  return fileResponse(c, { body, type: types[kind], file_name: fileNamed('logo', kind) })
}

async function sendExample(c: Ask) {
  const { id, name } = await lmcAt(c)
  const { head, pictures } = await c.get('scope').read((tx) => headOf(tx, id, tx.now))
  const body = await printPdf('letterhead-example', head, pictures)
  return fileResponse(c, { body, type: 'application/pdf', file_name: fileNamed(`letterhead ${name}`, 'pdf') })
}
