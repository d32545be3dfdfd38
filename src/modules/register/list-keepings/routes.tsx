import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { lmcWith } from '../lmcs/reads.ts'
import { keepingForm } from './forms.ts'
import { KeepingPage, type KeepingPageProps } from './pages.tsx'
import { keepingOf } from './reads.ts'
import { setKeeping } from './writes.ts'

export const routes = [
  get('/lmcs/:id/list-keeping', 'register.set_list_keeping', showKeeping),
  post('/lmcs/:id/list-keeping', 'register.set_list_keeping', postKeeping),
]

async function whole(c: Ask): Promise<KeepingPageProps> {
  const id = idParam(c, 'id') as Id<'lmc'>
  return c.get('scope').read(async (tx) => {
    const lmc = await lmcWith(tx, id)
    if (!lmc) throw new NotFound()
    return { frame: c.get('frame'), lmc, keeping: await keepingOf(tx, id, londonDay(tx.now)) }
  })
}

async function showKeeping(c: Ask) {
  return c.html(<KeepingPage {...await whole(c)} is_kept={c.req.query('kept') === 'yes'} />)
}

async function postKeeping(c: Ask) {
  const props = await whole(c)
  const answers = read(keepingForm, await c.req.formData())
  if (!answers.ok) return c.html(<KeepingPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  await c.get('scope').write((tx) => setKeeping(tx, props.lmc.id, answers.values))
  return c.redirect(`${c.req.path}?kept=yes`, 303)
}
