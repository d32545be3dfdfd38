import { beforeAll, expect, test } from 'vitest'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { ratesAgreed, ratesOf } from './reads.ts'

const { installation, office_id, wealdshire, saltmarsh, site, scope, html, recorded, ruth, priya, salt, fay } =
  await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id, lmc_id: wealdshire.id })
await openData(installation, [
  {
    ods_code: 'Q90011',
    lmc: wealdshire,
    facts: { name: 'Maltings Surgery' },
    counted: { '2026-01-01': 10_000, '2026-10-01': 10_240 },
  },
])

const begun = { begun_on_day: '1', begun_on_month: '4', begun_on_year: '2004' }
const addLevy = (form: Readonly<Record<string, string>> = {}, cookie = denise.cookie) =>
  site.post(
    '/levies',
    { lmc_id: wealdshire.id, kind: 'statutory', name: 'Statutory levy', joining: 'built_in', ...begun, ...form },
    cookie,
  )
const idOf = (reply: Response) => (reply.headers.get('location') ?? '').split('/').at(-1) ?? ''
const from = (day: string) => {
  const { year, month, day: of } = Temporal.PlainDate.from(day)
  return { from_on_day: String(of), from_on_month: String(month), from_on_year: String(year) }
}
const terms = { per: 'year', list_basis: 'raw', counted: 'quarter_start', levy_year_starts: '4', rounding: 'half_up' }
const decision = {
  meeting: 'Committee meeting',
  decided_on_day: '10',
  decided_on_month: '11',
  decided_on_year: '2026',
  paper: 'Minute 7.2',
}

let levy = ''
let national = ''
beforeAll(async () => {
  levy = idOf(await addLevy())
  national = idOf(await addLevy({ kind: 'national', name: 'National levy', joining: 'opt_out' }))
})

/** As the page sends it: each form its own press. */
const propose = (form: Readonly<Record<string, string>>, of = levy, cookie = denise.cookie) =>
  site.post(
    `/levies/${of}/rates`,
    { ...terms, ...from('2026-04-01'), rate: '42', pressed: crypto.randomUUID(), ...form },
    cookie,
  )
const agree = (rate: string, form: Readonly<Record<string, string>> = {}, of = levy, cookie = denise.cookie) =>
  site.post(`/levies/${of}/rates/${rate}/agreement`, { ...decision, ...form }, cookie)
const ratesOn = async (levy_id: Id<'levy'>, ...days: readonly string[]) => {
  const agreed = await scope.read((tx) => ratesAgreed(tx, levy_id))
  const holdsOn = (day: string) =>
    agreed.find(
      ({ from_on, until_on }) =>
        Temporal.PlainDate.compare(from_on, day) <= 0 &&
        (until_on === null || Temporal.PlainDate.compare(day, until_on) < 0),
    )
  return days.map((day) => holdsOn(day)?.rate)
}
const inForce = async (day: string) => (await ratesOn(levy as Id<'levy'>, day))[0]

/** A draft of a levy for a time, as far as its rates know of it. */
async function drafted(levy_id: Id<'levy'>, period_from: string, period_to: string) {
  return setUp(site.scope(system(office_id, [wealdshire.id])), async (tx) => {
    const { id } = await tx.db
      .insertInto('levies.run')
      .values({
        lmc_id: wealdshire.id,
        levy_id,
        period_from: Temporal.PlainDate.from(period_from),
        period_to: Temporal.PlainDate.from(period_to),
        state: 'draft',
        pressed: crypto.randomUUID(),
        drafted_at: tx.now,
        drafted_by: 'Denise Fallow',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

test('a levy is added once of a kind, and joined as its kind is', async () => {
  for (const [form, sentence] of [
    [{ name: 'Another' }, 'has its statutory or national levy already'],
    [{ kind: 'charity', joining: 'opt_in' }, 'has a levy of this name already'],
    [{ kind: 'charity', name: 'Cameron Fund', joining: 'built_in' }, 'is built into the GMS contract'],
  ] as const) {
    const reply = await addLevy(form)
    expect([reply.status, (await reply.text()).includes(sentence)], sentence).toEqual([409, true])
  }
  expect((await addLevy({ name: '' })).status).toBe(422)
  expect((await addLevy({ lmc_id: saltmarsh.id }, salt.cookie)).status).toBe(303)
  const page = await html('/levies', denise.cookie)
  expect(page).toMatch(/Statutory levy.*National levy/s)
  expect(page).not.toContain('joined_otherwise')
})

test('a rate is looked at before it is agreed, and agreeing it ends the one before', async () => {
  const first = idOf(await propose({}))
  expect(await inForce('2026-11-19')).toBeUndefined()
  const page = await html(`/levies/${levy}/rates/${first}`, tom.cookie)
  expect(page).toContain('Maltings Surgery')
  expect(page).toContain('£4,200.00')
  expect(page).toContain('Say which contracts they hold')
  expect(page).not.toContain('It was decided')
  expect((await agree(first)).status).toBe(303)
  expect(await inForce('2026-11-19')).toBe(420_000)
  const second = idOf(await propose({ ...from('2027-04-01'), rate: '43.8' }))
  const effect = await html(`/levies/${levy}/rates/${second}`, denise.cookie)
  expect(effect).toContain('£4,485.12')
  expect(effect).toContain('+£285.12')
  const file = await site.get(`/levies/${levy}/rates/${second}.csv`, tom.cookie)
  expect(await file.text()).toMatch(/Maltings Surgery,\d+,420000,448512,28512/)
  for (const ending of ['pdf', 'csv.csv'])
    expect((await site.get(`/levies/${levy}/rates/${second}.${ending}`, tom.cookie)).status).toBe(404)
  expect((await agree(second)).status).toBe(303)
  expect([await inForce('2027-03-31'), await inForce('2027-04-01')]).toEqual([420_000, 438_000])
  expect(await html(`/levies/${levy}`, tom.cookie)).toMatch(/43\.8p a year.*42p a year.*31 Mar 2027/s)
  expect((await recorded()).filter((line) => line.includes('levies.rate_agreed'))).toHaveLength(2)
})

test('one agreed between two ends the first and lasts until the second', async () => {
  expect((await agree(idOf(await propose({ ...from('2027-01-01'), rate: '8.5', per: 'quarter' })))).status).toBe(303)
  expect([await inForce('2026-12-31'), await inForce('2027-03-31'), await inForce('2027-04-01')]).toEqual([
    420_000, 85_000, 438_000,
  ])
})

test('of two who agree at once one does; of two rates from one day one is agreed', async () => {
  const one = idOf(await propose({ ...from('2028-04-01'), rate: '44' }))
  const other = idOf(await propose({ ...from('2028-04-01'), rate: '45' }))
  const at_once = await Promise.all([agree(one), agree(one, {}, levy, ruth.cookie)])
  expect(at_once.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409])
  const refused = at_once.find(({ status }) => status === 409)
  expect(await refused?.text()).toContain('agreed or withdrawn meanwhile')
  const overlapping = await agree(other)
  expect([overlapping.status, (await overlapping.text()).includes('begins on the same day is agreed already')]).toEqual(
    [409, true],
  )
  const withdrawal = `/levies/${levy}/rates/${other}/withdrawal`
  expect((await site.post(withdrawal, {}, denise.cookie)).status).toBe(303)
  expect((await site.post(withdrawal, {}, denise.cookie)).status, 'settled_already').toBe(409)
})

test.each([
  [{ rate: '-1' }, 'Rate must be more than 0'],
  [{ rate: '420' }, 'Rate must be more than 0'],
  [{ rate: '42.0005' }, 'with at most three decimals'],
  [{ rate: '' }, 'Rate must be more than 0'],
  [from('2027-04-02'), 'First day must be the first of a month'],
  [{ levy_year_starts: '7' }, 'Select levy year'],
])('%o is met with a sentence beside its question', async (form, sentence) => {
  const reply = await propose(form)
  expect([reply.status, (await reply.text()).includes(sentence)]).toEqual([422, true])
})

test.each([
  ['no_weighted_list', { list_basis: 'weighted' }, 'No weighted list size is known'],
  ['before_the_levy', from('2004-03-01'), 'begins before the levy does'],
])('%s: a proposal is refused', async (_, form, sentence) => {
  const reply = await propose(form)
  expect([reply.status, (await reply.text()).includes(sentence)]).toEqual([409, true])
})

test('a decision still to come, and a rate for what is charged already, are not agreed', async () => {
  const rate = idOf(await propose({ ...from('2026-07-01'), rate: '41' }))
  const early = await agree(rate, { decided_on_year: '2027' })
  expect([early.status, (await early.text()).includes('still to come'), 'not_decided_yet']).toEqual([
    409,
    true,
    'not_decided_yet',
  ])
  expect((await agree(rate, { meeting: '' })).status).toBe(422)
  await drafted(levy as Id<'levy'>, '2026-07-01', '2026-09-30')
  const late = await agree(rate)
  expect([late.status, (await late.text()).includes('A run was drafted or issued'), 'charged_already']).toEqual([
    409,
    true,
    'charged_already',
  ])
})

/** A fund of its own, with a rate of 42p from April 2026 and one of 45p from April 2027 that was agreed by mistake. */
async function mistaken(name: string) {
  const fund = idOf(await addLevy({ kind: 'charity', joining: 'opt_out', name }))
  const of = fund as Id<'levy'>
  const agreed = async (form: Readonly<Record<string, string>>) => {
    const rate = idOf(await propose(form, fund))
    expect((await agree(rate, {}, fund)).status).toBe(303)
    return rate
  }
  await agreed({})
  const rate = await agreed({ ...from('2027-04-01'), rate: '45' })
  const at = `/levies/${fund}/rates/${rate}`
  return { fund, of, rate, at, agreed, ratesOn: (...days: readonly string[]) => ratesOn(of, ...days) }
}
const withdraw = (at: string, withdrawn_because = '45p was typed for 43.8p', cookie = denise.cookie) =>
  site.post(`${at}/withdrawal`, { withdrawn_because }, cookie)

test('a rate agreed by mistake is withdrawn before anything is charged by it: the one before goes on, and another takes its day', async () => {
  const { fund, at, agreed, ratesOn } = await mistaken('Mistaken fund')
  expect(await html(at, denise.cookie)).toContain('Withdraw this rate')
  const unsaid = await withdraw(at, ' ')
  expect([unsaid.status, (await unsaid.text()).includes('Enter why it is withdrawn')]).toEqual([422, true])
  expect((await withdraw(at)).headers.get('location')).toBe(at)
  expect(await ratesOn('2027-03-31', '2027-04-01', '2030-01-01')).toEqual([420_000, 420_000, 420_000])
  for (const page of [await html(at, tom.cookie), await html(`/levies/${fund}`, tom.cookie)])
    for (const part of ['Withdrawn', '45p was typed for 43.8p', 'Minute 7.2']) expect(page).toContain(part)
  const again = await withdraw(at)
  expect([again.status, (await again.text()).includes('withdrawn meanwhile'), 'settled_already']).toEqual([
    409,
    true,
    'settled_already',
  ])
  expect((await recorded()).join()).toMatch(/levies\.rate_withdrawn.*45p was typed for 43\.8p/)
  await agreed({ ...from('2027-04-01'), rate: '43.8' })
  expect(await ratesOn('2027-03-31', '2027-04-01')).toEqual([420_000, 438_000])
})

test('withdrawn between two others, the one before lasts until the next; the first of a levy leaves nothing before it', async () => {
  const { fund, at, agreed, ratesOn } = await mistaken('Fund of three')
  await agreed({ ...from('2028-04-01'), rate: '46' })
  expect((await withdraw(at)).status).toBe(303)
  expect(await ratesOn('2028-03-31', '2028-04-01')).toEqual([420_000, 460_000])
  const first = await scope.read(async (tx) => (await ratesOf(tx, fund as Id<'levy'>)).at(-1)?.id)
  expect((await withdraw(`/levies/${fund}/rates/${first}`)).status).toBe(303)
  expect(await ratesOn('2026-04-01', '2028-04-01')).toEqual([undefined, 460_000])
})

test('a rate that a run charges by, or whose first day one reaches, stays until that is thrown away', async () => {
  const { of, at } = await mistaken('Charged fund')
  const run = await drafted(of, '2027-04-01', '2027-06-30')
  expect(await html(at, denise.cookie)).not.toContain('Withdraw this rate')
  const refused = await withdraw(at)
  expect([refused.status, (await refused.text()).includes('so it stays'), 'charged_by_it']).toEqual([
    409,
    true,
    'charged_by_it',
  ])
  expect((await site.post(`/levies/runs/${run}/drop`, {}, denise.cookie)).status).toBe(303)
  expect((await withdraw(at)).status).toBe(303)
})

test('a proposal isn’t withdrawn for a reason, nor an agreed rate without one, and nobody else does either', async () => {
  const { fund, at } = await mistaken('Guarded fund')
  const proposal = idOf(await propose({ ...from('2028-04-01'), rate: '46' }, fund))
  expect((await withdraw(`/levies/${fund}/rates/${proposal}`)).status, 'settled_already').toBe(409)
  expect((await site.post(`${at}/withdrawal`, {}, denise.cookie)).status, 'without a reason').toBe(409)
  for (const { cookie } of [priya, tom]) expect((await withdraw(at, 'Mine', cookie)).status).toBe(403)
  for (const { cookie } of [salt, fay]) expect((await withdraw(at, 'Mine', cookie)).status).toBe(404)
  expect((await withdraw(at, 'Mine', '')).headers.get('location')).toMatch(/^\/sign-in/)
  expect(await html(at, tom.cookie)).not.toContain('Withdraw this rate')
})

test('one form is one proposal, however often it is pressed; sent with another rate it says so', async () => {
  const { fund, of } = await mistaken('Pressed fund')
  const form = { ...from('2029-04-01'), rate: '47', pressed: crypto.randomUUID() }
  const replies = await Promise.all([propose(form, fund), propose(form, fund)])
  const places = [...replies, await propose(form, fund)].map((reply) => reply.headers.get('location'))
  expect(new Set(places).size).toBe(1)
  const proposed = () =>
    scope.read(async (tx) => (await ratesOf(tx, of)).filter(({ state }) => state === 'proposed').length)
  expect(await proposed()).toBe(1)
  const other = await propose({ ...form, rate: '48' }, fund)
  const text = await other.text()
  expect([other.status, text.includes('proposed another rate'), 'sent_already']).toEqual([409, true, 'sent_already'])
  const [, pressed = ''] = /name="pressed" value="([^"]+)"/.exec(text) ?? []
  expect((await propose({ ...form, rate: '48', pressed }, fund)).status).toBe(303)
  expect(await proposed()).toBe(2)
  expect((await propose({ pressed: 'no' }, fund)).status).toBe(422)
})

test('what a national levy passes on is kept beside its rate, and the difference is accounted for', async () => {
  const unsaid = await propose({ rate: '6', remitted_rate: '5', difference_used_for: ' ' }, national)
  expect([unsaid.status, (await unsaid.text()).includes('Say what the difference is used for')]).toEqual([422, true])
  const said = await propose({ rate: '6', remitted_rate: '5', difference_used_for: 'Conference fares' }, national)
  expect(said.status).toBe(303)
  const [kept] = await scope.read((tx) => ratesOf(tx, national as Id<'levy'>))
  expect(kept).toMatchObject({ rate: 60_000, remitted_rate: 50_000, difference_used_for: 'Conference fares' })
  expect(await html(`/levies/${national}/rates/${idOf(said)}`, tom.cookie)).toContain('Conference fares')
})

test('a levy ends once, not before it began, and no rate begins after it', async () => {
  const end = (year: string) =>
    site.post(
      `/levies/${national}/end`,
      { ended_on_day: '31', ended_on_month: '3', ended_on_year: year },
      denise.cookie,
    )
  expect((await end('')).status).toBe(422)
  const early = await end('2003')
  expect([early.status, (await early.text()).includes('must not be before its first'), 'ends_before_it_began']).toEqual(
    [409, true, 'ends_before_it_began'],
  )
  expect((await end('2027')).status).toBe(303)
  const again = await end('2028')
  expect([again.status, (await again.text()).includes('ended already'), 'levy_ended']).toEqual([
    409,
    true,
    'levy_ended',
  ])
  const after = await propose({ rate: '6', ...from('2027-04-01') }, national)
  expect([after.status, (await after.text()).includes('ends before this rate would begin')]).toEqual([409, true])
})

test('strangers, other staff and other LMCs neither see nor settle a rate; officers read and don’t write', async () => {
  const rate = idOf(await propose({ ...from('2029-04-01'), rate: '46' }))
  const at = `/levies/${levy}/rates/${rate}`
  for (const { cookie } of [salt, fay]) {
    expect((await site.get(`/levies/${levy}`, cookie)).status).toBe(404)
    for (const shown of [at, `${at}.csv`]) expect((await site.get(shown, cookie)).status).toBe(404)
    expect((await agree(rate, {}, levy, cookie)).status).toBe(404)
    expect((await propose({}, levy, cookie)).status).toBe(404)
    expect((await site.post(`${at}/withdrawal`, {}, cookie)).status).toBe(404)
    expect((await site.post(`/levies/${levy}/end`, {}, cookie)).status).toBe(404)
  }
  expect((await addLevy({ kind: 'charity', name: 'Theirs', joining: 'opt_in' }, salt.cookie)).status).toBe(422)
  for (const { cookie } of [priya, tom]) expect((await agree(rate, {}, levy, cookie)).status).toBe(403)
  expect((await site.get('/levies', priya.cookie)).status).toBe(403)
  expect((await site.get(at)).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await agree(rate, {}, levy, '')).headers.get('location')).toMatch(/^\/sign-in/)
  expect(await html('/levies', salt.cookie)).not.toContain('National levy')
  expect(await inForce('2029-04-01')).toBe(440_000)
})
