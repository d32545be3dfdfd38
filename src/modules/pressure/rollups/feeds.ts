import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { Signed } from './rules.ts'
import { canonical, readStatement, wrong, type Read, type Statement } from './statements/rules.ts'

/** A key is known by the SHA-256 of its public half as it stands in the file. */
export const fingerprintOf = (public_key: string) =>
  createHash('sha256').update(Buffer.from(public_key, 'base64')).digest('hex')

/** What an LMC gives to a national report: its statement, and a signature that nobody else can make. */
export function signedFile(statement: Statement, public_key: string, private_key: string): string {
  const key = createPrivateKey({ key: Buffer.from(private_key, 'base64'), format: 'der', type: 'pkcs8' })
  const signature = sign(null, Buffer.from(canonical(statement)), key).toString('base64')
  return `${JSON.stringify({ statement, public_key, signature }, null, 2)}\n`
}

/** The largest file that is one: a statement has some forty short figures. */
const mostBytes = 100_000

/** Reads a signed file; what was altered since it was signed is refused, whichever figure of it. */
export function readSigned(file: string, bytes: Uint8Array): Read<Signed> {
  const of = (why: string) => wrong(`${file} ${why}.`)
  const parts = bytes.length > mostBytes ? undefined : partsOf(bytes)
  if (!parts) return of('is no signed report. Ask the LMC for the file as OpenLMC wrote it')
  const read = readStatement(parts.statement)
  if (!read.ok) return of(read.why)
  if (!isSigned(read.value, parts))
    return of('was altered after it was signed, or was signed by another key than it says. Ask the LMC for it again')
  return { ok: true, value: { file, statement: read.value, fingerprint: fingerprintOf(parts.public_key) } }
}

type Parts = { readonly statement: unknown; readonly public_key: string; readonly signature: string }

function partsOf(bytes: Uint8Array): Parts | undefined {
  try {
    const given: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (typeof given !== 'object' || given === null) return undefined
    const { statement, public_key, signature } = given as Readonly<Record<string, unknown>>
    return typeof public_key === 'string' && typeof signature === 'string'
      ? { statement, public_key, signature }
      : undefined
  } catch {
    return undefined
  }
}

function isSigned(statement: Statement, { public_key, signature }: Parts): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(public_key, 'base64'), format: 'der', type: 'spki' })
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(canonical(statement)), key, Buffer.from(signature, 'base64'))
    )
  } catch {
    return false
  }
}

/** The keys that somebody vouches for, and whose each is: {"fingerprint": "Wealdshire LMC"}. */
export function readTrust(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  try {
    const given: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (typeof given !== 'object' || given === null) return undefined
    const entries = Object.entries(given).flatMap(([fingerprint, name]) =>
      typeof name === 'string' ? [[fingerprint.replaceAll(/[\s:]/g, '').toLowerCase(), name] as const] : [],
    )
    return entries.length > 0 && entries.every(([fingerprint]) => /^[0-9a-f]{64}$/.test(fingerprint))
      ? new Map(entries)
      : undefined
  } catch {
    return undefined
  }
}

/** Why a signed file isn't whose it says, by the keys that are vouched for. */
export function distrust(
  { file, statement, fingerprint }: Signed,
  trusted: ReadonlyMap<string, string>,
): string | null {
  const name = trusted.get(fingerprint)
  if (name === undefined) return `${file} is signed by a key that nobody vouches for: ${fingerprint}.`
  return name === statement.lmc_name
    ? null
    : `${file} says it is of ${statement.lmc_name}, and is signed by the key of ${name}.`
}
