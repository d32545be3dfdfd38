import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, mayEnter, mayNot, post, type Ask } from '../../../platform/routes.ts'
import { colleagueForm } from '../invitations/forms.ts'
import { openInvitations } from '../invitations/reads.ts'
import { countInvitation, invitingDone, invitingRefusals } from '../invitations/routes.tsx'
import { invite } from '../invitations/writes.ts'
import { heldToday, ownPractices, practiceInReach, rolesAt } from '../roles/reads.ts'
import { mayGive } from '../roles/rules.ts'
import { OwnPracticesPage, PracticeRolesPage, type PracticeRolesPageProps } from './pages.tsx'

export const routes = [
  get('/practice-roles', 'accounts.give_practice_roles', showOwn),
  get('/practices/:ods_code/roles', 'accounts.give_practice_roles', async (c) =>
    c.html(<PracticeRolesPage {...(await whole(c)).props} {...invitingDone(c)} />),
  ),
  post('/practices/:ods_code/invitations', 'accounts.give_practice_roles', postColleague, { asks_again: true }),
]

/** One's own practice's, or a choice of them; whoever gives roles in the office has all of them on one page. */
async function showOwn(c: Ask) {
  const { actor } = c.get('scope')
  if (mayEnter(actor, 'accounts.read_roles')) return c.redirect('/roles', 303)
  const practices = await c.get('scope').read((tx) => ownPractices(tx))
  const [only, another] = practices
  if (only && !another) return c.redirect(`/practices/${only.ods_code}/roles`, 303)
  return c.html(<OwnPracticesPage frame={c.get('frame')} practices={practices} />)
}

/** An administrator of the office opens this of every practice of their LMCs; a practice's of their own. */
async function whole(c: Ask) {
  const { actor, now } = c.get('scope')
  return c.get('scope').read(async (tx) => {
    const practice = await practiceInReach(tx, c.req.param('ods_code') ?? '')
    const { practice_id, lmc_id, name, ods_code } = practice ?? {}
    if (!practice_id || !lmc_id || !ods_code) throw new NotFound()
    if (!mayEnter(actor, 'accounts.give_roles') && !actor.practice_ids.includes(practice_id)) throw new NotFound()
    const roles = await rolesAt(tx, practice_id)
    const may_change = !mayNot(actor)
    const held = may_change ? await heldToday(tx, actor.account_id) : []
    const props: PracticeRolesPageProps = {
      frame: c.get('frame'),
      practice: { name: name ?? ods_code, ods_code },
      roles,
      endable: new Set(roles.filter((role) => mayGive(held, role)).map(({ id }) => id)),
      invitations: (await openInvitations(tx)).filter((one) => one.practice_id === practice_id),
      may_change,
      now,
    }
    return { props, role: { role: 'practice_staff', lmc_id, practice_id } }
  })
}

async function postColleague(c: Ask) {
  const { props, role } = await whole(c)
  const answers = read(colleagueForm, await c.req.formData())
  if (!answers.ok) return c.html(<PracticeRolesPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  await countInvitation(c)
  const answer = await c.get('scope').write((tx) => invite(tx, answers.values, role), 'one_open_invitation')
  if (!answer.done)
    return c.html(<PracticeRolesPage {...props} raw={answers.raw} refusal={invitingRefusals[answer.why]} />, 409)
  return c.redirect(`/practices/${props.practice.ods_code}/roles?done=sent`, 303)
}
