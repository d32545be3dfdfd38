import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { tokenForm } from './forms.ts'
import { NewTokenPage, RevokeTokenPage, TokensPage } from './pages.tsx'
import { liveToken, tokensHeld } from './reads.ts'
import { makeToken, revokeToken } from './writes.ts'

export const routes = [
  get('/tokens', 'accounts.make_tokens', showTokens),
  post('/tokens', 'accounts.make_tokens', putToken),
  get('/tokens/:id/revocation', 'accounts.make_tokens', showRevocation),
  post('/tokens/:id/revocation', 'accounts.make_tokens', putRevocation),
]

const refusals: Refusals<typeof makeToken> & { readonly one_live_token_of_a_name: string } = {
  one_live_token_of_a_name: 'A token of this name works already. Give another name, or revoke that one first.',
}

const held = (c: Ask) => c.get('scope').read((tx) => tokensHeld(tx))

async function showTokens(c: Ask) {
  return c.html(<TokensPage frame={c.get('frame')} tokens={await held(c)} />)
}

async function putToken(c: Ask) {
  const frame = c.get('frame')
  const answers = read(tokenForm(frame.lmcs), await c.req.formData())
  if (!answers.ok)
    return c.html(<TokensPage frame={frame} tokens={await held(c)} raw={answers.raw} errors={answers.errors} />, 422)

  const answer = await c.get('scope').write((tx) => makeToken(tx, answers.values), 'one_live_token_of_a_name')
  if (!answer.done)
    return c.html(
      <TokensPage frame={frame} tokens={await held(c)} raw={answers.raw} refusal={refusals[answer.why]} />,
      409,
    )
  c.header('cache-control', 'no-store')
  return c.html(<NewTokenPage frame={frame} name={answers.values.name} secret={answer.value} />)
}

const tokenId = (c: Ask) => idParam(c, 'id') as Id<'api_token'>

async function showRevocation(c: Ask) {
  const token = await c.get('scope').read((tx) => liveToken(tx, tokenId(c)))
  if (!token) throw new NotFound()
  return c.html(<RevokeTokenPage frame={c.get('frame')} id={token.id} name={token.name} />)
}

async function putRevocation(c: Ask) {
  await c.get('scope').write((tx) => revokeToken(tx, tokenId(c)))
  return c.redirect('/tokens', 303)
}
