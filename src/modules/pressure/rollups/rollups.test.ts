import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { assert, constantFrom, property } from 'fast-check'
import { testConfig } from '../../../../tests/support/site.ts'
import { exampleSitrep } from '../sitreps/examples/rules.ts'
import { commands } from './commands.ts'
import { fingerprintOf, readSigned, signedFile } from './feeds.ts'
import type { NationalReport } from './rules.ts'
import { canonical, statementOf, type Statement } from './statements/rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'openlmc-rollups-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return [
    publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  ] as const
}

const wealdshire = newKey()
const saltmarsh = newKey()
const base = statementOf({ ...exampleSitrep, lmc_id: 'w' })
const ofSaltmarsh = { lmc_id: 's', lmc_name: 'Saltmarsh LMC', number: 4 }

let files = 0
function file(changes: Partial<Statement> = {}, key = wealdshire, mend = (text: string) => text) {
  const path = join(folder, `${(files += 1)}.json`)
  writeFileSync(path, mend(signedFile({ ...base, ...changes }, ...key)))
  return path
}

async function merged(paths: readonly string[], options: Readonly<Record<string, string | boolean>> = {}) {
  const printed: string[] = []
  const said: string[] = []
  const [command] = commands
  const never = () => {
    throw new Error('a merge opens nothing')
  }
  const tools = {
    config: testConfig,
    now: never,
    open: never,
    scope: never,
    print: (line: string) => void printed.push(line),
    say: (line: string) => void said.push(line),
  }
  const code = await command?.run(tools, { words: paths, options })
  return { code, printed: printed.join('\n'), said: said.join('\n') }
}

const reportOf = async (...paths: readonly string[]) =>
  JSON.parse((await merged(paths, { json: true })).printed) as NationalReport

test('reports of many LMCs are one report, and its sums are theirs', async () => {
  const report = await reportOf(
    file(),
    file({ ...ofSaltmarsh, practices: 100, returned: 20, green: 20, amber: 0, red: 0, black: 0 }, saltmarsh),
  )
  expect(report.lmcs.map(({ lmc_name }) => lmc_name)).toEqual(['Saltmarsh LMC', 'Wealdshire LMC'])
  expect(report.returns).toMatchObject({ lmcs: 2, returned: 101, practices: 228, left_out: [] })
  expect(report.declared).toMatchObject({ green: 47, amber: 39, red: 13, black: 2, returned: 101 })
  expect(report.contacts).toMatchObject({ contacts: 26_414, contacts_patients: 1_435_600, lmcs: 2 })
  expect(report.contacts.per_1000?.toFixed(2)).toBe('18.40')
})

test('lists that practices gave themselves may come to more than the open data’s', async () => {
  const report = await reportOf(file({ contacts_patients: base.patients + 1 }))
  expect(report.contacts.contacts_patients).toBe(base.patients + 1)
})

test('what an LMC held back is in no sum, and whose it is is said', async () => {
  const withheld = { returned: null, green: null, amber: null, red: null, black: null, contacts: null }
  const paths = [file(), file({ ...ofSaltmarsh, ...withheld }, saltmarsh)]
  const report = await reportOf(...paths)
  expect(report.returns).toMatchObject({ lmcs: 1, returned: 81, practices: 128, left_out: ['Saltmarsh LMC'] })
  expect((await merged(paths)).printed).toMatch(/Left out, because it was held back there: Saltmarsh LMC/)
})

test('the latest version of a report counts, and the same file twice counts once', async () => {
  const [first, second] = [file(), file({ version: 2, returned: 82, green: 28 })]
  const report = await reportOf(first, second, second, first)
  expect(report.lmcs.map(({ version, returned }) => [version, returned])).toEqual([[2, 82]])
})

test('an altered file is refused, whatever in it was altered', async () => {
  const figures = Object.keys(base) as (keyof Statement)[]
  assert(
    property(constantFrom(...figures), (key) => {
      const path = file({}, wealdshire, (text) => {
        const given = JSON.parse(text) as { statement: Record<string, unknown> }
        const value = given.statement[key]
        given.statement[key] = typeof value === 'number' ? value + 1 : value === null ? 7 : `${JSON.stringify(value)}x`
        return JSON.stringify(given)
      })
      expect(readSigned(path, readFileSync(path)).ok).toBe(false)
    }),
  )
  const altered = file({}, wealdshire, (text) => text.replace('"gp_fte": null', '"gp_fte": 1.5'))
  await expect(merged([altered])).rejects.toThrow(/was altered after it was signed.*Nothing was merged\./)
})

test('a figure more or less, one that can’t be, or a sum that isn’t one is refused', async () => {
  const wrong: readonly (readonly [Record<string, unknown>, RegExp])[] = [
    [{ practice: 'Q90001' }, /says “practice” wrongly/],
    [{ green: -1 }, /says “green” wrongly/],
    [{ green: 1.5 }, /says “green” wrongly/],
    [{ lmc_name: '' }, /says “lmc_name” wrongly/],
    [{ format: 'openlmc.situation-report/2' }, /is not of the format/],
    [{ green: 28 }, /don’t add up/],
    [{ green: null }, /don’t add up/],
    [{ practices: 40 }, /don’t add up/],
    [{ week_of: '2026-03-03' }, /is no Monday/],
    [{ week_of: 'soon' }, /is no Monday/],
  ]
  for (const [changes, words] of wrong) await expect(merged([file(changes)])).rejects.toThrow(words)
  for (const text of ['', '[]', 'null', '{"statement":null}', '{"a":1}', 'x'.repeat(200_000)])
    await expect(merged([file({}, wealdshire, () => text)])).rejects.toThrow(/is no signed report|has no statement/)
  await expect(merged([join(folder, 'none.json')])).rejects.toThrow(/can’t be read/)
})

test('another week, another report of the same week, or another key of the same LMC is refused', async () => {
  await expect(merged([file(), file({ ...ofSaltmarsh, week_of: '2026-03-09' }, saltmarsh)])).rejects.toThrow(
    /is of the week of 2 March 2026 and .* of the week of 9 March 2026\. Merge one week at a time/,
  )
  await expect(merged([file(), file({ number: 13 })])).rejects.toThrow(/two different reports of Wealdshire LMC/)
  await expect(merged([file(), file({ returned: 82, green: 28 })])).rejects.toThrow(
    /two different texts of one version/,
  )
  await expect(merged([file(), file({ version: 2 }, saltmarsh)])).rejects.toThrow(/signed by two different keys/)
  await expect(merged([file(), file({ lmc_id: 'other' })])).rejects.toThrow(/two different LMCs/)
})

test('fingerprints are shown, and keys that nobody vouches for are refused where somebody vouches', async () => {
  const path = file()
  const fingerprint = fingerprintOf(wealdshire[0])
  const inFours = fingerprint.match(/.{4}/g)?.join(' ') ?? ''
  expect((await merged([path])).said).toContain(inFours)
  const trust = (keys: unknown) => {
    const list = join(folder, 'keys.json')
    writeFileSync(list, JSON.stringify(keys))
    return { trust: list }
  }
  expect((await merged([path], trust({ [inFours]: 'Wealdshire LMC' }))).code).toBe(0)
  await expect(merged([path], trust({ [fingerprint]: 'Saltmarsh LMC' }))).rejects.toThrow(/by the key of Saltmarsh LMC/)
  await expect(merged([path], trust({ ['0'.repeat(64)]: 'Wealdshire LMC' }))).rejects.toThrow(/nobody vouches for/)
  for (const list of [[], {}, { abc: 'Wealdshire LMC' }])
    await expect(merged([path], trust(list))).rejects.toThrow(/is no list of keys/)
})

test('a report is written as a page, as JSON, as CSV and as a PDF', async () => {
  const path = file({ lmc_name: '<b>#panic("no")' })
  const written = async (ending: string) => {
    const out = join(folder, `national.${ending}`)
    await merged([path], { out })
    return readFileSync(out)
  }
  const page = (await written('html')).toString()
  expect(page).toContain('81 of 128 (63%)')
  expect(page).not.toMatch(/<b>#|<script|src=/)
  expect(JSON.parse((await written('json')).toString())).toMatchObject({ week_of: '2026-03-02' })
  expect((await written('csv')).toString()).toContain('Held back: too few returns, or it would give one away')
  expect((await written('pdf')).toString('latin1')).toMatch(/^%PDF-1\.7[\s\S]*<pdfuaid:part>1</)
  await expect(merged([path], { out: join(folder, 'national.doc') })).rejects.toThrow(/ends in none of/)
})

test('what is signed is the figures, in whatever order and with whatever spaces they stand', () => {
  const turned = Object.fromEntries(Object.entries(base).toReversed()) as Statement
  expect(canonical(turned)).toBe(canonical(base))
  const path = file({}, wealdshire, (text) => JSON.stringify(JSON.parse(text)))
  expect(readSigned(path, readFileSync(path)).ok).toBe(true)
})

test('nothing of a practice or a PCN leaves in a signed file', () => {
  const text = signedFile(base, ...wealdshire)
  expect(text).not.toMatch(/U9000|PCN|Elm|Tollgate|locum|off sick/)
  expect(JSON.parse(text)).toEqual({
    statement: base,
    public_key: wealdshire[0],
    signature: expect.stringMatching(/^[\w+/]{86}==$/) as string,
  })
})
