import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { keptBooks } from '../../../../tests/support/kept-books.ts'
import { leicester } from '../../../../tests/support/leicester.ts'
import { openData } from '../../../../tests/support/open-data.ts'
import { person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { system } from '../../../platform/scope.ts'
import type { Id, Pence, Rate } from '../../../platform/values.ts'
import { lmcsThere } from '../../register/lmcs/reads.ts'
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
    await leicester(site, [
      'ods/epraccur_legacy_2025-05.csv.gz',
      'ods/epraccur_dse_2026-02.csv.gz',
      'list-size/gp-reg-pat-prac-all_2026-01-01.csv',
    ])
    ;[lmc] = await site.scope().read(lmcsThere)
  })

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
  const books = await keptBooks()
  const { installation, site, wealdshire, html, denise, ruth, tom, priya, sam, salt, fay, runs } = books
  const typed = typedAt(installation, site, commands)
  const verify = async () => {
    const [printed = ''] = await typed('levies verify', { lmc: 'Wealdshire', json: true })
    const { is_right, lmcs } = JSON.parse(printed) as {
      is_right: boolean
      lmcs: readonly { wrong: readonly string[] }[]
    }
    return { is_right, wrong: (lmcs[0]?.wrong ?? []).join('\n') }
  }

  test('a quarter of three levies, kept as an office keeps it, is proved', async () => {
    expect(await typed('levies verify', { lmc: 'Wealdshire' })).toEqual([
      'Wealdshire LMC: 3 issued runs of 12 lines, 14 entries of 32 postings. The books balance, and every line comes out again.',
    ])
    await expect(typed('levies verify', { lmc: 'Nowhere' })).rejects.toThrow('No LMC is called')
  })

  test('the office verifies at a press, and sees what was found and when; nobody else does', async () => {
    const address = '/levies/books/verification'
    expect(await html(address, tom.cookie)).toContain('never verified here')
    expect((await site.post(address, {}, tom.cookie)).headers.get('location')).toBe(address)
    const page = await html(address, denise.cookie)
    for (const part of ['the books are right', '3 issued runs of 12 lines', 'asked by Tom Ashby'])
      expect(page, part).toContain(part)
    for (const { cookie } of [priya, sam]) {
      expect((await site.get(address, cookie)).status).toBe(403)
      expect((await site.post(address, {}, cookie)).status).toBe(403)
    }
    expect(await html(address, fay.cookie)).toContain('never verified here')
    expect(await html(address, salt.cookie)).not.toContain('Wealdshire LMC')
    expect((await site.post(address, {})).headers.get('location')).toMatch(/^\/sign-in/)
  })

  test('what the office does later is not wrong: a list size published anew is said beside it', async () => {
    await books.make((tx) =>
      tx.db
        .insertInto('levies.mandate')
        .values({
          lmc_id: wealdshire.id,
          levy_id: books.levy_ids.charity,
          practice_id: books.closing,
          choice: 'in',
          during: '[2026-01-01,)',
          signed_by: 'Dr Amina Yusuf',
          signed_on: day('2026-03-01'),
          file_name: '',
          ended_why: '',
          made_at: tx.now,
          made_by: 'Denise Fallow',
        })
        .execute(),
    )
    expect((await typed('levies verify', { lmc: 'Wealdshire' })).join('\n')).toMatch(
      /The books balance.*\n.*Benevolent fund, January to March 2026: 1 practice would come to another amount now/,
    )
  })

  const superuser_url = new URL(inject('cluster').superuser_url)
  superuser_url.pathname = new URL(installation.owner_url).pathname
  const superuser = new Client({ connectionString: superuser_url.href })
  beforeAll(async () => {
    await superuser.connect()
    // Without triggers and keys, as somebody who holds the whole database could.
    await superuser.query('set session_replication_role = replica')
  })
  afterAll(() => superuser.end())
  const beacon = "(select practice_id from register.practice_name where ods_code = 'Q90011')"
  const levy = (name: string) => `(select id from levies.levy where name = '${name}')`
  const entry = (what: string, name: string) =>
    `(select id from levies.entry where what = '${what}' and levy_id = ${levy(name)} order by number limit 1)`

  // Each stays as it was made, so the next finds it too.
  test.each<[string, string | null, RegExp]>([
    [
      'a receipt of another amount',
      `update levies.receipt set amount_pence = 2460 where levy_id = ${levy('Benevolent fund')}`,
      /Benevolent fund: entry \d+ \(Receipt: .*\) has £25\.60 in “Received” for Beacon Practice \(Q90011\), where what it came of says £24\.60/,
    ],
    [
      'more allocated than was received',
      null,
      /Benevolent fund: Beacon Practice \(Q90011\): of a receipt of £24\.60, £25\.60 is allocated/,
    ],
    [
      'a receipt that stands in no entry',
      `insert into levies.receipt (lmc_id, levy_id, collector_id, received_on, named, practice_id, amount_pence, words, taken_at, taken_by)
        select lmc_id, levy_id, collector_id, '2026-03-11', 'Slipped in', practice_id, 777, '', now(), 'Nobody' from levies.receipt where practice_id = ${beacon} limit 1`,
      /the receipt of £7\.77 for Beacon Practice \(Q90011\), 11 March 2026, stands in no entry/,
    ],
    [
      'what waits otherwise than receipts say',
      null,
      /“Received, not yet allocated” stands at .*, and comes to −?£7\.77 by receipts, less what was allocated of them/,
    ],
    [
      'an allocation that was taken out of the books’ sight',
      `update levies.allocation set entry_id = null where entry_id = ${entry('allocation', 'National levy')}`,
      /National levy: the allocation of £153\.60 for Beacon Practice \(Q90011\), 20 March 2026, stands in no entry/,
    ],
    [
      'an entry whose allocation is gone',
      null,
      /National levy: entry \d+ \(Allocation: .*\) came of nothing that is there, with £153\.60 in it/,
    ],
    [
      'a line on which more is paid than is owed',
      `update levies.allocation set amount_pence = 107521 where amount_pence = 107520`,
      /Statutory levy: Beacon Practice \(Q90011\): of the line of £1,075\.20 for January to March 2026, £1,075\.21 is paid/,
    ],
    [
      'a debt that isn’t its lines less what was paid',
      null,
      /Statutory levy: Beacon Practice \(Q90011\): “Owed by practices” stands at £0\.00, and comes to −£0\.01 by lines/,
    ],
    [
      'a credit set against what another practice owes',
      `with s as (insert into levies.set_off (lmc_id, line_id, made_at, made_by)
          select lmc_id, id, now(), 'Nobody' from levies.line where amount_pence = 107520 returning lmc_id, id, line_id)
        insert into levies.allocation (lmc_id, set_off_id, line_id, amount_pence, made_at, made_by)
        select lmc_id, id, line_id, -10, now(), 'Nobody' from s union all
        select s.lmc_id, s.id, l.id, 10, now(), 'Nobody' from s, levies.line l where l.amount_pence = 52500`,
      /Statutory levy: Beacon Practice \(Q90011\): a credit is set against what another practice owes, or of another levy/,
    ],
    [
      'a set-off that stands in no entry',
      null,
      /Statutory levy: the allocation of £0\.10 for Closing Surgery \(Q90012\), .*, stands in no entry/,
    ],
    [
      'a set-off that doesn’t come to nothing',
      `update levies.allocation set amount_pence = 11 where set_off_id is not null and amount_pence = 10`,
      /Statutory levy: Beacon Practice \(Q90011\): a set-off comes to £0\.01, and not to nothing/,
    ],
    [
      'a remittance of another amount',
      `update levies.remittance set sent_pence = 9999`,
      /National levy: entry \d+ \(Remittance: .*\) has £100\.00 in “Owed to the GP Defence Fund”, where what it came of says £99\.99/,
    ],
    [
      'what is owed to GPDF otherwise than its lines say',
      null,
      /National levy: “Owed to the GP Defence Fund” stands at −£28\.00, and comes to −£28\.01 by lines, less what was sent/,
    ],
    [
      'a remittance that is in no entry',
      `insert into levies.remittance (lmc_id, levy_id, period_from, period_to, due_pence, collected_pence, sent_pence, sent_on, reference, pressed, made_at, made_by)
        select lmc_id, id, '2026-01-01', '2026-03-31', 0, 0, 5, '2026-03-12', '', gen_random_uuid(), now(), 'Nobody' from levies.levy where name = 'Benevolent fund'`,
      /Benevolent fund: the remittance of £0\.05, 12 March 2026, stands in no entry/,
    ],
    [
      'a remittance taken back by another amount',
      `insert into levies.remittance (lmc_id, levy_id, period_from, period_to, due_pence, collected_pence, sent_pence, sent_on, reference, pressed, made_at, made_by, takes_back_id, reason)
        select lmc_id, levy_id, period_from, period_to, 0, 0, -8, sent_on, '', gen_random_uuid(), now(), 'Nobody', id, 'Mistake' from levies.remittance where sent_pence = 9999`,
      /National levy: of a remittance of £99\.99, £0\.08 is taken back/,
    ],
    [
      'a write-off of another amount',
      `update levies.write_off set amount_pence = 7400`,
      /National levy: entry \d+ \(Written off: .*\) has £12\.50 in “Written off” for Closing Surgery \(Q90012\), where what it came of says £11\.50/,
    ],
    [
      'what was written off, taken back by a run that doesn’t correct it',
      `insert into levies.write_off (lmc_id, line_id, run_id, amount_pence, reason, decided_by, decided_on, state, pressed, proposed_at, proposed_by)
        select lmc_id, line_id, (select run_id from levies.line where id = line_id), -300, reason, decided_by, decided_on, state, gen_random_uuid(), now(), 'Nobody'
        from levies.write_off where amount_pence = 7400`,
      /National levy: Closing Surgery \(Q90012\): £3\.00 that was written off is taken back by a run that doesn’t correct it/,
    ],
    [
      'a paper that isn’t less by it',
      null,
      /National levy, January to March 2026: invoice \d+ to Closing Surgery \(Q90012\) is of £75\.00, and its lines come to £78\.00/,
    ],
    [
      'a sessional fee of another amount',
      `update levies.sessional_fee set amount_pence = 4100`,
      /sessional fees: entry \d+ \(Sessional fee: .*\) has £40\.00 in “Received”, where what it came of says £41\.00/,
    ],
    [
      'an entry that doesn’t balance',
      `update levies.posting set amount_pence = amount_pence + 1 where account = 'sessional_income'`,
      /entry \d+ \(Sessional fee: .*\) doesn’t balance/,
    ],
    [
      'a line’s amount, and the run’s entry with it',
      `update levies.line set amount_pence = 52501 where amount_pence = 52500`,
      /Statutory levy, January to March 2026: the line of Closing Surgery \(Q90012\) over £525\.01 doesn’t come out again: its rounding/,
    ],
    [
      'the same in the books of the run',
      null,
      /Statutory levy: entry \d+ \(Run issued: Statutory levy for January to March 2026\) has £525\.00 in “Owed by practices” for Closing Surgery \(Q90012\), where what it came of says £525\.01/,
    ],
    [
      'a paper that comes to other than its lines',
      null,
      /Statutory levy, January to March 2026: statement \d+ to Closing Surgery \(Q90012\) is of £525\.00, and its lines come to £525\.01/,
    ],
    [
      'a paper whose number is left out',
      `delete from levies.document where kind = 'invoice' and number = 1`,
      /Wealdshire LMC: invoice 1 is missing; of the numbers to \d, 1 is left out/,
    ],
    [
      'a schedule with another total',
      `insert into levies.schedule (lmc_id, run_id, collector_id, lines, amount_pence, given_at, given_by)
        select r.lmc_id, r.id, k.id, 2, 5, now(), 'Nobody' from levies.run r join levies.collector k on k.name = 'PCSE' where r.levy_id = ${levy('Statutory levy')}`,
      /the schedule for PCSE is of 2 lines and £0\.05, where its lines are 2 and come to £1,600\.21/,
    ],
    [
      'national money in a statutory entry',
      `update levies.posting set account = 'owed_to_gpdf' where account = 'levy_income' and entry_id = ${entry('run_issued', 'Statutory levy')}`,
      /Statutory levy: entry \d+ \(Run issued: .*\) has £1,600\.20 in “Owed to the GP Defence Fund”, which is another levy’s/,
    ],
    [
      'a receipt in another levy’s entry',
      `update levies.entry set levy_id = ${levy('National levy')} where id = ${entry('receipt', 'Statutory levy')}`,
      /Statutory levy: the receipt of £1,075\.20 for Beacon Practice \(Q90011\), 10 March 2026, stands in another levy’s entry/,
    ],
    [
      'a line of another levy in a run',
      `update levies.line set levy_id = ${levy('Benevolent fund')} where amount_pence = 7500`,
      /National levy: the run for January to March 2026 has a line of another levy, of £75\.00 for Closing Surgery/,
    ],
    [
      'a line whose rate is another levy’s',
      null,
      /the line of Closing Surgery \(Q90012\) over £75\.00 names a rate that wasn’t agreed for it/,
    ],
    [
      'a line whose count isn’t what is published',
      `update register.list_size set patients = 10241 where patients = 10240`,
      /over £153\.60 names a list size that isn’t what it is said to be from/,
    ],
    [
      'an entry slipped in, and a number left out',
      `with e as (insert into levies.entry (lmc_id, levy_id, number, on_day, what, words, made_at, made_by)
          values ('${wealdshire.id}', ${levy('National levy')}, 99, '2026-03-20', 'adjustment', 'Slipped in', now(), 'Nobody') returning lmc_id, id)
        insert into levies.posting (lmc_id, entry_id, place, account, amount_pence)
        select lmc_id, id, place, account, pence from e, (values (1, 'levy_income', -5), (2, 'received', 5)) p (place, account, pence)`,
      /entry 99 \(Adjustment: Slipped in\) came of nothing that is there, with £0\.05 in it/,
    ],
    ['its number', null, /Wealdshire LMC: entry 15 is missing; of the numbers to 99, 84 are left out/],
    [
      'a run that stands in no entry',
      `delete from levies.entry where id = ${entry('run_issued', 'National levy')}`,
      /National levy: the run of £228\.60, 1 January 2026, stands in no entry/,
    ],
  ])('%s is found', async (_, tampering, sentence) => {
    // Some were found by what was done before them.
    const before = tampering === null ? '' : (await verify()).wrong
    expect(before).not.toMatch(sentence)
    if (tampering !== null) await superuser.query(tampering)
    const found = await verify()
    expect(found.wrong).toMatch(sentence)
    expect(found.is_right).toBe(false)
    expect(found.wrong.split('\n').every((line) => line.startsWith('Wealdshire LMC'))).toBe(true)
  })

  test('what was found wrong is on the page', async () => {
    await site.post('/levies/books/verification', {}, ruth.cookie)
    expect(await html('/levies/books/verification', denise.cookie)).toMatch(/things wrong[\s\S]*Slipped in/)
    expect(runs.statutory).toContain('/levies/runs/')
  })
})
