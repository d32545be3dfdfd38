import { randomUUID } from 'node:crypto'
import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { profileAsAt, relatedTo } from '../../register/door.ts'
import { leaveOut } from '../adjustments/writes.ts'
import { givenCountForm } from '../given-counts/forms.ts'
import { giveCount } from '../given-counts/writes.ts'
import { redrawRun } from '../runs/writes.ts'
import { debtOfLine, writeOffsOfLine } from '../write-offs/reads.ts'
import { LinePage, type LinePageProps } from './pages.tsx'
import { lineExplained, lineFollowed, type LineExplained } from './reads.ts'
import { isOfTheTime } from './rules.ts'

const may = 'levies.keep_levies'

export const routes = [
  get('/levies/lines/:id', 'levies.read_levies', async (c) => c.html(<LinePage {...await whole(c)} />)),
  post('/levies/lines/:id/count', may, postCount),
  post('/levies/lines/:id/leaving-out', may, postLeavingOut),
]

const counting: Refusals<typeof giveCount> = {
  not_asked: 'This line has a list size already. A published count that is wrong is corrected by a later run.',
  sent_already:
    'This form gave another count when it was sent first, and that one is kept. Send it again to give this.',
  counted_later: 'Enter a count of a day within this line’s time or before it.',
}
const leaving: Refusals<typeof leaveOut> & Record<'adjustment_stays_in_its_lmc', string> = {
  not_a_draft: 'This run is no longer a draft: its lines stay as they are.',
  not_a_correction: 'Only a correction of an earlier run can be left out.',
  adjustment_stays_in_its_lmc: 'Another draft corrects this charge. Leave that correction out first.',
}

const lineId = (c: Ask) => idParam(c, 'id') as Id<'line'>

/** From whom a practice may have taken over in a line's time, or who from it. */
async function relatedIn(tx: Reading, line: LineExplained) {
  const profile = await profileAsAt(tx, line.ods_code, line.to_on)
  const related = profile ? await relatedTo(tx, profile, londonDay(tx.now)) : []
  return related.filter(({ on }) => isOfTheTime(line, on))
}

const whole = (c: Ask): Promise<LinePageProps> =>
  c.get('scope').read(async (tx) => {
    const line = await lineExplained(tx, lineId(c))
    if (!line) throw new NotFound()
    return {
      frame: c.get('frame'),
      line,
      followed: await lineFollowed(tx, line),
      debt: await debtOfLine(tx, line.id),
      write_offs: await writeOffsOfLine(tx, line.id),
      related: await relatedIn(tx, line),
      may_keep: mayEnter(tx.actor, may),
      pressed: randomUUID(),
    }
  })

async function postCount(c: Ask) {
  const id = lineId(c)
  const line = await c.get('scope').read((tx) => lineExplained(tx, id))
  const answers = read(givenCountForm(line?.list_basis ?? 'raw'), await c.req.formData())
  if (!answers.ok) return c.html(<LinePage {...await whole(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => giveCount(tx, id, answers.values))
  if (!answer.done)
    return c.html(<LinePage {...await whole(c)} raw={answers.raw} refusal={counting[answer.why]} />, 409)
  const { run_id, is_draft } = answer.value
  if (is_draft) await c.get('scope').write((tx) => redrawRun(tx, run_id))
  return c.redirect(`/levies/runs/${run_id}`, 303)
}

async function postLeavingOut(c: Ask) {
  const id = lineId(c)
  const answer = await c.get('scope').write((tx) => leaveOut(tx, id), 'adjustment_stays_in_its_lmc')
  if (!answer.done) return c.html(<LinePage {...await whole(c)} refusal={leaving[answer.why]} />, 409)
  return c.redirect(`/levies/runs/${answer.value}`, 303)
}
