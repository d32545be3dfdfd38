import { expect, test } from 'vitest'
import { collecting, returned } from '../../../../tests/support/collecting.ts'
import { registered } from '../../../../tests/support/registered.ts'
import type { Id } from '../../../platform/values.ts'

const of = await registered()
const { wealdshire, scope, place, site, html, priya, ruth } = of
const elm = place('Q90001') as { lmc_id: Id<'lmc'>; practice_id: Id<'practice'> }
await collecting(scope, wealdshire.id, '2026-11-02')
await of.know({
  given_names: 'Jo',
  family_name: 'Bright',
  email: 'jo@elm.example',
  posts: [['practice_manager', 'Q90001']],
})
const address = '/pressure/calls/Q90001/2026-11-16'
const note = (form: Record<string, string>, cookie = priya.cookie) => site.post(address, form, cookie)
const call = { outcome: 'will_send', words: 'She will send it by four.', pressed: crypto.randomUUID() }

test('whoever rings has the number, the person and the way to enter the return by telephone', async () => {
  const page = await html(address, priya.cookie)
  expect(page).toContain('href="tel:01632960118"')
  expect(page).toContain('Jo Bright')
  expect(page).toContain('href="/pressure/returns/Q90001/2026-11-16/entry"')
  expect(page).toContain('Its return isn’t in yet')
  expect((await of.recorded()).at(-1)).toMatch(/Priya Raman: pressure.calls_read/)
})

test('a call is noted once however often it is pressed, and stands in the practice’s history', async () => {
  expect((await note(call)).headers.get('location')).toBe(`${address}?noted=yes`)
  await note(call)
  const page = await html(`${address}?noted=yes`, ruth.cookie)
  expect(page).toContain('The call is noted')
  expect(page.match(/She will send it by four/g)).toHaveLength(1)
  expect(page).toContain('Priya Raman')
  expect((await of.recorded()).filter((what) => what.includes('pressure.call_noted'))).toHaveLength(1)
  expect(await html('/pressure/calls/Q90001/2026-11-09', ruth.cookie)).toContain('She will send it by four')
})

test('a note that could identify a patient is refused beside its question, and nothing is kept', async () => {
  const refused = await note({ outcome: 'reached', words: 'About 943 476 5919', pressed: crypto.randomUUID() })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('This looks as if it has an NHS number in it')
  expect((await note({ words: '', pressed: crypto.randomUUID() })).status).toBe(422)
  expect(await html(address, ruth.cookie)).not.toContain('943 476')
})

test('strangers, committee members, other LMCs and offices can neither see nor note a call', async () => {
  expect((await site.get(address)).status).toBe(303)
  expect((await site.get(address, of.sam.cookie)).status).toBe(403)
  expect((await note(call, of.sam.cookie)).status).toBe(403)
  for (const { cookie } of [of.salt, of.fay]) {
    expect((await site.get(address, cookie)).status).toBe(404)
    expect((await note({ ...call, pressed: crypto.randomUUID() }, cookie)).status).toBe(404)
  }
})

test('only a Monday that has begun names a week, and only a code of the LMC’s a practice', async () => {
  for (const wrong of [
    'Q90001/2026-11-17',
    'Q90001/2026-11-23',
    'Q90001/2026-13-45',
    'Q90001/now',
    'Q99999/2026-11-16',
  ])
    expect((await site.get(`/pressure/calls/${wrong}`, priya.cookie)).status, wrong).toBe(404)
  expect((await site.get('/pressure/calls/q90001/2026-11-16', priya.cookie)).status).toBe(200)
})

test('a practice whose return came says so', async () => {
  await returned(scope, elm, '2026-11-16')
  expect(await html(address, priya.cookie)).toContain('Its return came at 09:00 on 19 November 2026')
})
