import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { collectingForm, collectorForm, detailsForm, layoutForm, layoutMeant } from './forms.ts'
import { CollectorPage } from './one/pages.tsx'
import { CollectorsPage } from './pages.tsx'
import { collectingsOf, collectors, collectorWith, icbsOf, leviesOf } from './reads.ts'
import { addCollector, beginCollecting, changeCollector, endCollector, layOutSchedule } from './writes.ts'

const path = '/levies/collectors'
const one = `${path}/:id`
const may = 'levies.keep_levies'

export const routes = [
  get(path, 'levies.read_levies', showCollectors),
  post(path, may, postCollector),
  get(one, 'levies.read_levies', showCollector),
  post(one, may, postDetails),
  post(`${one}/layout`, may, postLayout),
  post(`${one}/collectings`, may, postCollecting),
  post(`${one}/end`, may, postEnd),
]

const nameTaken = 'Somebody of this name collects for that LMC already.'
const layoutRefusals: Refusals<typeof layOutSchedule> = {
  nobody_or_nothing_to_deduct: 'Give the practice code a place, and the amount in pounds or in pence.',
}
const endRefusals: Refusals<typeof endCollector> = {
  still_collects: 'A levy is still collected by them. Say first who collects it from now on.',
}

async function all(c: Ask) {
  const frame = c.get('frame')
  const { actor } = c.get('scope')
  return { frame, lmcs: frame.lmcs, may_keep: mayEnter(actor, may), rows: await c.get('scope').read(collectors) }
}

async function showCollectors(c: Ask) {
  return c.html(<CollectorsPage {...await all(c)} />)
}

async function postCollector(c: Ask) {
  const answers = read(collectorForm(c.get('frame').lmcs), await c.req.formData())
  if (!answers.ok) return c.html(<CollectorsPage {...await all(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => addCollector(tx, answers.values), 'one_collector_of_a_name')
  if (!answer.done) return c.html(<CollectorsPage {...await all(c)} raw={answers.raw} refusal={nameTaken} />, 409)
  return c.redirect(`${path}/${answer.value}`, 303)
}

async function whole(c: Ask) {
  const id = idParam(c, 'id') as Id<'collector'>
  return c.get('scope').read(async (tx) => {
    const collector = await collectorWith(tx, id)
    if (!collector) throw new NotFound()
    return {
      frame: c.get('frame'),
      may_keep: mayEnter(tx.actor, may) && collector.ended_at === null,
      collector,
      collectings: await collectingsOf(tx, id),
      levies: await leviesOf(tx, collector.lmc_id),
      icbs: await icbsOf(tx, collector.lmc_id),
    }
  })
}

async function showCollector(c: Ask) {
  return c.html(<CollectorPage {...await whole(c)} />)
}

const back = (c: Ask) => c.redirect(`${path}/${c.req.param('id')}`, 303)

async function postDetails(c: Ask) {
  const id = idParam(c, 'id') as Id<'collector'>
  const shown = await whole(c)
  const answers = read(detailsForm, await c.req.formData())
  if (!answers.ok)
    return c.html(<CollectorPage {...shown} details={{ raw: answers.raw, errors: answers.errors }} />, 422)
  const answer = await c.get('scope').write((tx) => changeCollector(tx, id, answers.values), 'one_collector_of_a_name')
  if (!answer.done) return c.html(<CollectorPage {...shown} details={{ raw: answers.raw }} refusal={nameTaken} />, 409)
  return back(c)
}

async function postLayout(c: Ask) {
  const id = idParam(c, 'id') as Id<'collector'>
  const shown = await whole(c)
  const answers = read(layoutForm, await c.req.formData())
  if (!answers.ok)
    return c.html(<CollectorPage {...shown} layout={{ raw: answers.raw, errors: answers.errors }} />, 422)
  const answer = await c.get('scope').write((tx) => layOutSchedule(tx, id, layoutMeant(answers.values)))
  if (!answer.done)
    return c.html(<CollectorPage {...shown} layout={{ raw: answers.raw }} refusal={layoutRefusals[answer.why]} />, 409)
  return back(c)
}

async function postCollecting(c: Ask) {
  const id = idParam(c, 'id') as Id<'collector'>
  const shown = await whole(c)
  const answers = read(collectingForm(shown.levies, shown.icbs), await c.req.formData())
  if (!answers.ok)
    return c.html(<CollectorPage {...shown} collecting={{ raw: answers.raw, errors: answers.errors }} />, 422)
  await c.get('scope').write((tx) => beginCollecting(tx, id, answers.values))
  return back(c)
}

async function postEnd(c: Ask) {
  const id = idParam(c, 'id') as Id<'collector'>
  const answer = await c.get('scope').write((tx) => endCollector(tx, id))
  if (!answer.done) return c.html(<CollectorPage {...await whole(c)} refusal={endRefusals[answer.why]} />, 409)
  return c.redirect(path, 303)
}
