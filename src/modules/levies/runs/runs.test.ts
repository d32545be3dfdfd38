import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { commands } from '../verifications/commands.ts'

const office = await registered()
const { installation, office_id, wealdshire, saltmarsh, site, scope, html, recorded, ruth, priya, salt, sam, fay } =
  office
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const { aLevy, aCollector, aRate, aContract, aMandate, make, press } = charging(scope)
const typed = typedAt(installation, site, commands)

const counted = { '2026-01-01': 10_000, '2026-07-01': 10_240 }
const keys = await openData(installation, [
  { ods_code: 'Q90011', lmc: wealdshire, facts: { name: 'Beacon Practice' }, counted },
  {
    ods_code: 'Q90012',
    lmc: wealdshire,
    facts: { name: 'Closing Surgery' },
    counted,
    changed: { '2026-08-15': { status: 'closed' } },
  },
  { ods_code: 'Q90013', lmc: wealdshire, facts: { name: 'Personal Surgery' }, counted },
  { ods_code: 'Q90021', lmc: saltmarsh, facts: { name: 'Marsh Practice' }, counted: { '2026-01-01': 1_001 } },
])
const practice = (ods_code: string) => {
  const id = keys.get(ods_code) ?? office.place(ods_code).practice_id
  if (!id) throw new Error(`there is no ${ods_code}`)
  return id
}
for (const code of ['Q90001', 'Q90002', 'Q90011', 'Q90012']) await aContract(wealdshire, practice(code))
await aContract(wealdshire, practice('Q90013'), 'pms')
const statutory = await aLevy(wealdshire)
await aRate(wealdshire, statutory)

const draft = (
  levy_id: string,
  first_month: string,
  more: Readonly<Record<string, string>> = {},
  cookie = denise.cookie,
) => site.post('/levies/runs', { levy_id, first_month, months: '3', pressed: press(), ...more }, cookie)

async function drafted(levy_id: string, first_month: string, more: Readonly<Record<string, string>> = {}) {
  const reply = await draft(levy_id, first_month, more)
  expect(reply.status).toBe(303)
  return reply.headers.get('location') ?? ''
}

const move = (address: string, to: string, cookie = ruth.cookie) => site.post(`${address}/${to}`, {}, cookie)

async function issued(levy_id: string, first_month: string, more: Readonly<Record<string, string>> = {}) {
  const address = await drafted(levy_id, first_month, more)
  for (const to of ['check', 'issue']) expect((await move(address, to)).status).toBe(303)
  return address
}

const linesAt = (address: string) =>
  scope.read((tx) =>
    tx.db
      .selectFrom('levies.line as l')
      .innerJoin('register.practice_name as n', 'n.practice_id', 'l.practice_id')
      .select([
        'l.id',
        'n.ods_code',
        'l.kind',
        'l.days',
        'l.of_days',
        'l.list_size',
        'l.amount_pence',
        'l.remitted_pence',
        'l.why',
      ])
      .where('l.run_id', '=', (address.split('/').at(-1) ?? '') as Id<'run'>)
      .orderBy('n.ods_code')
      .orderBy('l.from_on')
      .execute(),
  )

const lineOf = async (address: string, ods_code: string) => {
  const line = (await linesAt(address)).find((one) => one.ods_code === ods_code)
  if (!line) throw new Error(`${ods_code} has no line`)
  return line
}

const stateOf = async (address: string) =>
  (
    await scope.read((tx) =>
      tx.db
        .selectFrom('levies.run')
        .select('state')
        .where('id', '=', (address.split('/').at(-1) ?? '') as Id<'run'>)
        .executeTakeFirstOrThrow(),
    )
  ).state

const says = async (reply: Response, words: string) => {
  const text = await reply.text()
  expect([reply.status, text.includes(words)], text.slice(text.indexOf('<main'), 2000)).toEqual([409, true])
}

test('a quarter is drafted by one, checked and issued by another, and stands in the books', async () => {
  const address = await drafted(statutory, '2026-07-01')
  expect(await linesAt(address)).toMatchObject([
    {
      ods_code: 'Q90001',
      kind: 'not_charged',
      days: 92,
      of_days: 92,
      list_size: null,
      amount_pence: 0,
      remitted_pence: 0,
      why: 'no_list_size',
    },
    {
      ods_code: 'Q90002',
      kind: 'not_charged',
      days: 92,
      of_days: 92,
      list_size: null,
      amount_pence: 0,
      remitted_pence: 0,
      why: 'no_list_size',
    },
    {
      ods_code: 'Q90011',
      kind: 'charge',
      days: 92,
      of_days: 92,
      list_size: 10_240,
      amount_pence: 107_520,
      remitted_pence: 0,
      why: '',
    },
    {
      ods_code: 'Q90012',
      kind: 'charge',
      days: 45,
      of_days: 92,
      list_size: 10_240,
      amount_pence: 52_591,
      remitted_pence: 0,
      why: '',
    },
    {
      ods_code: 'Q90013',
      kind: 'not_charged',
      days: 92,
      of_days: 92,
      list_size: 10_240,
      amount_pence: 0,
      remitted_pence: 0,
      why: 'no_mandate',
    },
  ])
  const page = await html(address, denise.cookie)
  for (const part of [
    'July to September 2026',
    '£1,601.11',
    '£1,075.20',
    '45 of 92',
    'No mandate on file',
    'You drafted this run',
  ])
    expect(page, part).toContain(part)
  for (const to of ['check', 'issue']) {
    expect((await move(address, to, denise.cookie)).status, 'by whoever drafted it').toBe(403)
    expect(await html(`${address}/${to}`, ruth.cookie)).toContain('£1,601.11')
    expect((await move(address, to)).status).toBe(303)
  }
  expect(await stateOf(address)).toBe('issued')
  expect((await recorded()).join()).toContain('"documents":2')
  const listed = (query: string) => html(`/levies/runs?${query}`, tom.cookie)
  expect(await listed('state=issued')).toContain(address)
  expect(await listed('state=draft')).not.toContain(address)
  expect(await listed(`of=${press()}`)).toContain('No run is like that')
  expect(await listed('of=anything')).toContain(address)
  const books = await html('/levies/books', tom.cookie)
  for (const part of ['Owed by practices', 'Levy income', '£1,601.11', 'they balance'])
    expect(books, part).toContain(part)
  const entry = /\/levies\/books\/entries\/[0-9a-f-]+/.exec(books)?.[0] ?? ''
  expect(await html(entry, tom.cookie)).toContain('Beacon Practice')
  expect((await recorded()).filter((line) => /levies\.run_(drafted|checked|issued)/.test(line))).toHaveLength(3)
  expect(await typed('levies verify', { lmc: 'Wealdshire' })).toEqual([
    'Wealdshire LMC: 1 issued run of 5 lines, 1 entry of 3 postings. The books balance, and every line comes out again.',
  ])
})

test('two accounts of one person are one: neither checks nor issues what the other drafted', async () => {
  const nell = await person(installation, 'Nell Work', 'finance_staff', { office_id })
  const home = await person(installation, 'Nell Home', 'finance_staff', { office_id })
  await office.know({ family_name: 'Nellings', email: 'nell.home@wealdshire.example' }, (tx, id) =>
    tx.db.updateTable('register.person').set({ account_id: nell.account_id }).where('id', '=', id).execute(),
  )
  const address = (await draft(statutory, '2025-01-01', {}, nell.cookie)).headers.get('location') ?? ''
  expect(await html(address, home.cookie)).toContain('You drafted this run')
  expect(await html('/', home.cookie)).not.toContain('Levy runs to check or issue')
  expect(await html('/', denise.cookie)).toContain('Levy runs to check or issue')
  expect((await move(address, 'check', home.cookie)).status).toBe(403)
  expect((await move(address, 'check', denise.cookie)).status).toBe(303)
  expect((await move(address, 'issue', home.cookie)).status).toBe(403)
  expect((await move(address, 'drop', home.cookie)).status).toBe(303)
})

test('an issued run never changes, by anybody', async () => {
  const address = await issued(statutory, '2025-04-01')
  const run_id = (address.split('/').at(-1) ?? '') as Id<'run'>
  for (const to of ['check', 'issue', 'drop', 'drawing'])
    await says(await move(address, to), 'Somebody moved this run meanwhile')
  await expect(
    make((tx) => tx.db.updateTable('levies.line').set({ amount_pence: 1 }).where('run_id', '=', run_id).execute()),
  ).rejects.toThrow('never changes')
  await expect(make((tx) => tx.db.deleteFrom('levies.line').where('run_id', '=', run_id).execute())).rejects.toThrow(
    'never changes',
  )
  await expect(
    make((tx) => tx.db.updateTable('levies.run').set({ state: 'dropped' }).where('id', '=', run_id).execute()),
  ).rejects.toThrow('never changes')
  await expect(make((tx) => tx.db.deleteFrom('levies.posting').execute())).rejects.toThrow('permission denied')
})

test('a period that overlaps one that is drafted or issued is refused: one_run_for_a_time', async () => {
  const address = await drafted(statutory, '2025-10-01')
  for (const [month, months] of [
    ['2025-10-01', '3'],
    ['2025-12-01', '1'],
    ['2025-07-01', '12'],
  ] as const)
    await says(await draft(statutory, month, { months }), 'A time is charged once')
  expect((await move(address, 'drop', denise.cookie)).status).toBe(303)
  expect([await stateOf(address), (await linesAt(address)).length]).toEqual(['dropped', 0])
  expect(await html(address, denise.cookie)).toContain('It was thrown away')
  expect(await stateOf(await drafted(statutory, '2025-10-01'))).toBe('draft')
})

test('two who issue one run at once make one entry, and the second is told', async () => {
  const address = await drafted(statutory, '2026-01-01')
  expect((await move(address, 'check')).status).toBe(303)
  const replies = await Promise.all([move(address, 'issue'), move(address, 'issue', ruth.cookie)])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
  const entries = await scope.read((tx) =>
    tx.db
      .selectFrom('levies.entry')
      .select(['number'])
      .where('source_id', '=', address.split('/').at(-1) ?? '')
      .execute(),
  )
  expect(entries).toHaveLength(1)
})

test('two who draft one period at once make one run, and a press twice makes one: drafted_once_per_press', async () => {
  const replies = await Promise.all([draft(statutory, '2026-10-01'), draft(statutory, '2026-10-01')])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
  const pressed = press()
  const national = await aLevy(wealdshire, { kind: 'national' })
  await aRate(wealdshire, national, { pence_rate: 6, remitted_rate: 5 })
  expect((await draft(national, '2026-10-01', { pressed })).status).toBe(303)
  await says(await draft(statutory, '2024-12-01', { pressed, months: '1' }), 'You pressed twice')
})

test('what it can’t charge is refused: no_rate_agreed, levy_not_in_force, nobody_to_charge', async () => {
  const rated = await aLevy(wealdshire, { kind: 'charity', name: 'Rated from May' })
  await aRate(wealdshire, rated, { from_on: '2026-05-01' })
  await says(await draft(rated, '2026-04-01'), 'No rate is agreed for the whole of this time')
  await make((tx) =>
    tx.db
      .updateTable('levies.levy')
      .set({ ended_on: Temporal.PlainDate.from('2026-08-01') })
      .where('id', '=', rated)
      .execute(),
  )
  await says(await draft(rated, '2026-07-01'), 'isn’t in force')
  const far = await aLevy(wealdshire, { kind: 'charity', name: 'Of nobody' })
  await aRate(wealdshire, far)
  const everybody = (during: string) =>
    make((tx) =>
      tx.db.updateTable('register.representation').set({ during }).where('lmc_id', '=', wealdshire.id).execute(),
    )
  await everybody('[1950-01-01,1951-01-01)')
  await says(await draft(far, '2026-07-01'), 'No practice was open')
  await everybody('[,)')
  for (const wrong of [{ levy_id: 'x' }, { first_month: '2026-07-02' }, { months: '2' }, { pressed: 'x' }])
    expect((await draft(statutory, '2026-07-01', wrong)).status).toBe(422)
})

test('a list size is asked for, never guessed, and never of a day to come (counted_later); once given, the draft charges by it and says where it is from', async () => {
  const levy = await aLevy(saltmarsh)
  await aRate(saltmarsh, levy)
  await aContract(saltmarsh, practice('Q90003'))
  await aContract(saltmarsh, practice('Q90021'))
  const address = await drafted(levy, '2026-07-01')
  expect(await html(address, salt.cookie)).toContain('1 line to be answered')
  const asked = await lineOf(address, 'Q90003')
  const line = `/levies/lines/${asked.id}`
  expect(await html(line, denise.cookie)).toContain('Say what its list size was')
  const count = (more: Readonly<Record<string, string>> = {}, cookie = denise.cookie) => {
    const on = { counted_on_day: '1', counted_on_month: '7', counted_on_year: '2026' }
    const said = { patients: '999', ...on, source: 'ICB’s letter of 3 July', pressed: press() }
    return site.post(`${line}/count`, { ...said, ...more }, cookie)
  }
  expect((await count({ patients: '-1' })).status).toBe(422)
  await says(await count({ counted_on_month: '10' }), 'within this line’s time')
  for (const { cookie } of [priya, sam, tom]) expect((await count({}, cookie)).status).toBe(403)
  expect((await count({}, fay.cookie)).status).toBe(404)
  const pressed = press()
  const at_once = await Promise.all([count({ pressed }), count({ pressed })])
  for (const reply of [...at_once, await count({ pressed })]) expect(reply.headers.get('location')).toBe(address)
  expect((await recorded()).filter((record) => record.includes('levies.count_given'))).toHaveLength(1)
  expect((await count({ pressed, patients: '998' })).status, 'the line it was sent for is gone').toBe(404)
  expect((await count({ pressed }, fay.cookie)).status).toBe(404)
  const charged = await lineOf(address, 'Q90003')
  expect(charged).toMatchObject({ kind: 'charge', list_size: 999, amount_pence: 10_490 })
  const explained = await html(`/levies/lines/${charged.id}`, tom.cookie)
  for (const part of [
    'ICB’s letter of 3 July, noted by Denise Fallow',
    'which is £104.895',
    'Committee on 12 February 2020',
    '42p a year',
  ])
    expect(explained, part).toContain(part)
  const other = await lineOf(address, 'Q90021')
  const again = await site.post(
    `/levies/lines/${other.id}/count`,
    {
      patients: '1',
      counted_on_day: '1',
      counted_on_month: '7',
      counted_on_year: '2026',
      source: 'x',
      pressed: press(),
    },
    denise.cookie,
  )
  await says(again, 'has a list size already')
  expect(await html(`/levies/lines/${other.id}`, tom.cookie)).toContain('invented.csv, line 2')
})

test('a count given past the draft is kept once; the same form with another one is refused, and sent again keeps it', async () => {
  const levy = await aLevy(saltmarsh, { kind: 'charity', name: 'Counted fund' })
  await aRate(saltmarsh, levy)
  await aMandate(saltmarsh, levy, practice('Q90003'), 'in')
  const unknown = { counted_on_day: '1', counted_on_month: '4', counted_on_year: '2026', source: 'The ICB' }
  const address = await drafted(levy, '2026-04-01')
  expect((await move(address, 'check')).status).toBe(303)
  const { id } = await lineOf(address, 'Q90003')
  const send = (patients: string, pressed: string) =>
    site.post(`/levies/lines/${id}/count`, { ...unknown, patients, pressed }, denise.cookie)
  const pressed = press()
  for (const _ of [1, 2]) expect((await send('500', pressed)).headers.get('location')).toBe(address)
  const other = await send('501', pressed)
  const text = await other.text()
  expect([other.status, text.includes('gave another count'), 'sent_already']).toEqual([409, true, 'sent_already'])
  const [, fresh = ''] = /name="pressed" value="([^"]+)"/.exec(text) ?? []
  expect((await send('501', fresh)).headers.get('location')).toBe(address)
})

test('a run that was checked is refused where its sources changed since: sources_changed', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: 'Benevolent fund' })
  await aRate(wealdshire, levy, { pence_rate: 1 })
  await aMandate(wealdshire, levy, practice('Q90011'), 'in')
  const address = await drafted(levy, '2026-07-01')
  expect((await move(address, 'check')).status).toBe(303)
  await aMandate(wealdshire, levy, practice('Q90013'), 'in', '[2026-09-01,)')
  await says(await move(address, 'issue'), 'has changed since')
  expect((await move(address, 'drawing', denise.cookie)).status).toBe(303)
  expect(await stateOf(address)).toBe('draft')
  expect((await linesAt(address)).filter(({ ods_code }) => ods_code === 'Q90013')).toMatchObject([
    { kind: 'not_charged', days: 62, why: 'not_opted_in' },
    { kind: 'charge', days: 30, amount_pence: 835 },
  ])
})

test('who is to collect is part of what a run is drawn from: said later, it is drawn again before its papers are numbered', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: 'Collected fund', is_collected: false })
  await aRate(wealdshire, levy)
  for (const code of ['Q90011', 'Q90012']) await aMandate(wealdshire, levy, practice(code), 'in')
  const address = await drafted(levy, '2026-01-01')
  expect((await move(address, 'check')).status).toBe(303)
  for (const page of [address, `${address}/issue`])
    expect(await html(page, ruth.cookie)).toMatch(/Nobody collects from 2 practices[\s\S]*href="\/levies\/collectors"/)
  expect(await html(`${address}/drop`, denise.cookie)).not.toContain('Nobody collects')
  const uncollected = await move(address, 'issue')
  await says(uncollected, 'Nobody collects from practices that it charges')
  expect([await stateOf(address), 'nobody_collects']).toEqual(['checked', 'nobody_collects'])
  await aCollector(wealdshire, levy)
  await says(await move(address, 'issue'), 'has changed since')
  expect((await site.post(`${address}/drawing`, {}, denise.cookie)).status).toBe(303)
  for (const to of ['check', 'issue']) expect((await move(address, to)).status).toBe(303)
  expect(await html(`${address}/documents`, denise.cookie)).toContain('Invoice 1')
})

test('of the national levy, what is passed on is owed to GPDF and the difference is the LMC’s', async () => {
  const national = await aLevy(saltmarsh, { kind: 'national' })
  await aRate(saltmarsh, national, { pence_rate: 6, remitted_rate: 5 })
  const address = await issued(national, '2026-07-01')
  expect(await lineOf(address, 'Q90021')).toMatchObject({ amount_pence: 1502, remitted_pence: 1251 })
  const books = await html('/levies/books', salt.cookie)
  expect(books).toContain('Owed to the GP Defence Fund')
  expect(books).toContain('£25.00')
})

test('a run stands in the books on the day it is issued, or where its period is over or still to come, on a day of that', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: 'Fund of two quarters' })
  await aRate(wealdshire, levy, { pence_rate: 1 })
  await aMandate(wealdshire, levy, practice('Q90011'), 'in')
  const entered = async (first_month: string) => {
    const id = (await issued(levy, first_month)).split('/').at(-1) ?? ''
    const { on_day } = await scope.read((tx) =>
      tx.db.selectFrom('levies.entry').select('on_day').where('source_id', '=', id).executeTakeFirstOrThrow(),
    )
    return on_day.toString()
  }
  expect(await entered('2026-07-01')).toBe('2026-09-30')
  expect(await entered('2026-10-01')).toBe(londonDay(site.now).toString())
  expect(await entered('2027-04-01'), 'of the next levy year').toBe('2027-04-01')
})

test('files of its lines and of the journal hold what the page shows', async () => {
  const address = await drafted(statutory, '2026-04-01')
  const csv = await (await site.get(`${address}/lines.csv?kind=charge`, tom.cookie)).text()
  expect(csv).toContain('Q90011,Beacon Practice,charge,2026-04-01,2026-06-30,10000,2026-01-01')
  const journal = await (await site.get('/levies/books/journal.csv', tom.cookie)).text()
  expect(journal).toContain('Owed by practices,Q90011,Beacon Practice,1075.20,107520')
  const ledger = await (await site.get('/levies/books/journal.ledger', tom.cookie)).text()
  expect(ledger).toContain('    Wealdshire LMC:statutory levy:Owed by practices:Q90011  GBP 1075.20')
  expect((await site.get('/levies/books/journal.xlsx', tom.cookie)).headers.get('content-type')).toContain(
    'spreadsheetml',
  )
})

test('a stranger, whoever may not, and another LMC’s people find nothing and move nothing', async () => {
  const address = await drafted(statutory, '2027-01-01')
  const paths = [
    '/levies/runs',
    address,
    `${address}/lines.csv`,
    `${address}/corrections`,
    '/levies/books',
    '/levies/books/journal.ledger',
  ]
  for (const path of paths) {
    expect((await site.get(path)).headers.get('location'), path).toMatch(/^\/sign-in/)
    for (const { cookie } of [priya, sam]) expect((await site.get(path, cookie)).status, path).toBe(403)
  }
  for (const { cookie } of [salt, fay]) {
    for (const path of [address, `${address}/lines.csv`, `${address}/corrections`, `${address}/check`])
      expect((await site.get(path, cookie)).status, path).toBe(404)
    for (const to of ['check', 'issue', 'drop', 'drawing']) expect((await move(address, to, cookie)).status).toBe(404)
    expect((await draft(statutory, '2027-04-01', {}, cookie)).status).toBe(422)
    for (const part of ['Beacon Practice', 'Wealdshire LMC'])
      expect(await html('/levies/books/journal.csv', cookie)).not.toContain(part)
  }
  for (const to of ['check', 'issue', 'drop', 'drawing']) expect((await move(address, to, tom.cookie)).status).toBe(403)
  expect((await draft(statutory, '2027-04-01', {}, tom.cookie)).status).toBe(403)
  expect(await stateOf(address)).toBe('draft')
})

test('in whatever order runs are issued, their lines are the same', async () => {
  const drawn = async (months: readonly string[], name: string) => {
    const levy = await aLevy(wealdshire, { kind: 'charity', name })
    await aRate(wealdshire, levy, { pence_rate: 38.8 })
    for (const code of ['Q90011', 'Q90012']) await aMandate(wealdshire, levy, practice(code), 'in')
    const runs = new Map<string, unknown>()
    for (const month of months) {
      const lines = await linesAt(await issued(levy, month))
      runs.set(
        month,
        lines.map((line) => ({ ...line, id: null })),
      )
    }
    return [...runs].toSorted(([one], [other]) => one.localeCompare(other))
  }
  const quarters = ['2026-01-01', '2026-04-01', '2026-07-01']
  expect(await drawn(quarters, 'In order')).toEqual(await drawn(quarters.toReversed(), 'Out of order'))
})

test('runs are shown however many patients a mistaken file counts', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: 'Of a mistaken file' })
  await aRate(wealdshire, levy)
  for (const code of ['Q90011', 'Q90012']) await aMandate(wealdshire, levy, practice(code), 'in')
  const address = await drafted(levy, '2026-04-01')
  await make((tx) =>
    tx.db
      .updateTable('levies.line')
      .set({ list_size: 2_147_483_647 })
      .where('levy_id', '=', levy)
      .where('kind', '=', 'charge')
      .execute(),
  )
  expect(await html(address, denise.cookie)).toContain('4,294,967,294 patients')
  expect((await site.get('/levies/runs', denise.cookie)).status).toBe(200)
})

test('runs are paged, of one levy and in one state where that is asked for', async () => {
  const levy_id = await aLevy(wealdshire, { kind: 'charity', name: 'Of many runs' })
  const of = { lmc_id: wealdshire.id, levy_id, state: 'dropped', drafted_by: 'Denise Fallow' } as const
  await make((tx) =>
    tx.db
      .insertInto('levies.run')
      .values(
        Array.from({ length: 51 }, (_, months) => {
          const period_from = Temporal.PlainDate.from('2021-01-01').add({ months })
          const period_to = period_from.add({ months: 1 }).subtract({ days: 1 })
          return { ...of, period_from, period_to, pressed: press(), drafted_at: tx.now }
        }),
      )
      .execute(),
  )
  const first = await html(`/levies/runs?of=${levy_id}&state=dropped`, denise.cookie)
  expect(first).toContain('1–50 of 51 runs')
  expect(first).not.toContain('January 2021: Of many runs')
  const next = (/href="([^"]*)" rel="next"/.exec(first)?.[1] ?? '').replaceAll('&amp;', '&')
  const last = await html(next, denise.cookie)
  expect(last).toContain('51–51 of 51 runs')
  expect(last).toContain('January 2021: Of many runs')
})
