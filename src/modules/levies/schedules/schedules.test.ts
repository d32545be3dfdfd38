import readExcel from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { issueRun, levyBooks } from '../../../../tests/support/levied.ts'
import { person } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { operate } from '../../../../tests/support/set-up.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import type { Id } from '../../../platform/values.ts'

const { installation, office_id, wealdshire, saltmarsh, site, scope, place, html, ruth, salt, sam, fay, recorded } =
  await registered()
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const elm = place('Q90001').practice_id as Id<'practice'>
const tollgate = place('Q90002').practice_id as Id<'practice'>

const books = await levyBooks(scope, wealdshire.id, { name: '=Statutory levy' })
const { run_id } = await issueRun(scope, books, [
  { practice_id: elm, amount_pence: 107_520 },
  { practice_id: tollgate, amount_pence: 0, kind: 'not_charged', why: 'opted_out' },
])
const { run_id: next } = await issueRun(
  scope,
  books,
  [
    { practice_id: tollgate, amount_pence: 52_010 },
    { practice_id: elm, amount_pence: 100, collector_id: books.own },
    {
      practice_id: elm,
      amount_pence: -2_015,
      kind: 'adjustment',
      corrects_line_id: await firstLine(),
      why: 'the list size of 1 January was corrected',
    },
  ],
  '2026-04-01',
)

async function firstLine() {
  return scope.read(
    async (tx) =>
      (
        await tx.db
          .selectFrom('levies.line')
          .select('id')
          .where('run_id', '=', run_id)
          .where('kind', '=', 'charge')
          .executeTakeFirstOrThrow()
      ).id,
  )
}

const path = (run: Id<'run'>) => `/levies/runs/${run}/schedules`

test('a collector’s schedule has a line for each charge and adjustment they deduct, and nothing else', async () => {
  const page = await html(path(next), ruth.cookie)
  expect(page).toMatch(/2 *<\/td>[\s\S]*£499\.95/)
  const csv = await (await site.get(`${path(next)}/${books.pcse}/schedule.csv`, ruth.cookie)).text()
  expect(csv.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
    'Practice code,Practice,Levy,From,To,List size,Rate in pence,Amount in pounds',
    "Q90001,Elm Surgery,'=Statutory levy,2026-04-01,2026-06-30,,42,-20.15",
    "Q90002,Tollgate Surgery,'=Statutory levy,2026-04-01,2026-06-30,10240,42,520.10",
  ])
  const xlsx = await site.get(`${path(next)}/${books.pcse}/schedule.xlsx`, ruth.cookie)
  expect(xlsx.headers.get('content-disposition')).toContain('.xlsx')
  const [sheet] = await readExcel(Buffer.from(await xlsx.arrayBuffer()))
  expect(JSON.stringify(sheet)).toContain('520.1')
  expect(await html(path(run_id), ruth.cookie)).toContain('£1,075.20')
})

test('its covering letter is a tagged PDF with a title', async () => {
  const letter = await site.get(`${path(next)}/${books.pcse}/letter.pdf`, ruth.cookie)
  expect([letter.status, letter.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const text = Buffer.from(await letter.arrayBuffer()).toString('latin1')
  for (const part of ['/StructTreeRoot', '/Lang (en-GB)', '<pdfuaid:part>1</pdfuaid:part>', 'what to deduct'])
    expect(text, part).toContain(part)
})

test('that it was given is kept once, with its totals', async () => {
  const isToGive = async (cookie: string) => (await html('/levies/runs', cookie)).includes(`${path(next)}">Give its`)
  expect([await isToGive(ruth.cookie), await isToGive(tom.cookie)]).toEqual([true, false])
  expect(await html('/', ruth.cookie)).toMatch(/Schedules to give <span class="value">2</)
  expect((await site.post(`${path(next)}/${books.pcse}/giving`, {}, ruth.cookie)).status).toBe(303)
  expect(await isToGive(ruth.cookie)).toBe(false)
  expect((await recorded()).at(-1)).toMatch(/levies\.schedule_given .*"amount_pence":49995/)
  const letter = async (at: typeof site, cookie: string) =>
    new Uint8Array(await (await at.get(`${path(next)}/${books.pcse}/letter.pdf`, cookie)).arrayBuffer())
  const later = siteAt(installation, '2026-11-25T09:00:00Z')
  const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id }, '2026-11-25T08:55:00Z')
  expect(await letter(later, denise.cookie), 'given, it stays as it was').toEqual(await letter(site, ruth.cookie))
  const twice = await site.post(`${path(next)}/${books.pcse}/giving`, {}, ruth.cookie)
  expect([twice.status, (await twice.text()).includes('given already')]).toEqual([409, true])
  const own = await site.post(`${path(next)}/${books.own}/giving`, {}, ruth.cookie)
  expect([own.status, (await own.text()).includes('nothing to deduct')], 'nothing_to_deduct').toEqual([409, true])
})

test('a schedule stays whole where a practice turns out never to have been the LMC’s', async () => {
  const before = await (await site.get(`${path(next)}/${books.pcse}/schedule.csv`, ruth.cookie)).text()
  await operate(site.scope(), async (tx) => {
    await tx.db.deleteFrom('register.representation').where('practice_id', '=', tollgate).execute()
  })
  expect(await (await site.get(`${path(next)}/${books.pcse}/schedule.csv`, ruth.cookie)).text()).toBe(before)
})

test('another LMC finds no schedule of this one, and whoever may not see levies none at all', async () => {
  const all = [
    path(run_id),
    ...['schedule.csv', 'schedule.xlsx', 'letter.pdf'].map((file) => `${path(run_id)}/${books.pcse}/${file}`),
  ]
  for (const there of all) {
    for (const { cookie } of [salt, fay]) expect((await site.get(there, cookie)).status, there).toBe(404)
    expect((await site.get(there, sam.cookie)).status, there).toBe(403)
    expect((await site.get(there)).headers.get('location'), there).toMatch(/^\/sign-in/)
  }
  for (const { cookie } of [salt, fay])
    expect((await site.post(`${path(run_id)}/${books.pcse}/giving`, {}, cookie)).status).toBe(404)
  const theirs = await levyBooks(scope, saltmarsh.id)
  expect((await site.post(`${path(run_id)}/${theirs.pcse}/giving`, {}, ruth.cookie)).status).toBe(404)
})
