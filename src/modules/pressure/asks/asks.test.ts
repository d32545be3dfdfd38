import { expect, test } from 'vitest'
import { person } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import type { Job } from '../../../platform/jobs/queue.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Alert } from '../returns/rules.ts'
import { suggestAsks } from '../suggestions/jobs.ts'
import { suggestFromClosed } from '../suggestions/writes.ts'
import { lapseOldAsks } from './jobs.ts'

const { installation, site, scope, html, place, office_id, wealdshire, ruth, priya, salt, recorded } =
  await registered()
const day = (text: string) => Temporal.PlainDate.from(text)
const monday = day('2026-11-16')
const elm = place('Q90001').practice_id as Id<'practice'>
const tollgate = place('Q90002').practice_id as Id<'practice'>
const jo = await person(installation, 'Jo Bright', 'practice_staff', {
  office_id,
  lmc_id: wealdshire.id,
  practice_id: elm,
})

const work = (job: Job, at = site) =>
  job.work({ scope: (office, lmcs) => at.scope(system(office, lmcs)), public_url: '', log: () => undefined }, {})

const returned = async (practice_id: Id<'practice'>, alert: Alert, week_of = monday) =>
  setUp(scope, async (tx) => {
    const said = {
      alert,
      comment: '',
      own_answers: '{}',
      versions: 1,
      is_late: false,
      submitted_at: tx.now,
      submitted_by: 'Jo',
    }
    await tx.db
      .insertInto('pressure.weekly_return')
      .values({ lmc_id: wealdshire.id, practice_id, week_of, reference_on: week_of, ...said })
      .onConflict((conflict) => conflict.constraint('one_return_per_practice_per_week').doUpdateSet({ alert }))
      .execute()
  })

const closed = async (
  weeks: readonly (readonly [alert: Alert | null, computed: Alert | null])[],
  practice_id = elm,
) => {
  const last = day('2026-11-09')
  await setUp(scope, async (tx) => {
    for (const [at, [alert, computed]] of weeks.entries()) {
      const week_of = last.subtract({ weeks: weeks.length - 1 - at })
      const week = { lmc_id: wealdshire.id, week_of }
      const how = { area_method: 'most_common', smallest_cell: 5, came_by: 'round', is_bank_holiday: false } as const
      await tx.db
        .insertInto('pressure.closed_week')
        .values({ ...week, reference_on: week_of, closed_at: tx.now, practices: 2, returned: 1, ...how })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await tx.db
        .insertInto('pressure.week_practice')
        .values({ ...week, practice_id, alert, computed })
        .onConflict((conflict) =>
          conflict.columns(['lmc_id', 'week_of', 'practice_id']).doUpdateSet({ alert, computed }),
        )
        .execute()
    }
  })
  const answer = await scope.write(async (tx) => {
    tx.leavesNoRecord('each suggestion has its own')
    return done(await suggestFromClosed(tx, wealdshire.id, last))
  })
  return answer.done ? answer.value.map(({ kind, because }) => `${kind}: ${because}`) : []
}

const clear = () =>
  setUp(scope, async (tx) => {
    await tx.db.deleteFrom('pressure.suggestion').where('state', '<>', 'asked').execute()
    await tx.db.deleteFrom('pressure.week_practice').execute()
  })

/** What each refusal says. */
const says = {
  names_the_practice: 'This names the practice',
  nobody_agreed: 'Say who at the practice agreed',
  due_in_the_past: 'a day that has gone',
  settled_already: 'Somebody else has dealt with this',
}

const form = {
  asked_of: 'icb',
  asked_name: 'Primary care team',
  what: 'Divert 111 bookings for two days',
  due_on_day: '26',
  due_on_month: '11',
  due_on_year: '2026',
  naming: 'anonymous',
  agreed_by: '',
}
const pressedIn = (page: string) => /name="pressed" value="([^"]+)"/.exec(page)?.[1] ?? ''
const asking = async (path: string, more: Record<string, string> = {}, cookie = priya.cookie) => {
  const page = await html(path.replace('/asks?', '/asks/new?'), priya.cookie)
  const reply = await site.post(path, { ...form, pressed: pressedIn(page), ...more }, cookie)
  return [reply.status, reply.status === 303 ? (reply.headers.get('location') ?? '') : await reply.text()] as const
}

test('a red return suggests an ask at once; somebody asks, and what came of it is kept', async () => {
  await returned(elm, 'red')
  await work(suggestAsks)
  const list = await html('/pressure/asks', priya.cookie)
  expect(list).toMatch(/Elm Surgery.*It declared red for the week of 16 November 2026/s)
  const href = /\/pressure\/asks\/new\?practice=Q90001&amp;suggestion=([0-9a-f-]{36})/.exec(list)
  const path = `/pressure/asks?practice=Q90001&suggestion=${href?.[1] ?? ''}`
  expect(await html(path.replace('/asks?', '/asks/new?'), priya.cookie)).toContain('value="26"')

  expect(await asking(path, { what: 'Help Elm Surgery at once' })).toEqual([
    409,
    expect.stringContaining(says.names_the_practice),
  ])
  expect(await asking(path, { what: 'Send somebody to q90001' })).toEqual([
    409,
    expect.stringContaining(says.names_the_practice),
  ])
  expect(await asking(path, { naming: 'named' })).toEqual([409, expect.stringContaining(says.nobody_agreed)])
  expect(await asking(path, { due_on_year: '2025' })).toEqual([409, expect.stringContaining(says.due_in_the_past)])
  expect(await asking(path, { what: '' })).toEqual([422, expect.stringContaining('Enter what is asked for')])
  expect(await asking(path, { what: 'Ring 943 476 5919' })).toEqual([422, expect.stringContaining('NHS number')])

  const [status, card] = await asking(path)
  expect(status).toBe(303)
  expect(await html('/pressure/asks', priya.cookie)).toContain('No return asks for help')
  const page = await html(card, priya.cookie)
  expect(page).toContain('A practice of ours, which does not want to be named')
  expect(page).not.toContain('Elm Surgery (Q90001)')
  const month = await html('/calendar?month=2026-11', priya.cookie)
  expect(month).toContain('Answer from Primary care team')
  expect(month).not.toContain('Elm Surgery')
  expect(await asking(path)).toEqual([409, expect.stringContaining(says.settled_already)])

  const move = (sent: Record<string, string>, cookie = priya.cookie) =>
    site.post(`${card}/moves`, { words: '', ...sent }, cookie)
  expect((await move({ move: 'do', words: 'Diverted.', seen: 'open' })).status).toBe(303)
  const again = await move({ move: 'answer', seen: 'open' })
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('Somebody else dealt with this')])
  const shut = await move({ move: 'chase', seen: 'done' })
  expect([shut.status, await shut.text()]).toEqual([409, expect.stringContaining('can’t be done from this state')])
  expect(await html(card, priya.cookie)).toMatch(/Diverted\..*Asked/s)
  expect(await html('/our-asks/Q90001', jo.cookie)).toMatch(/Divert 111 bookings.*Done.*without your name/s)
  expect(await html('/our-asks/Q90001', jo.cookie)).not.toContain('Diverted.')
  expect((await recorded()).filter((line) => line.includes('pressure.ask'))).toEqual([
    expect.stringContaining('OpenLMC: pressure.ask_suggested'),
    expect.stringContaining('Priya Raman: pressure.ask_made'),
    expect.stringContaining('Priya Raman: pressure.ask_moved'),
  ])
  const looks = (await recorded()).filter((line) => line.startsWith('Priya Raman: pressure.practice_seen'))
  for (const where of ['asks', 'new ask', 'ask'])
    expect(looks).toContainEqual(expect.stringMatching(`"looked_at": ?"${where}".*${elm}`))
})

test('the same press asks once, and a stranger, a practice and another LMC find nothing', async () => {
  const path = '/pressure/asks?practice=Q90002'
  const pressed = pressedIn(await html('/pressure/asks/new?practice=Q90002', priya.cookie))
  const [, card] = await asking(path, { pressed })
  expect(await asking(path, { pressed })).toEqual([409, expect.stringContaining('This was asked already')])
  expect((await site.get(card)).status).toBe(303)
  expect((await site.get(card, jo.cookie)).status).toBe(403)
  expect((await site.get(card, salt.cookie)).status).toBe(404)
  expect((await site.post(`${card}/moves`, { move: 'do', seen: 'open', words: '' }, salt.cookie)).status).toBe(404)
  expect((await site.get('/pressure/asks/new?practice=Q90002', salt.cookie)).status).toBe(404)
  expect((await site.get('/our-asks/Q90002', jo.cookie)).status).toBe(404)
  expect(await html('/pressure/asks?state=any', salt.cookie)).not.toContain('Tollgate')
  expect(await (await site.get('/pressure/asks.csv?state=any', priya.cookie)).text()).toMatch(/Q90002,Tollgate Surgery/)
  expect(await html('/pressure/asks?practice=Q90002', ruth.cookie)).toContain('Tollgate')
})

test('a practice that thinks better of red is not asked about, and one that goes black is said to be', async () => {
  await clear()
  await returned(tollgate, 'red')
  await work(suggestAsks)
  await returned(tollgate, 'black')
  await work(suggestAsks)
  const list = await html('/pressure/asks', priya.cookie)
  expect(list).toContain('It declared black')
  expect(list).not.toContain('It declared red for the week of 16 November 2026.</td>')
  const told = await html('/notifications', priya.cookie)
  expect(told).toContain('1 practice declared black. Ring it today.')
  await returned(tollgate, 'green')
  await work(suggestAsks)
  expect(await html('/pressure/asks', priya.cookie)).not.toContain('It declared black')

  await returned(tollgate, 'red', monday.subtract({ weeks: 1 }))
  await work(suggestAsks)
  expect(await html('/pressure/asks', priya.cookie)).not.toContain('It declared red for the week of 9 November')
  const before = siteAt(installation, '2026-11-12T09:00:00Z')
  await returned(elm, 'black', monday.subtract({ weeks: 2 }))
  await work(suggestAsks, before)
  expect(await html('/pressure/asks', priya.cookie)).not.toContain('It declared black for the week of 2 November')
})

test('a closed week suggests asks for disagreement, ambers that go on, and silence', async () => {
  await clear()
  expect(await closed([['green', 'red']])).toEqual([
    'disagreement: It declared green, and its figures come to red, in the week of 9 November 2026.',
  ])
  await clear()
  const amber = ['amber', 'amber'] as const
  const none = [null, null] as const
  expect(await closed([amber, amber, amber])).toEqual([])
  expect(await closed([['green', 'green'], amber, none, amber, ['red', 'red'], amber])).toEqual([
    'amber_run: It declared amber or worse in each of its last 4 returns.',
  ])
  expect(await closed([['green', 'green'], amber, none, amber, ['red', 'red'], amber])).toEqual([
    'amber_run: It declared amber or worse in each of its last 4 returns.',
  ])
  expect(await html('/pressure/asks', priya.cookie)).toContain('in each of its last 4 returns')
  await clear()
  expect(await closed([amber, amber, amber, amber, ['green', 'green']])).toEqual([])
  expect(await closed([amber, none, none, none])).toEqual([])
  expect(await closed([amber, none, none, none, none])).toEqual(['silent: It has not returned for 4 weeks.'])
  await clear()
  expect(await closed([none, none, none, none])).toEqual(['silent: It has not returned for 4 weeks.'])
})

test('a suggestion is set aside with why, once', async () => {
  await clear()
  await closed([['green', 'black']])
  const id = /suggestion=([0-9a-f-]{36})/.exec(await html('/pressure/asks', priya.cookie))?.[1] ?? ''
  const aside = (why: string, cookie = priya.cookie) =>
    site.post(`/pressure/suggestions/${id}/setting-aside`, { why }, cookie)
  const blank = await aside('')
  expect([blank.status, await blank.text()]).toEqual([422, expect.stringContaining('Enter why nothing is asked')])
  expect((await aside('They were at a training day.', salt.cookie)).status).toBe(404)
  expect((await aside('They were at a training day.')).status).toBe(303)
  const twice = await aside('They were at a training day.')
  expect([twice.status, await twice.text()]).toEqual([409, expect.stringContaining(says.settled_already)])
})

test('what nobody answers lapses twenty working days after it was due', async () => {
  const [, card] = await asking('/pressure/asks?practice=Q90001', { what: 'Lend a nurse for a week' })
  // Due on Thursday 26 November 2026; Christmas Day and the substitute for Boxing Day are no working days.
  const late = siteAt(installation, '2026-12-24T09:00:00Z')
  await work(lapseOldAsks, late)
  expect(await html(card, priya.cookie)).toContain('Not answered yet')
  const later = siteAt(installation, '2026-12-29T09:00:00Z')
  await work(lapseOldAsks, later)
  const page = await html(card, priya.cookie)
  expect(page).toContain('Nobody answered for 20 working days.')
  expect((await site.post(`${card}/moves`, { move: 'reopen', seen: 'lapsed', words: '' }, priya.cookie)).status).toBe(
    303,
  )
})

test('what asks for help is listed whole, a page at a time, and can be taken out; each look is in the record', async () => {
  await clear()
  const monday_of = (at: number) => day('2025-01-06').add({ weeks: at })
  await setUp(scope, async (tx) => {
    const rows = Array.from({ length: 60 }, (_, at) => ({
      lmc_id: wealdshire.id,
      practice_id: at % 2 ? elm : tollgate,
      week_of: monday_of(at),
      kind: at === 7 ? ('black' as const) : ('silent' as const),
      because: `Because ${at}.`,
      state: 'open' as const,
      made_at: tx.now,
    }))
    await tx.db.insertInto('pressure.suggestion').values(rows).execute()
  })
  const found = (page: string) => [...page.matchAll(/Because (\d+)\./g)].map(([, at]) => Number(at))
  const latest = Array.from({ length: 60 }, (_, at) => 59 - at).filter((at) => at !== 7)

  const asks = await html('/pressure/asks', priya.cookie)
  expect(asks).toContain('the gravest 20')
  expect(asks).toContain('<a href="/pressure/suggestions">All 60 suggestions</a>')
  expect(new Set(found(asks))).toEqual(new Set([7, ...latest.slice(0, 19)]))

  const first = await html('/pressure/suggestions', priya.cookie)
  expect(first).toContain('1–50 of 60 suggestions')
  expect(found(first)).toEqual([7, ...latest.slice(0, 49)])
  expect(found(await html('/pressure/suggestions?page=2', priya.cookie))).toEqual(latest.slice(49))
  expect(found(await html('/pressure/suggestions.csv', priya.cookie))).toHaveLength(60)
  const looks = (await recorded()).filter((line) => line.includes('"looked_at":"suggestions"'))
  expect(
    looks.filter((line) => line.includes('csv')).map((line) => line.includes(elm) || line.includes(tollgate)),
  ).toEqual([true, true])

  for (const path of [
    '/pressure/suggestions',
    '/pressure/suggestions.csv',
    `/pressure/suggestions?lmc=${wealdshire.id}`,
  ])
    expect(found(await html(path, salt.cookie))).toEqual([])
  expect((await site.get('/pressure/suggestions', jo.cookie)).status).toBe(403)
})
