import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { runWith } from '../runs/reads.ts'
import { linesOwed } from '../write-offs/reads.ts'
import { SetOffPage } from './one/pages.tsx'
import { SetOffsPage } from './pages.tsx'
import { linesOfSetOff, openBesideCredits, setOffWith } from './reads.ts'
import { suggestedSetOffs } from './rules.ts'
import { setOffCredits, takeBackSetOff } from './writes.ts'

const may = 'levies.keep_levies'
const may_see = 'levies.read_levies'

export const routes = [
  get('/levies/set-offs', may_see, (c) => showSetOffs(c)),
  get('/levies/set-offs/:id', may_see, (c) => showSetOff(c)),
  post('/levies/set-offs/:id/taking-back', may, postTakingBack),
  post('/levies/runs/:id/set-offs', may, postRun),
  post('/levies/debts/:id/:ods_code/set-offs', may, postPractice),
]

const refusals: Refusals<typeof setOffCredits> & Refusals<typeof takeBackSetOff> = {
  nothing_to_set_off: 'Nothing is left to set off: no such credit stands beside something that is owed.',
  changed_since: 'Something was received, written off or set off meanwhile. Look at what would be set off now.',
  taken_back_already: 'This was taken back already. Nothing was changed.',
  used_since: 'Money was taken back from one of these lines since. Say first that it was taken from another line.',
}

async function showSetOffs(c: Ask, refusal?: string) {
  const lines = await c.get('scope').read(openBesideCredits)
  const owing = Map.groupBy(lines, ({ levy_id, practice_id }) => `${levy_id} ${practice_id}`)
  // Of each run as its button sets it off: alone.
  const runs = [...new Set(lines.map(({ run_id }) => run_id))]
    .map((run) => [...owing.values()].flatMap((of) => suggestedSetOffs(of, ({ run_id }) => run_id === run)))
    .filter(({ length }) => length > 0)
  const props = { runs, may_keep: mayEnter(c.get('scope').actor, may), ...(refusal ? { refusal } : {}) }
  return c.html(<SetOffsPage frame={c.get('frame')} {...props} />, refusal ? 409 : 200)
}

const setOffId = (c: Ask) => idParam(c, 'id') as Id<'set_off'>

async function showSetOff(c: Ask, refusal?: string) {
  const id = setOffId(c)
  const { set_off, lines } = await c.get('scope').read(async (tx) => {
    const found = await setOffWith(tx, id)
    if (!found) throw new NotFound()
    return { set_off: found, lines: await linesOfSetOff(tx, id) }
  })
  const props = { set_off, lines, may_keep: mayEnter(c.get('scope').actor, may), ...(refusal ? { refusal } : {}) }
  return c.html(<SetOffPage frame={c.get('frame')} {...props} />, refusal ? 409 : 200)
}

async function postTakingBack(c: Ask) {
  const answer = await c.get('scope').write((tx) => takeBackSetOff(tx, setOffId(c)))
  if (answer.done) return c.redirect(`/levies/set-offs/${setOffId(c)}`, 303)
  return showSetOff(c, refusals[answer.why])
}

/** What its button said that it sets off. */
const seenIn = async (c: Ask) => Number((await c.req.formData()).get('seen') ?? '0')

async function postRun(c: Ask) {
  const run_id = idParam(c, 'id') as Id<'run'>
  const seen = await seenIn(c)
  const answer = await c.get('scope').write(async (tx) => {
    const run = await runWith(tx, run_id)
    if (!run) throw new NotFound()
    return setOffCredits(tx, run.levy_id, { run_id }, seen)
  })
  return answer.done ? c.redirect('/levies/set-offs', 303) : showSetOffs(c, refusals[answer.why])
}

async function postPractice(c: Ask) {
  const levy_id = idParam(c, 'id') as Id<'levy'>
  const ods_code = c.req.param('ods_code') ?? ''
  const seen = await seenIn(c)
  const answer = await c.get('scope').write(async (tx) => {
    const [line] = await linesOwed(tx, levy_id, ods_code)
    if (!line) throw new NotFound()
    return setOffCredits(tx, levy_id, { practice_id: line.practice_id }, seen)
  })
  return answer.done ? c.redirect(`/levies/practices/${ods_code}`, 303) : showSetOffs(c, refusals[answer.why])
}
