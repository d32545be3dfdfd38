import { sha256 } from '../config.ts'
import type { Reading, Writing } from '../scope.ts'

export type FileKind = 'pdf' | 'png' | 'jpeg' | 'xlsx' | 'zip' | 'gzip' | 'text'

/** A file that can't be kept; the message says what to do. */
export class UnfitFile extends Error {}

export const largestFile = 64 * 1024 * 1024

const firstBytes: readonly (readonly [FileKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
]

/** A page, a drawing with scripts in it, or a program for a shell: text that a browser or a machine would run. */
const runs =
  /^\s*(#!|<\?php|<(!doctype\s+html|!--|html|head|body|script|svg|iframe|meta|\?xml[^>]*>\s*<(!doctype\s+)?(html|svg)))/i

/** Control characters that no text has; form feed and the like are met in old exports. */
const unlikeText = (bytes: Uint8Array) =>
  bytes.some((byte) => byte < 7 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27))

/** What a file is by what it holds, never by its name; undefined for whatever isn't kept: programs, web pages, the unknown. */
export function kindOf(bytes: Uint8Array): FileKind | undefined {
  const known = firstBytes.find(([, first]) => first.every((byte, at) => bytes[at] === byte))?.[0]
  if (known === 'zip') return Buffer.from(bytes).includes('xl/workbook.xml') ? 'xlsx' : 'zip'
  if (known) return known
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (wide) {
    const text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
    return kindOf(new TextEncoder().encode(text)) === 'text' ? 'text' : undefined
  }
  if (bytes.length === 0 || unlikeText(bytes)) return undefined
  const opening = Buffer.from(bytes.subarray(0, 2048))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  return runs.test(opening) ? undefined : 'text'
}

/** Keeps a file with the transaction that needs it, and says the hash by which it is found; the same bytes are kept once. */
export async function keepFile(tx: Writing, bytes: Uint8Array, kind: FileKind): Promise<string> {
  if (bytes.byteLength > largestFile) throw new UnfitFile('The file is more than 64 MB. Send a smaller one.')
  const found = kindOf(bytes)
  if (found !== kind)
    throw new UnfitFile(
      found
        ? `The file is ${found} inside, not ${kind}. Save it as ${kind} and send it again.`
        : `The file is not ${kind}. Check that it is the one you meant.`,
    )
  const hash = sha256(bytes)
  await tx.db
    .insertInto('platform.file')
    .values({ sha256: hash, bytes: bytes.byteLength, kind, content: Buffer.from(bytes), kept_at: tx.now })
    // Touched where it is there already, so that it isn't removed while its new row is being written.
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ kept_at: tx.now }))
    .execute()
  return hash
}

/** What a kept file holds. Whoever asks has found its hash on a row behind a wall. */
export async function fileAt(tx: Reading, hash: string): Promise<Uint8Array | undefined> {
  const row = await tx.db.selectFrom('platform.file').select('content').where('sha256', '=', hash).executeTakeFirst()
  return row?.content
}
