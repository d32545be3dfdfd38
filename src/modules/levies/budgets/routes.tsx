import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import { isYearMeant, type Id } from '../../../platform/values.ts'
import { levyWith } from '../levies/reads.ts'
import { budgetForm } from './forms.ts'
import { BudgetPage } from './pages.tsx'
import { budgetSeen } from './reads.ts'
import { setBudget } from './writes.ts'

const keeps = 'levies.keep_levies'

export const routes = [
  get('/levies/:id/budget', 'levies.read_levies', async (c) => {
    return c.html(<BudgetPage {...await whole(c, c.req.query('year'))} />)
  }),
  post('/levies/:id/budget', keeps, postBudget),
]

async function whole(c: Ask, asked: string | undefined) {
  const year = Number(asked)
  const meant = Number.isInteger(year) && isYearMeant(year) ? year : null
  return c.get('scope').read(async (tx) => {
    const levy = await levyWith(tx, idParam(c, 'id') as Id<'levy'>)
    if (!levy) throw new NotFound()
    const may_keep = c.get('actorFor')(keeps).lmc_ids.includes(levy.lmc_id)
    return { frame: c.get('frame'), levy, seen: await budgetSeen(tx, levy, meant), may_keep }
  })
}

async function postBudget(c: Ask) {
  const answers = read(budgetForm, await c.req.formData())
  const props = await whole(c, answers.raw.year?.[0])
  if (!answers.ok) return c.html(<BudgetPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  await c.get('scope').write((tx) => setBudget(tx, props.levy, props.seen.period.from, answers.values))
  return c.redirect(`/levies/${props.levy.id}/budget?year=${props.seen.period.from.year}`, 303)
}
