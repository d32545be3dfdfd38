import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { Unreadable } from './mistakes.ts'
import { unpack } from './unpack.ts'

const csv = strToU8('a,b\n1,2\n')
const refusal = (bytes: Uint8Array, most?: number) => {
  try {
    unpack(bytes, 'given', most)
  } catch (error) {
    if (error instanceof Unreadable) return error.what
    throw error
  }
  return undefined
}

test('plain, gzipped and zipped files come out the same', () => {
  expect(unpack(csv, 'a.csv')).toEqual({ name: 'a.csv', bytes: csv })
  const gzipped = unpack(gzipSync(csv), 'a.csv.gz')
  expect([gzipped.name, Buffer.from(gzipped.bytes).toString()]).toEqual(['a.csv', 'a,b\n1,2\n'])
  const zipped = unpack(zipSync({ 'inner.csv': csv }, { mtime: '2026-05-20T10:00:00' }), 'a.zip')
  expect([zipped.name, Buffer.from(zipped.bytes).toString()]).toEqual(['a.zip (inner.csv)', 'a,b\n1,2\n'])
  expect(zipped.packed_on?.toString()).toBe('2026-05-20')
  expect(Buffer.from(unpack(zipSync({ 'a.csv': csv }, { level: 0 }), 'a.zip').bytes).toString()).toBe('a,b\n1,2\n')
})

test('folders, a Mac’s own files and a PDF of notes are not counted as files', () => {
  const zipped = zipSync({
    'data/': new Uint8Array(),
    'data/a.csv': csv,
    '__MACOSX/data/._a.csv': csv,
    'notes.pdf': csv,
  })
  expect(unpack(zipped, 'a.zip').name).toBe('a.zip (data/a.csv)')
})

test('a zip of two files is refused, naming both', () => {
  expect(refusal(zipSync({ 'a.csv': csv, 'b.csv': csv }))).toBe('This zip holds more than one file: a.csv and b.csv.')
})

test('an empty zip, an empty file and a file empty inside are refused', () => {
  expect(refusal(zipSync({}))).toBe('This zip holds no data file.')
  expect(refusal(new Uint8Array())).toBe('This file is empty.')
  expect(refusal(gzipSync(''))).toBe('The file inside is empty.')
})

test('a packed file inside a packed file is refused', () => {
  for (const inner of [zipSync({ 'a.csv': csv }), gzipSync(csv)]) {
    expect(refusal(zipSync({ inner }))).toMatch(/packed twice/)
    expect(refusal(gzipSync(inner))).toMatch(/packed twice/)
  }
})

test('a file that grows past the limit is stopped, whatever size it claims', () => {
  const nothing = new Uint8Array(3_000_000)
  expect(refusal(gzipSync(nothing), 1_000_000)).toMatch(/larger than 1 MB/)
  const bomb = zipSync({ 'a.csv': nothing })
  const claims = new DataView(bomb.buffer, bomb.byteOffset)
  claims.setUint32(bomb.length - 22 - 46 - 'a.csv'.length + 24, 10, true)
  expect(refusal(bomb, 1_000_000)).toMatch(/larger than 1 MB/)
  expect(refusal(zipSync({ 'a.csv': nothing }, { level: 0 }), 4_000_000)).toBeUndefined()
  expect(refusal(nothing, 1_000_000)).toMatch(/larger than 1 MB/)
})

test('a gzip cut short or damaged is refused', () => {
  const whole = gzipSync(strToU8('a,b\n'.repeat(1000)))
  expect(refusal(whole.subarray(0, whole.length - 9))).toBe('This gzip file is cut short or damaged.')
  const damaged = Uint8Array.from(whole)
  damaged.fill(0xff, 12, 20)
  expect(refusal(damaged)).toBe('This gzip file is cut short or damaged.')
})

test('a zip cut short at any byte is refused and never breaks the reader', () => {
  const whole = zipSync({ 'a.csv': strToU8('a,b\n'.repeat(50)) })
  for (let length = 4; length < whole.length; length += 1)
    expect(refusal(whole.subarray(0, length)), `${length} bytes`).toBe('This zip file is cut short or damaged.')
})

test('a zip whose contents were changed is refused', () => {
  const changed = zipSync({ 'a.csv': csv }, { level: 0 })
  const at = Buffer.from(changed).indexOf('1,2')
  changed[at] = 0x39
  expect(refusal(changed)).toBe('This zip file is cut short or damaged.')
})

test('a zip locked with a password is refused', () => {
  const locked = zipSync({ 'a.csv': csv })
  const directory = locked.length - 22 - 46 - 'a.csv'.length
  locked[directory + 8] = (locked[directory + 8] ?? 0) | 1
  expect(refusal(locked)).toBe('This zip is locked with a password.')
})
