import type { Id } from '../../src/platform/values.ts'
import { charging } from './charging.ts'
import { person } from './people.ts'
import { openData } from './register.ts'
import { registered } from './registered.ts'
import { siteAt } from './site.ts'

const on = (name: string, text: string) => {
  const { year, month, day } = Temporal.PlainDate.from(text)
  return { [`${name}_year`]: String(year), [`${name}_month`]: String(month), [`${name}_day`]: String(day) }
}

/**
 * A quarter of a statutory, a national and a charity's levy as an office would have kept it: charged, billed, paid in part, passed on,
 * some of it written off, and a sessional doctor's fee beside it. Beacon Practice has 10,240 patients and pays all; Closing Surgery has
 * 5,000, pays half of the statutory levy and nothing of the national one, which is written off; only Beacon gives to the charity.
 */
export async function keptBooks() {
  const office = await registered('2026-03-20T09:00:00Z')
  const { installation, office_id, wealdshire, site, scope, ruth, know } = office
  const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
  const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
  const levies = charging(scope)
  const { aLevy, aRate, aContract, aMandate, press } = levies
  const keys = await openData(installation, [
    { ods_code: 'Q90011', lmc: wealdshire, facts: { name: 'Beacon Practice' }, counted: { '2026-01-01': 10_240 } },
    { ods_code: 'Q90012', lmc: wealdshire, facts: { name: 'Closing Surgery' }, counted: { '2026-01-01': 5_000 } },
  ])
  const [beacon, closing] = ['Q90011', 'Q90012'].map((code) => keys.get(code)) as [Id<'practice'>, Id<'practice'>]
  for (const id of [beacon, closing]) await aContract(wealdshire, id)
  const statutory = await aLevy(wealdshire, { name: 'Statutory levy' })
  const national = await aLevy(wealdshire, { kind: 'national', name: 'National levy' })
  const charity = await aLevy(wealdshire, { kind: 'charity', name: 'Benevolent fund' })
  await aRate(wealdshire, statutory)
  await aRate(wealdshire, national, { pence_rate: 6, remitted_rate: 5 })
  await aRate(wealdshire, charity, { pence_rate: 1, remitted_rate: 1 })
  await aMandate(wealdshire, charity, beacon, 'in')

  /** Sends a form, and answers where it leads. */
  const sent = async (path: string, form: Readonly<Record<string, string>>, cookie = denise.cookie, at = site) => {
    const reply = await at.post(path, form, cookie)
    if (reply.status !== 303) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return reply.headers.get('location') ?? ''
  }
  const collector = async (kind: string, name: string, levy_ids: readonly string[]) => {
    const at = await sent('/levies/collectors', {
      lmc_id: wealdshire.id,
      kind,
      name,
      email: '',
      days_to_pay: '30',
      payment_words: 'Sort code 00-00-00, account 00000000',
    })
    for (const levy_id of levy_ids)
      await sent(`${at}/collectings`, { levy_id, icb_code: '', ...on('from_on', '2025-04-01') })
    return at.split('/').at(-1) ?? ''
  }
  const pcse = await collector('pcse', 'PCSE', [statutory])
  const own = await collector('lmc', 'Wealdshire LMC', [national, charity])

  const issued = async (levy_id: string, first_month: string, at = site) => {
    const run = await sent('/levies/runs', { levy_id, first_month, months: '3', pressed: press() }, denise.cookie, at)
    for (const to of ['check', 'issue']) await sent(`${run}/${to}`, {}, ruth.cookie, at)
    return run
  }
  /** A run of a later quarter that corrects an earlier one, issued. */
  const corrected = async (levy_id: string, earlier: string, first_month = '2026-04-01') => {
    const run = await sent('/levies/runs', { levy_id, first_month, months: '3', pressed: press() })
    await sent(`${run}/corrections`, { corrected_id: earlier.split('/').at(-1) ?? '' })
    for (const to of ['check', 'issue']) await sent(`${run}/${to}`, {}, ruth.cookie)
    return run
  }
  const receive = async (levy_id: string, amount_pence: string, ods_code: string, day = '2026-03-10', at = site) => {
    const collector_id = levy_id === statutory ? pcse : own
    const form = { levy_id, collector_id, amount_pence, ods_code, named: ods_code, words: '', pressed: press() }
    const receipt = await sent('/levies/receipts', { ...form, ...on('received_on', day) }, denise.cookie, at)
    await sent('/levies/receipts/allocations', { levy_id }, denise.cookie, at)
    return receipt
  }
  const remit = (run: string, sent_pence: string) =>
    sent(run.replace('/runs/', '/remittances/'), {
      sent_pence,
      reference: 'Q1',
      ...on('sent_on', '2026-03-15'),
      pressed: press(),
    })
  const lineOf = async (run: string, ods_code: string) => {
    const html = await office.html(`${run}?q=${ods_code}`, denise.cookie)
    return /\/levies\/lines\/[0-9a-f-]+/.exec(html)?.[0] ?? ''
  }
  const propose = (line: string, amount_pence: string, cookie = denise.cookie, at = site) =>
    at.post(
      line.replace('/lines/', '/write-offs/lines/'),
      {
        amount_pence,
        reason: 'It closed, and nobody took on what it owed',
        decided_by: 'Committee, paper 7',
        ...on('decided_on', '2026-03-18'),
        pressed: press(),
      },
      cookie,
    )
  const runs = {
    statutory: await issued(statutory, '2026-01-01'),
    national: await issued(national, '2026-01-01'),
    charity: await issued(charity, '2026-01-01'),
  }
  await receive(statutory, '1075.20', 'Q90011')
  await receive(statutory, '262.50', 'Q90012')
  await receive(national, '153.60', 'Q90011')
  await receive(charity, '25.60', 'Q90011')
  await remit(runs.national, '100.00')
  const written_off = (await propose(await lineOf(runs.national, 'Q90012'), '75.00')).headers.get('location') ?? ''
  await sent(`${written_off}/confirmation`, {}, ruth.cookie)
  const joined = { lmc_id: wealdshire.id, fee_pence: '40.00', ...on('from_on', '2025-04-01') }
  const member = await sent(
    `/levies/sessional/people/${await know({ family_name: 'Locumson', posts: [['practice_manager', 'Q90001']] })}`,
    joined,
  )
  const paid = { ...on('received_on', '2026-03-01'), ...on('paid_until', '2026-03-31'), seen: 'never' }
  await sent(`${member}/fees`, paid)

  return {
    ...office,
    ...levies,
    denise,
    tom,
    beacon,
    closing,
    levy_ids: { statutory, national, charity },
    collector_ids: { pcse, own },
    runs,
    written_off,
    member,
    sent,
    issued,
    corrected,
    receive,
    remit,
    lineOf,
    propose,
    /** The same office on another day. */
    later: (moment: string) => siteAt(installation, moment),
  }
}
