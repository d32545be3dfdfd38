import { expect, test } from 'vitest'
import { collecting } from '../../../../tests/support/collecting.ts'
import { returning } from '../../../../tests/support/returning.ts'
import { NotFound } from '../../../platform/answers.ts'
import { stranger } from '../../../platform/scope.ts'
import { askedReturn } from '../returns/reads.ts'
import { submitReturn } from '../returns/writes.ts'

const world = await returning({
  Q90002: { changed: { '2026-11-18': { status: 'closed' } }, counted: { '2026-02-01': 5000 } },
})
const { at, answers, returns, jo, tom, mia, priya } = world
const site = at('2026-11-19T10:00:00Z')
const address = '/our-returns/Q90001/2026-11-16'
const html = async (path: string, cookie: string) => (await site.get(path, cookie)).text()
const returnOf = async (week: string) => (await returns()).find(({ week_of }) => week_of.toString() === week)

test('a practice finds this week’s return among what wants it, until it is sent', async () => {
  const wanting = await html('/what-wants-you', jo.cookie)
  expect(wanting).toContain('This week’s return')
  expect(wanting).toContain(address)
  expect((await site.get('/our-returns', jo.cookie)).headers.get('location')).toBe('/our-returns/Q90001')
  expect(await html('/our-returns/Q90001', jo.cookie)).toContain('Send this week’s return')
  const reply = await site.post(address, answers({ alert: 'red', contacts: '210' }), jo.cookie)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, `${address}?said=thanks`])
  expect(await returnOf('2026-11-16')).toMatchObject({ alert: 'red', contacts: 210, submitted_by: 'Jo Bright' })
  expect(await html('/what-wants-you', jo.cookie)).not.toContain('This week’s return')
  const own = await html('/our-returns/Q90001', jo.cookie)
  for (const part of ['See what you sent', 'Week of 16 November 2026', '>Red<']) expect(own).toContain(part)
})

test('a closed week doesn’t want anybody', async () => {
  expect(await (await at('2026-11-19T17:30:00Z').get('/what-wants-you', tom.cookie)).text()).not.toContain(
    'This week’s return',
  )
})

test('next week begins with last week’s shape but not its state, and nothing but the numbers is one short form', async () => {
  const monday = at('2026-11-23T10:00:00Z')
  const next = await world.link({ week: '2026-11-23' })
  await site.post(
    address,
    answers({
      alert: 'red',
      contacts: '210',
      gps_present: '4',
      nurses_present: '3',
      sessions_planned: '31',
      comment: 'Flu',
    }),
    jo.cookie,
  )
  const whole = await (await monday.get(next)).text()
  expect(whole).toMatch(/name="gps_present"[^>]*>|value="4"[^>]*name="gps_present"/)
  for (const part of ['value="4"', 'value="31"', 'you said']) expect(whole).toContain(part)
  expect(whole).not.toMatch(/type="radio"[^>]*checked/)
  expect(whole).not.toContain('Flu')

  const short = await (await monday.get(`${next}?form=numbers`)).text()
  expect(short).toContain('As you said for the week of 16 November 2026')
  expect(short).not.toContain('type="radio"')
  const hidden = Object.fromEntries(
    [...short.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
  expect(hidden).toMatchObject({
    alert: 'red',
    gps_present: '4',
    sessions_planned: '31',
    list_size: '8412',
    short: 'yes',
  })

  const mistaken = await monday.post(next, { ...hidden, contacts: 'lots' })
  expect(mistaken.status).toBe(422)
  expect(await mistaken.text()).not.toContain('type="radio"')
  const unanswerable = await monday.post(next, { ...hidden, alert: 'purple', contacts: '200' })
  expect(await unanswerable.text()).toContain('type="radio"')
  expect((await monday.post(next, { ...hidden, contacts: '205', sessions_lost: '2' })).status).toBe(303)
  const kept = { alert: 'red', contacts: 205, gps_present: 4, sessions_lost: 2, comment: '' }
  expect(await returnOf('2026-11-23')).toMatchObject(kept)
})

test('a practice that closed on Wednesday still sends its return of that week, and none of the next', async () => {
  const reply = await site.post('/our-returns/Q90002/2026-11-16', answers({ list_size: '5000' }), tom.cookie)
  expect(reply.status).toBe(303)
  const next = await at('2026-11-24T10:00:00Z').post(
    await world.link({ week: '2026-11-23', ods_code: 'Q90002' }),
    answers({ list_size: '5000' }),
  )
  expect(next.status).toBe(409)
  expect(await next.text()).toContain('wasn’t open, or wasn’t this LMC’s, on Monday 23 November 2026')
})

test('another practice’s, another LMC’s and a stranger’s return can’t be found or sent', async () => {
  const before = (await returns()).length
  for (const [path, cookie] of [
    ['/our-returns/Q90001/2026-11-16', tom.cookie],
    ['/our-returns/Q90001/2026-11-16', mia.cookie],
    ['/our-returns/Q90003/2026-11-16', jo.cookie],
    ['/our-returns/Q90001', mia.cookie],
  ] as const)
    expect((await site.get(path, cookie)).status, path).toBe(404)
  expect((await site.post(address, answers(), mia.cookie)).status).toBe(404)
  expect((await site.post(address, answers(), priya.cookie)).status).toBe(403)
  expect((await site.post(address, answers())).headers.get('location')).toContain('/sign-in')
  expect((await site.get('/our-returns/Q90001/2026-11-17', jo.cookie)).status).toBe(404)
  expect((await returns()).length).toBe(before)
})

test('the write itself refuses who doesn’t speak for the practice, and what the LMC doesn’t ask', async () => {
  const key = { ...world.keyOf('Q90001'), week_of: Temporal.PlainDate.from('2026-11-16') }
  const given = { came_by: 'practice', pressed: crypto.randomUUID() } as const
  // oxfmt-ignore
  const said = {
    alert: 'amber', list_size: null, contacts: null, gp_contacts: null, nurse_contacts: null, other_contacts: null,
    gps_present: null, nurses_present: null, others_present: null, sessions_planned: null, sessions_lost: null,
    longest_wait_days: null, comment: '', own_answers: {},
  } as const
  const anybody = site.scope({ ...stranger, office_id: world.office_id, lmc_ids: [key.lmc_id] })
  await expect(
    anybody.write(async (tx) => submitReturn(tx, await askedReturn(tx, key), given, said)),
  ).rejects.toBeInstanceOf(NotFound)
  const own = { ...stranger, office_id: world.office_id, lmc_ids: [key.lmc_id], practice_ids: [key.practice_id] }
  const inWeek = (moment: string, week: string) =>
    at(moment)
      .scope(own)
      .write(async (tx) => {
        const week_of = Temporal.PlainDate.from(week)
        return submitReturn(tx, await askedReturn(tx, { ...key, week_of }), given, said)
      })
  expect(await inWeek('2026-11-19T10:00:00Z', '2026-11-23')).toEqual({ done: false, why: 'not_open' })
  expect(await inWeek('2026-11-19T10:00:00Z', '2026-10-05')).toEqual({ done: false, why: 'ended' })
  expect(await inWeek('2026-02-24T10:00:00Z', '2026-02-23')).toEqual({ done: false, why: 'not_collecting' })
})

test('where an LMC has no return in a week of a bank holiday, a practice is told that there is nothing to do', async () => {
  await collecting(world.scope, world.saltmarsh.id, '2026-12-28', {
    on_bank_holiday: 'no_return',
    reference_weekday: 5,
  })
  const reply = await at('2026-12-29T10:00:00Z').get(await world.link({ week: '2026-12-28', ods_code: 'Q90003' }))
  expect(await reply.text()).toContain('because of the bank holiday')
})

test('a closing time changed in mid-week holds from the next week', async () => {
  const wednesday = Temporal.PlainTime.from('12:00')
  await collecting(world.scopeAt('2026-04-22T09:00:00Z'), world.wealdshire.id, '2026-04-27', {
    closes_weekday: 3,
    closes_at: wednesday,
  })
  const noon_passed = [
    ['2026-04-20', '2026-04-22T11:30:00Z', 'thanks'],
    ['2026-04-27', '2026-04-29T10:59:59.999Z', 'thanks'],
    ['2026-04-27', '2026-04-29T11:00:00Z', 'late'],
  ] as const
  for (const [week, moment, said] of noon_passed) {
    const reply = await at(moment).post(await world.link({ week }), answers())
    expect(reply.headers.get('location'), moment).toContain(`said=${said}`)
  }
})
