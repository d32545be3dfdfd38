import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'

/** Who signs in there, and what is wrong with what the provider then says, if anything. */
export type SignsIn = {
  readonly sub: string
  readonly claims?: Readonly<Record<string, unknown>>
  readonly wrong?: 'nonce' | 'audience' | 'issuer' | 'time' | 'key' | 'unsigned'
}

export const client = { client_id: 'openlmc', client_secret: 'hush & hush' }

/** An OpenID Connect provider on this machine, which lets in whoever it is told to. */
export async function fakeProvider() {
  const [ours, theirs] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
  const keys = [{ ...(await exportJWK(ours.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }]
  const codes = new Map<string, { readonly challenge: string; readonly nonce: string; readonly who: SignsIn }>()
  let issuer = ''
  let calls = 0

  function tokenFor({ sub, claims, wrong }: SignsIn, nonce: string) {
    const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000) - (wrong === 'time' ? 7200 : 0)
    const payload: JWTPayload = {
      ...claims,
      sub,
      nonce: wrong === 'nonce' ? 'another' : nonce,
      iat: now,
      exp: now + 300,
    }
    payload.iss = wrong === 'issuer' ? 'https://evil.example' : issuer
    payload.aud = wrong === 'audience' ? 'another program' : client.client_id
    if (wrong === 'unsigned') return new UnsecuredJWT(payload).encode()
    const signed = new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'one' })
    return signed.sign(wrong === 'key' ? theirs.privateKey : ours.privateKey)
  }

  async function answer(request: IncomingMessage): Promise<[status: number, body: unknown]> {
    calls += 1
    if (request.url === '/.well-known/openid-configuration') {
      const [authorization_endpoint, token_endpoint, jwks_uri] = ['authorize', 'token', 'jwks'].map(
        (at) => `${issuer}/${at}`,
      )
      const id_token_signing_alg_values_supported = ['RS256']
      const more = { response_types_supported: ['code'], code_challenge_methods_supported: ['S256'] }
      return [
        200,
        { issuer, authorization_endpoint, token_endpoint, jwks_uri, id_token_signing_alg_values_supported, ...more },
      ]
    }
    if (request.url === '/jwks') return [200, { keys }]
    const sent = new URLSearchParams(await text(request))
    const code = codes.get(sent.get('code') ?? '')
    // A code is good once, and only for whoever knows what was hashed.
    codes.delete(sent.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    const is_client = sent.get('client_secret') === client.client_secret
    if (!code || code.challenge !== challenge || !is_client) return [400, { error: 'invalid_grant' }]
    return [200, { access_token: 'x', token_type: 'bearer', id_token: await tokenFor(code.who, code.nonce) }]
  }

  const listen = (port: number) =>
    new Promise<Server>((resolve) => {
      const server = createServer((request, response) => {
        void answer(request).then(([status, body]) =>
          response
            .writeHead(status, { 'content-type': 'application/json', connection: 'close' })
            .end(JSON.stringify(body)),
        )
      })
      server.listen(port, '127.0.0.1', () => resolve(server))
    })
  let server = await listen(0)
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  issuer = `http://127.0.0.1:${port}`

  return {
    issuer,
    calls: () => calls,
    /** Signs somebody in at the address a browser was sent to; answers the path it comes back to. */
    comeBack(href: string, who: SignsIn): string {
      const asked = new URL(href).searchParams
      const code = crypto.randomUUID()
      codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '', who })
      const { pathname } = new URL(asked.get('redirect_uri') ?? '')
      return `${pathname}?${new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()}`
    },
    down: () => new Promise<void>((resolve) => server.close(() => resolve())),
    up: async () => {
      server = await listen(port)
    },
  }
}
