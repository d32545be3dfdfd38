import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { file, openData } from '../../../../tests/support/open-data.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData as invented } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { sha256 } from '../../../platform/config.ts'
import { system } from '../../../platform/scope.ts'
import type { Id, Pence, Rate } from '../../../platform/values.ts'
import { readOpenData } from '../../register/imports/feeds.ts'
import { importFiles } from '../../register/imports/writes.ts'
import { lmcsThere } from '../../register/lmcs/reads.ts'
import { addLmc } from '../../register/lmcs/writes.ts'
import { exactText } from '../charges/rules.ts'
import { exactOfRun, figuresOf } from '../lines/reads.ts'
import { checkRun, draftRun, issueRun } from '../runs/writes.ts'
import { commands } from './commands.ts'
import { verified } from './reads.ts'
import { wrongWith, type LineToProve } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe.skipIf(openData === undefined)('Leicester, Leicestershire and Rutland at 42p', async () => {
  const installation = await testInstallation()
  const site = siteAt(installation, '2026-09-01T12:00:00Z')
  let lmc: { id: Id<'lmc'>; office_id: Id<'office'> } | undefined

  beforeAll(async () => {
    const names = [
      'ods/epraccur_legacy_2025-05.csv.gz',
      'ods/epraccur_dse_2026-02.csv.gz',
      'list-size/gp-reg-pat-prac-all_2026-01-01.csv',
    ]
    const given = names.map(async (name) => {
      const bytes = file(name)
      const read = await readOpenData(bytes, name, { today: day('2026-09-01') })
      if (!read.ok) throw new Error(`${name}: ${read.mistake.what}`)
      return { data: read.data, file_name: name, sha256: sha256(bytes), bytes: bytes.length }
    })
    const { answer } = await importFiles(site.scope(), await Promise.all(given))
    if (!answer.done) throw new Error(answer.why)
    const boundary = {
      local_authorities: [],
      added_codes: [],
      excluded_codes: [],
      commissioners: ['03W', '04C', '04V'],
    }
    const added = await site
      .scope()
      .operate((tx) => addLmc(tx, { name: 'LLR LMC', short_name: 'LLR', from: null, boundary }))
    if (!added.done) throw new Error(added.why)
    ;[lmc] = await site.scope().read(lmcsThere)
  }, 60_000)

  test('a run of the first quarter of 2026 is 128 lines of £129,751.68, £129,751.335 before rounding, and proved', async () => {
    if (!lmc) throw new Error('there is no LMC')
    const { id: lmc_id, office_id } = lmc
    const scope = site.scope(system(office_id, [lmc_id]))
    const { aLevy, aRate, make, press } = charging(scope)
    const levy_id = await aLevy({ id: lmc_id })
    await aRate({ id: lmc_id }, levy_id)
    await make((tx) =>
      sql`insert into levies.contract (lmc_id, practice_id, kind, during, set_at, set_by)
        select ${lmc_id}, practice_id, 'gms', '[2000-01-01,)', ${tx.now}, 'Denise Fallow' from register.lmc_practice where lmc_id = ${lmc_id}`.execute(
        tx.db,
      ),
    )
    const by = async (name: string) => {
      const { account_id } = await person(installation, name, 'finance_staff', { office_id })
      return site.scope({ ...scope.actor, kind: 'account', account_id, name })
    }
    const [denise, ruth] = [await by('Denise Fallow'), await by('Ruth Okafor')]
    const period = { from: day('2026-01-01'), to: day('2026-03-31') }
    const drafted = await denise.write((tx) => draftRun(tx, { levy_id, period, pressed: press() }))
    if (!drafted.done) throw new Error(drafted.why)
    const run_id = drafted.value
    for (const move of [checkRun, issueRun])
      expect(await ruth.write((tx) => move(tx, run_id))).toMatchObject({ done: true })
    const [figures, exact, proved] = await scope.read(async (tx) => [
      (await figuresOf(tx, [run_id])).get(run_id),
      exactText(await exactOfRun(tx, run_id)),
      await verified(tx),
    ])
    expect(figures).toMatchObject({ practices: 128, total_pence: 12_975_168, not_charged: 0 })
    expect(exact).toBe('12975133.5')
    expect(proved).toEqual({ runs: 1, lines: 128, entries: 1, postings: 129, wrong: [], since_changed: [] })
  })
})

const charge: LineToProve = {
  kind: 'charge',
  days: 92,
  of_days: 92,
  months: 3,
  list_size: 10_240,
  exact_numerator: '107520',
  exact_denominator: '1',
  amount_pence: 107_520 as Pence,
  remitted_pence: 0 as Pence,
  rate: 420_000 as Rate,
  per: 'year',
  rounding: 'half_up',
  remitted_rate: null,
}
test.each<[string, Partial<LineToProve>, readonly string[]]>([
  ['comes out again', {}, []],
  ['is a penny more', { amount_pence: 107_521 as Pence }, ['its rounding']],
  ['has another list size', { list_size: 10_241 }, ['its exact charge', 'its rounding']],
  ['passes on what nobody agreed', { remitted_pence: 1 as Pence }, ['what is passed on of it']],
  ['names no rate', { rate: null }, ['what it is charged by']],
  ['is not charged, and is', { kind: 'not_charged' }, ['an amount where nothing is charged']],
  ['adjusts by its amount', { kind: 'adjustment' }, []],
  ['adjusts by another', { kind: 'adjustment', amount_pence: 1 as Pence }, ['its difference']],
])('a line that %s', (_, more, wrong) => {
  expect(wrongWith({ ...charge, ...more })).toEqual(wrong)
})

describe('the books', async () => {
  const { installation, site, scope, wealdshire, office_id, html, ruth, priya, salt, fay } =
    await registered('2026-03-20T09:00:00Z')
  const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
  const { aLevy, aRate, aMandate, make, press } = charging(scope)
  const typed = typedAt(installation, site, commands)
  const [practice] = (
    await invented(installation, [{ ods_code: 'Q90011', lmc: wealdshire, counted: { '2025-01-01': 1_001 } }])
  ).values()
  const levy_id = await aLevy(wealdshire, { kind: 'charity', name: 'Benevolent fund' })
  await aRate(wealdshire, levy_id, { pence_rate: 6, remitted_rate: 5 })
  if (practice) await aMandate(wealdshire, levy_id, practice, 'in')
  const drafted = await site.post(
    '/levies/runs',
    { levy_id, first_month: '2026-01-01', months: '3', pressed: press() },
    denise.cookie,
  )
  const run = drafted.headers.get('location') ?? ''
  for (const to of ['check', 'issue']) await site.post(`${run}/${to}`, {}, ruth.cookie)
  const next = siteAt(installation, '2026-04-02T09:00:00Z')
  const end = (year_from: string, cookie = denise.cookie, at = next) =>
    at.post('/levies/books/year-ends', { levy_id, year_from }, cookie)
  const isRefused = async (reply: Response, words: string) =>
    expect([reply.status, (await reply.text()).includes(words)]).toEqual([409, true])

  test('a levy year that is over is ended once, and its income carried forward', async () => {
    await isRefused(await end('2025-04-01', denise.cookie, site), 'not over yet') // year_not_over
    expect(await (await next.get('/levies/books', denise.cookie)).text()).toContain('End this year')
    for (const { cookie } of [priya]) expect((await end('2025-04-01', cookie)).status).toBe(403)
    for (const { cookie } of [salt, fay]) expect((await end('2025-04-01', cookie)).status).toBe(404)
    expect((await end('2025-05-01')).status, 'no levy year begins in May').toBe(404)
    const replies = await Promise.all([end('2025-04-01'), end('2025-04-01')])
    expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
    await isRefused(await end('2025-04-01'), 'Nothing stands in the income') // nothing_in_the_year
    await isRefused(await end('2024-04-01'), 'Nothing stands in the income')
    const books = await (await next.get('/levies/books', denise.cookie)).text()
    expect(books).toContain('Carried forward')
    expect(books).not.toMatch(/Levy income|End this year/)
    expect((await typed('levies verify', { lmc: 'Wealdshire' })).join()).toBe(
      'Wealdshire LMC: 1 issued run of 3 lines, 2 entries of 5 postings. The books balance, and every line comes out again.',
    )
  })

  test('an earlier year is not ended after a later one: later_year_ended', async () => {
    await make((tx) =>
      sql`with e as (insert into levies.entry (lmc_id, levy_id, number, on_day, what, words, made_at, made_by)
          values (${wealdshire.id}, ${levy_id}, 3, '2024-06-01', 'adjustment', 'An old one', ${tx.now}, 'Denise Fallow') returning lmc_id, id)
        insert into levies.posting (lmc_id, entry_id, place, account, amount_pence)
        select lmc_id, id, place, account, pence from e, (values (1, 'levy_income', -5), (2, 'owed_by_practices', 5)) as p (place, account, pence)`.execute(
        tx.db,
      ),
    )
    const reply = await end('2024-04-01')
    expect([reply.status, (await reply.text()).includes('later levy year is ended already')]).toEqual([409, true])
  })

  test('an entry that doesn’t balance can’t be made, and what stands otherwise than its run says is found', async () => {
    const entry = (pence: number) =>
      make((tx) =>
        sql`with e as (insert into levies.entry (lmc_id, number, on_day, what, words, made_at, made_by)
            values (${wealdshire.id}, 9, '2026-03-20', 'adjustment', 'Slipped in', ${tx.now}, 'Nobody') returning lmc_id, id)
          insert into levies.posting (lmc_id, entry_id, place, account, amount_pence)
          select lmc_id, id, 1, 'levy_income', ${pence}::bigint from e`.execute(tx.db),
      )
    await expect(entry(5)).rejects.toThrow('does not balance')
    await make((tx) =>
      sql`insert into levies.line (lmc_id, run_id, levy_id, practice_id, kind, from_on, to_on, days, of_days, months,
        exact_numerator, exact_denominator, amount_pence, corrects_line_id, why)
      select lmc_id, run_id, levy_id, practice_id, 'adjustment', from_on, to_on, days, of_days, months, 7, 1, 8, id, 'Slipped in'
      from levies.line where kind = 'charge'`.execute(tx.db),
    )
    const [printed = ''] = await typed('levies verify', { lmc: 'Wealdshire', json: true })
    const { is_right, lmcs } = JSON.parse(printed) as {
      is_right: boolean
      lmcs: readonly { wrong: readonly string[] }[]
    }
    expect(is_right).toBe(false)
    expect(lmcs[0]?.wrong.join(' ')).toMatch(/otherwise than its lines say.*doesn’t come out again: its difference/)
    await expect(typed('levies verify', { lmc: 'Nowhere' })).rejects.toThrow('No LMC is called')
    expect(await html('/levies/books', salt.cookie)).toContain('Nothing stands in the books yet')
  })
})
