import { expect, test } from 'vitest'
import { keptBooks } from '../../../../tests/support/kept-books.ts'
import { booksOf } from '../../../../tests/support/received.ts'
import { recounted } from '../../../../tests/support/register.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { leftOfLevy } from '../remittances/reads.ts'
import { commands } from '../verifications/commands.ts'

const books = await keptBooks()
const { installation, site, scope, wealdshire, html, recorded, denise, tom, priya, salt, fay } = books
const { levy_ids, runs, lineOf, receive, sent, corrected } = books
const proved = async () =>
  expect((await typedAt(installation, site, commands)('levies verify', { lmc: 'Wealdshire' })).join('\n')).toContain(
    'The books balance',
  )
const said = async (reply: Response) => [reply.status, await reply.text()] as const
const debts = `/levies/debts/${levy_ids.statutory}/Q90012`
/** What the button of a practice or run says that it sets off. */
async function seenAt(at: string) {
  const page = await site.get(at.startsWith('/levies/runs/') ? '/levies/set-offs' : at, denise.cookie)
  const [, form = ''] = (await page.text()).split(`action="${at}/set-offs"`)
  return { seen: /name="seen" value="(\d+)"/.exec(form)?.[1] ?? '0' }
}
const setOff = async (cookie = denise.cookie, at = debts) => site.post(`${at}/set-offs`, await seenAt(at), cookie)
const takeBack = (at: string, cookie = denise.cookie) => site.post(`${at}/taking-back`, {}, cookie)
const first = await lineOf(runs.statutory, 'Q90012')
const madeOf = async (line: string) => /\/levies\/set-offs\/[0-9a-f-]{36}/.exec(await html(line, tom.cookie))?.[0] ?? ''
const received = () => scope.read((tx) => tx.db.selectFrom('levies.receipt').select('id').execute())

// Closing Surgery owes £262.50 of the first quarter, which was £262.50 too much; and £262.50 of the second.
await recounted(installation, books.closing, 2_500)
const second = await corrected(levy_ids.statutory, runs.statutory)

test('a credit is set against what its practice owes of the same levy the longest, without money, and every proof holds', async () => {
  const before = await booksOf(installation, wealdshire, levy_ids.statutory)
  const receipts = await received()
  expect(await html(debts, tom.cookie)).toContain('£262.50 of the credit for January to March 2026 against January')
  expect(await html(debts, tom.cookie)).not.toContain('Set off £262.50')
  expect(await html(debts, denise.cookie)).toContain('Set off £262.50')
  expect((await setOff()).headers.get('location')).toBe('/levies/practices/Q90012')
  expect(await booksOf(installation, wealdshire, levy_ids.statutory)).toEqual(before)
  expect(await received(), 'no money came in').toEqual(receipts)
  expect(await html('/levies/debts?q=Q90012', denise.cookie)).toContain('£262.50')
  expect(await html(debts, denise.cookie)).not.toContain('January to March 2026')
  expect(await html(first, tom.cookie)).toMatch(/Set off £262\.50[\s\S]*Against a credit for January to March 2026/)
  expect(await html(await madeOf(first), tom.cookie)).toContain('Set off by Denise Fallow')
  expect((await recorded()).join('\n')).toContain('levies.credits_set_off')
  await proved()
})

test('what is set off isn’t set off twice: nothing_to_set_off', async () => {
  expect(await said(await setOff())).toEqual([409, expect.stringContaining('Nothing is left to set off')])
})

test('a set-off is taken back, once, and stands again both ways (taken_back_already)', async () => {
  const made = await madeOf(first)
  expect((await takeBack(made)).headers.get('location')).toBe(made)
  expect(await html(made, denise.cookie)).toContain('It was taken back')
  expect(await html(first, tom.cookie)).not.toContain('Set off £262.50')
  expect(await html(debts, denise.cookie)).toContain('Set off £262.50')
  expect(await said(await takeBack(made))).toEqual([409, expect.stringContaining('taken back already')])
  expect((await recorded()).join('\n')).toContain('levies.set_off_taken_back')
  await proved()
})

test('all credits of a run are set off at one press; two who press at once do so once', async () => {
  expect(await html('/levies/set-offs', tom.cookie)).toContain('Closing Surgery')
  const seen = await seenAt(second)
  expect(await said(await site.post(`${second}/set-offs`, { seen: '1' }, denise.cookie))).toEqual([
    409, // changed_since
    expect.stringContaining('Look at what would be set off now'),
  ])
  const replies = await Promise.all([1, 2].map(() => site.post(`${second}/set-offs`, seen, denise.cookie)))
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
  expect(await html('/levies/set-offs', tom.cookie)).toContain('No practice has a credit')
  await proved()
})

test('what the payer took back since can’t be taken back again (used_since)', async () => {
  const made = await madeOf(first)
  await receive(levy_ids.statutory, '-525.00', 'Q90012')
  expect(await said(await takeBack(made))).toEqual([409, expect.stringContaining('Money was taken back')])
  await proved()
})

test('setting off sends GPDF nothing that did not come in', async () => {
  const left = () => scope.read((tx) => leftOfLevy(tx, { lmc_id: wealdshire.id, levy_id: levy_ids.national }))
  await recounted(installation, books.beacon, 5_120)
  const later = await corrected(levy_ids.national, runs.national)
  // £153.60 were paid: £76.80 were the first quarter's, the other half waits for the second.
  const before = await left()
  await sent(`${later}/set-offs`, await seenAt(later))
  expect(await left()).toBeLessThanOrEqual(15_360 - 10_000)
  expect([before, await left()]).toEqual([2_800, 2_800])
  await proved()
})

test('a practice whose credit is as much as its debt owes nothing once it is set off, and nothing of it is sent', async () => {
  const levy = await books.aLevy(wealdshire, { kind: 'charity', name: 'Hospice fund' })
  await books.aRate(wealdshire, levy, { pence_rate: 6, remitted_rate: 6 })
  const mandate = await books.aMandate(wealdshire, levy, books.closing, 'in')
  await books.aMandate(wealdshire, levy, books.beacon, 'in')
  const charged = await books.issued(levy, '2026-01-01')
  await books.make((tx) =>
    tx.db.updateTable('levies.mandate').set({ during: '[2000-01-01,2026-01-01)' }).where('id', '=', mandate).execute(),
  )
  await corrected(levy, charged)
  const left = () => scope.read((tx) => leftOfLevy(tx, { lmc_id: wealdshire.id, levy_id: levy }))
  const at = `/levies/debts/${levy}/Q90012`
  expect([await left(), (await site.get(at, denise.cookie)).status]).toEqual([0, 200])
  expect((await setOff(denise.cookie, at)).status).toBe(303)
  expect([await left(), (await site.get(at, denise.cookie)).status], 'it is in debts no more').toEqual([0, 404])
  await proved()
})

test('whoever may not is turned away, and another LMC’s credits are nowhere', async () => {
  const made = await madeOf(first)
  for (const path of ['/levies/set-offs', made]) {
    expect((await site.get(path)).headers.get('location')).toMatch(/^\/sign-in/)
    expect((await site.get(path, priya.cookie)).status).toBe(403)
  }
  for (const { cookie } of [tom, priya]) {
    expect((await setOff(cookie)).status).toBe(403)
    expect((await takeBack(made, cookie)).status).toBe(403)
    expect((await site.post(`${second}/set-offs`, {}, cookie)).status).toBe(403)
  }
  for (const { cookie } of [salt, fay]) {
    expect((await setOff(cookie)).status).toBe(404)
    expect((await site.get(made, cookie)).status).toBe(404)
    expect((await takeBack(made, cookie)).status).toBe(404)
    expect((await site.post(`${second}/set-offs`, {}, cookie)).status).toBe(404)
    expect(await html('/levies/set-offs', cookie)).not.toContain('Closing Surgery')
  }
})
