import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import { isDuring, londonDay, type Id } from '../../../platform/values.ts'
import { beginningOf } from '../beginnings/reads.ts'
import { ratesOf } from '../rates/reads.ts'
import { standingOf } from '../standings/reads.ts'
import { LevyPage } from './cards/pages.tsx'
import { levyEndForm, levyForm } from './forms.ts'
import { LeviesPage } from './pages.tsx'
import { leviesListed, levyWith } from './reads.ts'
import { addLevy, endLevy } from './writes.ts'

const reads = 'levies.read_levies'
const keeps = 'levies.keep_levies'

export const routes = [
  get('/levies', reads, async (c) => c.html(<LeviesPage {...await whole(c)} />)),
  post('/levies', keeps, postLevy),
  get('/levies/:id', reads, async (c) => c.html(<LevyPage {...await card(c)} />)),
  post('/levies/:id/end', keeps, postEnd),
]

const keptBy = (c: Ask) => c.get('actorFor')(keeps).lmc_ids

async function whole(c: Ask) {
  const { scope, frame } = c.var
  const levies = await scope.read((tx) => leviesListed(tx, londonDay(tx.now)))
  return { frame, levies, keeps: frame.lmcs.filter(({ id }) => keptBy(c).includes(id)) }
}

const refusals: Refusals<typeof addLevy> &
  Record<'one_levy_of_a_name' | 'one_statutory_and_one_national_levy', string> = {
  joined_otherwise:
    'The statutory levy is built into the GMS contract; any other is paid by those who didn’t opt out, or by those who opted in. Select who pays it again.',
  begins_within_a_month:
    'A levy is charged for whole months, so it begins on the first day of one. Enter the first of the month from which it is charged.',
  one_levy_of_a_name: 'That LMC has a levy of this name already. Give this one another.',
  one_statutory_and_one_national_levy:
    'That LMC has its statutory or national levy already. Propose a new rate of it instead.',
}

async function postLevy(c: Ask) {
  const answers = read(levyForm((await whole(c)).keeps), await c.req.formData())
  if (!answers.ok) return c.html(<LeviesPage {...await whole(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write((tx) => addLevy(tx, answers.values), 'one_levy_of_a_name', 'one_statutory_and_one_national_levy')
  if (answer.done) return c.redirect(`/levies/${answer.value}`, 303)
  return c.html(<LeviesPage {...await whole(c)} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
}

async function card(c: Ask) {
  const { scope, frame } = c.var
  return scope.read(async (tx) => {
    const levy = await levyWith(tx, idParam(c, 'id') as Id<'levy'>)
    if (!levy) throw new NotFound()
    const rates = await ratesOf(tx, levy.id)
    const today = londonDay(tx.now)
    const now = rates.find(
      (one) => one.state === 'agreed' && isDuring({ from: one.from_on, until: one.until_on }, today),
    )
    const runs = await standingOf(tx, levy)
    const beginning = runs.length === 0 && !levy.ended_on ? await beginningOf(tx, levy, today) : null
    return { frame, levy, rates, now, runs, beginning, today, may_keep: keptBy(c).includes(levy.lmc_id) }
  })
}

const endRefusals: Refusals<typeof endLevy> = {
  ends_before_it_began: 'Its last day must not be before its first.',
  ends_within_a_month: 'A levy is charged for whole months. Enter the last day of one.',
  charged_beyond: 'A run is drafted or issued for a time after that day. Enter a later one, or throw the draft away.',
  levy_ended: 'This levy was ended already. Nothing was changed.',
}

async function postEnd(c: Ask) {
  const props = await card(c)
  const answers = read(levyEndForm, await c.req.formData())
  if (!answers.ok) return c.html(<LevyPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => endLevy(tx, props.levy.id, answers.values.ended_on))
  if (answer.done) return c.redirect(`/levies/${props.levy.id}`, 303)
  return c.html(<LevyPage {...props} raw={answers.raw} refusal={endRefusals[answer.why]} />, 409)
}
