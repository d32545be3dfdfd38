import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { openIfSealed, openSecret, prepareSecret, sealSecret } from './secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'openlmc-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const given = readConfig({ OPENLMC_SECRET: 'b'.repeat(64), OPENLMC_DATA: folder })

test('what is sealed opens again, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sealed = sealSecret(given, text)
      expect(openSecret(given, sealed)).toBe(Buffer.from(text, 'utf8').toString('utf8'))
      expect(sealSecret(given, text)).not.toBe(sealed)
    }),
  )
})

test('what was changed, cut short, or sealed by another key doesn’t open', () => {
  const sealed = sealSecret(given, 'JBSWY3DPEHPK3PXP')
  const bytes = Buffer.from(sealed, 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(openIfSealed(given, changed.toString('base64url')), `byte ${at}`).toBeUndefined()
    expect(openIfSealed(given, bytes.subarray(0, at).toString('base64url')), `${at} bytes`).toBeUndefined()
  }
  const other = readConfig({ OPENLMC_SECRET: Buffer.alloc(32, 7).toString('base64') })
  expect(() => openSecret(other, sealed)).toThrow('a secret was sealed with another key than OPENLMC_SECRET')
})

test('without OPENLMC_SECRET a key is made once beside the data, for its owner alone to read', () => {
  const data = join(folder, 'new', 'data')
  const config = readConfig({ OPENLMC_DATA: data })
  prepareSecret(config)
  const file = join(data, 'secret')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(data)).toEqual(['secret'])
  const before = readFileSync(file, 'utf8')
  const sealed = sealSecret(config, 'whsec')
  prepareSecret(readConfig({ OPENLMC_DATA: data }))
  expect(readFileSync(file, 'utf8')).toBe(before)
  expect(openSecret(readConfig({ OPENLMC_SECRET: before }), sealed)).toBe('whsec')
})

test('a file that holds no key is told with a sentence, and is left as it is', () => {
  const data = mkdtempSync(join(folder, 'bad-'))
  writeFileSync(join(data, 'secret'), 'spoilt')
  expect(() => prepareSecret(readConfig({ OPENLMC_DATA: data }))).toThrow('Put it back from a backup')
  expect(readFileSync(join(data, 'secret'), 'utf8')).toBe('spoilt')
})

test.each(['', 'short', 'a'.repeat(63), 'a'.repeat(66)])('%j is no OPENLMC_SECRET', (OPENLMC_SECRET) => {
  expect(() => readConfig({ OPENLMC_SECRET })).toThrow('OPENLMC_SECRET must be 32 bytes')
})
