import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { weekOf } from '../weeks/rules.ts'
import { thresholdForm } from './forms.ts'
import { ThresholdsPage, type ThresholdsPageProps } from './pages.tsx'
import { thresholdsFor, thresholdsSet } from './reads.ts'
import { notRising } from './rules.ts'
import { setThresholds } from './writes.ts'

export const routes = [
  get('/lmcs/:id/thresholds', 'pressure.set_returns', async (c) => c.html(<ThresholdsPage {...await whole(c)} />)),
  post('/lmcs/:id/thresholds', 'pressure.set_returns', postThresholds),
]

async function whole(c: Ask): Promise<ThresholdsPageProps> {
  const frame = c.get('frame')
  const lmc = frame.lmcs.find(({ id }) => id === idParam(c, 'id'))
  if (!lmc) throw new NotFound()
  return c.get('scope').read(async (tx) => {
    const week_of = weekOf(londonDay(tx.now))
    return {
      frame,
      lmc,
      week_of,
      now: await thresholdsFor(tx, lmc.id, week_of),
      set: await thresholdsSet(tx, lmc.id),
      is_kept: c.req.query('kept') === 'yes',
    }
  })
}

async function postThresholds(c: Ask) {
  const props = await whole(c)
  const answers = read(thresholdForm, await c.req.formData())
  const errors = answers.ok ? notRising(answers.values) : answers.errors
  if (!answers.ok || Object.keys(errors).length > 0)
    return c.html(<ThresholdsPage {...props} raw={answers.raw} errors={errors} />, 422)
  await c.get('scope').write((tx) => setThresholds(tx, props.lmc.id, answers.values))
  return c.redirect(`${c.req.path}?kept=yes`, 303)
}
