import { expect, test } from 'vitest'
import { closedWeek } from '../../../../tests/support/closed-weeks.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { readSigned } from '../rollups/feeds.ts'

const { wealdshire, saltmarsh, site, scope, html, recorded, ruth, salt, priya, fay } = await registered()

const week_of = '2026-11-09'
await closedWeek(scope, { lmc_id: wealdshire.id, week_of })
const froze = await site.post('/pressure/issues', { lmc_id: wealdshire.id, week_of }, ruth.cookie)
const address = froze.headers.get('location') ?? ''
const signed = (cookie = ruth.cookie) => site.get(`${address}/signed.json`, cookie)
const make = (cookie = ruth.cookie) => site.post(`/lmcs/${wealdshire.id}/signing-key`, {}, cookie)
const fingerprints = async () =>
  [...(await html('/pressure/signing-keys', ruth.cookie)).matchAll(/(?:[0-9a-f]{4} ){15}[0-9a-f]{4}/g)].map(
    ([one]) => one,
  )

test('a report is signed once it is released and its LMC has a key, and what is signed can be checked', async () => {
  expect((await signed()).status).toBe(404)
  await site.post(`${address}/release`, {}, ruth.cookie)
  expect((await signed()).headers.get('location')).toBe('/pressure/signing-keys')
  expect((await make()).status).toBe(303)
  const [fingerprint] = await fingerprints()
  const reply = await signed()
  expect(reply.headers.get('content-disposition')).toContain('wealdshire-lmc-situation-report-1-signed.json')
  const read = readSigned('it', new Uint8Array(await reply.arrayBuffer()))
  expect(read).toMatchObject({
    ok: true,
    value: {
      statement: { lmc_id: wealdshire.id, lmc_name: 'Wealdshire LMC', returned: 8, practices: 10, contacts: 1_260 },
    },
  })
  expect(read.ok && read.value.fingerprint).toBe(fingerprint?.replaceAll(' ', ''))
  expect((await recorded()).at(-1)).toMatch(/^Ruth Okafor: pressure.issue_signed/)
})

test('a key is replaced after a question, and the one before is still told', async () => {
  const before = await fingerprints()
  expect(await html(`/lmcs/${wealdshire.id}/signing-key`, ruth.cookie)).toContain('Replace the key of Wealdshire LMC?')
  await make()
  const after = await fingerprints()
  expect(after).toHaveLength(2)
  expect(after[0]).not.toBe(before[0])
  expect(after[1]).toBe(before[0])
})

test('two who make a key at once make one that holds', async () => {
  expect((await Promise.all([make(), make(), make()])).map(({ status }) => status)).toEqual([303, 303, 303])
  const now = await scope.read((tx) =>
    tx.db.selectFrom('pressure.signing_key').select('id').where('ended_at', 'is', null).execute(),
  )
  expect(now).toHaveLength(1)
})

test('a key is sealed where it is kept', async () => {
  const keys = await scope.read((tx) => tx.db.selectFrom('pressure.signing_key').select('sealed_private_key').execute())
  expect(keys.some(({ sealed_private_key }) => sealed_private_key.length > 48)).toBe(true)
  for (const { sealed_private_key } of keys)
    expect(Buffer.from(sealed_private_key, 'base64').subarray(0, 2)).not.toEqual(Buffer.from([0x30, 0x2e]))
})

test('a key that was replaced can sign nothing any more', async () => {
  const keys = await scope.read((tx) =>
    tx.db.selectFrom('pressure.signing_key').select(['ended_at', 'sealed_private_key']).execute(),
  )
  expect(keys.filter(({ ended_at }) => ended_at).length).toBeGreaterThan(0)
  for (const { ended_at, sealed_private_key } of keys) expect(sealed_private_key === '').toBe(ended_at !== null)
})

test('another LMC makes no key here and signs nothing of this one’s', async () => {
  for (const { cookie } of [salt, fay]) {
    expect((await make(cookie)).status).toBe(404)
    expect((await site.get(`/lmcs/${wealdshire.id}/signing-key`, cookie)).status).toBe(404)
    expect((await signed(cookie)).status).toBe(404)
    expect(await html('/pressure/signing-keys', cookie)).not.toContain('Wealdshire LMC')
  }
  expect((await make(priya.cookie)).status).toBe(403)
  expect((await make('')).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await site.post(`/lmcs/${saltmarsh.id}/signing-key`, {}, salt.cookie)).status).toBe(303)
})
