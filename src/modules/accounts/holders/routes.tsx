import { NotAllowed, NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { isDuring, londonDay, type Id } from '../../../platform/values.ts'
import { endingForm, givingForm } from '../roles/forms.ts'
import { heldToday, ownRoles, roleAsked, roleInSight, rolesOf, type RoleShown } from '../roles/reads.ts'
import { goesOn, mayGive } from '../roles/rules.ts'
import { endRole, giveRole } from '../roles/writes.ts'
import { EndRolePage } from '../endings/pages.tsx'
import { whyAsked } from './forms.ts'
import { HolderPage, type HolderPageProps, type Why } from './pages.tsx'
import { permissionsAt, reasonFor } from './rules.ts'

export const routes = [
  get('/roles/mine', 'accounts.hold_session', showOwn),
  get('/roles/:account_id', 'accounts.read_roles', showHolder),
  post('/roles/:account_id', 'accounts.give_roles', postRole, { asks_again: true }),
  get('/roles/held/:id/ending', 'accounts.give_practice_roles', showEnding),
  post('/roles/held/:id/ending', 'accounts.give_practice_roles', postEnding, { asks_again: true }),
]

const sentences: Readonly<Record<string, string>> = {
  given: 'They hold the role, and are told by letter.',
  ended: 'The role is ended, and they are told by letter.',
}

async function showHolder(c: Ask) {
  const text = sentences[c.req.query('done') ?? '']
  return c.html(<HolderPage {...await whole(c)} {...(text && { flash: { kind: 'good', text } })} />)
}

const doors = (c: Ask) => c.get('modules').flatMap((module) => module.routes)

function whyOf(c: Ask, roles: readonly RoleShown[]): Why {
  const today = londonDay(c.get('scope').now)
  const asked = whyAsked(new URL(c.req.url).searchParams)
  const held = roles.filter((role) => !role.never_was && isDuring(role, today))
  const permissions = asked.may ? [asked.may] : asked.at ? permissionsAt(doors(c), asked.at) : []
  return { ...asked, reasons: permissions.map((permission) => reasonFor(permission, held)) }
}

async function whole(c: Ask): Promise<HolderPageProps> {
  const account_id = idParam(c, 'account_id') as Id<'account'>
  const { actor, now } = c.get('scope')
  const { roles, held } = await c.get('scope').read(async (tx) => ({
    roles: await rolesOf(tx, account_id),
    held: await heldToday(tx, actor.account_id),
  }))
  const [first] = roles
  if (!first) throw new NotFound()
  return {
    frame: c.get('frame'),
    at: `/roles/${account_id}`,
    name: first.name,
    email: first.email,
    is_own: false,
    may_give: mayEnter(actor, 'accounts.give_roles'),
    endable: new Set(roles.filter((role) => goesOn(role, londonDay(now)) && mayGive(held, role)).map(({ id }) => id)),
    roles,
    why: whyOf(c, roles),
  }
}

/** One's own roles, wherever they reach. */
async function showOwn(c: Ask) {
  const { actor } = c.get('scope')
  const { account_id } = actor
  if (!account_id) throw new NotFound()
  const { email, roles } = await c.get('scope').read((tx) => ownRoles(tx, account_id))
  return c.html(
    <HolderPage
      frame={c.get('frame')}
      at="/roles/mine"
      name={actor.name}
      email={email}
      is_own
      may_give={false}
      endable={new Set()}
      roles={roles}
      why={whyOf(c, roles)}
    />,
  )
}

const giving: Refusals<typeof roleAsked> & Refusals<typeof giveRole> & Record<'role_once_at_a_time', string> = {
  role_is_not_for_that:
    'Roles at a practice are for a practice, and the others for the office or an LMC. Choose again.',
  practice_not_in_reach: 'None of your LMCs represents a practice with this code today. Check the code.',
  role_ends_before_it_starts: 'The last day is before the first. Choose a later one.',
  role_once_at_a_time: 'They hold this role then already. End that one first, or choose other days.',
}

async function postRole(c: Ask) {
  const props = await whole(c)
  const account_id = idParam(c, 'account_id') as Id<'account'>
  const answers = read(givingForm(c.get('frame').lmcs), await c.req.formData())
  if (!answers.ok) return c.html(<HolderPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write(async (tx) => {
    const asked = await roleAsked(tx, answers.values)
    return asked.done ? giveRole(tx, account_id, asked.value, answers.values) : asked
  }, 'role_once_at_a_time')
  if (!answer.done) return c.html(<HolderPage {...props} raw={answers.raw} refusal={giving[answer.why]} />, 409)
  return c.redirect(`${props.at}?done=given`, 303)
}

/** A role that may be seen here, and back to where it is seen. */
async function endingAt(c: Ask) {
  const id = idParam(c, 'id') as Id<'role_held'>
  const { actor } = c.get('scope')
  const { role, held } = await c.get('scope').read(async (tx) => ({
    role: await roleInSight(tx, id),
    held: await heldToday(tx, actor.account_id),
  }))
  if (!role) throw new NotFound()
  if (!mayGive(held, role)) throw new NotAllowed('end this role')
  const cancel_href = mayEnter(actor, 'accounts.read_roles')
    ? `/roles/${role.account_id}`
    : `/practices/${role.ods_code}/roles`
  return { frame: c.get('frame'), role, cancel_href }
}

async function showEnding(c: Ask) {
  return c.html(<EndRolePage {...await endingAt(c)} />)
}

const ending: Refusals<typeof endRole> = {
  role_has_ended: 'This role has ended already.',
  role_ends_sooner: 'The role ends before that day as it is. Choose an earlier day.',
  role_ends_before_it_starts: 'The role begins after that day. Leave the day blank to take it back at once.',
  last_administrator: 'Nobody else would be the office’s administrator from then. Make somebody else one first.',
}

async function postEnding(c: Ask) {
  const props = await endingAt(c)
  const answers = read(endingForm, await c.req.formData())
  if (!answers.ok) return c.html(<EndRolePage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => endRole(tx, props.role.id, answers.values))
  if (!answer.done) return c.html(<EndRolePage {...props} raw={answers.raw} refusal={ending[answer.why]} />, 409)
  return c.redirect(`${props.cancel_href}?done=ended`, 303)
}
