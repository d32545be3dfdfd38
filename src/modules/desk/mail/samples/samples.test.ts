import { expect, test } from 'vitest'
import { mailTo } from '../../../../../tests/support/mailbox.ts'
import { office, person } from '../../../../../tests/support/people.ts'
import { operate } from '../../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../../tests/support/site.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T10:02:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const [wealdshire, saltmarsh] = lmcs
if (!wealdshire || !saltmarsh) throw new Error('the office has no LMCs')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const cal = await person(installation, 'Cal Reed', 'communications_staff', { office_id, lmc_id: wealdshire.id })
const jo = await person(installation, 'Jo Bright', 'committee_member', { office_id, lmc_id: saltmarsh.id })
const fay = await person(installation, 'Fay Marsh', 'committee_member', { office_id: elsewhere.office_id })

const letters = async (query: string, cookie = ruth.cookie) => {
  const reply = await site.get(`/mail/letters?${query}`, cookie)
  return { status: reply.status, text: await reply.text() }
}

test('the office sees a letter as anybody would get it, by its settings, and nobody is sent anything', async () => {
  await operate(site.scope(), (tx) =>
    tx.db
      .insertInto('platform.mail_setting')
      .values({
        office_id,
        from_name: 'Wealdshire office',
        footer: 'The Old School',
        changed_at: tx.now,
        changed_by: 'a test',
      })
      .execute(),
  )
  const found = (await letters('kind=accounts.sign_in_link&q=BRIGHT')).text
  expect(found).toContain(`to=${jo.account_id}`)
  expect(found).not.toContain('Fay Marsh')
  const shown = (await letters(`kind=accounts.sign_in_link&q=bright&to=${jo.account_id}`)).text
  expect(shown).toContain('Dear Jo Bright')
  expect(shown).toContain('Wealdshire office')
  expect(shown).toContain('The Old School')
  expect(shown).toContain('Your link to sign in')
  expect(await mailTo(site)).toEqual([])
})

test('every letter that goes out can be looked at', async () => {
  const kinds = [...(await letters('')).text.matchAll(/<option value="([\w.]+)"/g)].map(([, kind]) => kind ?? '')
  expect(kinds).toContain('desk.mail_test')
  for (const kind of kinds) expect((await letters(`kind=${kind}&to=${jo.account_id}`)).text, kind).toContain('<iframe')
})

test('somebody of another LMC or office is nobody to write to', async () => {
  expect((await letters(`kind=desk.mail_test&to=${fay.account_id}`)).status).toBe(404)
  expect((await letters(`kind=desk.mail_test&to=${jo.account_id}`, cal.cookie)).status).toBe(404)
  expect((await letters('kind=desk.mail_test&to=nonsense')).status).toBe(404)
  expect((await letters('kind=nonsense&q=jo')).text).not.toContain(jo.account_id)
  expect((await letters('kind=desk.mail_test&q=jo', cal.cookie)).text).not.toContain(jo.account_id)
})
