import { expect, test } from 'vitest'
import { z } from 'zod'
import { closing } from '../../../../tests/support/closing.ts'
import { readCsv } from '../../../platform/csv.ts'
import { readWorkbook } from '../../../platform/files/workbook.ts'
import { newToken, tokenHash } from '../../../platform/session.ts'
import { figureColumns } from '../figures/rules.ts'
import { operate } from '../../../../tests/support/set-up.ts'
import { pictureKinds, picturePath } from './rules.ts'

const weeks = ['2026-11-02', '2026-11-09', '2026-11-16']
const [, , week = ''] = weeks
const pcn = (letter: 'A' | 'B' | 'C') => ({ pcn_code: `U9000${'ABC'.indexOf(letter) + 1}`, pcn_name: `${letter} PCN` })
const number = (place: number) => String(place).padStart(2, '0')

/** PCN A is two practices and B three of Wealdshire’s eleven; C straddles the LMCs. A has fewer than are shown. */
const { office_id, wealdshire, saltmarsh, site, scope, give, group, close, ruth, wes, sal, sam, fay, keyOf } =
  await closing(
    (weald, salt) => [
      ...Array.from({ length: 11 }, (_, at) => ({
        ods_code: `Q900${number(at)}`,
        lmc: weald,
        facts: { name: `Surgery ${number(at)}`, ...pcn(at < 2 ? 'A' : at < 5 ? 'B' : 'C') },
        counted: { '2026-10-01': 7_000 + at * 13 },
      })),
      ...Array.from({ length: 4 }, (_, at) => ({
        ods_code: `Q901${number(at)}`,
        lmc: salt,
        facts: { name: `Marsh ${number(at)}`, ...pcn('C') },
        counted: { '2026-10-01': 5_000 + at * 17 },
      })),
    ],
    { smallest_cell: 3 },
  )
const states = ['red', 'red', 'amber', 'green', 'black', 'amber', 'red', 'green', 'amber', 'amber', 'red'] as const
const contactsOf = (at: number) => 131 + 2 ** at
const north = await group('locality', 'North', ['Q90000', 'Q90002', 'Q90005', 'Q90006', 'Q90009'])
await group('tag', 'Two together', ['Q90003', 'Q90007'])
for (const [nth, of] of weeks.entries()) {
  for (const [at, state] of states.entries())
    if (at !== 10 || nth > 0) await give(`Q900${number(at)}`, of, [state, contactsOf(at) + nth])
  for (const at of [0, 1, 2])
    await give(`Q901${number(at)}`, of, [(['red', 'amber', 'green'] as const)[at] ?? 'red', 90 + at])
  await close(wealdshire, of)
  await close(saltmarsh, of)
}
const html = async (path: string, cookie = ruth.cookie) => (await site.get(path, cookie)).text()
const everyArea = await scope.read(async (tx) => {
  const rows = await tx.db.selectFrom('pressure.week_cell').select(['area_kind', 'area_code']).distinct().execute()
  return [
    ...rows.map(({ area_kind, area_code }) => ({ kind: area_kind, code: area_code })),
    { kind: 'office' as const, code: office_id },
    { kind: 'england' as const, code: 'england' },
  ]
})

async function token() {
  const secret = `openlmc_${newToken()}`
  await operate(site.scope(), async (tx) => {
    await tx.db
      .insertInto('accounts.api_token')
      .values({
        office_id,
        lmc_ids: [wealdshire.id, saltmarsh.id],
        permissions: ['pressure.see_picture'],
        name: 'A token',
        made_by: 'Ruth Okafor',
        token_hash: tokenHash(secret),
        made_at: site.now,
      })
      .execute()
  })
  return secret
}
const secret = await token()
const shape = z.object({
  weeks: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
})
const apiWeeks = async (path: string) => {
  const reply = await site.ask(`/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } })
  return shape.parse(await reply.json()).weeks
}

/** An area's weeks in every format, as one kind of row. */
async function inEveryFormat(path: string) {
  const file = async (as: string) => new Uint8Array(await (await site.get(`${path}.${as}`, ruth.cookie)).arrayBuffer())
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  const csv = readCsv(text(await file('csv')).replace(/^\uFEFF/, '')).rows
  const [sheet] = await readWorkbook(await file('xlsx'))
  const json = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(text(await file('json'))))
  const keys = csv[0] ?? []
  const plain = (value: unknown) =>
    value === null || value === undefined ? '' : JSON.stringify(value).replaceAll('"', '').toLowerCase()
  const row = (values: readonly unknown[]) => Object.fromEntries(keys.map((key, at) => [key, plain(values[at])]))
  return {
    csv: csv.slice(1).map(row),
    xlsx: (sheet?.table.rows ?? []).slice(-weeks.length).map(row),
    json: json.map((one) => row(keys.map((key) => one[key]))),
    api: (await apiWeeks(path)).map((one) => row(keys.map((key) => one[key]))),
    page: await html(path),
  }
}

test('every format of every level says the same, and what its cells say', async () => {
  expect(new Set(everyArea.map(({ kind }) => kind))).toEqual(
    new Set(pictureKinds.filter((kind) => kind !== 'federation')),
  )
  for (const { kind, code } of everyArea) {
    const { csv, xlsx, json, api, page } = await inEveryFormat(picturePath(kind, code))
    expect(csv, kind).toHaveLength(weeks.length)
    expect(xlsx, kind).toEqual(csv)
    expect(json, kind).toEqual(csv)
    expect(api, kind).toEqual(csv)
    const cells = await scope.read((tx) =>
      tx.db
        .selectFrom('pressure.week_cell')
        .selectAll()
        .where('area_kind', '=', kind === 'office' || kind === 'england' ? 'lmc' : kind)
        .$if(kind !== 'office' && kind !== 'england', (query) => query.where('area_code', '=', code))
        .execute(),
    )
    for (const row of csv)
      for (const column of figureColumns) {
        const known = cells.filter((cell) => cell.week_of.toString() === row['week_of'] && cell[column] !== null)
        const sum = known.reduce((all, cell) => all + Number(cell[column]), 0)
        expect(row[column], `${kind} ${column}`).toBe(known.length === 0 ? '' : String(sum))
      }
    const last = csv.at(-1)
    expect(page).toContain(
      last?.['returned']
        ? `${last['returned']} of ${last['practices_asked']} practices returned`
        : 'Held back: too few returns',
    )
  }
})

test('what is held back stands in no format of any level, nor can it be had by subtraction', async () => {
  // Each practice's contacts add a bit of their own, so that a sum says whose it is.
  const held = weeks.map((_, nth) => contactsOf(0) + contactsOf(1) + 2 * nth)
  const pcnA = await apiWeeks('/pressure/areas/pcn/U90001')
  expect(pcnA.map(({ practices, returned, contacts }) => [practices, returned, contacts])).toEqual(
    weeks.map(() => [2, null, null]),
  )
  // Where every week is held back no axis is drawn: it could only run from nothing to nothing.
  expect(await html('/pressure/areas/pcn/U90001')).toContain('Contacts of every week shown are held back')
  for (const { kind, code } of everyArea) {
    const said = JSON.stringify(await inEveryFormat(picturePath(kind, code)))
    const numbers = said.match(/(?<![\w.,-])\d[\d,]*(?![\w-])/g)?.map((text) => Number(text.replaceAll(',', '')))
    expect(numbers?.length, kind).toBeGreaterThan(50)
    expect(
      numbers?.filter((one) => held.includes(one)),
      kind,
    ).toEqual([])
  }
  for (const [nth, sum] of held.entries()) {
    const sums: number[] = []
    for (const { kind, code } of everyArea) {
      const { contacts } = (await apiWeeks(picturePath(kind, code)))[nth] ?? {}
      if (typeof contacts === 'number') sums.push(contacts)
    }
    expect(sums.length).toBeGreaterThan(3)
    expect(sums.flatMap((one) => sums.map((other) => one - other))).not.toContain(sum)
  }
})

test('a page says the state, its OPEL number, the return rate, the week and the method in words', async () => {
  const page = await html(picturePath('lmc', wealdshire.id))
  for (const words of [
    'Wealdshire LMC',
    'Week of Monday 16 November 2026',
    '11 of 11 practices returned (100%)',
    'Red, OPEL 3',
    'figures from',
    'The state that most practices declared',
    'Practices as they belonged on that day',
    'North',
    'B PCN',
  ])
    expect(page).toContain(words)
  expect(page).not.toContain('Surgery 0')
})

test('a PCN across two LMCs adds up what both publish, says which is left out, and shows a reader of one theirs only', async () => {
  const both = await apiWeeks('/pressure/areas/pcn/U90003')
  // Three of Wealdshire's six are in North, which is published before it.
  expect(both.at(-1)).toMatchObject({ practices: 10, practices_asked: 4, returned: 3 })
  expect(await html('/pressure/areas/pcn/U90003')).toContain('In no figure of returns: Wealdshire LMC')
  expect(await html('/pressure/areas/pcn/U90003', wes.cookie)).toContain(
    'Held back: too few returns, or it would give one away, of 6 practices',
  )
  expect(await html('/pressure/areas/pcn/U90003', sal.cookie)).toContain('3 of 4 practices returned')
})

test('England and the office reach as far as the reader’s LMCs, and say so', async () => {
  const page = await html('/pressure/areas/england/england', sal.cookie)
  expect(page).toContain('England as far as your LMCs reach')
  expect(page).toContain('Saltmarsh LMC')
  expect(page).not.toContain('Wealdshire LMC<')
  expect(page).toContain('3 of 4 practices returned')
})

test('a range of weeks is asked by any days in them', async () => {
  const json = async (query: string) =>
    z
      .array(z.object({ week_of: z.string() }))
      .parse(await (await site.get(`${picturePath('locality', north)}.json${query}`, ruth.cookie)).json())
  expect((await json('?from=2026-11-04&until=2026-11-10')).map(({ week_of }) => week_of)).toEqual(weeks.slice(0, 2))
  expect(await json('?from=never&until=2026-02-31')).toHaveLength(3)
  expect(await html(`${picturePath('locality', north)}?until=2020-01-01`)).toContain('no closed week in this time')
})

test('the list of areas is what the reader’s LMCs reach, for a week or for a year, and leaves as a file', async () => {
  const list = await html('/pressure/areas')
  for (const name of ['England', 'Wealdshire LMC', 'Saltmarsh LMC', 'North', 'C PCN', 'Weald and Coast ICB'])
    expect(list).toContain(name)
  expect(await html('/pressure/areas?kind=pcn')).not.toContain('>North<')
  expect(await html('/pressure/areas', sal.cookie)).not.toContain('Wealdshire LMC')
  const csv = readCsv((await html('/pressure/areas.csv?weeks=52&kind=lmc')).replace(/^\uFEFF/, '')).rows
  const at = (key: string) => csv[0]?.indexOf(key) ?? -1
  expect(
    csv.slice(1).map((row) => [row[at('name')], row[at('weeks')], row[at('practices')], row[at('returned')]]),
  ).toEqual([
    ['Saltmarsh LMC', '3', '12', '9'],
    ['Wealdshire LMC', '3', '33', '32'],
  ])
})

test('a committee member sees areas and never a practice; a stranger sees nothing', async () => {
  expect((await site.get(picturePath('lmc', wealdshire.id), sam.cookie)).status).toBe(200)
  expect((await site.get('/pressure/grid', sam.cookie)).status).toBe(403)
  expect((await site.get('/pressure/practices/Q90000', sam.cookie)).status).toBe(403)
  for (const path of [
    picturePath('lmc', wealdshire.id),
    '/pressure/areas',
    '/pressure/grid',
    '/pressure/practices/Q90000',
  ])
    expect((await site.get(path)).status, path).toBe(303)
})

test.each([
  ['pcn', 'U99999'],
  ['lmc', 'nothing'],
  ['locality', crypto.randomUUID()],
  ['planet', 'x'],
  ['england', 'wales'],
  ['office', crypto.randomUUID()],
])('%s %s is not found', async (kind, code) => {
  expect((await site.get(`/pressure/areas/${kind}/${code}`, ruth.cookie)).status).toBe(404)
})

test('another LMC’s areas and practices aren’t found', async () => {
  for (const path of [
    picturePath('lmc', wealdshire.id),
    `${picturePath('lmc', wealdshire.id)}.csv`,
    picturePath('locality', north),
    '/pressure/practices/Q90000',
  ]) {
    expect((await site.get(path, sal.cookie)).status, path).toBe(404)
    expect((await site.get(path, fay.cookie)).status, path).toBe(404)
  }
})

test('the office sees practices by week, the worst first, and its looking is recorded', async () => {
  const grid = await html('/pressure/grid', wes.cookie)
  expect(grid.indexOf('Surgery 04 (Q90004)')).toBeLessThan(grid.indexOf('Surgery 03 (Q90003)'))
  expect(grid).not.toContain('Marsh 00')
  expect(await html(`/pressure/grid?lmc=${saltmarsh.id}&sort=silent`)).toContain('Marsh 03 (Q90103)')
  const named = await html('/pressure/grid?sort=name')
  expect(named.indexOf('Marsh 03 (Q90103)')).toBeLessThan(named.indexOf('Surgery 00 (Q90000)'))
  const practice = await html('/pressure/practices/q90000', wes.cookie)
  expect(practice).toContain(`/pressure/returns/Q90000/${week}`)
  expect(await html('/practices/Q90000', wes.cookie)).toContain('/pressure/practices/Q90000')
  expect(await html('/practices/Q90000', sam.cookie)).not.toContain('/pressure/practices/Q90000')
  const seen = await scope.read((tx) =>
    tx.db
      .selectFrom('platform.record')
      .select(['about', 'actor'])
      .where('what', '=', 'pressure.practice_seen')
      .execute(),
  )
  const { practice_id } = keyOf('Q90000')
  expect(
    seen.filter(({ about, actor }) => actor === 'Wes Weald' && JSON.stringify(about).includes(practice_id)),
  ).toHaveLength(2)
})
