import { done, NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { stranger, type Operating } from '../../../platform/scope.ts'
import { browserAsking, keepSession, tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import type { FlashMessage } from '../../../ui/notice.tsx'
import { roleAsked } from '../roles/reads.ts'
import { providersAtDoor } from '../provider-sign-ins/reads.ts'
import { nameOverDoor } from '../sign-ins/reads.ts'
import { invitingForm } from './forms.ts'
import { AcceptPage, InvitationsPage, SpentInvitationPage } from './pages.tsx'
import { addressOf, invitationBy, openInvitations, type Invitation } from './reads.ts'
import { invitingLimit } from './rules.ts'
import { acceptInvitation, invite, inviteAgain, withdrawInvitation } from './writes.ts'

export const routes = [
  get('/invitations', 'accounts.give_roles', async (c) =>
    c.html(<InvitationsPage {...await whole(c)} {...invitingDone(c)} />),
  ),
  post('/invitations', 'accounts.give_roles', postInvitation, { asks_again: true }),
  post('/invitations/:id/sending', 'accounts.give_practice_roles', postSending, { asks_again: true }),
  post('/invitations/:id/withdrawal', 'accounts.give_practice_roles', postWithdrawal),
  get('/invitations/:token', 'public', showInvitation),
  post('/invitations/:token', 'public', postAcceptance),
]

const whole = async (c: Ask) => ({
  frame: c.get('frame'),
  now: c.get('scope').now,
  invitations: await c.get('scope').read((tx) => openInvitations(tx)),
})

const sentences: Readonly<Record<string, string>> = {
  sent: 'The invitation is on its way.',
  withdrawn: 'The invitation is withdrawn. Its link works no more.',
  ended: 'The role is ended, and they are told by letter.',
}

/** What was just done to an invitation, or to a role on the same page. */
export function invitingDone(c: Ask): { flash?: FlashMessage } {
  const text = sentences[c.req.query('done') ?? '']
  return text ? { flash: { kind: 'good', text } } : {}
}

export const invitingRefusals: Refusals<typeof invite> & Record<'one_open_invitation', string> = {
  role_would_be_over: 'The last day of the role has passed. Choose a later one.',
  holds_it_already: 'Somebody with this address holds this role already.',
  one_open_invitation: 'They are invited to this already. Send that invitation again instead.',
}
const refusals: Refusals<typeof roleAsked> & typeof invitingRefusals = {
  ...invitingRefusals,
  role_is_not_for_that:
    'Roles at a practice are for a practice, and the others for the office or an LMC. Choose again.',
  practice_not_in_reach: 'None of your LMCs represents a practice with this code today. Check the code.',
}

/** Counts one letter to somebody who never asked for it. */
export const countInvitation = (c: Ask) =>
  c.get('limit')(`invitations of ${c.get('scope').actor.account_id}`, invitingLimit.most, invitingLimit.seconds)

async function postInvitation(c: Ask) {
  const answers = read(invitingForm(c.get('frame').lmcs), await c.req.formData())
  if (!answers.ok) return c.html(<InvitationsPage {...await whole(c)} raw={answers.raw} errors={answers.errors} />, 422)
  await countInvitation(c)
  const answer = await c.get('scope').write(async (tx) => {
    const asked = await roleAsked(tx, answers.values)
    return asked.done ? invite(tx, answers.values, asked.value) : asked
  }, 'one_open_invitation')
  if (!answer.done)
    return c.html(<InvitationsPage {...await whole(c)} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect('/invitations?done=sent', 303)
}

/** To where the invitation is listed, for whoever changed it. */
const back = (c: Ask, ods_code: string | null, done: 'sent' | 'withdrawn') =>
  c.redirect(
    `${mayEnter(c.get('scope').actor, 'accounts.give_roles') ? '/invitations' : `/practices/${ods_code}/roles`}?done=${done}`,
    303,
  )

async function postSending(c: Ask) {
  await countInvitation(c)
  const answer = await c.get('scope').write((tx) => inviteAgain(tx, idParam(c, 'id') as Id<'invitation'>))
  if (!answer.done) throw new NotFound()
  return back(c, answer.value.ods_code, 'sent')
}

async function postWithdrawal(c: Ask) {
  const answer = await c.get('scope').write((tx) => withdrawInvitation(tx, idParam(c, 'id') as Id<'invitation'>))
  if (!answer.done) throw new NotFound()
  return back(c, answer.value.ods_code, 'withdrawn')
}

/** Whoever opens a link belongs to no office yet, so no office's wall is open to find the invitation behind. */
export async function seeing<T>(c: Ask, look: (tx: Operating) => Promise<T>): Promise<T> {
  const answer = await c.get('scope').operate(async (tx) => {
    tx.leavesNoRecord('opening a link changes nothing')
    return done(await look(tx))
  })
  if (!answer.done) throw new NotFound()
  return answer.value
}

/** Whoever accepts, as the office that invited them: so it reads in its own record that they did. */
export const asInvited = (c: Ask, { name, office_id }: Pick<Invitation, 'name' | 'office_id'>) =>
  c.get('scopeFor')({ ...stranger, name, office_id })

const token = (c: Ask) => c.req.param('token') ?? ''

async function spent(c: Ask, status: 404 | 409) {
  return c.html(<SpentInvitationPage name={await c.get('scope').read((tx) => nameOverDoor(tx))} />, status)
}

async function showInvitation(c: Ask) {
  c.header('cache-control', 'no-store')
  const { account_id, name } = c.get('scope').actor
  const { invitation, email, providers } = await seeing(c, async (tx) => ({
    invitation: await invitationBy(tx, tokenHash(token(c))),
    providers: await providersAtDoor(tx),
    email: account_id ? await addressOf(tx, account_id) : undefined,
  }))
  if (!invitation) return spent(c, 404)
  const is_another = email !== undefined && email !== invitation.email
  return c.html(
    <AcceptPage
      invitation={invitation}
      action={c.req.path}
      providers={providers
        .filter(({ office_id }) => office_id === invitation.office_id)
        .map(({ id, name: label }) => ({ name: label, href: `/sign-in/providers/${id}?invitation=${token(c)}` }))}
      {...(is_another && { signed_in: { name, email } })}
    />,
  )
}

async function postAcceptance(c: Ask) {
  const invitation = await seeing(c, (tx) => invitationBy(tx, tokenHash(token(c))))
  if (!invitation) return spent(c, 409)
  const browser = browserAsking(c)
  const accepting = { browser, strength: 'link', is_proved: false, is_in: c.get('scope').actor.account_id } as const
  const answer = await asInvited(c, invitation).operate((tx) => acceptInvitation(tx, tokenHash(token(c)), accepting))
  if (!answer.done) return spent(c, 409)
  if (answer.value.token) keepSession(c, answer.value.token, browser)
  return c.redirect('/', 303)
}
