import { crc32 } from 'node:zlib'
import { kindOf } from './store.ts'

export type Picture = {
  readonly kind: 'png' | 'jpeg'
  readonly width: number
  readonly height: number
  /** The picture alone: without what a camera or a drawing program added, packed texts and profiles among it. */
  readonly bytes: Uint8Array
}

/** `torn`: it ends too early, or its parts aren’t whole. `four_colours`: it is made for a printing press. */
export type UnfitPicture = 'not_a_picture' | 'torn' | 'four_colours'

/** A PNG or JPEG by what its parts say, none of it unpacked: what would fill the memory is known by its size and refused before. */
export function pictureIn(bytes: Uint8Array): Picture | UnfitPicture {
  const kind = kindOf(bytes)
  if (kind !== 'png' && kind !== 'jpeg') return 'not_a_picture'
  try {
    return kind === 'png' ? pngIn(Buffer.from(bytes)) : jpegIn(Buffer.from(bytes))
  } catch (error) {
    // Reading past the end.
    if (error instanceof RangeError) return 'torn'
    throw error
  }
}

/** What a reader needs to draw a PNG (ISO/IEC 15948). */
const drawn = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

function pngIn(bytes: Buffer): Picture | UnfitPicture {
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; ;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (bytes.readUInt32BE(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) return 'torn'
    if ((type === 'IHDR') !== (at === 8)) return 'torn'
    if (drawn.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND')
      return { kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bytes: Buffer.concat(kept) }
    at = end
  }
}

const startsFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
/** Notes of programs and cameras; the fourteenth says how colours are told apart, and stays. */
const isNote = (marker: number) => (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe

/** The segments of a JPEG (ITU-T T.81, annex B). */
function jpegIn(bytes: Buffer): Picture | UnfitPicture {
  const kept = [bytes.subarray(0, 2)]
  let size: Pick<Picture, 'width' | 'height'> | undefined
  for (let at = 2; ;) {
    if (bytes.readUInt8(at) !== 0xff) return 'torn'
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      kept.push(bytes.subarray(at, at + 2))
      return size ? { kind: 'jpeg', ...size, bytes: Buffer.concat(kept) } : 'torn'
    }
    if (startsFrame(marker)) {
      // Of two, another reader might go by the other.
      if (size) return 'torn'
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
      if (![1, 3].includes(bytes.readUInt8(at + 9))) return 'four_colours'
    }
    const long = standsAlone(marker) ? 0 : bytes.readUInt16BE(at + 2)
    const end = marker === 0xda ? endOfScan(bytes, at + 2 + long) : at + 2 + long
    if (!isNote(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
}

/** Where the next segment begins: within a scan, 0xff stands before nought or a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 1) {
    if (bytes.readUInt8(at) !== 0xff) continue
    const next = bytes.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && !standsAlone(next)) return at
  }
}
