import { expect, test } from 'vitest'
import { office, person, type Lmc } from '../../../../tests/support/people.ts'
import { leviedBy } from '../../../../tests/support/received.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { openScope, system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { namings } from './reads.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire', ['Wealdshire'])
const [wealdshire] = lmcs as [Lmc]
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
const keys = await openData(installation, [{ ods_code: 'Q90001', lmc: wealdshire, facts: { name: 'Elm Surgery' } }])
const elm = keys.get('Q90001') as Id<'practice'>
const levied = await leviedBy(installation, wealdshire, {
  name: 'Statutory levy',
  runs: [{ from: '2026-07-01', issued: '2026-07-10T09:00:00Z', charged: new Map([[elm, 107_520]]) }],
})
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })

async function aReceipt() {
  const reply = await site.post(
    '/levies/receipts',
    {
      levy_id: levied.levy_id,
      collector_id: levied.collector_id,
      received_on_day: '1',
      received_on_month: '10',
      received_on_year: '2026',
      amount_pence: '£1,075.20',
      named: 'BACS 17',
      ods_code: 'Q90001',
      words: '',
      pressed: crypto.randomUUID(),
    },
    denise.cookie,
  )
  expect(reply.status).toBe(303)
  return reply.headers.get('location')?.split('/').at(-1) ?? ''
}

const namesFor = (of: { office_id: Id<'office'>; lmcs: readonly Lmc[] }, ids: readonly string[]) =>
  openScope(
    installation.db,
    installation.jobs,
    system(
      of.office_id,
      of.lmcs.map(({ id }) => id),
    ),
    site.now,
  ).read(async (tx) => {
    const found = await Promise.all(namings.map(({ names }) => names(tx, ids)))
    return new Map(found.flatMap((names) => [...names]))
  })

test('the record calls levies, collectors, runs, lines and receipts by what people know of them, and only whoever sees them', async () => {
  const [run, line, receipt] = [levied.run_ids[0] ?? '', levied.line_ids[0]?.get(elm) ?? '', await aReceipt()]
  const ids = [levied.levy_id, levied.collector_id, run, line, receipt]
  expect(await namesFor({ office_id, lmcs }, ids)).toEqual(
    new Map([
      [levied.levy_id, 'Statutory levy'],
      [levied.collector_id, 'PCSE'],
      [run, 'Statutory levy, July to September 2026'],
      [line, 'Elm Surgery, Statutory levy, July to September 2026'],
      [receipt, '£1,075.20 of 1 October 2026'],
    ]),
  )
  expect(await namesFor(elsewhere, ids)).toEqual(new Map())
})

test('in the record of the office an amount is in pounds', async () => {
  await aReceipt()
  const text = await (await site.get('/record?what=receipt+added', ruth.cookie)).text()
  expect(text).toContain('receipt £1,075.20 of 1 October 2026 · amount £1,075.20')
})
