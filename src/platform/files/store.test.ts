import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { siteAt, testInstallation } from '../../../tests/support/site.ts'
import { done } from '../answers.ts'
import { sha256 } from '../config.ts'
import { fileAt, keepFile, kindOf, largestFile, type FileKind } from './store.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T08:55:00Z')

const keep = async (bytes: Uint8Array, kind: FileKind) => {
  const answer = await site.scope().write(async (tx) => {
    const hash = await keepFile(tx, bytes, kind)
    await tx.record(null, 'platform.file_kept', { hash })
    return done(hash)
  })
  return answer.done ? answer.value : ''
}

const pdf = strToU8('%PDF-1.7\n…')
const kinds: readonly (readonly [string, Uint8Array, FileKind | undefined])[] = [
  ['a PDF', pdf, 'pdf'],
  ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), 'png'],
  ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), 'jpeg'],
  ['a gzip', gzipSync('A81001,THE DENSHAM SURGERY'), 'gzip'],
  ['a zip', zipSync({ 'epraccur.csv': strToU8('A81001') }), 'zip'],
  ['a workbook', zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': strToU8('<x/>') }), 'xlsx'],
  ['CSV with a byte order mark', strToU8('\uFEFFcode,name\r\nA81001,Café\r\n'), 'text'],
  ['Windows-1252', Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x2c, 0x31), 'text'],
  ['XML that no browser runs', strToU8('<?xml version="1.0"?><practices/>'), 'text'],
  ['a Windows program', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), undefined],
  ['a Linux program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0), undefined],
  ['a shell script', strToU8('#!/bin/sh\nrm -r /'), undefined],
  ['a web page', strToU8('\n<!DOCTYPE html><title>Sorry</title>'), undefined],
  ['a web page behind a mark', strToU8('\uFEFF  <HTML><script>'), undefined],
  ['a drawing with scripts', strToU8('<?xml version="1.0"?>\n<!DOCTYPE svg><svg onload="x"/>'), undefined],
  ['CSV in UTF-16, as spreadsheets save it', new Uint8Array(Buffer.from('\uFEFFcode,name\r\n', 'utf16le')), 'text'],
  ['a web page in UTF-16', new Uint8Array(Buffer.from('\uFEFF<html>', 'utf16le')), undefined],
  ['nothing', new Uint8Array(), undefined],
]

test.each(kinds)('%s is known by what it holds', (_, bytes, kind) => {
  expect(kindOf(bytes)).toBe(kind)
})

test('a file comes back as it was, by its hash', async () => {
  const hash = await keep(pdf, 'pdf')
  expect(hash).toBe(sha256(pdf))
  expect(new Uint8Array((await site.scope().read((tx) => fileAt(tx, hash))) ?? [])).toEqual(pdf)
  expect(await site.scope().read((tx) => fileAt(tx, '0'.repeat(64)))).toBeUndefined()
})

test('the same file twice is kept once', async () => {
  await keep(strToU8('one,two\n'), 'text')
  await keep(strToU8('one,two\n'), 'text')
  const rows = await installation.db
    .selectFrom('platform.file')
    .select('sha256')
    .where('sha256', '=', sha256('one,two\n'))
    .execute()
  expect(rows).toHaveLength(1)
})

test('a file of another kind than the one wanted is refused with what to do', async () => {
  await expect(keep(strToU8('a,b\n'), 'xlsx')).rejects.toThrow('The file is text inside, not xlsx. Save it as xlsx')
  await expect(keep(strToU8('<html>'), 'text')).rejects.toThrow(
    'The file is not text. Check that it is the one you meant.',
  )
})

test('a file of 64 MB is kept, and one byte more is refused', async () => {
  await expect(keep(Buffer.alloc(largestFile + 1, 'a'), 'text')).rejects.toThrow('more than 64 MB')
  expect(await keep(Buffer.alloc(largestFile, 'a'), 'text')).toHaveLength(64)
})
