import { describe, expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const elsewhere = await office(installation, 'Faraway LMC', ['Faraway'])
const harbour = { pcn_code: 'U90002', pcn_name: 'Harbour PCN' }
await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire!, counted: { '2025-10-01': 9_000, '2026-10-01': 10_240 } },
  {
    ods_code: 'Q90002',
    lmc: wealdshire!,
    facts: { name: 'Tollgate Surgery', ...harbour, postcode: 'WB9 2AA' },
    changed: { '2026-07-01': { pcn_code: 'U90001', pcn_name: 'Elm and Beacon PCN', name: 'Tollgate Medical Centre' } },
    counted: { '2025-10-01': 5_000, '2026-10-01': 5_010 },
  },
  {
    ods_code: 'Q90003',
    lmc: saltmarsh!,
    facts: { name: '=Saltby <b>Health</b> Centre', opened_on: Temporal.PlainDate.from('2026-05-01') },
  },
  {
    ods_code: 'Q90004',
    lmc: wealdshire!,
    facts: { name: 'Old Quarry Surgery' },
    changed: { '2026-03-31': { status: 'closed' } },
    counted: { '2025-10-01': 900 },
  },
  { ods_code: 'Q90005', facts: { name: 'Nobody’s Surgery', commissioner_code: '88X' }, counted: { '2026-10-01': 100 } },
])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_staff', { office_id })
const sam = await person(installation, 'Sam Marsh', 'committee_member', { office_id, lmc_id: saltmarsh!.id })
const jo = await person(installation, 'Jo Elm', 'practice_staff', { office_id, lmc_id: wealdshire!.id })
const fay = await person(installation, 'Fay Away', 'office_administrator', { office_id: elsewhere.office_id })

const json = async (query = '', cookie = ruth.cookie) => {
  const reply = await site.get(`/practices.json${query}`, cookie)
  expect(reply.status).toBe(200)
  return (await reply.json()) as Record<string, string | number | null>[]
}
const codes = async (query = '', cookie = ruth.cookie) => (await json(query, cookie)).map(({ ods_code }) => ods_code)

test('the office sees the active practices of all its LMCs, by name', async () => {
  const page = await (await site.get('/practices', ruth.cookie)).text()
  expect(page).toContain('3 practices')
  expect(page).toContain('As at Thursday 19 November 2026')
  expect(page).toContain('&lt;b&gt;Health')
  expect(await codes()).toEqual(['Q90003', 'Q90001', 'Q90002'])
})

test('a committee member sees those of their own LMC, and a stranger’s office none', async () => {
  expect(await codes('', sam.cookie)).toEqual(['Q90003'])
  expect(await codes(`?lmc=${wealdshire!.id}`, sam.cookie)).toEqual([])
  expect(await codes('', fay.cookie)).toEqual([])
})

test('who is signed out is sent to sign in, and practice staff may not', async () => {
  expect((await site.get('/practices')).headers.get('location')).toBe('/sign-in?return_to=%2Fpractices')
  expect((await site.get('/practices', jo.cookie)).status).toBe(403)
})

test('a practice is found by a misspelt name, by code, and by postcode', async () => {
  expect(await codes('?q=Tolgate')).toEqual(['Q90002'])
  expect(await codes('?q=q90002')).toEqual(['Q90002'])
  expect(await codes('?q=WB9')).toEqual(['Q90002'])
  expect(await codes('?q=zebra')).toEqual([])
})

test('the page shows the practices as they were on a day', async () => {
  const before = await json('?as_at=2026-06-30&q=Q90002')
  expect(before[0]).toMatchObject({
    name: 'Tollgate Surgery',
    pcn_code: 'U90002',
    list_size: 5_000,
    as_at: '2026-06-30',
  })
  const after = await json('?as_at=2026-07-01&q=Q90002')
  expect(after[0]).toMatchObject({ name: 'Tollgate Medical Centre', pcn_code: 'U90001' })
  expect(await codes('?as_at=2026-03-30')).toContain('Q90004')
  expect(await codes('?as_at=2026-03-31')).not.toContain('Q90004')
})

test('flags say what a year brought, and narrow the list', async () => {
  expect(await codes('?flag=moved_pcn')).toEqual(['Q90002'])
  expect(await codes('?flag=list_up')).toEqual(['Q90001'])
  expect(await codes('?flag=new')).toEqual(['Q90003'])
  expect(await codes('?flag=no_list')).toEqual(['Q90003'])
  expect(await codes('?status=closed')).toEqual(['Q90004'])
  expect((await json('?q=Q90001'))[0]).toMatchObject({
    change_in_year: 0.1378,
    flags: 'list_up',
    mp_name: 'Dana Whitlock',
  })
})

describe('order', () => {
  test.each([
    ['-list_size', ['Q90001', 'Q90002', 'Q90003']],
    ['list_size', ['Q90002', 'Q90001', 'Q90003']],
    ['-change', ['Q90001', 'Q90002', 'Q90003']],
    ['ods_code', ['Q90001', 'Q90002', 'Q90003']],
    ['-place', ['Q90002', 'Q90001', 'Q90003']],
  ])('by %s', async (sort, expected) => expect(await codes(`?sort=${sort}`)).toEqual(expected))
})

test('a name that begins like a formula is guarded in the file', async () => {
  const reply = await site.get('/practices.csv', ruth.cookie)
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="practices-2026-11-19.csv"')
  expect(await reply.text()).toContain("'=Saltby")
})

test.each([
  '?page=-1',
  '?page=9999',
  '?page=1e99',
  '?sort=drop',
  '?sort=__proto__',
  '?status=constructor&flag=toString',
  '?as_at=2026-02-30',
  '?as_at=%00',
  '?lmc=1&group=x&pcn=%27%3B--',
  '?q=%25%5C_%27%00',
  '?q=' + 'x'.repeat(5_000),
])('an odd address, %s, still leads to a page', async (query) => {
  const reply = await site.get(`/practices${query}`, ruth.cookie)
  expect(reply.status).toBe(200)
})

test('a day that is none is said, and today is shown', async () => {
  const page = await (await site.get('/practices?as_at=2026-02-30', ruth.cookie)).text()
  expect(page).toContain('Enter a day, such as 2026-04-01')
  expect(page).toContain('As at Thursday 19 November 2026')
})
