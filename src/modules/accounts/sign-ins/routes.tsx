import { clientAddress } from '../../../platform/client-address.ts'
import { sha256 } from '../../../platform/config.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import { browserAsking, forgetSession, keepSession, sessionToken } from '../../../platform/session.ts'
import { ProviderButtons } from '../provider-sign-ins/pages.tsx'
import { providersAtDoor } from '../provider-sign-ins/reads.ts'
import { signInForm } from './forms.ts'
import { ConfirmSignInPage, LinkSentPage, SignInPage, SpentLinkPage } from './pages.tsx'
import { holderOfLink, nameOverDoor } from './reads.ts'
import { askingLimits, safeReturn } from './rules.ts'
import { requestLink, signInByLink, signOut } from './writes.ts'

export const routes = [
  get('/sign-in', 'public', showSignIn),
  post('/sign-in', 'public', askForLink),
  get('/sign-in/sent', 'public', showSent),
  get('/sign-in/link/:token', 'public', showLink),
  post('/sign-in/link/:token', 'public', followLink),
  post('/sign-out', 'public', leave),
]

const overDoor = (c: Ask) => c.get('scope').read((tx) => nameOverDoor(tx))

const ownSignIns = async (c: Ask, return_to: string) => (
  <ProviderButtons providers={await c.get('scope').read((tx) => providersAtDoor(tx))} return_to={return_to} />
)

async function showSignIn(c: Ask) {
  const return_to = safeReturn(c.req.query('return_to') ?? null)
  const { kind, is_half_in } = c.get('scope').actor
  if (kind === 'account' && !is_half_in) return c.redirect(return_to, 303)
  return c.html(
    <SignInPage name={await overDoor(c)} return_to={return_to}>
      {await ownSignIns(c, return_to)}
    </SignInPage>,
  )
}

async function askForLink(c: Ask) {
  const answers = read(signInForm, await c.req.formData())
  if (!answers.ok) {
    const return_to = safeReturn(answers.raw.return_to?.[0] ?? null)
    return c.html(
      <SignInPage name={await overDoor(c)} raw={answers.raw} errors={answers.errors} return_to={return_to}>
        {await ownSignIns(c, return_to)}
      </SignInPage>,
      422,
    )
  }
  const { from_address, for_email } = askingLimits
  await c.get('limit')(`sign-in from ${sha256(clientAddress(c))}`, from_address.most, from_address.seconds)
  await c.get('limit')(`sign-in as ${sha256(answers.values.email)}`, for_email.most, for_email.seconds)
  await c.get('scope').write((tx) => requestLink(tx, answers.values))
  return c.redirect('/sign-in/sent', 303)
}

async function showSent(c: Ask) {
  return c.html(<LinkSentPage name={await overDoor(c)} />)
}

async function showLink(c: Ask) {
  const holder = await c.get('scope').read((tx) => holderOfLink(tx, c.req.param('token') ?? ''))
  c.header('cache-control', 'no-store')
  if (!holder) return c.html(<SpentLinkPage name={await overDoor(c)} />, 404)
  return c.html(
    <ConfirmSignInPage name={await overDoor(c)} person_name={holder.name} email={holder.email} action={c.req.path} />,
  )
}

async function followLink(c: Ask) {
  const browser = browserAsking(c)
  const answer = await c.get('scope').write((tx) => signInByLink(tx, c.req.param('token') ?? '', browser))
  if (!answer.done) return c.html(<SpentLinkPage name={await overDoor(c)} />, 409)
  keepSession(c, answer.value.token, browser)
  return c.redirect(safeReturn(answer.value.return_to), 303)
}

async function leave(c: Ask) {
  const token = sessionToken(c)
  if (token) await c.get('scope').write((tx) => signOut(tx, token))
  forgetSession(c)
  return c.redirect('/sign-in', 303)
}
