import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { alsoHolds, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { siteAt } from '../../../../tests/support/site.ts'

const office = await registered()
const { installation, office_id, wealdshire, saltmarsh, site, scope, html, ruth, priya, salt, sam, fay } = office
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
// Keeps the levies of Wealdshire alone, and works with the practices of both.
const wendy = await person(installation, 'Wendy Weald', 'finance_staff', { office_id, lmc_id: wealdshire.id })
await alsoHolds(installation, wendy, 'office_staff', { office_id })
const { aLevy, aRate, aMandate, press } = charging(scope)
const keys = await openData(installation, [{ ods_code: 'Q90011', lmc: wealdshire, counted: { '2026-01-01': 10_240 } }])

const fund = await aLevy(wealdshire, { kind: 'charity', name: 'Hardship fund' })
for (const id of keys.values()) await aMandate(wealdshire, fund, id, 'in')
const drafting = 'Draft Hardship fund for October to December 2026'
const form = `/levies/runs?levy=${fund}&amp;from=2026-10-01&amp;months=3`
const draft = (first_month: string) =>
  site.post('/levies/runs', { levy_id: fund, first_month, months: '3', pressed: press() }, denise.cookie)

test('a levy without an agreed rate is nobody’s to draft', async () => {
  expect(await html('/', denise.cookie)).not.toContain('Levies to draft')
  await aRate(wealdshire, fund, { pence_rate: 1 })
})

test('what has begun and isn’t drafted waits for whoever may draft it, of their own LMC, and for nobody else', async () => {
  for (const { cookie, name } of [denise, ruth, wendy]) {
    const today = await html('/', cookie)
    for (const part of ['Levies to draft <span class="value">1</span>', drafting, form])
      expect(today, name).toContain(part)
  }
  for (const { cookie, name } of [tom, priya, sam, salt, fay])
    expect(await html('/', cookie), name).not.toContain('Hardship fund')
  expect(await html('/levies/runs', tom.cookie)).not.toContain(drafting)
})

test('whoever keeps one LMC’s levies is told of no other’s', async () => {
  const salted = await aLevy(saltmarsh, { kind: 'charity', name: 'Saltings fund' })
  await aRate(saltmarsh, salted, { pence_rate: 1 })
  expect(await html('/', denise.cookie)).toContain('Draft Saltings fund')
  expect(await html('/', wendy.cookie)).not.toContain('Saltings fund')
  expect(await html('/levies/runs', wendy.cookie)).not.toContain('Saltings fund')
})

test('it leads to the form filled in, is gone once it is drafted, and is back once the draft is thrown away', async () => {
  const page = await html(form.replaceAll('&amp;', '&'), denise.cookie)
  for (const part of [drafting, `value="${fund}" selected`, 'value="2026-10-01" selected', 'value="3" selected'])
    expect(page).toContain(part)
  const run = (await draft('2026-10-01')).headers.get('location') ?? ''
  expect(await html('/', denise.cookie)).not.toContain(drafting)
  expect((await site.post(`${run}/drop`, {}, denise.cookie)).status).toBe(303)
  expect(await html('/', denise.cookie)).toContain(drafting)
  expect(await html('/levies/runs?levy=nothing&from=lots&months=lots', denise.cookie)).toContain('Charge a levy')
})

test('the next quarter waits from its first day, and of much that waits Today names the first five', async () => {
  expect((await draft('2026-10-01')).status).toBe(303)
  for (const at of [1, 2, 3, 4, 5]) {
    const id = await aLevy(wealdshire, { kind: 'charity', name: `Fund ${at}` })
    await aRate(wealdshire, id, { pence_rate: 1 })
  }
  const later = siteAt(installation, '2027-01-01T09:00:00Z')
  const cookie = (await person(installation, 'Nadia Karim', 'finance_staff', { office_id }, '2027-01-01T08:55:00Z'))
    .cookie
  const today = await (await later.get('/', cookie)).text()
  expect(today).toContain('Levies to draft <span class="value">7</span>')
  expect(today.match(/Draft [A-Z]\w+ (?:fund|\d) for/g)).toHaveLength(5)
  expect(await (await later.get('/levies/runs', cookie)).text()).toContain(
    'Draft Hardship fund for January to March 2027',
  )
})
