import { describe, expect, test } from 'vitest'
import { ownLevied } from '../../../../tests/support/own-levied.ts'
import type { Id, Pence } from '../../../platform/values.ts'
import { periodsOf, sumsOf } from './periods/rules.ts'
import { chargedNow, yearAt } from './standings/rules.ts'

const levied = await ownLevied()
const { site, make, lineOf, html, status, elm, wealdshire, statutory } = levied
const { jo, denise, tom, priya, eve, sal } = levied
const page = '/levies/practices/Q90001'

test('the office finds everything of a practice’s levies on one page, each levy by itself', async () => {
  const draft = await levied.aDraft()
  const { run_ids } = statutory
  await make(async (tx) => {
    await tx.db
      .insertInto('levies.variance')
      .values({
        lmc_id: wealdshire.id,
        run_id: run_ids[1] ?? ('' as Id<'run'>),
        practice_id: elm,
        reason: 'list_size',
        words: 'PCSE used the count of 1 January.',
        noted_at: tx.now,
        noted_by: 'Denise Fallow',
      })
      .execute()
    await tx.db
      .insertInto('levies.question')
      .values({
        lmc_id: wealdshire.id,
        practice_id: elm,
        line_id: lineOf(0, elm),
        words: 'Why so much?',
        pressed: crypto.randomUUID(),
        asked_at: tx.now,
        asked_by: 'Jo Bright',
        answer: '',
      })
      .execute()
  })
  const found = await html(page, tom.cookie)
  for (const part of [
    'Statutory levy, period by period',
    'National levy, period by period',
    'TOLLGATE AND ELM BACS, from PCSE',
    'April to June 2026: It was deducted by another list size',
    'PCSE used the count of 1 January.',
    'Why so much?',
    'Draft',
    `/levies/lines/${draft}`,
    `/levies/lines/${lineOf(2, elm)}`,
    '£142.50',
  ])
    expect(found).toContain(part)
  // A draft owes nothing yet, and of another practice nothing is here.
  expect(found).toMatch(/Charge £99\.99(?:<[^>]*>|[^<£])*?July to September 2026/)
  expect(found).not.toContain('Tollgate Surgery')
  expect(await html('/practices/Q90001', denise.cookie)).toContain(`href="${page}"`)
})

test('its lines leave as a file with all that each came of, of all levies or of one', async () => {
  const csv = await html(`${page}/lines.csv`, tom.cookie)
  const [heading = '', ...rows] = csv.trim().split('\r\n')
  const at = heading.replace('\uFEFF', '').split(',')
  for (const column of ['rate_pence', 'list_size_on', 'decided_on', 'exact_pence', 'amount_pence', 'paid_pence', 'why'])
    expect(at).toContain(column)
  expect(rows.some((row) => row.includes('National levy'))).toBe(true)
  const first = rows.find((row) => row.includes('2026-01-01,2026-03-31') && row.startsWith('Statutory'))?.split(',')
  expect([first?.[at.indexOf('amount_pence')], first?.[at.indexOf('paid_pence')]]).toEqual(['15000', '15000'])
  const one = await html(`${page}/lines.csv?levy=${statutory.levy_id}`, tom.cookie)
  expect(one).not.toContain('National levy')
  for (const format of ['xlsx', 'json']) expect(await status(`${page}/lines.${format}`, tom.cookie)).toBe(200)
})

test('whoever may not read levies, another LMC’s office and a stranger don’t find it', async () => {
  for (const path of [page, `${page}/lines.csv`]) {
    expect(await status(path, denise.cookie)).toBe(200)
    for (const somebody of [priya, jo]) expect(await status(path, somebody.cookie)).toBe(403)
    for (const somebody of [sal, eve]) expect(await status(path, somebody.cookie)).toBe(404)
    expect((await site.get(path)).status).toBe(303)
  }
  expect(await status('/levies/practices/Q99999', denise.cookie)).toBe(404)
  expect(await status('/levies/practices/Elm%20Surgery', denise.cookie)).toBe(404)
})

describe('what a practice’s lines come to', () => {
  const line = (run: string, run_state: 'draft' | 'issued', amount: number, paid: number, written_off = 0) => ({
    run_id: run as Id<'run'>,
    run_state,
    amount_pence: amount as Pence,
    paid_pence: paid,
    written_off_pence: written_off,
  })

  test('is what was issued, less what was paid or written off; a correction lessens it', () => {
    const lines = [line('2', 'draft', 500, 0), line('1', 'issued', 15_000, 14_000, 50), line('1', 'issued', -750, 0)]
    expect(sumsOf(lines)).toEqual({ charged: 14_250, paid: 14_000, written_off: 50, owed: 200 })
    const papers = [{ run_id: '1' as Id<'run'> }]
    const [draft, issued] = periodsOf(lines, papers)
    expect([draft?.sums.owed, draft?.papers.length]).toEqual([0, 0])
    expect([issued?.lines.length, issued?.sums.owed, issued?.papers]).toEqual([2, 200, papers])
  })

  test('for a year is twelve months of the rate, whatever it is for', () => {
    const of = { rounding: 'half_up' } as const
    expect(yearAt({ ...of, rate: 420_000, per: 'year' } as Parameters<typeof yearAt>[0], 10_240)).toBe(430_080)
    expect(yearAt({ ...of, rate: 105_000, per: 'quarter' } as Parameters<typeof yearAt>[0], 10_240)).toBe(430_080)
    expect(chargedNow({ joining: 'built_in', contract_kind: null, choice: null })).toEqual({
      charged: false,
      why: 'contract_not_known',
    })
  })
})

describe('a practice that is no LMC’s in the register any longer', () => {
  const paths = [page, `${page}/lines.csv`]

  test('is opened by the office and by itself while anything of its levies is there', async () => {
    await make((tx) => tx.db.deleteFrom('register.representation').where('practice_id', '=', elm).execute())
    for (const path of paths) expect(await status(path, denise.cookie)).toBe(200)
    const found = await html(page, tom.cookie)
    expect(found).not.toContain('Say what it holds')
    for (const part of [
      'TOLLGATE AND ELM BACS',
      'no longer has it as a practice of yours',
      '£142.50',
      `/levies/lines/${lineOf(2, elm)}`,
    ])
      expect(found).toContain(part)
    expect((await site.get('/our-levies', jo.cookie)).headers.get('location')).toBe('/our-levies/Q90001')
    expect(await html('/our-levies/Q90001', jo.cookie)).toContain('£142.50')
    expect(await status(`/our-levies/Q90001/lines/${lineOf(0, elm)}`, jo.cookie)).toBe(200)
  })

  test('is nobody else’s still, and one without anything of an LMC isn’t there', async () => {
    for (const path of paths) {
      for (const somebody of [priya, jo]) expect(await status(path, somebody.cookie)).toBe(403)
      for (const somebody of [sal, eve]) expect(await status(path, somebody.cookie)).toBe(404)
      expect((await site.get(path)).status).toBe(303)
    }
    expect(await status('/our-levies/Q90001', levied.toll.cookie)).toBe(404)
    expect(await status('/levies/practices/Q90011', denise.cookie)).toBe(200)
    expect(await status('/levies/practices/Q90002', sal.cookie)).toBe(404)
  })
})
