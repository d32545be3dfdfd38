import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSecret, type Config } from './config.ts'

type Keyed = Pick<Config, 'secret' | 'data'>

const algorithm = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16

const keys = new Map<string, Buffer>()

/**
 * The key that seals what the database must hold and not tell: the operator's, or one made once and kept beside the data. Of
 * processes that start at once one makes it and the others read that.
 */
function keyOf({ secret, data }: Keyed): Buffer {
  if (secret) return secret
  const file = join(data, 'secret')
  const known = keys.get(file)
  if (known) return known
  mkdirSync(data, { recursive: true })
  const made = join(data, `secret.${randomBytes(6).toString('hex')}`)
  try {
    writeFileSync(made, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true })
    linkSync(made, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(made, { force: true })
  }
  const key = readSecret(readFileSync(file, 'utf8'))
  if (!key) throw new RangeError(`${file} holds no key. Put it back from a backup, or set OPENLMC_SECRET.`)
  keys.set(file, key)
  return key
}

/** Makes the key at the start, so that it is there to be backed up, and a folder that can't be written is told at once. */
export const prepareSecret = (config: Keyed) => void keyOf(config)

/** Seals a text with the key that is not in the database; the same text never looks the same twice. */
export function sealSecret(config: Keyed, text: string): string {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv(algorithm, keyOf(config), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What a browser sent back as we had sealed it; undefined where it isn't that. */
export function openIfSealed(config: Keyed, sealed: string): string | undefined {
  const key = keyOf(config)
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const opener = createDecipheriv(algorithm, key, bytes.subarray(0, ivLength), { authTagLength: tagLength })
    opener.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
    return opener.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8') + opener.final('utf8')
  } catch {
    return undefined
  }
}

/** What the database holds sealed; throws where it was sealed by another key. */
export function openSecret(config: Keyed, sealed: string): string {
  const text = openIfSealed(config, sealed)
  if (text === undefined)
    throw new Error('a secret was sealed with another key than OPENLMC_SECRET, or the file “secret” in OPENLMC_DATA')
  return text
}
