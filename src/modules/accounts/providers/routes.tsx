import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { ProviderFails, whatAnswers } from '../../../platform/openid.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import { openSecret } from '../../../platform/secrets.ts'
import type { Id } from '../../../platform/values.ts'
import { providerForm } from './forms.ts'
import { ProviderPage, ProvidersPage, type Trial } from './pages.tsx'
import { providerSet, providersSet, sealedSecretOf } from './reads.ts'
import { noteTrial, setProvider } from './writes.ts'

const may = 'accounts.set_providers'

export const routes = [
  get('/providers', may, async (c) => c.html(<ProvidersPage {...await all(c)} />)),
  post('/providers', may, postProvider, { asks_again: true }),
  get('/providers/:id', may, async (c) => c.html(<ProviderPage {...await one(c)} />)),
  post('/providers/:id', may, postChange, { asks_again: true }),
  post('/providers/:id/trial', may, postTrial),
]

export const redirectUri = (c: Ask) => `${c.get('config').public_url}/sign-in/provider`

const all = async (c: Ask) => ({
  frame: c.get('frame'),
  redirect_uri: redirectUri(c),
  providers: await c.get('scope').read((tx) => providersSet(tx)),
})

const providerId = (c: Ask) => idParam(c, 'id') as Id<'identity_provider'>

async function one(c: Ask) {
  const provider = await c.get('scope').read((tx) => providerSet(tx, providerId(c)))
  if (!provider) throw new NotFound()
  return { frame: c.get('frame'), redirect_uri: redirectUri(c), provider }
}

const refusals: Refusals<typeof setProvider> & Record<'one_provider_of_a_name_in_an_office', string> = {
  issuer_may_not_be_called:
    'The issuer must be an https address with a name, such as https://login.example.org/tenant/v2.0.',
  secret_wanted: 'Enter the client secret that the provider gave you.',
  one_provider_of_a_name_in_an_office: 'There is a provider of this name. Give another name, or change that one.',
}

async function postProvider(c: Ask) {
  const answers = read(providerForm, await c.req.formData())
  if (!answers.ok) return c.html(<ProvidersPage {...await all(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write((tx) => setProvider(tx, c.get('config'), answers.values), 'one_provider_of_a_name_in_an_office')
  if (!answer.done)
    return c.html(<ProvidersPage {...await all(c)} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/providers/${answer.value}`, 303)
}

async function postChange(c: Ask) {
  const props = await one(c)
  const answers = read(providerForm, await c.req.formData())
  if (!answers.ok) return c.html(<ProviderPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write(
      (tx) => setProvider(tx, c.get('config'), answers.values, props.provider.id),
      'one_provider_of_a_name_in_an_office',
    )
  if (!answer.done) return c.html(<ProviderPage {...props} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/providers/${props.provider.id}`, 303)
}

/** Asks the provider what it is, and says what it said. Only a sign-in shows whether the secret is right. */
async function postTrial(c: Ask) {
  const props = await one(c)
  const { id, issuer, client_id } = props.provider
  const sealed = await c.get('scope').read((tx) => sealedSecretOf(tx, id))
  if (!sealed) throw new NotFound()
  await c.get('limit')(`provider tried ${id}`, 20, 900)
  const trial = await tried(c, {
    issuer,
    client_id,
    client_secret: openSecret(c.get('config'), sealed.sealed_client_secret),
  })
  await c.get('scope').write((tx) => noteTrial(tx, id, trial.words))
  return c.html(<ProviderPage {...props} trial={trial} />)
}

async function tried(c: Ask, provider: Parameters<typeof whatAnswers>[0]): Promise<Trial> {
  try {
    const { signs_in_at, uses_pkce } = await whatAnswers(provider, c.get('config').public_url, c.get('scope').now)
    const pkce = uses_pkce ? '' : ' It doesn’t say that it knows PKCE; it is used all the same.'
    return {
      kind: 'good',
      title: 'It answers.',
      words: `It signs people in at ${signs_in_at}.${pkce} Sign in by it once to see that the id and the secret are right.`,
    }
  } catch (error) {
    if (!(error instanceof ProviderFails)) throw error
    c.get('log').warn({ err: error, identity_provider_issuer: provider.issuer }, 'a provider was tried and failed')
    return { kind: 'danger', title: 'It can’t be used as it is.', words: `${error.message}.` }
  }
}
