import { expect, test } from 'vitest'
import { registered } from '../../../../tests/support/registered.ts'

const { wealdshire, saltmarsh, site, html, ruth, salt, priya, fay } = await registered()

const dana = { name: 'Dana Whitlock', organisation: 'Weald and Coast ICB', email: 'dana@icb.example', kind: 'icb' }
const add = (form: Readonly<Record<string, string>>, cookie = ruth.cookie) =>
  site.post('/pressure/recipients', { lmc_id: wealdshire.id, ...dana, ...form }, cookie)
const list = (cookie = ruth.cookie) => html('/pressure/recipients', cookie)
const ending = (page: string) => /\/pressure\/recipients\/[\w-]+\/end/.exec(page)?.[0] ?? ''

test('somebody is put on the list of an LMC, once, and taken off it', async () => {
  expect((await add({})).status).toBe(303)
  expect(await list()).toMatch(/Dana Whitlock.*Weald and Coast ICB.*ICB.*Wealdshire LMC/s)
  const twice = await add({ email: 'DANA@icb.example' })
  expect([twice.status, (await twice.text()).includes('on the list of that LMC already')]).toEqual([409, true])
  expect((await add({ lmc_id: saltmarsh.id })).status).toBe(303)
  const wrong = await add({ email: 'dana', kind: 'king' })
  expect([wrong.status, (await wrong.text()).includes('Enter an e-mail address')]).toEqual([422, true])
  const end = ending(await list())
  expect((await site.post(end, {}, ruth.cookie)).status).toBe(303)
  expect((await site.post(end, {}, ruth.cookie)).status).toBe(404)
  expect((await add({ email: dana.email, lmc_id: wealdshire.id })).status).toBeLessThan(410)
})

test('another LMC sees no recipient of this one, puts nobody on its list and takes nobody off', async () => {
  await add({ name: 'Walter Weald', email: 'walter@council.example', kind: 'council' })
  const page = await list()
  const end = /Walter Weald[\s\S]*?(\/pressure\/recipients\/[\w-]+\/end)/.exec(page)?.[1] ?? ''
  expect(end).not.toBe('')
  for (const { cookie } of [salt, fay]) {
    expect(await list(cookie)).not.toContain('Walter Weald')
    expect((await site.post(end, {}, cookie)).status).toBe(404)
    expect((await add({ email: 'eve@example.org' }, cookie)).status).toBe(422)
  }
  expect((await site.get('/pressure/recipients', priya.cookie)).status).toBe(403)
  expect((await add({}, '')).headers.get('location')).toMatch(/^\/sign-in/)
  expect(await list()).toContain('Walter Weald')
})
