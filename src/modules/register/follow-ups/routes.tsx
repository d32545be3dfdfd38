import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { againForm, changesAsked, changesQuery, moveForm, notingForm, ownerForm } from './forms.ts'
import { ChangesPage } from '../changes/pages.tsx'
import { ChangePage, type ChangePageProps } from './pages.tsx'
import { changesFound, changeWith, colleaguesFor, movesMade } from './reads.ts'
import { lookAgain, moveChange, noteAll, ownChange } from './writes.ts'

export const routes = [
  get('/changes', 'register.read_changes', showChanges),
  get('/changes/:id', 'register.read_changes', async (c) => c.html(<ChangePage {...await whole(c)} />)),
  post('/changes/noting', 'register.follow_changes', postNoting),
  post('/changes/:id/moves', 'register.follow_changes', postMove),
  post('/changes/:id/owner', 'register.follow_changes', postOwner),
  post('/changes/:id/look-again', 'register.follow_changes', postAgain),
]

async function showChanges(c: Ask) {
  const { actor, now } = c.get('scope')
  const asked = changesAsked(new URL(c.req.url).searchParams)
  const found = await c.get('scope').read((tx) => changesFound(tx, asked))
  const page = Math.min(asked.page, Math.max(1, Math.ceil(found.total / 50)))
  const may_follow = mayEnter(actor, 'register.follow_changes')
  return c.html(<ChangesPage frame={c.get('frame')} asked={{ ...asked, page }} {...{ found, now, may_follow }} />)
}

async function whole(c: Ask): Promise<ChangePageProps> {
  const { actor } = c.get('scope')
  const id = idParam(c, 'id') as Id<'change'>
  return c.get('scope').read(async (tx) => {
    const change = await changeWith(tx, id)
    if (!change) throw new NotFound()
    const is_mine = change.owner_id !== null && change.owner_id === actor.account_id
    return {
      frame: c.get('frame'),
      change,
      moves: await movesMade(tx, id),
      may_follow: mayEnter(actor, 'register.follow_changes'),
      is_mine,
      colleagues: mayEnter(actor, 'register.follow_changes') ? await colleaguesFor(tx, change) : [],
    }
  })
}

const refusals: Refusals<typeof moveChange> & Refusals<typeof ownChange> = {
  changed_since: 'Somebody else dealt with this while you were reading. Look at what they did, then choose again.',
  move_not_open: 'That can’t be done from this state. Choose one of those below.',
}

async function postMove(c: Ask) {
  const id = idParam(c, 'id') as Id<'change'>
  const answers = read(moveForm, await c.req.formData())
  if (!answers.ok) return c.html(<ChangePage {...await whole(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => moveChange(tx, id, answers.values))
  if (!answer.done)
    return c.html(<ChangePage {...await whole(c)} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/changes/${id}`, 303)
}

async function postOwner(c: Ask) {
  const id = idParam(c, 'id') as Id<'change'>
  const answers = read(ownerForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  const answer = await c.get('scope').write((tx) => ownChange(tx, id, answers.values))
  if (!answer.done) return c.html(<ChangePage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/changes/${id}`, 303)
}

async function postAgain(c: Ask) {
  const id = idParam(c, 'id') as Id<'change'>
  const answers = read(againForm, await c.req.formData())
  if (!answers.ok) {
    const { look_again_on } = answers.errors
    return c.html(
      <ChangePage {...await whole(c)} again={answers.raw} {...(look_again_on && { errors: { look_again_on } })} />,
      422,
    )
  }
  await c.get('scope').write((tx) => lookAgain(tx, id, answers.values))
  return c.redirect(`/changes/${id}`, 303)
}

async function postNoting(c: Ask) {
  const sent = await c.req.formData()
  const answers = read(notingForm, sent)
  if (!answers.ok) throw new NotFound()
  const lmc = sent.get('lmc')
  const asked = changesAsked(
    new URLSearchParams({ kind: answers.values.kind, ...(typeof lmc === 'string' ? { lmc } : {}) }),
  )
  await c.get('scope').write((tx) => noteAll(tx, answers.values, asked.lmc))
  return c.redirect(`/changes?${changesQuery(asked)}`, 303)
}
