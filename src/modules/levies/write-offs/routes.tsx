import { randomUUIDv7 } from 'node:crypto'
import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, pageParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { ownAccounts } from '../../register/door.ts'
import { isAnother } from '../runs/rules.ts'
import { writeOffForm } from './forms.ts'
import { WriteOffPage, type WriteOffPageProps } from './one/pages.tsx'
import { WriteOffsPage } from './pages.tsx'
import { NewWriteOffPage, type NewWriteOffPageProps } from './proposals/pages.tsx'
import { debtOfLine, writeOffsListed, writeOffWith } from './reads.ts'
import { confirmWriteOff, proposeWriteOff, withdrawWriteOff } from './writes.ts'

const may = 'levies.keep_levies'
const may_see = 'levies.read_levies'
const may_check = 'levies.check_runs'

export const routes = [
  get('/levies/write-offs', may_see, showWriteOffs),
  get('/levies/write-offs/:id', may_see, (c) => showWriteOff(c)),
  post('/levies/write-offs/:id/confirmation', may_check, (c) => postSettled(c, confirmWriteOff)),
  post('/levies/write-offs/:id/withdrawal', may, (c) => postSettled(c, withdrawWriteOff)),
  get('/levies/write-offs/lines/:line_id', may, (c) => showNew(c)),
  post('/levies/write-offs/lines/:line_id', may, postWriteOff),
]

async function showWriteOffs(c: Ask) {
  const page = pageParam(c)
  const found = await c.get('scope').read((tx) => writeOffsListed(tx, page))
  return c.html(<WriteOffsPage frame={c.get('frame')} page={page} found={found} />)
}

async function showNew(c: Ask, more: Partial<NewWriteOffPageProps> = {}, status: 200 | 409 | 422 = 200) {
  const debt = await c.get('scope').read((tx) => debtOfLine(tx, idParam(c, 'line_id') as Id<'line'>))
  if (!debt) throw new NotFound()
  return c.html(<NewWriteOffPage frame={c.get('frame')} debt={debt} pressed={randomUUIDv7()} {...more} />, status)
}

type Constraint = 'one_write_off_waits_for_a_line' | 'written_off_once_per_press'
const proposing: Refusals<typeof proposeWriteOff> & Record<Constraint, string> = {
  not_decided_yet: 'That day is still to come. Write it off once it is decided.',
  more_than_owed: 'That is more than is still owed of this line, less what corrections took off it.',
  more_than_written_off:
    'That is more than was written off of this line, less what was taken back as it was corrected.',
  one_write_off_waits_for_a_line: 'A write-off of this line waits already. Have it confirmed or withdrawn first.',
  written_off_once_per_press: 'You pressed twice: it is proposed already.',
}

async function postWriteOff(c: Ask) {
  const id = idParam(c, 'line_id') as Id<'line'>
  const answers = read(writeOffForm, await c.req.formData())
  const { raw } = answers
  if (!answers.ok) return showNew(c, { raw, errors: answers.errors }, 422)
  const answer = await c
    .get('scope')
    .write(
      (tx) => proposeWriteOff(tx, id, answers.values),
      'one_write_off_waits_for_a_line',
      'written_off_once_per_press',
    )
  if (answer.done) return c.redirect(`/levies/write-offs/${answer.value}`, 303)
  return showNew(c, { raw, refusal: proposing[answer.why] }, 409)
}

async function showWriteOff(c: Ask, more: Partial<WriteOffPageProps> = {}, status: 200 | 409 = 200) {
  const { scope, frame } = c.var
  const { write_off, own } = await scope.read(async (tx) => ({
    write_off: await writeOffWith(tx, idParam(c, 'id') as Id<'write_off'>),
    own: await ownAccounts(tx),
  }))
  if (!write_off) throw new NotFound()
  const props = {
    may_keep: mayEnter(scope.actor, may),
    may_check: mayEnter(scope.actor, may_check),
    is_second: isAnother(own, write_off.proposed_by_id),
  }
  return c.html(<WriteOffPage frame={frame} write_off={write_off} {...props} {...more} />, status)
}

const settling: Refusals<typeof confirmWriteOff> & Refusals<typeof withdrawWriteOff> = {
  settled_already: 'Somebody settled this meanwhile: it is as you see it now.',
  more_than_owed:
    'Less is owed of this line by now: more was received, or corrected. Withdraw it, and propose what is left.',
  more_than_written_off: 'Less is written off of this line by now. Withdraw it.',
}

async function postSettled(c: Ask, settle: typeof confirmWriteOff | typeof withdrawWriteOff) {
  const id = idParam(c, 'id') as Id<'write_off'>
  const answer = await c.get('scope').write((tx) => settle(tx, id))
  if (answer.done) return c.redirect(`/levies/write-offs/${id}`, 303)
  return showWriteOff(c, { refusal: settling[answer.why] }, 409)
}
