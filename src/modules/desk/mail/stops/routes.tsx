import { NotFound, type Refusals } from '../../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../../platform/exports/export.ts'
import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { read } from '../../../../platform/forms/read.ts'
import { topics } from '../../../../platform/mail/topics.ts'
import { get, idParam, mayEnter, pageParam, post, type Ask } from '../../../../platform/routes.ts'
import { londonDay, type Id } from '../../../../platform/values.ts'
import { liftForm, stopForm, stopSearch, type StopForm } from './forms.ts'
import { LiftPage, stopColumns, StopsPage } from './pages.tsx'
import { countStops, stopNow, stopsFound } from './reads.ts'
import { liftStop, noteExport, stopAddress } from './writes.ts'

export const routes = [
  get('/mail/stopped', 'desk.read_stops', (c) => showStops(c)),
  ...exportFormats.map((format) => get(`/mail/stopped.${format}`, 'desk.read_stops', (c) => exportStops(c, format))),
  post('/mail/stopped', 'desk.set_office_mail', putStop),
  get('/mail/stopped/:id/lifting', 'desk.set_office_mail', (c) => showLifting(c)),
  post('/mail/stopped/:id/lifting', 'desk.set_office_mail', putLifting),
]

const pageSize = 50
const mostExported = 50_000
const form = stopForm(topics)

type Sent = { raw?: RawOf<StopForm>; errors?: ErrorsOf<StopForm>; refusal?: string }

async function showStops(c: Ask, sent: Sent = {}) {
  const query = new URL(c.req.url).searchParams
  const search = read(stopSearch, query)
  const number = pageParam(c)
  query.delete('page')
  const wanted = search.ok ? search.values : { q: null, reason: null }
  const [stops, total] = await c.get('scope').read(async (tx) => {
    const found = await stopsFound(tx, wanted, { most: pageSize, after: (number - 1) * pageSize })
    return [found, await countStops(tx, wanted)] as const
  })
  return c.html(
    <StopsPage
      frame={c.get('frame')}
      may_set={mayEnter(c.get('scope').actor, 'desk.set_office_mail')}
      href={query.size > 0 ? `/mail/stopped?${query.toString()}` : '/mail/stopped'}
      searched={search.raw}
      {...{ stops, form, ...sent }}
      paged={{ number, size: pageSize, total }}
    />,
    sent.errors ? 422 : sent.refusal ? 409 : 200,
  )
}

async function exportStops(c: Ask, format: ExportFormat) {
  const search = read(stopSearch, new URL(c.req.url).searchParams)
  const wanted = search.ok ? search.values : { q: null, reason: null }
  const stops = await c.get('scope').read((tx) => stopsFound(tx, wanted, { most: mostExported }))
  await c.get('scope').write((tx) => noteExport(tx, format))
  const name = `stopped addresses ${londonDay(c.get('scope').now).toString()}`
  return fileResponse(c, await exportAs(format, name, stopColumns, stops))
}

const refusals: Refusals<typeof stopAddress> & Refusals<typeof liftStop> = {
  stopped_already: 'The office stopped this for that address already.',
  lifted_already: 'Somebody else lifted this meanwhile. Mail goes there again.',
  they_have_not_asked:
    'They said themselves that they want no more. Ask them first; if they want mail again, tick that they asked for it.',
}

async function putStop(c: Ask) {
  const answers = read(form, await c.req.formData())
  if (!answers.ok) return showStops(c, { raw: answers.raw, errors: answers.errors })
  const answer = await c.get('scope').write((tx) => stopAddress(tx, answers.values))
  if (!answer.done) return showStops(c, { raw: answers.raw, refusal: refusals[answer.why] })
  return c.redirect('/mail/stopped', 303)
}

const stopId = (c: Ask) => idParam(c, 'id') as Id<'suppression'>

type Lifting = { raw?: RawOf<typeof liftForm>; errors?: ErrorsOf<typeof liftForm>; refusal?: string }

async function showLifting(c: Ask, sent: Lifting = {}) {
  const stop = await c.get('scope').read((tx) => stopNow(tx, stopId(c)))
  if (!stop) throw new NotFound()
  if (stop.lifted_at && !sent.refusal) return c.redirect('/mail/stopped', 303)
  return c.html(<LiftPage frame={c.get('frame')} stop={stop} {...sent} />, sent.errors ? 422 : sent.refusal ? 409 : 200)
}

async function putLifting(c: Ask) {
  const answers = read(liftForm, await c.req.formData())
  if (!answers.ok) return showLifting(c, { raw: answers.raw, errors: answers.errors })
  const answer = await c.get('scope').write((tx) => liftStop(tx, stopId(c), answers.values))
  if (!answer.done) return showLifting(c, { raw: answers.raw, refusal: refusals[answer.why] })
  return c.redirect('/mail/stopped', 303)
}
