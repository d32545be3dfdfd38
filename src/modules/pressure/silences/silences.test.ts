import { expect, test } from 'vitest'
import { collecting, returned, weekClosed } from '../../../../tests/support/collecting.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { noteCall } from '../calls/writes.ts'
import { practiceCalled } from '../calls/reads.ts'
import { silencesAsked } from './forms.ts'
import { countSilences, latestWeeks, silencesFound } from './reads.ts'

const of = await registered()
const { installation, office_id, wealdshire, saltmarsh, scope, place, know, site } = of
const at = (ods_code: string) => place(ods_code) as { lmc_id: Id<'lmc'>; practice_id: Id<'practice'> }
const [elm, toll, salt] = [at('Q90001'), at('Q90002'), at('Q90003')]
await collecting(scope, wealdshire.id, '2026-10-05')
const weekly = [
  ['2026-10-12', 'green', null],
  ['2026-10-19', null, 'red'],
  ['2026-10-26', null, null],
  ['2026-11-02', null, null],
  ['2026-11-09', null, null],
] as const
for (const [week_of, elm_said, toll_said] of weekly)
  await weekClosed(scope, wealdshire.id, week_of, [
    [elm.practice_id, elm_said],
    [toll.practice_id, toll_said],
  ])

const silent = (moment: string, query = '') =>
  siteAt(installation, moment)
    .scope(system(office_id, [wealdshire.id, saltmarsh.id]))
    .read(async (tx) => {
      const { rows, total } = await silencesFound(tx, silencesAsked(new URLSearchParams(query)))
      expect(total).toBe(rows.length)
      return rows.map(({ name, weeks, closed_weeks }) => `${name}: ${weeks} (${closed_weeks} closed)`)
    })
const monday = '2026-11-16T08:00:00Z'

test('silence counts closed weeks without a return in time, and the open one; an answer ends it', async () => {
  expect(await silent(monday)).toEqual(['Elm Surgery: 5 (4 closed)', 'Tollgate Surgery: 4 (3 closed)'])
  expect(await silent(monday, 'list=long')).toEqual(['Elm Surgery: 5 (4 closed)'])
  expect(await silent(monday, 'weeks=5')).toEqual(['Elm Surgery: 5 (4 closed)'])
  expect(await silent(monday, 'sort=-name')).toEqual(['Tollgate Surgery: 4 (3 closed)', 'Elm Surgery: 5 (4 closed)'])
  expect(await silent(monday, 'q=q90002')).toEqual(['Tollgate Surgery: 4 (3 closed)'])
  expect(await silent(monday, `lmc=${saltmarsh.id}`)).toEqual([])
})

test('until this week opens the list is of the last, which is closed', async () => {
  const before = '2026-11-16T07:59:00Z'
  expect(await silent(before)).toEqual(['Elm Surgery: 4 (4 closed)', 'Tollgate Surgery: 3 (3 closed)'])
  const weeks = await siteAt(installation, before)
    .scope(system(office_id, [wealdshire.id]))
    .read((tx) => latestWeeks(tx, [wealdshire.id]))
  expect(weeks.map(({ week_of }) => week_of.toString())).toEqual(['2026-11-09'])
})

test('the figures on Today are the lengths of their lists', async () => {
  expect(await scope.read(countSilences)).toEqual({ all: 2, long: 1 })
  const today = await of.html('/', of.priya.cookie)
  expect(today).toContain('href="/pressure/silent"')
  expect(today).toMatch(/Practices silent four weeks[^0-9]*1</)
  expect(await of.html('/', of.sam.cookie)).not.toContain('/pressure/silent')
})

test('the list names the number to ring, whom to ask for and the last call, and nobody whom mail reaches as unreached', async () => {
  await know(
    { given_names: 'Jo', family_name: 'Bright', email: 'jo@elm.example', posts: [['practice_manager', 'Q90001']] },
    async (tx, person_id) => {
      await tx.db
        .insertInto('register.nomination')
        .values({
          office_id,
          ...elm,
          person_id,
          purpose: 'weekly_return',
          during: '[2024-01-01,)',
          made_at: tx.now,
          made_by: 'Ruth Okafor',
        })
        .execute()
      const telephone = { kind: 'mobile', value: '07700 900118', purpose: 'work', source: 'typed' } as const
      await tx.db
        .insertInto('register.contact_point')
        .values({ office_id, person_id, ...telephone, made_at: tx.now, made_by: 'Ruth Okafor' })
        .execute()
    },
  )
  await scope.write(async (tx) => {
    const practice = await practiceCalled(tx, 'Q90001', Temporal.PlainDate.from('2026-11-16'))
    return noteCall(tx, practice!, { outcome: 'no_answer', words: '', pressed: crypto.randomUUID() })
  })
  const page = await of.html('/pressure/silent', of.priya.cookie)
  expect(page).toContain('01632 960118')
  expect(page).toContain('Jo Bright, 07700 900118')
  expect(page).toContain('No answer')
  expect(page).toContain('href="/pressure/calls/Q90001/2026-11-16"')
  expect(await silent(monday, 'list=unreached')).toEqual(['Tollgate Surgery: 4 (3 closed)'])
  const file = await (await site.get('/pressure/silent.csv?list=long', of.priya.cookie)).text()
  expect(file).toContain('Q90001,Elm Surgery,Wealdshire,2026-11-16,5,4,01632 960118,"Jo Bright, 07700 900118"')
  expect(file).not.toContain('Q90002')
  expect((await site.get('/pressure/silent.xlsx', of.priya.cookie)).headers.get('content-type')).toContain(
    'spreadsheet',
  )
  expect((await of.recorded()).at(-1)).toMatch(/Priya Raman: pressure.silences_read .*"as": ?"xlsx"/)
})

test('strangers, committee members, other LMCs and offices see no practice', async () => {
  expect((await site.get('/pressure/silent')).status).toBe(303)
  expect((await site.get('/pressure/silent', of.sam.cookie)).status).toBe(403)
  for (const { cookie } of [of.salt, of.fay]) {
    const page = await of.html('/pressure/silent', cookie)
    expect(page).toContain('No practice is silent here')
    expect(page).not.toContain('Elm Surgery')
  }
})

test('whoever returned is off the list at once, late or not', async () => {
  await returned(scope, toll, '2026-11-16', { is_late: true })
  expect(await silent(monday)).toEqual(['Elm Surgery: 5 (4 closed)'])
  await returned(scope, elm, '2026-11-16')
  expect(await silent(monday)).toEqual([])
  await collecting(scope, saltmarsh.id, '2026-11-16')
  expect(await silent(monday)).toEqual(['Saltby Surgery: 1 (0 closed)'])
  expect(salt.lmc_id).toBe(saltmarsh.id)
})
