import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { returning } from '../../../../tests/support/returning.ts'

const world = await returning()
const { at, answers, returns, versions, priya, salt, sam, fay, jo } = world
const site = at('2026-11-19T10:00:00Z')
const address = '/pressure/returns/Q90001/2026-11-16'
const html = async (path: string, cookie: string) => (await site.get(path, cookie)).text()
const recorded = async (what: string) => {
  const { rows } = await world.scope.read((tx) =>
    sql<{ actor: string; about: Record<string, unknown> }>`
      select actor, about from platform.record where what = ${what} order by number`.execute(tx.db),
  )
  return rows
}

test('the office enters a return that it was told by telephone, and says by whom', async () => {
  expect(await html(`${address}/entry`, priya.cookie)).toContain('Who told you')
  const nobody = await site.post(`${address}/entry`, answers(), priya.cookie)
  expect(nobody.status).toBe(422)
  expect(await nobody.text()).toContain('Enter who told you')
  const patient = await site.post(`${address}/entry`, answers({ told_by: 'A patient, 943 476 5919' }), priya.cookie)
  expect([patient.status, (await patient.text()).includes('NHS number')]).toEqual([422, true])
  expect(await returns()).toEqual([])
  const sent = answers({ told_by: 'Jo Bright, manager' })
  const reply = await site.post(`${address}/entry`, sent, priya.cookie)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, address])
  expect((await site.post(`${address}/entry`, sent, priya.cookie)).status, 'pressed twice').toBe(303)
  expect(await versions()).toMatchObject([
    { came_by: 'telephone', told_by: 'Jo Bright, manager', submitted_by: 'Priya Raman' },
  ])
  expect(await recorded('pressure.return_submitted')).toMatchObject([
    { actor: 'Priya Raman', about: { came_by: 'telephone', number: 1 } },
  ])
})

test('the office sees every version beside the others with who and how, and looking is recorded', async () => {
  await site.post('/our-returns/Q90001/2026-11-16', answers({ alert: 'red', contacts: '' }), jo.cookie)
  await at('2026-11-19T17:45:00Z').post(
    `${address}/entry`,
    answers({ alert: 'black', told_by: 'Dr Lee' }),
    priya.cookie,
  )
  const page = await html(address, priya.cookie)
  for (const part of ['by telephone from Jo Bright, manager', 'signed in', 'Version 3, late', 'changed', 'stands'])
    expect(page).toContain(part)
  expect((await returns())[0]).toMatchObject({ alert: 'red', contacts: null, versions: 3 })
  expect((await recorded('pressure.return_read')).at(-1)).toMatchObject({
    actor: 'Priya Raman',
    about: { week_of: '2026-11-16', practice_id: world.keyOf('Q90001').practice_id },
  })
})

test('a form that begins with what was returned is a look at it', async () => {
  const looks = (await recorded('pressure.return_read')).length
  await html(`${address}/entry`, priya.cookie)
  expect(await recorded('pressure.return_read')).toHaveLength(looks + 1)
})

test('an unlikely number told by telephone is asked again', async () => {
  const reply = await site.post(`${address}/entry`, answers({ told_by: 'Jo', list_size: '3' }), priya.cookie)
  expect(reply.status).toBe(422)
  expect(await reply.text()).toContain('far from the 8,412')
})

test('where nothing was returned the office is told so, and of a week to come when it opens', async () => {
  expect(await html('/pressure/returns/Q90002/2026-11-16', priya.cookie)).toContain('Nothing has been returned')
  const next = '/pressure/returns/Q90002/2026-11-23/entry'
  expect(await html(next, priya.cookie)).toContain('opens at 08:00 on Monday 23 November 2026')
  const reply = await site.post(next, answers({ told_by: 'Tom' }), priya.cookie)
  expect(reply.status).toBe(409)
})

test('another LMC, another office, a committee member, a practice and a stranger don’t see it', async () => {
  for (const [cookie, status] of [
    [salt.cookie, 404],
    [fay.cookie, 404],
    [sam.cookie, 403],
    [jo.cookie, 403],
  ] as const) {
    expect((await site.get(address, cookie)).status).toBe(status)
    expect((await site.get(`${address}/entry`, cookie)).status).toBe(status)
    expect((await site.post(`${address}/entry`, answers({ told_by: 'X' }), cookie)).status).toBe(status)
  }
  expect((await site.get(address)).headers.get('location')).toContain('/sign-in')
  expect((await versions()).length).toBe(3)
})

test('whoever sent a return finds it among their own data, and the record calls it by its practice and week', async () => {
  const own = await html('/my/data', jo.cookie)
  expect(own).toContain('Weekly returns you sent')
  expect(own).toContain('Elm Surgery')
  expect(await html('/my/record', jo.cookie)).toContain('week of 16 November 2026')
})
