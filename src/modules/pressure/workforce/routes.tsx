import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { practicesSpokenFor } from '../../register/door.ts'
import { practicesInScope } from '../scopes/reads.ts'
import { thresholdsFor } from '../thresholds/reads.ts'
import { weekOf } from '../weeks/rules.ts'
import { workforceForm } from './forms.ts'
import { WorkforcePage, type WorkforcePageProps } from './pages.tsx'
import { workforceOf } from './reads.ts'
import { contradictions, definitions, doubtsAbout } from './rules.ts'
import { giveWorkforce } from './writes.ts'

export const routes = [
  get('/our-returns/:ods_code/workforce', 'pressure.submit_returns', async (c) =>
    c.html(<WorkforcePage {...(await whole(c)).shown} />),
  ),
  post('/our-returns/:ods_code/workforce', 'pressure.submit_returns', postWorkforce),
]

async function whole(c: Ask) {
  return c.get('scope').read(async (tx) => {
    const today = londonDay(tx.now)
    const code = c.req.param('ods_code')?.toUpperCase()
    const practice = (await practicesSpokenFor(tx, today)).find(({ ods_code }) => ods_code === code)
    if (!practice) throw new NotFound()
    const [scoped] = await practicesInScope(tx, [practice.lmc_id], today, practice.practice_id)
    const { patients_per_gp_definition: counted } = await thresholdsFor(tx, practice.lmc_id, weekOf(today))
    const known = await workforceOf(tx, practice)
    const is_kept = c.req.query('kept') === 'yes'
    const shown: WorkforcePageProps = { frame: c.get('frame'), practice, counted, known, is_kept }
    return { shown, practice, list_size: scoped?.list_size ?? null }
  })
}

async function postWorkforce(c: Ask) {
  const { shown, practice, list_size } = await whole(c)
  const answers = read(workforceForm, await c.req.formData())
  if (!answers.ok) return c.html(<WorkforcePage {...shown} raw={answers.raw} errors={answers.errors} />, 422)
  const { is_right, ...ftes } = answers.values
  const errors = definitions.every((one) => ftes[one] === null)
    ? { fully_qualified: 'Enter at least one of these, or go back' }
    : contradictions(ftes)
  const doubts = is_right.length > 0 ? [] : doubtsAbout(ftes, list_size)
  if (Object.keys(errors).length > 0 || doubts.length > 0)
    return c.html(<WorkforcePage {...shown} raw={answers.raw} errors={errors} doubts={doubts} />, 422)
  await c.get('scope').write((tx) => giveWorkforce(tx, practice, ftes))
  return c.redirect(`/our-returns/${practice.ods_code}/workforce?kept=yes`, 303)
}
