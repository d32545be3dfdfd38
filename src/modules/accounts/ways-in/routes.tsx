import { get, type Ask } from '../../../platform/routes.ts'
import { ownAuthenticator } from '../authenticators/reads.ts'
import { passkeysHeld } from '../passkeys/reads.ts'
import { ProviderLinks } from '../provider-sign-ins/pages.tsx'
import { ownIdentities, providersAtDoor } from '../provider-sign-ins/reads.ts'
import { WaysInPage } from './pages.tsx'
import { ownWays } from './reads.ts'

export const routes = [get('/ways-in', 'accounts.hold_session', show)]

const sentences: Readonly<Record<string, string>> = {
  renamed: 'It is renamed.',
  removed: 'It is removed.',
}

async function show(c: Ask) {
  const held = await c.get('scope').read(async (tx) => ({
    ways: await ownWays(tx),
    passkeys: await passkeysHeld(tx),
    authenticator_since: (await ownAuthenticator(tx))?.made_at,
    providers: (await providersAtDoor(tx)).filter(({ office_id }) => office_id === tx.actor.office_id),
    identities: await ownIdentities(tx),
  }))
  const sentence = sentences[c.req.query('done') ?? '']
  return c.html(
    <WaysInPage frame={c.get('frame')} {...held} {...(sentence && { flash: { kind: 'good', text: sentence } })}>
      <ProviderLinks providers={held.providers} identities={held.identities} />
    </WaysInPage>,
  )
}
