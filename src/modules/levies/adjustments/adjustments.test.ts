import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData, recounted } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { operate } from '../../../../tests/support/set-up.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import type { Id } from '../../../platform/values.ts'
import { balancesAt } from '../journals/reads.ts'
import { levyWith } from '../levies/reads.ts'
import { linesFor } from '../sources/reads.ts'
import { commands } from '../verifications/commands.ts'

const office = await registered()
const { installation, office_id, saltmarsh, wealdshire, site, scope, html, ruth, salt, priya, fay } = office
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const { aLevy, aCollector, aRate, aMandate, make, press } = charging(scope)
const typed = typedAt(installation, site, commands)
const first_keys = await openData(installation, [
  { ods_code: 'Q90011', lmc: wealdshire, facts: { name: 'Beacon Practice' }, counted: { '2026-01-01': 10_240 } },
  { ods_code: 'Q90012', lmc: wealdshire, facts: { name: 'Hill Practice' }, counted: { '2026-01-01': 5_000 } },
])
const keys = new Map(first_keys)
const practice = (ods_code: string) => {
  const id = keys.get(ods_code)
  if (!id) throw new Error(`there is no ${ods_code}`)
  return id
}

const draft = async (levy_id: string, first_month: string, months = '3') => {
  const reply = await site.post('/levies/runs', { levy_id, first_month, months, pressed: press() }, denise.cookie)
  expect(reply.status).toBe(303)
  return reply.headers.get('location') ?? ''
}
const issue = async (address: string) => {
  for (const to of ['check', 'issue']) expect((await site.post(`${address}/${to}`, {}, ruth.cookie)).status).toBe(303)
}
const idOf = (address: string) => address.split('/').at(-1) ?? ''
const correct = (address: string, corrected: string, cookie = denise.cookie) =>
  site.post(`${address}/corrections`, { corrected_id: idOf(corrected) }, cookie)
const linesAt = (address: string, kind: 'adjustment' | 'charge') =>
  scope.read((tx) =>
    tx.db
      .selectFrom('levies.line')
      .select(['id', 'practice_id', 'amount_pence', 'why', 'corrects_line_id', 'from_on', 'collector_id'])
      .where('run_id', '=', idOf(address) as Id<'run'>)
      .where('kind', '=', kind)
      .orderBy('practice_id')
      .execute(),
  )
type Summed = {
  readonly practice_id: string
  readonly from_on: Temporal.PlainDate
  readonly amount_pence: number
  readonly remitted_pence: number
}
const pence = (lines: readonly Summed[], of: 'amount_pence' | 'remitted_pence') =>
  lines.reduce((sum, line) => sum + line[of], 0)

let funds = 0
/** A levy both practices pay, with its first quarter issued. */
async function afterAQuarter() {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: `Fund ${++funds}` })
  await aRate(wealdshire, levy)
  for (const code of ['Q90011', 'Q90012']) await aMandate(wealdshire, levy, practice(code), 'in')
  const first = await draft(levy, '2026-01-01')
  await issue(first)
  return { levy, first }
}

test('a list size put right late is an adjustment of a later run, which names the line it corrects; the issued one stands', async () => {
  const { levy, first } = await afterAQuarter()
  await recounted(installation, practice('Q90011'), 10_312)
  const [before] = await linesAt(first, 'charge')
  const later = await draft(levy, '2026-04-01')
  const page = await html(`${later}/corrections`, denise.cookie)
  for (const part of ['January to March 2026', 'is 10,312, not 10,240', '£7.56']) expect(page, part).toContain(part)
  expect((await typed('levies verify', { lmc: 'Wealdshire' })).join()).toContain(
    '1 practice would come to another amount now',
  )
  expect((await correct(later, first)).headers.get('location')).toBe(later)
  const [added] = await linesAt(later, 'adjustment')
  expect(added).toMatchObject({ amount_pence: 756, corrects_line_id: before?.id, practice_id: practice('Q90011') })
  const again = await correct(later, first)
  expect([again.status, (await again.text()).includes('nothing more to correct')], 'nothing_to_correct').toEqual([
    409,
    true,
  ])
  await issue(later)
  expect(await linesAt(first, 'charge')).toContainEqual(before)
  expect(await html(`/levies/lines/${before?.id}`, denise.cookie)).toContain('Corrected by £7.56')
  expect(await html(`/levies/lines/${added?.id}`, denise.cookie)).toContain('stands as it was issued')
  expect((await typed('levies verify', { lmc: 'Wealdshire' })).join()).toContain('every line comes out again')
  await recounted(installation, practice('Q90011'), 10_240)
})

test('a run by the month corrects one of 14 months back, and as far as two years; nothing before', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: `Fund ${++funds}` })
  await aRate(wealdshire, levy)
  const code = `Q9005${funds}`
  const keysOf = await openData(installation, [{ ods_code: code, lmc: wealdshire, counted: { '2024-01-01': 12_000 } }])
  const late = keysOf.get(code)
  if (!late) throw new Error('nothing was made')
  const mandate = await aMandate(wealdshire, levy, late, 'in')
  // Two years before December 2026 is December 2024.
  const [too_early, first, fourteen, last] = [
    await draft(levy, '2024-11-01', '1'),
    await draft(levy, '2024-12-01', '1'),
    await draft(levy, '2025-10-01', '1'),
    await draft(levy, '2026-11-01', '1'),
  ]
  for (const run of [too_early, first, fourteen, last]) await issue(run)
  await make((tx) =>
    tx.db.updateTable('levies.mandate').set({ during: '[2026-11-01,)' }).where('id', '=', mandate).execute(),
  )
  const later = await draft(levy, '2026-12-01', '1')
  const page = await html(`${later}/corrections`, denise.cookie)
  expect(page).toContain('Of the 3 runs for December 2024 to November 2026, 2 would come to another amount now.')
  for (const run of [first, fourteen]) expect((await correct(later, run)).headers.get('location')).toBe(later)
  expect(await linesAt(later, 'adjustment')).toMatchObject([
    { amount_pence: -42_000, from_on: Temporal.PlainDate.from('2024-12-01') },
    { amount_pence: -42_000, from_on: Temporal.PlainDate.from('2025-10-01') },
  ])
  for (const run of [last, too_early]) expect((await correct(later, run)).status).toBe(409)
  expect(await html(`${later}/corrections`, denise.cookie)).toContain('Nothing to correct: of the 3 runs')
})

test('a mandate ended as of an earlier day takes back its days, and one left out can be added again', async () => {
  const { levy, first } = await afterAQuarter()
  await make((tx) =>
    tx.db
      .updateTable('levies.mandate')
      .set({ during: '[2000-01-01,2026-02-15)' })
      .where('levy_id', '=', levy)
      .where('practice_id', '=', practice('Q90012'))
      .execute(),
  )
  const later = await draft(levy, '2026-04-01')
  expect((await correct(later, first)).status).toBe(303)
  const [added] = await linesAt(later, 'adjustment')
  expect(added).toMatchObject({ amount_pence: -26_250, why: 'Hasn’t opted in from 15 February 2026.' })
  const leave = (id: unknown, cookie = denise.cookie) =>
    site.post(`/levies/lines/${String(id)}/leaving-out`, {}, cookie)
  expect((await leave(added?.id, priya.cookie)).status).toBe(403)
  for (const { cookie } of [salt, fay]) expect((await leave(added?.id, cookie)).status).toBe(404)
  expect((await leave(added?.id)).status).toBe(303)
  expect(await linesAt(later, 'adjustment')).toEqual([])
  const [charge] = await linesAt(later, 'charge')
  const other = await leave(charge?.id)
  expect([other.status, (await other.text()).includes('Only a correction')], 'not_a_correction').toEqual([409, true])
  expect((await correct(later, first)).status).toBe(303)
  await issue(later)
  const [stays] = await linesAt(later, 'adjustment')
  const late = await leave(stays?.id)
  expect([late.status, (await late.text()).includes('no longer a draft')], 'not_a_draft').toEqual([409, true])
  const past = await correct(later, first)
  expect(past.status).toBe(409)
})

test('a practice without a list size is told that it had none, and what has changed once that is put right again', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: `Fund ${++funds}` })
  await aRate(wealdshire, levy)
  const [late] = (await openData(installation, [{ ods_code: `Q9002${funds}`, lmc: wealdshire }])).values()
  if (!late) throw new Error('nothing was made')
  const mandate = await aMandate(wealdshire, levy, late, 'in')
  const first = await draft(levy, '2026-01-01')
  expect(await html(first, denise.cookie), 'the office is asked').toContain(
    'say what it was, and where you have it from',
  )
  await issue(first)
  const given = (patients: number) =>
    make((tx) =>
      tx.db
        .insertInto('levies.given_count')
        .values({
          lmc_id: wealdshire.id,
          practice_id: late,
          counted_on: Temporal.PlainDate.from('2026-01-01'),
          patients,
          source: 'The ICB',
          given_at: tx.now,
          given_by: 'Denise Fallow',
        })
        .execute(),
    )
  const corrected = async (first_month: string) => {
    const run = await draft(levy, first_month)
    expect((await correct(run, first)).status).toBe(303)
    const [line] = await linesAt(run, 'adjustment')
    await issue(run)
    return line?.why
  }
  await given(1_000)
  expect(await corrected('2026-04-01')).toBe('It was not charged (no list size was in force), and now is.')
  await given(1_100)
  expect(await corrected('2026-07-01')).toBe('Its list size of 1 January 2026 is 1,100, not 1,000.')
  const lasts = (during: string) =>
    make((tx) => tx.db.updateTable('levies.mandate').set({ during }).where('id', '=', mandate).execute())
  await lasts('[2026-01-11,)')
  expect(await corrected('2026-10-01')).toBe('Hasn’t opted in from 1 January 2026.')
  await lasts('[2000-01-01,)')
  expect(await corrected('2027-01-01')).toBe('It was there for 90 days, not 80.')
})

test('of a practice that had several lines in a run, all of their list sizes and days are compared', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: `Fund ${++funds}` })
  await aRate(wealdshire, levy, { counted: 'quarter_start' })
  await aMandate(wealdshire, levy, practice('Q90011'), 'in')
  const first = await draft(levy, '2026-01-01', '6')
  expect(await linesAt(first, 'charge')).toHaveLength(2)
  await issue(first)
  await recounted(installation, practice('Q90011'), 10_312)
  const later = await draft(levy, '2026-07-01')
  expect((await correct(later, first)).status).toBe(303)
  expect(await linesAt(later, 'adjustment')).toMatchObject([
    { amount_pence: 1512, why: 'Its list size of 1 January 2026 is 10,312, not 10,240.' },
  ])
  await recounted(installation, practice('Q90011'), 10_240)
})

test('what is given back to a practice that was not there after all goes by whoever collected it', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: `Fund ${++funds}`, is_collected: false })
  await aRate(wealdshire, levy)
  const [gone] = (
    await openData(installation, [{ ods_code: `Q9004${funds}`, lmc: wealdshire, counted: { '2026-01-01': 1_000 } }])
  ).values()
  if (!gone) throw new Error('nothing was made')
  const mandate = await aMandate(wealdshire, levy, gone, 'in')
  await aMandate(wealdshire, levy, practice('Q90011'), 'in')
  const collector_id = await aCollector(wealdshire, levy)
  const first = await draft(levy, '2026-01-01')
  await issue(first)
  await operate(site.scope(), async (tx) => {
    await tx.db.deleteFrom('register.representation').where('practice_id', '=', gone).execute()
  })
  const later = await draft(levy, '2026-04-01')
  expect((await correct(later, first)).status).toBe(303)
  expect(await linesAt(later, 'adjustment')).toMatchObject([
    { amount_pence: -10_500, why: 'It was not there in this period after all.', collector_id },
  ])
  await issue(later)
  await site.runJobs()
  const printed = await scope.read((tx) =>
    tx.db
      .selectFrom('levies.document')
      .select(({ fn }) => [fn.countAll<number>().as('papers'), fn.count<number>('sha256').as('printed')])
      .where('run_id', '=', idOf(later) as Id<'run'>)
      .executeTakeFirstOrThrow(),
  )
  expect([printed.papers, printed.printed], 'its paper is printed like any other').toEqual([2, 2])
  expect((await site.get(`/levies/mandates/${mandate}`, denise.cookie)).status).toBe(200)
  const day = { received_on_day: '2', received_on_month: '10', received_on_year: '2026' }
  const paid_back = { levy_id: levy, collector_id, amount_pence: '-105.00', named: 'Gone', pressed: press(), ...day }
  const receipt = await site.post('/levies/receipts', { ...paid_back, ods_code: `Q9004${funds}` }, denise.cookie)
  expect(receipt.status).toBe(303)
})

test('whoever put corrections into a draft, or drew it up again, doesn’t check it: another does', async () => {
  const { levy, first } = await afterAQuarter()
  await recounted(installation, practice('Q90011'), 10_312)
  const later = await draft(levy, '2026-04-01')
  expect((await correct(later, first, ruth.cookie)).status).toBe(303)
  expect((await site.post(`${later}/check`, {}, ruth.cookie)).status).toBe(403)
  const [added] = await linesAt(later, 'adjustment')
  expect((await site.post(`/levies/lines/${added?.id}/leaving-out`, {}, denise.cookie)).status).toBe(303)
  expect((await site.post(`${later}/check`, {}, ruth.cookie)).status).toBe(303)
  expect((await site.post(`${later}/drawing`, {}, ruth.cookie)).status).toBe(303)
  expect((await site.post(`${later}/check`, {}, ruth.cookie)).status).toBe(403)
  await recounted(installation, practice('Q90011'), 10_240)
})

test('a practice its run had no line for is charged late, once', async () => {
  const { levy, first } = await afterAQuarter()
  const [missed] = (
    await openData(installation, [{ ods_code: `Q9003${funds}`, lmc: wealdshire, counted: { '2026-01-01': 1_000 } }])
  ).values()
  if (!missed) throw new Error('nothing was made')
  await aMandate(wealdshire, levy, missed, 'in')
  const later = await draft(levy, '2026-04-01')
  expect((await correct(later, first)).status).toBe(303)
  expect(
    (await linesAt(later, 'charge'))
      .filter(({ practice_id }) => practice_id === missed)
      .map(({ amount_pence }) => amount_pence),
  ).toEqual([10_500, 10_500])
  expect((await site.post(`${later}/drawing`, {}, denise.cookie)).status, 'which keeps it').toBe(303)
  await issue(later)
  const third = await draft(levy, '2026-07-01')
  for (const earlier of [first, later]) expect((await correct(third, earlier)).status, 'nothing is left').toBe(409)
})

test('a late charge that another draft corrects stays until that correction is left out: adjustment_stays_in_its_lmc', async () => {
  const { levy, first } = await afterAQuarter()
  const ods_code = `Q9005${funds}`
  const there = await openData(installation, [{ ods_code, lmc: wealdshire, counted: { '2026-01-01': 1_000 } }])
  for (const id of there.values()) {
    keys.set(ods_code, id)
    await aMandate(wealdshire, levy, id, 'in')
  }
  const [second, third] = [await draft(levy, '2026-04-01'), await draft(levy, '2026-07-01')]
  expect((await correct(second, first)).status).toBe(303)
  await recounted(installation, practice(ods_code), 1_100)
  expect((await correct(third, first)).status).toBe(303)
  const late = (await linesAt(second, 'charge')).find(({ from_on }) => from_on.toString() === '2026-01-01')
  const [correction] = await linesAt(third, 'adjustment')
  expect(correction?.corrects_line_id).toBe(late?.id)
  const leave = (id: unknown) => site.post(`/levies/lines/${String(id)}/leaving-out`, {}, denise.cookie)
  const refused = [await leave(late?.id), await site.post(`${second}/drop`, {}, denise.cookie)]
  for (const reply of refused)
    expect([reply.status, (await reply.text()).includes('Another draft corrects')]).toEqual([409, true])
  expect((await leave(correction?.id)).status).toBe(303)
  expect((await site.post(`${second}/drop`, {}, denise.cookie)).status).toBe(303)
})

test('what two drafts correct at once is refused where it would be put right twice: sources_changed', async () => {
  const { levy, first } = await afterAQuarter()
  await recounted(installation, practice('Q90011'), 10_312)
  const [second, third] = [await draft(levy, '2026-04-01'), await draft(levy, '2026-07-01')]
  expect((await correct(second, first)).status).toBe(303)
  expect((await correct(third, first)).status).toBe(409)
  await recounted(installation, practice('Q90011'), 10_240)
  for (const address of [second, third]) await site.post(`${address}/drawing`, {}, denise.cookie)
  const check = await site.post(`${second}/check`, {}, ruth.cookie)
  expect([check.status, (await check.text()).includes('has changed since')]).toEqual([409, true])
})

test('however often sources change, the lines for each period come to what is known now, and the books to the lines', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: `Fund ${++funds}` })
  await aRate(wealdshire, levy, { counted: 'quarter_start', pence_rate: 38.8, remitted_rate: 5.125 })
  const both = ['Q90011', 'Q90012']
  for (const code of both) await aMandate(wealdshire, levy, practice(code), 'in')
  // Park and Miller's generator: the same changes whenever this runs.
  let seed = 97
  const upTo = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
  const runs: string[] = []
  const months = ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01', '2027-01-01', '2027-04-01']
  for (const first_month of months) {
    for (const code of both) {
      await recounted(installation, practice(code), 1 + upTo(20_000))
      const from = Temporal.PlainDate.from('2026-01-01').add({ days: upTo(300) })
      const during = `[${from.toString()},${from.add({ days: 1 + upTo(200) }).toString()})`
      await make((tx) =>
        tx.db
          .updateTable('levies.mandate')
          .set({ during: upTo(2) === 0 ? '[2000-01-01,)' : during })
          .where('levy_id', '=', levy)
          .where('practice_id', '=', practice(code))
          .execute(),
      )
    }
    const run = await draft(levy, first_month)
    for (const earlier of runs) expect([303, 409]).toContain((await correct(run, earlier)).status)
    await issue(run)
    runs.push(run)
    const { kept, drawn, owed, passed_on } = await scope.read(async (tx) => {
      const charged = await levyWith(tx, levy)
      const begins = Temporal.PlainDate.from(months[0] ?? '')
      const periods = runs.map((_, at) => begins.add({ months: 3 * at }))
      const now = []
      for (const from of periods)
        now.push(
          ...((charged && (await linesFor(tx, charged, { from, to: from.add({ months: 3 }).subtract({ days: 1 }) }))) ??
            []),
        )
      const lines = await tx.db.selectFrom('levies.line').selectAll().where('levy_id', '=', levy).execute()
      const balances = (await balancesAt(tx, Temporal.PlainDate.from('2030-01-01'))).filter(
        ({ levy_id }) => levy_id === levy,
      )
      const balance = (account: string) => balances.find((one) => one.account === account)?.amount_pence ?? 0
      const sums = (of: readonly Summed[]) =>
        periods.flatMap((from) =>
          both.map((code) => {
            const own = of.filter(
              (line) =>
                line.practice_id === practice(code) &&
                Temporal.PlainDate.compare(from, line.from_on) <= 0 &&
                Temporal.PlainDate.compare(line.from_on, from.add({ months: 3 })) < 0,
            )
            return [pence(own, 'amount_pence'), pence(own, 'remitted_pence')]
          }),
        )
      return {
        kept: sums(lines),
        drawn: sums(now),
        owed: [balance('owed_by_practices'), pence(now, 'amount_pence')],
        passed_on: [0 - balance('owed_to_charity'), pence(now, 'remitted_pence')],
      }
    })
    expect(kept).toEqual(drawn)
    expect(kept.flat().some((sum) => sum > 0)).toBe(true)
    for (const [stands, comes_to] of [owed, passed_on]) expect(stands).toBe(comes_to)
  }
  await recounted(installation, practice('Q90011'), 10_240)
  await recounted(installation, practice('Q90012'), 5_000)
})

test('corrections of a whole publication are paged', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: `Fund ${++funds}` })
  await aRate(wealdshire, levy)
  await aMandate(wealdshire, levy, practice('Q90011'), 'in')
  const first = await draft(levy, '2026-01-01')
  await issue(first)
  const many = await openData(
    installation,
    Array.from({ length: 101 }, (_, at) => ({
      ods_code: `Q91${String(at).padStart(3, '0')}`,
      lmc: wealdshire,
      facts: { name: `Late Surgery ${at}` },
      counted: { '2026-01-01': 1_000 },
    })),
  )
  for (const id of many.values()) await aMandate(wealdshire, levy, id, 'in')
  const later = await draft(levy, '2026-04-01')
  const [one, two] = [
    await html(`${later}/corrections`, denise.cookie),
    await html(`${later}/corrections?page=2`, denise.cookie),
  ]
  expect([one.includes('Late Surgery 99'), one.includes('Late Surgery 100')]).toEqual([true, false])
  expect([two.includes('Late Surgery 99'), two.includes('Late Surgery 100')]).toEqual([false, true])
})

test('another LMC’s run is no run to correct, or to correct by', async () => {
  const { levy, first } = await afterAQuarter()
  const later = await draft(levy, '2026-04-01')
  const theirs = await aLevy(saltmarsh)
  for (const { cookie } of [salt, fay]) expect((await correct(later, first, cookie)).status).toBe(404)
  const no_run = await correct(later, theirs)
  expect([no_run.status, (await no_run.text()).includes('Choose a run of this levy')], 'not_issued_before').toEqual([
    409,
    true,
  ])
  expect((await correct(later, 'x')).status).toBe(422)
  expect((await correct(later, first, priya.cookie)).status).toBe(403)
})
