import { strFromU8, unzipSync, zipSync } from 'fflate'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { bltOf } from '../../../../tests/support/papers.ts'
import { ownSeconds } from '../../../../tests/support/own-seconds.ts'
import { siteAt, testConfig, testInstallation } from '../../../../tests/support/site.ts'
import { countPapers, ticketOf, type Given } from '../counts/feeds.ts'
import { declarationOf } from '../declarations/rules.ts'
import { exampleElection, exampleOf, exampleSeed } from '../examples/rules.ts'
import { packOf } from '../proof-packs/feeds.ts'
import { plainBlt } from '../proof-packs/rules.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-20T12:00:00Z')

type Sent = { readonly file?: File; readonly [name: string]: File | string | undefined }

/** As a stranger's browser sends it, from a network address of its own. */
let asked = 0
function give({ file, ...answers }: Sent, from = `198.51.100.${(asked += 1)}`) {
  const body = new FormData()
  if (file) body.set('file', file)
  for (const [name, value] of Object.entries(answers)) body.set(name, value ?? '')
  return site.ask('/check-a-count', { method: 'POST', body, headers: { origin: testConfig.public_url } }, from)
}

const blt = (words: string) => new File([words], 'elm.blt')
const example = blt(plainBlt(exampleElection))

/** Every row of every table, but how often somebody asked: what a page that keeps nothing leaves as it was. */
async function everything() {
  const { rows: tables } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('platform', 'accounts', 'register', 'ballots', 'jobs')
      and c.relname <> 'limit_window' order by 1`.execute(installation.db)
  const counts = tables.map(async ({ name }) => {
    const { rows } = await sql<{ all: string }>`select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as all
      from ${sql.table(name)}`.execute(installation.db)
    return `${name}: ${rows[0]?.all ?? ''}`
  })
  return Promise.all(counts)
}

function packed(more: Partial<Given> = {}): Uint8Array {
  const bytes = new TextEncoder().encode(plainBlt(exampleElection))
  const request = { seats: undefined, withdraw: [10], constraints: [], classes: [] }
  const given = { bytes, file_name: 'north.blt', rule: 'scottish', request, seed: exampleSeed, ...more }
  const counted = countPapers(given)
  if (!counted.ok) throw new Error(counted.why)
  return packOf(counted.result, bytes, declarationOf(counted.result, ticketOf))
}

const zip = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 'proof pack.zip')

test('anybody can check a count, and nothing of it is kept', async () => {
  expect(await (await site.get('/check-a-count')).text()).toContain('Nothing that you send is kept.')
  const before = await everything()
  expect(before.length).toBeGreaterThan(30)
  const reply = await give({ file: example, rule: 'meek-prf' })
  expect(reply.status).toBe(200)
  const page = await reply.text()
  expect(page).toContain('<h1>Wealdshire LMC: four GPs of the North locality</h1>')
  expect(page).toContain(
    'Elected: Dr Odette Marlowe, Dr Bronagh Silverlea, Dr Kwabena Ashdown and Dr Ravi Thackeray-Singh.',
  )
  expect((await give({ file: zip(packed()) })).status).toBe(200)
  expect((await give({ papers: bltOf('1 9 0'), rule: 'av' })).status).toBe(422)
  expect(await everything()).toEqual(before)
})

test('papers can be pasted', async () => {
  const reply = await give({ papers: bltOf('2 1 3 0', '1 2 0'), rule: 'approval' })
  expect(await reply.text()).toContain('Elected: Ann and Cy.')
})

test('a proof pack is right, or what is wrong with it is said', async () => {
  const pack = packed()
  expect(await (await give({ file: zip(pack) })).text()).toContain('The proof pack is right.')
  const files = unzipSync(pack)
  const altered = async (name: string, change: (text: string) => string) => {
    const content = new TextEncoder().encode(change(strFromU8(files[name] ?? new Uint8Array())))
    return (await give({ file: zip(zipSync({ ...files, [name]: content })) })).text()
  }
  expect(await altered('result.json', (text) => text.replace('"83.00000"', '"83.00001"'))).toContain(
    'A figure of its stages is not what the papers give.',
  )
  expect(await altered('result.json', (text) => text.replace('"Dr Odette Marlowe"', '"Dr Nobody"'))).toContain(
    'Its candidates are not those of the papers.',
  )
  expect(await altered('papers.blt', (text) => text.replace('41 1 4 7 0', '40 1 4 7 0'))).toContain(
    'The papers in papers.blt are not those of the file that was given.',
  )
  expect(await altered('as-given/north.blt', (text) => text.replace('41 1 4 7 0', '40 1 4 7 0'))).toContain(
    'The file of papers is not the one whose SHA-256 parameters.json says.',
  )
  expect(await altered('parameters.json', (text) => text.replace('"rule": "scottish"', '"rule": "ers97"'))).toContain(
    'It was counted by another rule than parameters.json names.',
  )
})

const constraints = [{ of: 'practice', each: true, at_least: 0, at_most: 1 }]

test('a pack of a count with constraints is checked with them', async () => {
  const classes = [{ name: 'practice Elm', numbers: [1, 4] }]
  const request = { seats: 3, withdraw: [], constraints, classes }
  const page = await (await give({ file: zip(packed({ request, rule: 'ers97' })) })).text()
  expect(page).toContain('The proof pack is right.')
  expect(page).toContain('at most 1 of each practice')
})

test.each<[string, Sent, string]>([
  ['nothing', {}, 'Choose the file of ballot papers, or paste them below'],
  ['no rule', { file: example }, 'Select the counting rule'],
  ['a zip of something else', { file: zip(zipSync({ 'a.txt': new Uint8Array([65]) })) }, 'This zip is no proof pack'],
  ['half a zip', { file: zip(packed().slice(0, 900)) }, 'This zip is no proof pack, or it is damaged.'],
  [
    'a pack whose JSON is none',
    { file: zip(zipSync({ 'parameters.json': new Uint8Array([65]) })) },
    'This zip is no proof pack',
  ],
  ['an empty file', { file: blt('') }, 'This file is empty'],
  ['no text', { file: new File([new Uint8Array(99)], 'x'), rule: 'av' }, 'This is not a text file'],
  ['65,000 candidates', { file: blt('65000 2\n1 1 0\n0\n'), rule: 'av' }, 'more than the 1,000 candidates'],
  [
    'seven megabytes on one line',
    { file: blt(`3 2\n${'1 '.repeat(3_500_000)}`), rule: 'av' },
    'This line has 7,000,000',
  ],
  [
    'a file a little larger than it takes',
    { file: blt('1 '.repeat(4_250_000)), rule: 'av' },
    'This file is larger than 8 MB',
  ],
])('%s is a mistake, said beside the question', async (_, sent, sentence) => {
  const reply = await give(sent)
  expect(reply.status).toBe(422)
  const page = await reply.text()
  expect(page.split(sentence).length - 1).toBe(2)
  expect(page).not.toMatch(/at \w+ \(|node_modules|Error:? at/)
})

test('what the rule can’t carry is refused', async () => {
  const reply = await give({ file: example, rule: 'av' })
  expect(reply.status).toBe(409)
  expect(await reply.text()).toContain('The alternative vote fills one seat')
})

test('a pack whose papers can’t be counted says so', async () => {
  const files = unzipSync(packed())
  const parameters = strFromU8(files['parameters.json'] ?? new Uint8Array()).replace(
    '"rule": "scottish"',
    '"rule": "av"',
  )
  const page = await (
    await give({ file: zip(zipSync({ ...files, 'parameters.json': new TextEncoder().encode(parameters) })) })
  ).text()
  expect(page).toContain('The papers in this pack can’t be counted. The alternative vote fills one seat')
})

test.each([
  ['to far more than it is', `[${'{},'.repeat(10_000_000)}{}]`],
  ['to JSON that is long', `{"stages":[${'{},'.repeat(2_600_000)}{}]}`],
])('a pack that unpacks %s keeps nobody else waiting', async (_, result) => {
  const files = unzipSync(packed())
  const file = zip(zipSync({ ...files, 'result.json': new TextEncoder().encode(result) }))
  const { made: reply, seconds } = await ownSeconds(() => give({ file }))
  expect(reply.status).toBeLessThan(500)
  expect(seconds).toBeLessThan(1)
})

test('a stranger’s ten megabytes are turned away, here and everywhere', async () => {
  const reply = await give({ file: blt('1 '.repeat(5_000_000)), rule: 'av' })
  expect(reply.status).toBe(413)
  expect(await reply.text()).toContain('Go back, and send a file of 8 MB or less.')
  const elsewhere = new FormData()
  elsewhere.set('email', 'x'.repeat(80_000))
  const headers = { origin: testConfig.public_url }
  expect((await site.ask('/sign-in', { method: 'POST', body: elsewhere, headers })).status).toBe(413)
})

test('who asks too often waits', async () => {
  const sent = { papers: bltOf('1 1 0'), rule: 'approval' }
  for (let times = 0; times < 30; times += 1) expect((await give(sent, '203.0.113.7')).status).toBe(200)
  expect((await give(sent, '203.0.113.7')).status).toBe(429)
  expect((await give(sent, '203.0.113.8')).status).toBe(200)
})

test('the checker is there to be read', async () => {
  const reply = await site.get('/check-a-count/check.js')
  expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await reply.text()).toMatch(/^\/\/ check\.js: counts an election again/)
})

test('strangers’ counts take turns, and when too many wait the next is asked to come back', async () => {
  const file = blt(plainBlt(exampleOf(70, 10, 200)))
  const crowd = Array.from({ length: 13 }, () => give({ file, rule: 'scottish' }))
  const statuses = (await Promise.all(crowd)).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
  expect((await give({ papers: bltOf('1 1 0'), rule: 'approval' })).status).toBe(200)
})
