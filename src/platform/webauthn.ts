import { z } from 'zod'
import type { Config } from './config.ts'

/** A passkey's public half, and what else is needed to know it again. */
export type Credential = {
  readonly credential_id: string
  readonly public_key: Buffer
  readonly counter: number
  readonly transports: readonly string[]
}

export type Holder = { readonly account_id: string; readonly email: string; readonly name: string }

// Loaded when somebody first uses a passkey: it takes a fifth of a second, which a start needn't wait for.
const library = () => import('@simplewebauthn/server')

/** Ed25519, ES256, RS256: what every authenticator knows one of. */
const algorithms = [-8, -7, -257]

const site = ({ public_url }: Config) => {
  const { origin, hostname } = new URL(public_url)
  return { expectedOrigin: origin, expectedRPID: hostname }
}

/** What a browser is told to make a passkey, for `navigator.credentials.create`. */
export async function creationOptions(
  config: Config,
  challenge: string,
  { account_id, email, name }: Holder,
  office_name: string,
  held: readonly string[],
) {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: office_name,
    rpID: site(config).expectedRPID,
    userID: new Uint8Array(Buffer.from(account_id.replaceAll('-', ''), 'hex')),
    userName: email,
    userDisplayName: name,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    // Held by the device and opened by a finger, a face or a PIN: both factors at once, and no address to be typed.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: held.map((id) => ({ id })),
    supportedAlgorithmIDs: algorithms,
  })
}

/** What a browser is told to use a passkey, for `navigator.credentials.get`: whichever it holds for this site. */
export async function requestOptions(config: Config, challenge: string) {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: site(config).expectedRPID,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
  })
}

const bytes = z.string().regex(/^[\w-]+$/)
const anyAnswer = { id: bytes, rawId: bytes, type: z.literal('public-key') }
const madeAnswer = z.object({
  ...anyAnswer,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(8).default([]),
  }),
})
const usedAnswer = z.object({
  ...anyAnswer,
  response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
})
const clientData = z.object({ challenge: bytes })

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The challenge that a browser's answer says it answers; undefined where it is no such answer. */
export function challengeIn(answer: string): string | undefined {
  const { data } = z.object({ response: z.object({ clientDataJSON: bytes }) }).safeParse(json(answer))
  const said = data && json(Buffer.from(data.response.clientDataJSON, 'base64url').toString('utf8'))
  return clientData.safeParse(said).data?.challenge
}

/** The passkey a browser says it has made, if it was made here, now, and for us. */
export async function readMade(config: Config, challenge: string, answer: string): Promise<Credential | undefined> {
  const { data } = madeAnswer.safeParse(json(answer))
  if (!data) return undefined
  const { verifyRegistrationResponse } = await library()
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...data, clientExtensionResults: {} },
      expectedChallenge: challenge,
      supportedAlgorithmIDs: algorithms,
      ...site(config),
    })
    if (!registrationInfo) return undefined
    const { id, publicKey, counter } = registrationInfo.credential
    const { transports } = data.response
    return { credential_id: id, public_key: Buffer.from(publicKey), counter, transports }
  } catch {
    // Whatever the library says is wrong with it, the browser sent it: there is nothing to tell anybody but no.
    return undefined
  }
}

/** Which passkey a browser says it used; whether it did is for `readUsed`. */
export const credentialIn = (answer: string): string | undefined => usedAnswer.safeParse(json(answer)).data?.id

/** The passkey's count of uses, if the browser holds it and used it here, now, for us; undefined where not. */
export async function readUsed(
  config: Config,
  challenge: string,
  answer: string,
  { credential_id, public_key, counter }: Omit<Credential, 'transports'>,
): Promise<number | undefined> {
  const { data } = usedAnswer.safeParse(json(answer))
  if (!data) return undefined
  const { verifyAuthenticationResponse } = await library()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...data, clientExtensionResults: {} },
      expectedChallenge: challenge,
      credential: { id: credential_id, publicKey: new Uint8Array(public_key), counter },
      ...site(config),
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}
