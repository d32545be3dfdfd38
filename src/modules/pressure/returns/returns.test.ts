import { expect, test } from 'vitest'
import { returning } from '../../../../tests/support/returning.ts'

const world = await returning(
  {},
  {
    contacts_asked: 'by_group',
    own_questions: [
      { key: 'own_1', label: 'Is the telephone queue longer than 20 minutes?', kind: 'yes_no' },
      { key: 'own_2', label: 'Letters waiting', kind: 'number' },
      { key: 'own_3', label: 'What would help most', kind: 'words' },
    ],
    red_means: 'We can’t see everybody who is urgent today.',
  },
)
const { at, link, returns } = world
const site = at('2026-11-17T10:00:00Z')
const address = await link()
const base = { alert: 'red', list_size: '8412' }
const send = (changes: Readonly<Record<string, string>>) =>
  site.post(address, { ...base, pressed: crypto.randomUUID(), ...changes })
const latest = async () => (await returns()).at(-1)

test('the form asks what the LMC set, in its own words', async () => {
  const html = await (await site.get(address)).text()
  for (const part of ['GPs’ contacts on Monday', 'Letters waiting', 'We can’t see everybody who is urgent today.'])
    expect(html).toContain(part)
  expect(html).not.toContain('Clinical contacts on Monday')
})

test('contacts by group are added up only where each is known, and blank is never nought', async () => {
  await send({
    gp_contacts: '90',
    nurse_contacts: '60',
    other_contacts: '40',
    own_1: 'yes',
    own_2: '0',
    own_3: 'A nurse',
  })
  expect(await latest()).toMatchObject({
    contacts: 190,
    own_answers: { own_1: true, own_2: 0, own_3: 'A nurse' },
    longest_wait_days: null,
  })
  await send({ gp_contacts: '90', nurse_contacts: '60' })
  expect(await latest()).toMatchObject({
    contacts: null,
    other_contacts: null,
    own_answers: { own_1: null, own_2: null },
  })
  const receipt = await (await site.get(`${address}?said=thanks`)).text()
  expect(receipt).toContain('not known')
  expect(receipt).toContain('put in 2 times')
})

test.each([
  ['gp_contacts', '-1'],
  ['gp_contacts', '12.5'],
  ['gp_contacts', 'lots'],
  ['gp_contacts', '1e9'],
  ['gp_contacts', '1000000000'],
  ['sessions_planned', '1/2'],
  ['list_size', '0'],
  ['own_2', 'many'],
])('%s of %s is met with what to do, beside the question, and nothing is kept', async (name, typed) => {
  const before = (await returns()).map(({ versions }) => versions)
  const reply = await send({ [name]: typed })
  expect(reply.status).toBe(422)
  const html = await reply.text()
  expect(html).toContain('leave it blank if it isn’t known')
  expect(html).toContain(`value="${typed}"`)
  expect(html).toContain(`id="${name}-error"`)
  expect((await returns()).map(({ versions }) => versions)).toEqual(before)
})

test('a state has to be chosen, and more sessions can’t be lost than were planned', async () => {
  expect(await (await send({ alert: '' })).text()).toContain('Select the practice’s state this week')
  expect(await (await send({ alert: 'purple' })).text()).toContain('Select the practice’s state this week')
  expect(await (await send({ sessions_planned: '10', sessions_lost: '11' })).text()).toContain(
    'More sessions were lost',
  )
})

test.each(['Mrs Jones, 943 476 5919, waited', 'She was born 3 May 1956'])(
  'a comment that could identify a patient (%s) is not taken',
  async (comment) => {
    const reply = await send({ comment })
    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain('nothing here may identify a patient')
    expect(await (await send({ own_3: comment })).text()).toContain('nothing here may identify a patient')
  },
)

test('an unlikely number is asked again, and stands when one tick says that it is right', async () => {
  const doubted = { gp_contacts: '900', nurse_contacts: '600', other_contacts: '400' }
  const reply = await send(doubted)
  expect(reply.status).toBe(422)
  const html = await reply.text()
  expect(html).toContain('Is this right? 1,900 contacts in a day is more than one for every seven of 8,412 patients')
  const tick = /name="sure" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const other = await send({ ...doubted, gp_contacts: '9000', sure: tick })
  expect(other.status, 'the tick is for the numbers it was shown with').toBe(422)
  expect((await send({ ...doubted, sure: tick })).status).toBe(303)
  expect(await latest()).toMatchObject({ contacts: 1900 })
})

test('a list size of 3 is asked again', async () => {
  const reply = await send({ list_size: '3' })
  expect(reply.status).toBe(422)
  expect(await reply.text()).toContain('3 patients is far from the 8,412 that the open data has')
  expect((await send({ list_size: '3', sure: 'list_size 3' })).status).toBe(303)
  expect(await latest()).toMatchObject({ list_size: 3 })
})

test('what the LMC doesn’t ask has no answer, whatever is sent', async () => {
  await send({ contacts: '5000' })
  expect(await latest()).toMatchObject({ contacts: null })
})

test('a form without its own mark is asked for again', async () => {
  const reply = await site.post(address, base)
  expect(reply.status).toBe(422)
})

test('a return that was sent in time, and arrives when its week is closed, is late: the figures stand', async () => {
  const slow = await returning()
  await slow.installation.jobs.boss.send('pressure.close_weeks', {})
  await slow.at('2026-11-19T17:31:00Z').runJobs()
  const reply = await slow
    .at('2026-11-19T17:29:59Z')
    .post('/our-returns/Q90001/2026-11-16', slow.answers(), slow.jo.cookie)
  expect(reply.headers.get('location')).toContain('said=late')
  expect(await slow.returns()).toMatchObject([{ is_late: true }])
})
