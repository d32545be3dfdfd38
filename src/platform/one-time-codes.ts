import { generateSecret, generateURI, verify } from 'otplib'

/** A secret that an authenticator app and we both know, in base32. */
export const newAuthenticatorSecret = () => generateSecret()

/** What the app reads from the picture: whose the secret is, and the secret. */
export const authenticatorAddress = (issuer: string, label: string, secret: string) =>
  // A colon would end the issuer's name in the app's eyes.
  generateURI({ issuer: issuer.replaceAll(':', ' '), label, secret })

/** One code before and one after are taken too: a telephone's clock may be half a minute out. */
const tolerance = 30

/** The half-minute whose code this is, counted from 1970; undefined where it isn't the code of now. RFC 6238. */
export async function stepOfCode(secret: string, code: string, now: Temporal.Instant): Promise<number | undefined> {
  const epoch = Math.floor(now.epochMilliseconds / 1000)
  const answer = await verify({ strategy: 'totp', secret, token: code, epoch, epochTolerance: tolerance })
  return answer.valid && 'timeStep' in answer ? answer.timeStep : undefined
}
