import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read, type RawOf } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { lmcWith, type Lmc } from '../lmcs/reads.ts'
import { boundaryForm, type BoundaryAnswers } from './forms.ts'
import { BoundaryPage, type Trial } from './pages.tsx'
import { practicesRepresented } from '../representation/reads.ts'
import { boundariesOf, clashes, practicesTaken } from './reads.ts'
import { drawBoundary } from './writes.ts'

export const routes = [
  get('/lmcs/:id/boundary', 'register.draw_boundaries', showBoundary),
  post('/lmcs/:id/boundary', 'register.draw_boundaries', postBoundary),
]

async function lmcParam(c: Ask): Promise<Lmc> {
  const lmc = await c.get('scope').read((tx) => lmcWith(tx, idParam(c, 'id') as Id<'lmc'>))
  if (!lmc) throw new NotFound()
  return lmc
}

async function trialOf(
  tx: Reading,
  lmc: Lmc,
  { from, ...boundary }: BoundaryAnswers,
  on: Temporal.PlainDate,
): Promise<Trial> {
  const { office_id } = tx.actor
  const taken = await practicesTaken(tx, boundary, on)
  const represented = await practicesRepresented(tx, lmc.id, on, 'all')
  const has = (practices: readonly { ods_code: string }[]) => new Set(practices.map(({ ods_code }) => ods_code))
  const [now, then] = [has(represented), has(taken)]
  return {
    taken,
    gained: taken.filter(({ ods_code }) => !now.has(ods_code)),
    lost: represented.filter(({ ods_code }) => !then.has(ods_code)),
    clashes: office_id ? await clashes(tx, { id: lmc.id, office_id }, from, boundary) : [],
  }
}

/** The rule now in force, as the form asks for it. */
async function rawNow(tx: Reading, lmc_id: Id<'lmc'>): Promise<RawOf<typeof boundaryForm>> {
  const now = (await boundariesOf(tx, lmc_id))[0]
  if (!now) return {}
  return {
    commissioners: [now.commissioners.join(', ')],
    local_authorities: [now.local_authorities.join('\n')],
    added_codes: [now.added_codes.join(', ')],
    excluded_codes: [now.excluded_codes.join(', ')],
  }
}

/** A trial is an address, so that a rule can be looked at twice and sent to a colleague before it is drawn. */
async function showBoundary(c: Ask) {
  const lmc = await lmcParam(c)
  const on = londonDay(c.get('scope').now)
  const frame = c.get('frame')
  const query = new URL(c.req.url).searchParams
  if (query.size === 0) {
    const raw = await c.get('scope').read((tx) => rawNow(tx, lmc.id))
    return c.html(<BoundaryPage {...{ frame, lmc, on, raw }} />)
  }
  const answers = read(boundaryForm, query)
  if (!answers.ok)
    return c.html(<BoundaryPage {...{ frame, lmc, on }} raw={answers.raw} errors={answers.errors} />, 422)
  const trial = await c.get('scope').read((tx) => trialOf(tx, lmc, answers.values, on))
  return c.html(<BoundaryPage {...{ frame, lmc, on, trial }} raw={answers.raw} />)
}

const refusals: Refusals<typeof drawBoundary> = {
  boundary_takes_nothing:
    'This area has no rule, so it would take nobody. Enter commissioners, local authorities or practices.',
  practice_in_one_lmc_at_a_time: 'Another LMC of the office has practices of this area. Nothing was changed.',
}

async function postBoundary(c: Ask) {
  const lmc = await lmcParam(c)
  const on = londonDay(c.get('scope').now)
  const frame = c.get('frame')
  const answers = read(boundaryForm, await c.req.formData())
  if (!answers.ok)
    return c.html(<BoundaryPage {...{ frame, lmc, on }} raw={answers.raw} errors={answers.errors} />, 422)
  const { from, ...boundary } = answers.values
  const answer = await c.get('scope').write((tx) => drawBoundary(tx, lmc.id, from, boundary))
  if (answer.done) return c.redirect(`/lmcs/${lmc.id}`, 303)
  const trial = await c.get('scope').read((tx) => trialOf(tx, lmc, answers.values, on))
  return c.html(<BoundaryPage {...{ frame, lmc, on, trial }} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
}
