import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { listSizeSteps, stepLabel } from './rules.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const harbour = { pcn_code: 'U90002', pcn_name: 'Harbour PCN' }
await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire!, counted: { '2025-10-01': 9_000, '2026-10-01': 10_000 } },
  {
    ods_code: 'Q90002',
    lmc: wealdshire!,
    facts: { name: 'Tollgate', ...harbour },
    changed: { '2026-07-01': { pcn_code: 'U90001', pcn_name: 'Elm and Beacon PCN' } },
    counted: { '2025-10-01': 5_000, '2026-10-01': 4_000 },
  },
  {
    ods_code: 'Q90003',
    lmc: saltmarsh!,
    facts: { name: 'Saltby', ...harbour, commissioner_code: '88X', commissioner_name: 'Coast' },
    counted: { '2026-10-01': 2_499 },
  },
  {
    ods_code: 'Q90004',
    facts: { name: 'Old Quarry' },
    changed: { '2026-03-31': { status: 'closed' } },
    counted: { '2025-10-01': 900 },
  },
  {
    ods_code: 'W90005',
    facts: {
      name: 'Cymru',
      pcn_code: null,
      pcn_name: null,
      commissioner_code: '7A1',
      commissioner_name: 'Board',
      icb_code: null,
      icb_name: null,
    },
    counted: { '2026-10-01': 7_000 },
  },
])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_staff', { office_id })
const sam = await person(installation, 'Sam Salt', 'committee_member', { office_id, lmc_id: saltmarsh!.id })

/** The figures in an area's tiles, and the names above it. */
async function area(path: string, cookie = ruth.cookie) {
  const reply = await site.get(path, cookie)
  const html = await reply.text()
  const tiles = [...html.matchAll(/<span class="value">([^<]*)</g)].map(([, value]) => value).slice(0, 4)
  const above = [...(/<nav class="breadcrumbs[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '').matchAll(/>([^<]+)<\/a>/g)].map(
    ([, name]) => name,
  )
  return { status: reply.status, tiles, above, html }
}

test('a PCN adds up its active practices, and stands below its sub-ICB, ICB and England', async () => {
  const pcn = await area('/areas/pcn/U90001')
  expect(pcn.tiles).toEqual(['2', '14,000', '7,000', '4,000 – 10,000'])
  expect(pcn.above).toEqual(['Areas', 'England', 'Weald and Coast ICB', 'Wealdshire'])
  expect(pcn.html).toContain('0 opened, 1 closed in a year')
})

test('an area is as it was on a day, on either side of a move', async () => {
  expect((await area('/areas/pcn/U90002?as_at=2026-06-30')).tiles[0]).toBe('2')
  expect((await area('/areas/pcn/U90002?as_at=2026-07-01')).tiles[0]).toBe('1')
  expect((await area('/areas/sub-icb/99W?as_at=2026-03-30')).tiles[0]).toBe('3')
})

test('England is everything but Wales, and what closed is no longer counted', async () => {
  const england = await area('/areas/england')
  expect(england.tiles.slice(0, 2)).toEqual(['3', '16,499'])
  expect(england.html).toContain('/areas/icb/QW9')
})

test.each([
  ['/areas/icb/QW9', '3'],
  ['/areas/sub-icb/88X', '1'],
  ['/areas/constituency/E14009001', '4'],
  [`/areas/lmc/${wealdshire!.id}`, '2'],
])('%s has the same page', async (path, practices) => {
  const { status, tiles } = await area(path)
  expect([status, tiles[0]]).toEqual([200, practices])
})

test('the index lists the office’s LMCs and the country’s ICBs', async () => {
  const { html } = await area('/areas')
  for (const name of ['Wealdshire LMC', 'Saltmarsh LMC', 'Weald and Coast ICB']) expect(html).toContain(name)
})

test.each([
  '/areas/pcn/U99999',
  '/areas/pcn/nothing',
  '/areas/pcn',
  '/areas/england/england',
  '/areas/planet/X1',
  '/areas/pcn/U90001.exe',
  '/areas/constituency/E14999999',
  `/areas/lmc/${randomUUID()}`,
  `/areas/group/${randomUUID()}`,
  '/areas/office/x',
])('%s is not found', async (path) => expect((await area(path)).status).toBe(404))

test('another LMC’s own area is not found', async () => {
  expect((await area(`/areas/lmc/${wealdshire!.id}`, sam.cookie)).status).toBe(404)
  expect((await area('/areas', sam.cookie)).html).not.toContain('Wealdshire LMC')
})

test('its practices leave as a file', async () => {
  const reply = await site.get('/areas/pcn/U90001.csv', ruth.cookie)
  expect(reply.headers.get('content-type')).toContain('text/csv')
  expect((await reply.text()).split('\r\n').filter(Boolean)).toHaveLength(3)
})

test('the steps of the distribution leave no gap', () => {
  expect(listSizeSteps.map((_, step) => stepLabel(step)).slice(0, 2)).toEqual(['Under 2,500', '2,500 to 4,999'])
  expect(stepLabel(listSizeSteps.length - 1)).toBe('30,000 or more')
})
