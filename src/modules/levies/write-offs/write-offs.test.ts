import { expect, test } from 'vitest'
import { keptBooks } from '../../../../tests/support/kept-books.ts'
import { person } from '../../../../tests/support/people.ts'
import { booksOf } from '../../../../tests/support/received.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { commands } from '../verifications/commands.ts'

const books = await keptBooks()
const { installation, site, wealdshire, html, recorded, denise, ruth, tom, priya, sam, salt, fay } = books
const { levy_ids, runs, lineOf, propose, receive, sent } = books
const typed = typedAt(installation, site, commands)
const proved = async () =>
  expect((await typed('levies verify', { lmc: 'Wealdshire' })).join('\n')).toContain('The books balance')
const line = await lineOf(runs.statutory, 'Q90012')
const proposal = line.replace('/lines/', '/write-offs/lines/')
const said = async (reply: Response) => [reply.status, await reply.text()] as const
const proposed = async (amount: string) => (await propose(line, amount)).headers.get('location') ?? ''
const settle = (address: string, how: 'confirmation' | 'withdrawal', cookie = ruth.cookie) =>
  site.post(`${address}/${how}`, {}, cookie)

test('what is owed of a line is written off by two, stands in the books, and is a debt no more', async () => {
  const owing = await html('/levies/debts', tom.cookie)
  expect(owing).toContain(`/levies/debts/${levy_ids.statutory}/Q90012`)
  const practice = await html(`/levies/debts/${levy_ids.statutory}/Q90012`, tom.cookie)
  for (const part of [line, '£525.00', '£262.50']) expect(practice, part).toContain(part)
  expect(await html(line, tom.cookie)).not.toContain('Write some of it off')
  expect(await html(line, denise.cookie)).toContain('Write some of it off')
  expect(await html(proposal, denise.cookie)).toContain('262.50')

  const address = await proposed('62.50')
  const before = await booksOf(installation, wealdshire, levy_ids.statutory)
  expect(before).toMatchObject({ owed_by_practices: 26_250 })
  expect(await html(address, denise.cookie)).toContain('another person confirms it')
  expect((await settle(address, 'confirmation', denise.cookie)).status).toBe(403)
  expect(await html(line, ruth.cookie)).toContain('Write-off of £62.50')
  expect((await settle(address, 'confirmation')).status).toBe(303)
  expect(await booksOf(installation, wealdshire, levy_ids.statutory)).toEqual({
    ...before,
    owed_by_practices: 20_000,
    written_off: 6_250,
  })
  expect(await html('/levies/debts?q=Q90012', denise.cookie)).toContain('£200.00')
  expect(await html('/levies/write-offs', tom.cookie)).toContain('£62.50')
  expect((await recorded()).join('\n')).toMatch(/write_off_proposed[\s\S]*write_off_confirmed/)
  await proved()
})

test('whoever proposed a write-off doesn’t confirm it by another account of theirs', async () => {
  const home = await person(installation, 'Denise Home', 'finance_staff', { office_id: books.office_id })
  await books.know({ family_name: 'Fallow', email: 'denise.home@wealdshire.example' }, (tx, id) =>
    tx.db.updateTable('register.person').set({ account_id: denise.account_id }).where('id', '=', id).execute(),
  )
  const address = await proposed('1.00')
  expect(await html('/', home.cookie)).not.toContain('Write-offs to confirm')
  expect(await html('/', ruth.cookie)).toContain('Write-offs to confirm')
  expect((await settle(address, 'confirmation', home.cookie)).status).toBe(403)
  expect((await settle(address, 'withdrawal', home.cookie)).status).toBe(303)
})

test('of the national levy, what is due to GPDF is less by what is never collected', async () => {
  expect(await booksOf(installation, wealdshire, levy_ids.national)).toEqual({
    levy_income: -3_810,
    passed_on: -10_000,
    received: 15_360,
    owed_to_gpdf: -2_800,
    written_off: 1_250,
  })
  const remittance = runs.national.replace('/runs/', '/remittances/')
  expect(await html(`${remittance}.csv`, denise.cookie)).toMatch(
    /Q90011,.*,12800,15360,12800[\s\S]*Q90012,.*,7500,0,0,0/,
  )
  expect(await html(remittance, denise.cookie)).toMatch(/Still to send[\s\S]*£28\.00/)
  expect(await html(books.written_off, tom.cookie)).toContain('£62.50')
})

test.each([
  ['more than is owed (more_than_owed)', '200.01', {}, 'more than is still owed'],
  ['more again than was written off (more_than_written_off)', '-62.51', {}, 'more than was written off'],
  ['by a decision to come (not_decided_yet)', '1.00', { decided_on_year: '2027' }, 'still to come'],
] as const)('writing off %s is refused', async (_, amount, more, words) => {
  const form = {
    amount_pence: amount,
    reason: 'It closed',
    decided_by: 'Committee',
    decided_on_day: '18',
    decided_on_month: '3',
    decided_on_year: '2026',
    pressed: crypto.randomUUID(),
  }
  const reply = await site.post(proposal, { ...form, ...more }, denise.cookie)
  expect(await said(reply)).toEqual([409, expect.stringContaining(words)])
})

test('what can’t be read is met beside the question', async () => {
  expect(await said(await site.post(proposal, { amount_pence: 'lots' }, denise.cookie))).toEqual([
    422,
    expect.stringMatching(/pounds and pence[\s\S]*Enter why/),
  ])
})

test('one waits for a line at a time; withdrawn, it changes nothing, and can’t be confirmed (settled_already)', async () => {
  const both = await Promise.all([propose(line, '10.00'), propose(line, '10.00')])
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
  const address = both.map(({ headers }) => headers.get('location')).find((at) => at !== null) ?? ''
  expect((await settle(address, 'withdrawal', denise.cookie)).status).toBe(303)
  for (const how of ['confirmation', 'withdrawal'] as const)
    expect(await said(await settle(address, how))).toEqual([409, expect.stringContaining('settled this meanwhile')])
  expect(await html('/levies/debts?q=Q90012', denise.cookie)).toContain('£200.00')
})

test('two who confirm one at once make one entry', async () => {
  const address = await proposed('50.00')
  const replies = await Promise.all([settle(address, 'confirmation'), settle(address, 'confirmation')])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
  expect(await booksOf(installation, wealdshire, levy_ids.statutory)).toMatchObject({ written_off: 11_250 })
  await proved()
})

test('what was received meanwhile can’t be written off too; and what was written off is not paid by what comes late', async () => {
  const address = await proposed('100.00')
  await receive(levy_ids.statutory, '100.00', 'Q90012')
  expect(await said(await settle(address, 'confirmation'))).toEqual([
    409,
    expect.stringContaining('Less is owed of this line by now'),
  ])
  await settle(address, 'withdrawal')
  await sent(`${await proposed('50.00')}/confirmation`, {}, ruth.cookie)
  expect(await html('/levies/debts?q=Q90012', denise.cookie)).toContain('Nothing is owed here')
  const late = await receive(levy_ids.statutory, '30.00', 'Q90012').catch(String)
  expect(late, 'nothing to allocate it to').toContain('409')
  expect(await html('/levies/receipts?list=waiting', denise.cookie)).toContain('£30.00')
  await proved()
})

test('what was written off is asked for again by two, and then paid by what came', async () => {
  await sent(`${await proposed('-30.00')}/confirmation`, {}, ruth.cookie)
  expect(await html('/levies/debts?q=Q90012', denise.cookie)).toContain('£30.00')
  await sent('/levies/receipts/allocations', { levy_id: levy_ids.statutory })
  expect(await html('/levies/debts?q=Q90012', denise.cookie)).toContain('Nothing is owed here')
  expect(await booksOf(installation, wealdshire, levy_ids.statutory)).toMatchObject({ written_off: 13_250 })
  await proved()
})

test('a settled write-off never changes, by anybody', async () => {
  const change = (tx: Parameters<Parameters<typeof books.make>[0]>[0]) =>
    tx.db.updateTable('levies.write_off').set({ amount_pence: 1 }).where('state', '=', 'confirmed').execute()
  await expect(books.make(change)).rejects.toThrow('never changes')
})

test('whoever may not is turned away, and another LMC’s write-off is nowhere', async () => {
  const { written_off } = books
  const paths = ['/levies/write-offs', written_off, `/levies/debts/${levy_ids.statutory}/Q90012`]
  for (const path of paths) {
    expect((await site.get(path)).headers.get('location')).toMatch(/^\/sign-in/)
    for (const { cookie } of [priya, sam]) expect((await site.get(path, cookie)).status, path).toBe(403)
  }
  expect((await propose(line, '1.00', tom.cookie)).status).toBe(403)
  for (const how of ['confirmation', 'withdrawal'] as const)
    expect((await settle(written_off, how, tom.cookie)).status).toBe(403)
  for (const { cookie } of [salt, fay]) {
    for (const path of [written_off, proposal, `/levies/debts/${levy_ids.national}/Q90012`])
      expect((await site.get(path, cookie)).status, path).toBe(404)
    expect((await propose(line, '1.00', cookie)).status).toBe(404)
    for (const how of ['confirmation', 'withdrawal'] as const)
      expect((await settle(written_off, how, cookie)).status).toBe(404)
    expect(await html('/levies/write-offs', cookie)).not.toContain('Closing Surgery')
  }
})
