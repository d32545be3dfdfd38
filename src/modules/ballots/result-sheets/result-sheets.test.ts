import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { afterAll, expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { sha256 } from '../../../platform/config.ts'
import { exampleElection, exampleOf, exampleSeed } from '../examples/rules.ts'
import type { Election } from '../papers/rules.ts'
import { plainBlt } from '../proof-packs/rules.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-20T12:00:00Z')
const wealdshire = await office(installation, 'Wealdshire', ['Wealdshire'])
const helen = await person(installation, 'Helen Crane', 'returning_officer', wealdshire, '2026-11-20T11:55:00Z')

const folder = mkdtempSync(join(tmpdir(), 'openlmc-proof-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let presses = 0

async function keep(election: Election, rule: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const form = new FormData()
  form.set('file', new File([plainBlt(election)], 'North locality (1).blt'))
  const pressed = `00000000-0000-4000-8000-${String((presses += 1)).padStart(12, '0')}`
  for (const [name, value] of Object.entries({ rule, seed: exampleSeed, pressed, lmc: '', ...more }))
    form.set(name, value)
  const reply = await site.post('/counts/papers', form, helen.cookie)
  expect(reply.status).toBe(303)
  return reply.headers.get('location') ?? ''
}

const example = await keep(exampleElection, 'scottish', { name: 'North locality, 2026' })
const got = (path: string) => site.get(path, helen.cookie)
const bytesOf = async (reply: Response) => new Uint8Array(await reply.arrayBuffer())

test('a sheet goes away as CSV, as a workbook and as JSON, under the name of the count', async () => {
  const csv = await got(`${example}/sheet.csv`)
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="north-locality-2026.csv"')
  expect(await csv.text()).toContain('\r\n1,Dr Odette Marlowe,83.00000,-23.00000,60.00000,')

  const [sheet] = await readWorkbook(Buffer.from(await bytesOf(await got(`${example}/sheet.xlsx`))))
  expect(sheet?.data[1]?.slice(0, 5)).toEqual([1, 'Dr Odette Marlowe', 83, -23, 60])

  const json = (await (await got(`${example}/sheet.json`)).json()) as Readonly<Record<string, unknown>>
  expect(json).toMatchObject({ rule: 'scottish', seats: 4, valid: 297, invalid: 4, quota: '60.00000' })
  expect(Object.keys(json).join(' ')).toBe('file rule seats candidates valid invalid quota winners stages repairs ties')
})

test('a sheet goes away as a page that needs nothing else', async () => {
  const reply = await got(`${example}/sheet.html`)
  expect(reply.headers.get('content-type')).toContain('text/html')
  expect(reply.headers.get('content-disposition')).toContain('attachment')
  const html = await reply.text()
  expect(html).not.toMatch(/<script|src=|url\(|href="(?!#)/)
  for (const part of ['Elected: Dr Odette Marlowe', '<h3>Stage 3: Exclusion of Dr Tamsin Orrell</h3>', 'sha256sum'])
    expect(html).toContain(part)
})

test('a sheet goes away as a PDF that a screen reader can follow, the same each time', async () => {
  const [one, other] = [
    await bytesOf(await got(`${example}/sheet.pdf`)),
    await bytesOf(await got(`${example}/sheet.pdf`)),
  ]
  const text = Buffer.from(one).toString('latin1')
  expect(text.slice(0, 8)).toBe('%PDF-1.7')
  for (const part of ['/Lang (en-GB)', '<pdfuaid:part>1</pdfuaid:part>', '/StructTreeRoot', '/Table', '/TH', '/H2'])
    expect(text.includes(part), part).toBe(true)
  expect(sha256(one)).toBe(sha256(other))
})

test('candidates and titles that look like markup are words on every sheet', async () => {
  const named = (name: string, at: number) => ({ number: at + 1, name, is_withdrawn: false, classes: [] })
  const names = ['<script>alert(1)</script>', '#panic("no") $x$ *b* \\ [x]', '=SUM(A1:A9)']
  const election = { ...exampleOf(3, 1, 40), title: '<img src=x> #set page', candidates: names.map(named) }
  const address = await keep(election, 'ers97')
  expect(await (await got(address)).text()).not.toContain('<script>alert')
  expect(await (await got(`${address}/sheet.html`)).text()).not.toContain('<script>alert')
  expect((await got(`${address}/sheet.pdf`)).status).toBe(200)
  expect(await (await got(`${address}/sheet.csv`)).text()).toContain("3,'=SUM(A1:A9),")
})

/** Unpacks a proof pack and runs its checker as a member would. */
async function checked(files: Readonly<Record<string, Uint8Array>>) {
  const place = mkdtempSync(join(folder, 'pack-'))
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), bytes)
  }
  const run = promisify(execFile)
  return run(process.execPath, [join(place, 'check.js')], { cwd: folder }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  )
}

test('a proof pack has what it says, and its checker finds the result right', async () => {
  const reply = await got(`${example}/proof-pack.zip`)
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="north-locality-2026-proof-pack.zip"')
  const files = unzipSync(await bytesOf(reply))
  expect(Object.keys(files).sort()).toEqual([
    'README.txt',
    'as-given/North locality (1).blt',
    'check.js',
    'papers.blt',
    'parameters.json',
    'result.json',
    'result.txt',
    'rule.txt',
  ])
  const readme = strFromU8(files['README.txt'] ?? new Uint8Array())
  for (const name of Object.keys(files).filter((each) => each !== 'README.txt')) expect(readme).toContain(name)
  expect(await checked(files)).toEqual({
    code: 0,
    stdout: expect.stringMatching(/Elected: Dr Odette Marlowe, .*\nRIGHT: every figure of every stage/) as string,
  })
})

test('a pack of a count with constraints says how they are kept, and is checked', async () => {
  const asked = { classes: 'practice Elm: 1, 4', constraints: 'at most 1 of each practice' }
  const files = unzipSync(await bytesOf(await got(`${await keep(exampleElection, 'ers97', asked)}/proof-pack.zip`)))
  expect(Object.keys(files)).toContain('constraints.txt')
  expect(await checked(files)).toMatchObject({ code: 0 })
})

test('one figure altered, another file of papers, or half a pack is found out', async () => {
  const files = unzipSync(await bytesOf(await got(`${example}/proof-pack.zip`)))
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const altered = async (name: string, words: string) => checked({ ...files, [name]: Buffer.from(words) })

  expect(
    await altered(
      'result.json',
      text('result.json').replace('"50.04800"', '"50.04801"').replace('"83.00000"', '"83.00001"'),
    ),
  ).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(
      'WRONG. Stage 1, votes of Dr Odette Marlowe: result.json says 83.00001, the papers give 83.00000.',
    ) as string,
  })
  // One voter's fourth preference, which no stage ever came to.
  expect(text('papers.blt')).toContain('\n41 1 4 7 0\n')
  expect(await altered('papers.blt', text('papers.blt').replace('\n41 1 4 7 0\n', '\n41 1 4 7 10 0\n'))).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('WRONG. papers.blt is not as it was packed') as string,
  })
  for (const paper of ['41 1 4 11 0', '41 1 4 4 0', '41 1 4 7', '0 1 4 7 0', '41 1 4 seven 0'])
    expect(await altered('papers.blt', text('papers.blt').replace('41 1 4 7 0', paper))).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/papers\.blt, line \d+, is no paper: “.*1 4/) as string,
    })
  expect(await altered('as-given/North locality (1).blt', '3 2')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('is not the file that was counted') as string,
  })
  expect(await altered('papers.blt', '3 2\n1 1 0')).toMatchObject({
    code: 1,
    stdout:
      'Rule: Scottish local government STV (2007, unchanged in 2011)\nThis could not be checked. papers.blt is cut short.\n',
  })
})

test('how to draw the lot again works as it is printed, whatever the text', async () => {
  const seed = 'Dr O\'Neil’s "lot" $HOME `id` \\n %s & <b>'
  const page = await (await got(`${await keep(exampleElection, 'ers97', { seed })}/sheet.html`)).text()
  const entities = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }
  const command = Object.entries(entities).reduce(
    (text, [entity, letter]) => text.replaceAll(entity, letter),
    /<pre>(.*?)<\/pre>/.exec(page)?.[1] ?? '',
  )
  const { stdout } = await promisify(execFile)('sh', ['-c', command])
  const drawn = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/))
  expect(drawn).toHaveLength(10)
  const listed = [...page.matchAll(/Candidate (\d+), [^<]*?: ([0-9a-f]{64})/g)].map(([, number, ticket]) => [
    ticket,
    number,
  ])
  expect(listed).toEqual(drawn.map(([ticket, , number]) => [ticket, number]))
})

test('two hundred candidates are shown some stages at a time, and the files have all', async () => {
  const address = await keep(exampleOf(200, 20, 900), 'scottish')
  const page = await (await got(address)).text()
  expect(page).toContain('id="stage-20"')
  expect(page).not.toContain('id="stage-21"')
  const second = await (await got(`${address}?page=2`)).text()
  expect(second).toContain('id="stage-21"')
  expect(second).toContain('aria-label="Stages 21 to 40"')
  const { stages } = (await (await got(`${address}/sheet.json`)).json()) as { stages: readonly unknown[] }
  expect(stages.length).toBeGreaterThan(150)
  expect((await got(`${address}/sheet.pdf`)).status).toBe(200)
})

test('a sheet of hundreds of pages is not printed, and its figures can be taken', async () => {
  const address = await keep(exampleOf(260, 20, 900), 'scottish')
  for (const format of ['pdf', 'html']) {
    const reply = await got(`${address}/sheet.${format}`)
    expect(reply.status).toBe(409)
    expect(await reply.text()).toContain('Take it as CSV, XLSX or JSON.')
  }
  expect((await got(`${address}/sheet.csv`)).status).toBe(200)
})

test('the rule in plain words is there for every rule', () => {
  const rules = ['scottish', 'ers97', 'n-ireland', 'meek-prf', 'av', 'plurality', 'approval', 'constraints']
  for (const rule of rules)
    expect(
      readFileSync(join(import.meta.dirname, '../../../../proof/rules', `${rule}.txt`), 'utf8').length,
    ).toBeGreaterThan(400)
})
