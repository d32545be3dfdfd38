import { crc32, gunzipSync, inflateRawSync } from 'node:zlib'
import { Unreadable, downloadAgain } from './mistakes.ts'

/** The largest file read so far is 16 MB; anything near this would not be a list of practices. */
export const mostBytes = 200_000_000

export type Unpacked = { readonly name: string; readonly bytes: Uint8Array; readonly packed_on?: Temporal.PlainDate }

type Entry = {
  readonly name: string
  readonly is_encrypted: boolean
  readonly method: number
  readonly crc: number
  readonly packed: Uint8Array
  readonly packed_on: Temporal.PlainDate | undefined
}

/** What a plain, gzipped or zipped file holds. A workbook is a zip too; it comes back as it is. */
export function unpack(bytes: Uint8Array, name: string, most = mostBytes): Unpacked {
  if (bytes.length === 0) throw new Unreadable('This file is empty.', downloadAgain)
  if (bytes.length > most) throw new Unreadable(tooLarge(most), checkIt)
  if (isGzip(bytes)) return packedOnce({ name: name.replace(/\.gz$/i, ''), bytes: gunzip(bytes, most) })
  if (!isZip(bytes) || isWorkbook(bytes)) return { name, bytes }
  const [entry, another] = entriesOf(bytes).filter((each) => isData(each.name))
  if (entry === undefined) throw new Unreadable('This zip holds no data file.', downloadAgain)
  if (another !== undefined)
    throw new Unreadable(
      `This zip holds more than one file: ${entry.name} and ${another.name}.`,
      'Unzip it and give one file at a time.',
    )
  const packed_on = entry.packed_on && { packed_on: entry.packed_on }
  return packedOnce({ name: `${name} (${entry.name})`, bytes: inflate(entry, most), ...packed_on })
}

export const isWorkbook = (bytes: Uint8Array) =>
  isZip(bytes) && entriesOf(bytes).some(({ name }) => name === 'xl/workbook.xml')

/** Every part of a workbook, inflated within the limit. */
export function partsOf(bytes: Uint8Array, most = mostBytes): Unpacked[] {
  let left = most
  return entriesOf(bytes).map((entry) => {
    const part = { name: entry.name, bytes: inflate(entry, left) }
    left -= part.bytes.length
    return part
  })
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/** A Mac adds its own files, and the NHS puts a PDF of notes beside its postcodes. */
const isData = (name: string) => !name.endsWith('/') && !name.startsWith('__MACOSX/') && !/(^|\/)\.|\.pdf$/i.test(name)

function packedOnce(unpacked: Unpacked): Unpacked {
  if (unpacked.bytes.length === 0) throw new Unreadable('The file inside is empty.', downloadAgain)
  if (isGzip(unpacked.bytes) || (isZip(unpacked.bytes) && !isWorkbook(unpacked.bytes)))
    throw new Unreadable(
      'This file is packed twice: there is another packed file inside it.',
      'Unpack it and give the file inside.',
    )
  return unpacked
}

function gunzip(bytes: Uint8Array, most: number) {
  try {
    return gunzipSync(bytes, { maxOutputLength: most })
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw new Unreadable(tooLarge(most), checkIt)
    throw new Unreadable('This gzip file is cut short or damaged.', downloadAgain)
  }
}

/** The sizes written in a zip are the sender's word; the limit is kept while inflating. */
function inflate(entry: Entry, most: number): Uint8Array {
  if (entry.is_encrypted)
    throw new Unreadable('This zip is locked with a password.', 'Unlock it first, and give the file inside.')
  if (entry.method !== 0 && entry.method !== 8)
    throw new Unreadable('This zip is packed in a way OpenLMC cannot read.', 'Unzip it and give the file inside.')
  if (entry.method === 0 && entry.packed.length > most) throw new Unreadable(tooLarge(most), checkIt)
  let bytes = entry.packed
  try {
    if (entry.method === 8) bytes = inflateRawSync(entry.packed, { maxOutputLength: Math.max(most, 1) })
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw new Unreadable(tooLarge(most), checkIt)
    throw new Unreadable(damaged, downloadAgain)
  }
  if (crc32(bytes) !== entry.crc) throw new Unreadable(damaged, downloadAgain)
  return bytes
}

/** Reads the directory at the end of a zip, the only part that always says how long each file is. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    let end = bytes.length - 22
    while (view.getUint32(end, true) !== 0x06054b50) end -= 1
    let at = view.getUint32(end + 16, true)
    return Array.from({ length: view.getUint16(end + 10, true) }, () => {
      if (view.getUint32(at, true) !== 0x02014b50) throw new RangeError()
      const name_length = view.getUint16(at + 28, true)
      const local = view.getUint32(at + 42, true)
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      const length = view.getUint32(at + 20, true)
      if (from + length > bytes.length) throw new RangeError()
      const entry = {
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name_length)),
        is_encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: bytes.subarray(from, from + length),
        packed_on: dosDay(view.getUint16(at + 14, true)),
      }
      at += 46 + name_length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
      return entry
    })
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable(damaged, downloadAgain)
    throw error
  }
}

function dosDay(stamp: number) {
  const parts = { year: 1980 + (stamp >> 9), month: (stamp >> 5) & 15, day: stamp & 31 }
  return parts.month === 0 || parts.month > 12 || parts.day === 0 ? undefined : Temporal.PlainDate.from(parts)
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
const tooLarge = (most: number) =>
  `This file is larger than ${Math.round(most / 1_000_000)} MB once unpacked, which is larger than any file OpenLMC reads.`
const checkIt = 'Check that this is the file you meant.'
const damaged = 'This zip file is cut short or damaged.'
