import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import type { Module } from '../../../platform/module.ts'
import { notify } from '../../../platform/notify.ts'

const installation = await testInstallation()
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const jo = await person(installation, 'Jo Bright', 'practice_staff', { office_id })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id })

const stub: Module = {
  name: 'stub',
  routes: [],
  personal: [
    {
      kind: 'Things/of the stub',
      must_keep: 'The law of stubs wants it.',
      find: async (_, account_id) =>
        Array.from({ length: 7 }, (_row, at) => ({ about: account_id, said: `=thing ${at}`, counted_on: null })),
    },
  ],
}
const site = siteAt(installation, '2026-11-19T09:00:00Z', [], [stub])
const html = async (path: string, cookie = jo.cookie) => (await site.get(path, cookie)).text()

await setUp(site.scope(), async (tx) => {
  await notify(tx, [jo.account_id], office_id, 'a', { title: 'For Jo alone', href: '/' })
  await notify(tx, [sam.account_id], office_id, 'b', { title: 'For Sam alone', href: '/' })
})

test('somebody sees everything that is kept of them, in any module, why it must be, and nothing of anybody else', async () => {
  const text = await html('/my/data')
  for (const part of ['jo.bright@wealdshire.example', 'practice staff', 'For Jo alone', 'The law of stubs wants it.'])
    expect(text).toContain(part)
  expect(text).toMatch(/Things\/of the stub.*=thing 4.*And 2 more rows, in the files\./s)
  expect(text).toContain('/my/data/corrections?kind=Things%2Fof%20the%20stub')
  expect(text).not.toMatch(/sam\.price|For Sam alone/)
  expect(await html('/my/data', sam.cookie)).toContain('voice-office')
})

test('all of it goes out as JSON, and that it did is recorded', async () => {
  const reply = await site.get('/my/data.json', jo.cookie)
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="your-data-2026-11-19.json"')
  const whole = JSON.parse(await reply.text()) as { office: string; kept: { kind: string; rows: unknown[] }[] }
  expect(whole.office).toBe('Wealdshire and Saltmarsh LMCs')
  expect(whole.kept.find(({ kind }) => kind === 'Things/of the stub')?.rows).toHaveLength(7)
  expect(await html('/my/record')).toContain('Own data exported')
})

test('and as spreadsheets, one for each kind, in which nothing is a formula', async () => {
  const reply = await site.get('/my/data.zip', jo.cookie)
  expect(reply.headers.get('content-type')).toBe('application/zip')
  const files = unzipSync(new Uint8Array(await reply.arrayBuffer()))
  expect(strFromU8(files['Things of the stub.csv'] ?? new Uint8Array())).toContain(`'=thing 6`)
  expect(strFromU8(files['Your sign-in.csv'] ?? new Uint8Array())).toContain('jo.bright@wealdshire.example')
  expect(Object.keys(files)).not.toContain('Passkeys and authenticator.csv')
})

test('a stranger signs in', async () => {
  for (const path of ['/my/data', '/my/data.json', '/my/data.zip'])
    expect((await site.get(path)).headers.get('location')).toContain('/sign-in')
})
