import type { Refusals } from '../../../platform/answers.ts'
import { clientAddress } from '../../../platform/client-address.ts'
import { sha256 } from '../../../platform/config.ts'
import type { Field } from '../../../platform/forms/field.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import type { Writing } from '../../../platform/scope.ts'
import { browserAsking, keepSession, sessionToken } from '../../../platform/session.ts'
import { codeLimit } from '../lockouts/rules.ts'
import { sayDeviceLost } from '../lockouts/writes.ts'
import { mailedCodeForm } from '../mailed-codes/forms.ts'
import { mailedCodeSubject, mailedCodeWords } from '../mailed-codes/letters.tsx'
import { mailingLimit } from '../mailed-codes/rules.ts'
import { mailCode } from '../mailed-codes/writes.ts'
import { ProviderButtons, ProviderLinks } from '../provider-sign-ins/pages.tsx'
import { ownIdentities, providersAtDoor } from '../provider-sign-ins/reads.ts'
import { usedForm } from '../passkeys/forms.ts'
import { passkeyLimit } from '../passkeys/rules.ts'
import { passkeyNamedIn, proveByPasskey } from '../passkeys/writes.ts'
import { browserInWords } from '../sessions/rules.ts'
import { safeReturn } from '../sign-ins/rules.ts'
import { ownWays } from '../ways-in/reads.ts'
import { strongWays } from '../ways-in/rules.ts'
import { codeForm, onwardForm, recoveryForm } from './forms.ts'
import { ProofPage, shutWords } from './pages.tsx'
import { proveByAuthenticator, proveByMailedCode, proveByRecoveryCode, type Proof } from './writes.ts'

const may = 'accounts.pass_second_step'

export const routes = [
  get('/sign-in/second-step', may, show),
  get('/sign-in/again', may, show),
  post('/sign-in/proof/code', may, (c) =>
    tryCode(c, codeForm, 'code', (tx, code) => proveByAuthenticator(tx, c.get('config'), tokenOf(c), code)),
  ),
  post('/sign-in/proof/recovery-code', may, (c) =>
    tryCode(c, recoveryForm, 'recovery_code', (tx, code) => proveByRecoveryCode(tx, tokenOf(c), code)),
  ),
  post('/sign-in/proof/mailed-code', may, (c) =>
    tryCode(c, mailedCodeForm, 'mailed_code', (tx, code) => proveByMailedCode(tx, tokenOf(c), code)),
  ),
  post('/sign-in/proof/passkey', may, tryPasskey),
  post('/sign-in/mailed-codes', may, sendCode),
  post('/sign-in/lost-device', may, tellOfLoss),
]

const wrong = {
  code: 'That isn’t the code of now, or it was used already. Enter the one the app shows',
  recovery_code: 'That isn’t one of your recovery codes, or it was used already. Enter another',
  mailed_code: 'That isn’t the code, or it is too old. Enter the latest, or have another mailed',
} as const

const refusals: Refusals<typeof proveByPasskey> & Refusals<typeof mailCode> = {
  passkey_unknown: 'That passkey isn’t one of yours. Use another, or a code.',
  has_better_way: 'You have a better way to show that it is you. Use one of those below.',
}

const tokenOf = (c: Ask) => sessionToken(c) ?? ''

const sentenceFor: Readonly<Record<string, string>> = {
  mailed: 'A code is on its way to you.',
  lost: 'The administrators of your office know. Telephone them.',
}

type Shown = { return_to: string; errors?: Readonly<Record<string, string | undefined>>; refusal?: string }

async function page(c: Ask, { return_to, ...shown }: Shown, status: 200 | 409 | 422) {
  const { actor } = c.get('scope')
  const { ways, providers, identities } = await c.get('scope').read(async (tx) => ({
    ways: await ownWays(tx),
    providers: await providersAtDoor(tx),
    identities: await ownIdentities(tx),
  }))
  const linked = providers.filter(({ issuer }) => identities.some((identity) => identity.issuer === issuer))
  const to_link = providers.filter(({ office_id }) => office_id === actor.office_id)
  const said = c.req.query('said') ?? ''
  const sentence = sentenceFor[said]
  c.header('cache-control', 'no-store')
  return c.html(
    <ProofPage
      name={c.get('frame').office_name}
      person_name={actor.name}
      asks={actor.is_half_in ? 'second-step' : 'again'}
      ways={ways}
      return_to={return_to}
      is_mailed={said === 'mailed'}
      suggested_name={browserInWords(c.req.header('user-agent'))}
      {...(sentence && { flash: { kind: 'good', text: sentence } })}
      {...shown}
    >
      {strongWays(ways) === 0 && actor.is_half_in ? (
        <ProviderLinks providers={to_link} identities={[]} />
      ) : (
        <ProviderButtons providers={linked} return_to={return_to} />
      )}
    </ProofPage>,
    status,
  )
}

/** Each of the two addresses is for those who are as far as it; the others are sent where they belong. */
function show(c: Ask) {
  const { is_half_in } = c.get('scope').actor
  const return_to = safeReturn(c.req.query('return_to') ?? null)
  if (is_half_in === c.req.path.endsWith('/second-step')) return page(c, { return_to }, 200)
  return c.redirect(is_half_in ? onward(c, return_to) : return_to, 303)
}

const onward = (c: Ask, return_to: string, said?: string) => {
  const at = c.get('scope').actor.is_half_in ? '/sign-in/second-step' : '/sign-in/again'
  return `${at}?${new URLSearchParams({ return_to, ...(said && { said }) }).toString()}`
}

async function tryCode(
  c: Ask,
  form: Readonly<Record<string, Field<string>>>,
  name: keyof typeof wrong,
  prove: (tx: Writing, code: string) => Promise<{ done: true; value: Proof }>,
) {
  const answers = read(form, await c.req.formData())
  const return_to = safeReturn(answers.raw['return_to']?.[0] ?? null)
  if (!answers.ok) return page(c, { return_to, errors: answers.errors }, 422)
  await c.get('limit')(`code from ${sha256(clientAddress(c))}`, codeLimit.most, codeLimit.seconds)
  const answer = await c.get('scope').write((tx) => prove(tx, answers.values[name] ?? ''))
  if (!answer.done || answer.value.came === 'wrong') return page(c, { return_to, errors: { [name]: wrong[name] } }, 409)
  if (answer.value.came === 'shut') return page(c, { return_to, refusal: shutWords(answer.value.until) }, 409)
  keepSession(c, answer.value.token, browserAsking(c))
  return c.redirect(return_to, 303)
}

async function tryPasskey(c: Ask) {
  const answers = read(usedForm, await c.req.formData())
  const return_to = safeReturn(answers.raw.return_to?.[0] ?? null)
  if (!answers.ok) return page(c, { return_to, refusal: refusals.passkey_unknown }, 422)
  const { answer: said } = answers.values
  await c.get('limit')(`passkey ${passkeyNamedIn(said)}`, passkeyLimit.most, passkeyLimit.seconds)
  const answer = await c.get('scope').write((tx) => proveByPasskey(tx, c.get('config'), tokenOf(c), said))
  if (!answer.done) return page(c, { return_to, refusal: refusals[answer.why] }, 409)
  keepSession(c, answer.value, browserAsking(c))
  return c.redirect(return_to, 303)
}

const returnIn = async (c: Ask) => {
  const answers = read(onwardForm, await c.req.formData())
  return answers.ok ? answers.values.return_to : '/'
}

async function sendCode(c: Ask) {
  const return_to = await returnIn(c)
  const { account_id } = c.get('scope').actor
  await c.get('limit')(`code mailed to ${account_id}`, mailingLimit.most, mailingLimit.seconds)
  const { office_name } = c.get('frame')
  const lettered = (name: string, code: string) => ({
    subject: mailedCodeSubject,
    words: mailedCodeWords(office_name, name, code),
  })
  const answer = await c.get('scope').write((tx) => mailCode(tx, tokenOf(c), lettered))
  if (!answer.done) return page(c, { return_to, refusal: refusals[answer.why] }, 409)
  return c.redirect(onward(c, return_to, 'mailed'), 303)
}

async function tellOfLoss(c: Ask) {
  const return_to = await returnIn(c)
  await c.get('scope').write((tx) => sayDeviceLost(tx))
  return c.redirect(onward(c, return_to, 'lost'), 303)
}
