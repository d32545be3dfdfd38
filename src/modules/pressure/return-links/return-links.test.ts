import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { returning } from '../../../../tests/support/returning.ts'

const world = await returning()
const { at, link, answers, returns, versions } = world
const tuesday = at('2026-11-17T10:00:00Z')

const returnOf = async (week: string) => (await returns()).find(({ week_of }) => week_of.toString() === week)
const versionsOf = async (week: string) => {
  const id = (await returnOf(week))?.id
  return (await versions()).filter(({ weekly_return_id }) => weekly_return_id === id)
}

test('a mailed link opens the return itself, without signing in, with what is known filled in', async () => {
  const address = await link()
  const page = await tuesday.get(address)
  expect(page.status).toBe(200)
  expect(page.headers.get('cache-control')).toBe('no-store')
  const html = await page.text()
  for (const part of ['Elm Surgery', 'value="8412"', 'Clinical contacts on Monday 16 November', 'In distress', '17:30'])
    expect(html).toContain(part)
})

test('what is sent is kept as its holder’s, and can be changed until the week closes', async () => {
  const address = await link({ name: 'Sam Patel' })
  const reply = await tuesday.post(address, answers({ contacts: '' }))
  expect([reply.status, reply.headers.get('location')]).toEqual([303, `${address}?said=thanks`])
  const thanks = await (await tuesday.get(`${address}?said=thanks`)).text()
  expect(thanks).toContain('Thank you')
  expect(thanks).toContain('until 17:30 on Thursday 19 November 2026')
  expect(await returnOf('2026-11-16')).toMatchObject({ contacts: null, alert: 'amber', submitted_by: 'Sam Patel' })

  const change = await (await tuesday.get(`${address}?form=whole`)).text()
  expect(change).toMatch(/value="amber" checked/)
  await at('2026-11-18T10:00:00Z').post(address, answers({ alert: 'red', contacts: '214' }))
  expect(await returnOf('2026-11-16')).toMatchObject({ contacts: 214, alert: 'red', versions: 2, is_late: false })
  expect((await versionsOf('2026-11-16')).map(({ number, came_by }) => [number, came_by])).toEqual([
    [1, 'link'],
    [2, 'link'],
  ])
  const { rows } = await world.scope.read((tx) =>
    sql<{ actor: string; about: { number: number } }>`
      select actor, about from platform.record where what = 'pressure.return_submitted' order by number`.execute(tx.db),
  )
  expect(rows.map(({ actor, about }) => [actor, about.number])).toEqual([
    ['Sam Patel', 1],
    ['Sam Patel', 2],
  ])
})

test('two people who send at the same second are both kept, and the last word wins', async () => {
  const week = '2026-11-09'
  const site = at('2026-11-10T10:00:00Z')
  const addresses = await Promise.all(['Jo Bright', 'Sam Patel'].map((name) => link({ week, name })))
  const sent = Array.from({ length: 12 }, (_, n) =>
    site.post(addresses[n % 2]!, answers({ contacts: String(180 + n), alert: n % 3 === 0 ? 'red' : 'amber' })),
  )
  for (const reply of await Promise.all(sent)) expect(reply.status).toBe(303)
  const kept = await versionsOf(week)
  expect(kept.map(({ number }) => number).toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 12 }, (_, n) => n + 1),
  )
  expect(new Set(kept.map(({ answers: said }) => JSON.stringify(said))).size).toBe(12)
  const last = kept.find(({ number }) => number === 12)
  expect(last?.answers).toMatchObject({ contacts: (await returnOf(week))?.contacts })
  expect(await returnOf(week)).toMatchObject({ versions: 12, submitted_by: last?.submitted_by })
})

test('the same press twice, even at once, is one version; a form gone back to and changed is another', async () => {
  const week = '2026-11-02'
  const site = at('2026-11-03T10:00:00Z')
  const address = await link({ week })
  const sent = answers()
  const replies = await Promise.all([site.post(address, sent), site.post(address, sent), site.post(address, sent)])
  expect(replies.map(({ status }) => status)).toEqual([303, 303, 303])
  expect((await site.post(address, sent)).status).toBe(303)
  expect(await versionsOf(week)).toHaveLength(1)
  await site.post(address, { ...sent, contacts: '190' })
  expect(await versionsOf(week)).toHaveLength(2)
  expect(await returnOf(week)).toMatchObject({ contacts: 190, versions: 2 })
})

test('a form gone back to, changed, and changed back is three versions: the last word stands, and pressed twice is once', async () => {
  const week = '2026-10-12'
  const site = at('2026-10-13T10:00:00Z')
  const address = await link({ week })
  const amber = answers({ alert: 'amber' })
  const red = { ...amber, alert: 'red' }
  for (const sent of [amber, amber, red, red]) await site.post(address, sent)
  expect(await returnOf(week)).toMatchObject({ alert: 'red', versions: 2 })
  await Promise.all([site.post(address, amber), site.post(address, amber), site.post(address, amber)])
  expect((await site.post(address, amber)).headers.get('location')).toContain('said=thanks')
  expect(await returnOf(week)).toMatchObject({ alert: 'amber', versions: 3 })
  for (const sent of [red, red]) await site.post(address, sent)
  expect(await returnOf(week)).toMatchObject({ alert: 'red', versions: 4 })
  expect(await versionsOf(week)).toHaveLength(4)
})

test.each([
  ['a winter week in March', '2026-03-23', '2026-03-26T17:29:59.999Z', '2026-03-26T17:30:00Z'],
  ['the week after the clocks went on', '2026-03-30', '2026-04-02T16:29:59.999Z', '2026-04-02T16:30:00Z'],
  ['a summer week in April', '2026-04-13', '2026-04-16T16:29:59.999Z', '2026-04-16T16:30:00Z'],
  ['the week before the clocks went back', '2026-10-19', '2026-10-22T16:29:59.999Z', '2026-10-22T16:30:00Z'],
  ['the week after the clocks went back', '2026-10-26', '2026-10-29T17:29:59.999Z', '2026-10-29T17:30:00Z'],
])(
  'in %s the last thousandth before half past five is in time, and half past five is late',
  async (_, week, in_time, late) => {
    const mine = await link({ week })
    const theirs = await link({ week, ods_code: 'Q90002' })
    expect((await at(in_time).post(mine, answers())).headers.get('location')).toContain('said=thanks')
    expect((await at(late).post(theirs, answers())).headers.get('location')).toContain('said=late')
    const here = (await returns()).filter(({ week_of }) => week_of.toString() === week)
    expect(here.map(({ is_late }) => is_late)).toEqual([false, true])
    expect(await (await at(late).get(`${theirs}?said=late`)).text()).toContain('It counts in no report')
  },
)

test('once in time stays in time: a late change is kept beside it, and what was late is replaced by what is later', async () => {
  const week = '2026-10-05'
  const address = await link({ week })
  await at('2026-10-06T09:00:00Z').post(address, answers({ alert: 'green', contacts: '150' }))
  const friday = at('2026-10-09T09:00:00Z')
  await friday.post(address, answers({ alert: 'black', contacts: '220' }))
  expect(await returnOf(week)).toMatchObject({ alert: 'green', contacts: 150, versions: 2, is_late: false })
  expect((await versionsOf(week)).map(({ is_late }) => is_late)).toEqual([false, true])
  expect(await (await friday.get(`${address}?said=late`)).text()).toContain('What you sent in time stands')

  const late = await link({ week, ods_code: 'Q90002' })
  await friday.post(late, answers({ alert: 'red' }))
  await friday.post(late, answers({ alert: 'black' }))
  const theirs = (await returns()).find((one) => one.week_of.toString() === week && one.is_late)
  expect(theirs).toMatchObject({ alert: 'black', versions: 2 })
})

test('a link for last week says so, and offers what can still be done', async () => {
  const address = await link({ week: '2026-09-07' })
  const later = at('2026-09-15T10:00:00Z')
  const html = await (await later.get(address)).text()
  for (const part of ['week of 7 September 2026, which is over', '/our-returns', 'marked late', 'Send the return'])
    expect(html).toContain(part)
  expect((await later.post(address, answers())).headers.get('location')).toContain('said=late')
})

test('a link is shut when its week takes no returns any more, and a guess opens nothing', async () => {
  const address = await link({ week: '2026-08-03' })
  const before = at('2026-08-30T22:59:59Z')
  const after = at('2026-08-30T23:00:00Z')
  expect((await before.get(address)).status).toBe(200)
  for (const reply of [await after.get(address), await after.post(address, answers())]) {
    expect(reply.status).toBe(404)
    expect(await reply.text()).toContain('takes no returns any more')
  }
  for (const guess of ['x', 'x'.repeat(43), '%00', 'x'.repeat(5000)]) {
    const reply = await after.post(`/return/${guess}`, answers())
    expect(reply.status).toBe(404)
    expect(await reply.text()).toContain('opens nothing')
  }
  expect(await returnOf('2026-08-03')).toBeUndefined()
})

test('a link puts in the return of its own practice and no other, whatever is sent', async () => {
  const address = await link({ week: '2026-07-06', ods_code: 'Q90003', name: 'Mia Marsh' })
  const other = world.keyOf('Q90001')
  await at('2026-07-07T09:00:00Z').post(address, answers({ ...other, week_of: '2026-11-16', submitted_by: 'Somebody' }))
  expect(await returnOf('2026-07-06')).toMatchObject({ ...world.keyOf('Q90003'), submitted_by: 'Mia Marsh' })
})

test('before a week opens, and where nothing is collected, a sentence says so', async () => {
  const early = await link({ week: '2026-11-23' })
  const site = at('2026-11-17T10:00:00Z')
  const page = await site.post(early, answers())
  expect(page.status).toBe(409)
  expect(await page.text()).toContain('opens at 08:00 on Monday 23 November 2026')
  const never = await link({ week: '2026-02-23' })
  expect(await (await at('2026-02-24T10:00:00Z').get(never)).text()).toContain('isn’t collecting weekly returns')
})
