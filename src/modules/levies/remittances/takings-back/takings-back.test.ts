import { expect, test } from 'vitest'
import { keptBooks } from '../../../../../tests/support/kept-books.ts'
import { booksOf } from '../../../../../tests/support/received.ts'
import { typedAt } from '../../../../../tests/support/typed.ts'
import { commands } from '../../verifications/commands.ts'

const books = await keptBooks()
const { installation, site, wealdshire, html, recorded, denise, tom, priya, salt, fay, levy_ids, runs, remit } = books
const address = runs.national.replace('/runs/', '/remittances/')
const before = await booksOf(installation, wealdshire, levy_ids.national)
const sendings = async () => {
  const found = (await html(address, denise.cookie)).matchAll(
    /\/levies\/remittances\/[0-9a-f-]+\/sendings\/[0-9a-f-]+/g,
  )
  return [...new Set([...found].map(([at]) => at))]
}
const takeBack = (at: string, cookie = denise.cookie, reason = 'Paid from the wrong account, and never left') =>
  site.post(`${at}/taking-back`, { reason, pressed: crypto.randomUUID() }, cookie)
const said = async (reply: Response) => [reply.status, await reply.text()] as const
const proved = async () =>
  expect((await typedAt(installation, site, commands)('levies verify', { lmc: 'Wealdshire' })).join('\n')).toContain(
    'The books balance',
  )

test('what was noted as sent by mistake is taken back with a reason: it can be sent again, and both stay', async () => {
  const [first = ''] = await sendings()
  expect(await html(`${first}/taking-back`, denise.cookie)).toContain('£100.00')
  expect((await takeBack(first)).headers.get('location')).toBe(address)
  const page = await html(address, tom.cookie)
  for (const part of ['£100.00', '−£100.00', 'Paid from the wrong account, and never left', '£128.00'])
    expect(page, part).toContain(part)
  expect(await sendings()).toEqual([])
  const { passed_on: _, ...others } = before
  expect(await booksOf(installation, wealdshire, levy_ids.national)).toEqual({ ...others, owed_to_gpdf: -12_800 })
  expect((await recorded()).join('\n')).toContain('levies.remittance_taken_back')
  const pdf = Buffer.from(await (await site.get(`${address}.pdf`, denise.cookie)).arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await proved()
  expect(await said(await takeBack(first)), 'taken_back_already').toEqual([
    409,
    expect.stringContaining('taken back already'),
  ])
  await remit(runs.national, '128.00')
  await proved()
})

test('two who take one back at once take it back once', async () => {
  const [at = ''] = await sendings()
  const replies = await Promise.all([takeBack(at), takeBack(at)])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
  await remit(runs.national, '128.00')
  expect(await booksOf(installation, wealdshire, levy_ids.national)).toMatchObject({ passed_on: -12_800 })
  await proved()
})

test('without a reason it isn’t taken back', async () => {
  const [at = ''] = await sendings()
  expect(await said(await takeBack(at, denise.cookie, ''))).toEqual([422, expect.stringContaining('Enter why')])
})

test('whoever may not is turned away, and another LMC’s or run’s remittance is nowhere', async () => {
  const [at = ''] = await sendings()
  const form = `${at}/taking-back`
  expect((await site.get(form)).headers.get('location')).toMatch(/^\/sign-in/)
  for (const { cookie } of [tom, priya]) {
    expect((await site.get(form, cookie)).status).toBe(403)
    expect((await takeBack(at, cookie)).status).toBe(403)
  }
  expect(await html(address, tom.cookie)).not.toContain('Take it back')
  const strayed = at.replace(address, runs.charity.replace('/runs/', '/remittances/'))
  for (const [to, { cookie }] of [
    [at, salt],
    [at, fay],
    [strayed, denise],
  ] as const) {
    expect((await site.get(`${to}/taking-back`, cookie)).status).toBe(404)
    expect((await takeBack(to, cookie)).status).toBe(404)
  }
})

test('what was sent never changes, by anybody', async () => {
  const change = (tx: Parameters<Parameters<typeof books.make>[0]>[0]) =>
    tx.db.updateTable('levies.remittance').set({ sent_pence: 1 }).execute()
  await expect(books.make(change)).rejects.toThrow('permission denied')
})
