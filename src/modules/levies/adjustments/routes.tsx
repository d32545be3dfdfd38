import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, pageParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { levyWith } from '../levies/reads.ts'
import { runWith } from '../runs/reads.ts'
import { correctingForm } from './forms.ts'
import { CorrectionsPage, type CorrectionsPageProps, type EarlierRun } from './pages.tsx'
import { correctionsFor, named, runsToCorrect } from './reads.ts'
import { addCorrections } from './writes.ts'

const may = 'levies.keep_levies'

export const routes = [
  get('/levies/runs/:id/corrections', 'levies.read_levies', async (c) =>
    c.html(<CorrectionsPage {...await whole(c)} />),
  ),
  post('/levies/runs/:id/corrections', may, postCorrections),
]

const refusals: Refusals<typeof addCorrections> = {
  not_a_draft: 'This run is no longer a draft. Draw it up again first.',
  not_issued_before: 'Choose a run of this levy that was issued for an earlier time.',
  nothing_to_correct: 'There is nothing more to correct of that run: it is in this draft already, or in another.',
}

const runId = (c: Ask) => idParam(c, 'id') as Id<'run'>

const whole = (c: Ask): Promise<CorrectionsPageProps> =>
  c.get('scope').read(async (tx) => {
    const run = await runWith(tx, runId(c))
    const levy = run && (await levyWith(tx, run.levy_id))
    if (!run || !levy) throw new NotFound()
    const looked_at = await runsToCorrect(tx, levy, run.period_from)
    const earlier: EarlierRun[] = []
    for (const [one, corrections] of await correctionsFor(tx, levy, looked_at))
      earlier.push({ ...one, corrections: await named(tx, corrections) })
    return { frame: c.get('frame'), run, looked_at, earlier, number: pageParam(c), may_keep: mayEnter(tx.actor, may) }
  })

async function postCorrections(c: Ask) {
  const answers = read(correctingForm, await c.req.formData())
  if (!answers.ok) return c.html(<CorrectionsPage {...await whole(c)} refusal={refusals.not_issued_before} />, 422)
  const id = runId(c)
  const answer = await c.get('scope').write((tx) => addCorrections(tx, id, answers.values.corrected_id as Id<'run'>))
  if (!answer.done) return c.html(<CorrectionsPage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/levies/runs/${id}`, 303)
}
