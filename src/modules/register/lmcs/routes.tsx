import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { totalsOf } from '../areas/reads.ts'
import { boundariesOf } from '../boundaries/reads.ts'
import { lmcForm } from './forms.ts'
import { LmcPage, LmcsPage, type LmcPageProps } from './pages.tsx'
import { lmcsInSight, lmcWith } from './reads.ts'
import { describeLmc } from './writes.ts'

export const routes = [
  get('/lmcs', 'register.read_practices', showLmcs),
  get('/lmcs/:id', 'register.read_practices', async (c) => c.html(<LmcPage {...await whole(c)} />)),
  post('/lmcs/:id', 'register.draw_boundaries', postLmc),
]

async function showLmcs(c: Ask) {
  const today = londonDay(c.get('scope').now)
  const lmcs = await c.get('scope').read(async (tx) => {
    const rows = []
    for (const lmc of await lmcsInSight(tx)) {
      const { practices, patients } = await totalsOf(tx, { kind: 'lmc', code: lmc.id }, today)
      rows.push({ ...lmc, practices, patients, is_drawn: (await boundariesOf(tx, lmc.id)).length > 0 })
    }
    return rows
  })
  return c.html(<LmcsPage frame={c.get('frame')} lmcs={lmcs} />)
}

async function whole(c: Ask): Promise<LmcPageProps> {
  const id = idParam(c, 'id') as Id<'lmc'>
  return c.get('scope').read(async (tx) => {
    const lmc = await lmcWith(tx, id)
    if (!lmc) throw new NotFound()
    return {
      frame: c.get('frame'),
      lmc,
      drawn: await boundariesOf(tx, id),
      may_draw: mayEnter(tx.actor, 'register.draw_boundaries'),
      may_set_lists: mayEnter(tx.actor, 'register.set_list_keeping'),
      may_set_returns: mayEnter(tx.actor, 'pressure.set_returns'),
    }
  })
}

async function postLmc(c: Ask) {
  const id = idParam(c, 'id') as Id<'lmc'>
  const answers = read(lmcForm, await c.req.formData())
  if (!answers.ok) return c.html(<LmcPage {...await whole(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write((tx) => describeLmc(tx, id, answers.values), 'one_lmc_of_a_name_in_an_office')
  if (answer.done) return c.redirect(`/lmcs/${id}`, 303)
  const refusal = 'Another LMC of this office has that name. Give this one a different name.'
  return c.html(<LmcPage {...await whole(c)} raw={answers.raw} refusal={refusal} />, 409)
}
