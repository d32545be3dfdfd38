import { expect, test } from 'vitest'
import { mailTo } from '../../../../tests/support/mailbox.ts'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { done } from '../../../platform/answers.ts'
import type { Id } from '../../../platform/values.ts'
import { commands } from './commands.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs as [(typeof lmcs)[number], (typeof lmcs)[number]]
const fens = await office(installation, 'Fenland LMC', ['Fenland'])
const practices = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire },
  { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Beacon Surgery' } },
  { ods_code: 'Q90003', lmc: saltmarsh, facts: { name: 'Saltby Surgery' } },
])
const [elm, beacon] = ['Q90001', 'Q90002'].map((code) => practices.get(code)) as [Id<'practice'>, Id<'practice'>]

const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const finn = await person(installation, 'Finn Drew', 'office_administrator', { office_id: fens.office_id })
const lena = await person(installation, 'Lena Hart', 'office_administrator', { office_id, lmc_id: wealdshire.id })
const gwen = await person(installation, 'Gwen Abel', 'governance_staff', { office_id })
const jo = await person(installation, 'Jo Bright', 'practice_administrator', {
  office_id,
  lmc_id: wealdshire.id,
  practice_id: elm,
})

let people = 0
/** Somebody of the office nobody else's story is about. */
const somebody = () =>
  person(installation, `Somebody ${String.fromCharCode(97 + people++).repeat(3)}`, 'office_staff', { office_id })

const days = (name: string, text?: string) => {
  const [year = '', month = '', day = ''] = text?.split('-') ?? []
  return { [`${name}_day`]: day, [`${name}_month`]: month, [`${name}_year`]: year }
}
type Given = { role: string; of: string; ods_code?: string; from?: string; last_day?: string }
const give = (to: { account_id: string }, { from, last_day, ...role }: Given, cookie = ruth.cookie, at = site) =>
  at.post(
    `/roles/${to.account_id}`,
    { ods_code: '', ...role, ...days('from', from), ...days('last_day', last_day) },
    cookie,
  )
const end = (id: string, last_day?: string, cookie = ruth.cookie, at = site) =>
  at.post(`/roles/held/${id}/ending`, days('last_day', last_day), cookie)

async function rolesOf({ account_id }: { account_id: Id<'account'> }) {
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test looks')
    return done(
      await tx.db
        .selectFrom('accounts.role_held')
        .select(['id', 'role', 'lmc_id', 'practice_id', 'during', 'given_by', 'ended_by'])
        .where('account_id', '=', account_id)
        .orderBy('id')
        .execute(),
    )
  })
  return answer.done ? answer.value : []
}
const latest = async (whose: { account_id: Id<'account'> }) => {
  const role = (await rolesOf(whose)).at(-1)
  if (!role) throw new Error('they hold nothing')
  return role
}

test('Ruth gives a role for a time; whoever gets it is told on their pages and by letter, and may do what it lets', async () => {
  const tom = await somebody()
  const tomorrow = siteAt(installation, '2026-11-20T08:30:00Z')
  expect((await tomorrow.get('/imports', tom.cookie)).status).toBe(200)
  expect((await tomorrow.post('/imports', {}, tom.cookie)).status).toBe(403)
  const reply = await give(tom, { role: 'data_staff', of: wealdshire.id, from: '2026-11-20', last_day: '2026-12-31' })
  expect([reply.status, reply.headers.get('location')]).toEqual([303, `/roles/${tom.account_id}?done=given`])
  expect(await latest(tom)).toMatchObject({ role: 'data_staff', lmc_id: wealdshire.id, given_by: 'Ruth Okafor' })
  expect((await site.post('/imports', {}, tom.cookie)).status).toBe(403)
  expect((await tomorrow.post('/imports', {}, tom.cookie)).status).toBe(422)

  await site.runJobs()
  const [letter] = await mailTo(site, `${tom.name.toLowerCase().replace(' ', '.')}@wealdshire.example`)
  expect(letter?.subject).toBe('You have a new role')
  expect(letter?.text_body).toContain(
    'Ruth Okafor made you Data staff of Wealdshire LMC from 20 November 2026, to 31 December 2026 and including it.',
  )
  expect(await (await site.get('/notifications', tom.cookie)).text()).toContain(
    'You are now Data staff of Wealdshire LMC',
  )
  const page = await (await site.get(`/roles/${tom.account_id}`, ruth.cookie)).text()
  expect(page).toMatch(/Data staff.*Wealdshire LMC.*20 Nov 2026.*31 Dec 2026.*by Ruth Okafor/s)
})

test.each([
  ['role_is_not_for_that', { role: 'practice_staff', of: 'office' }, 'Roles at a practice are for a practice'],
  ['role_is_not_for_that', { role: 'officer', of: 'practice', ods_code: 'Q90001' }, 'Roles at a practice are for'],
  ['practice_not_in_reach', { role: 'practice_staff', of: 'practice', ods_code: 'Q90009' }, 'None of your LMCs'],
  ['practice_not_in_reach', { role: 'practice_staff', of: 'practice' }, 'None of your LMCs represents a practice'],
  [
    'role_ends_before_it_starts',
    { role: 'officer', of: 'office', from: '2026-11-20', last_day: '2026-11-19' },
    'The last day is before the first',
  ],
  ['role_once_at_a_time', { role: 'office_staff', of: 'office' }, 'They hold this role then already'],
] as const)('%s is a sentence, and nothing is given', async (_, given, sentence) => {
  const tom = await somebody()
  const before = await rolesOf(tom)
  const reply = await give(tom, given)
  expect(reply.status).toBe(409)
  expect(await reply.text()).toContain(sentence)
  expect(await rolesOf(tom)).toEqual(before)
})

test('a role that nobody knows, and an LMC that isn’t theirs, are mistakes', async () => {
  const tom = await somebody()
  const fenland = fens.lmcs[0]?.id ?? ''
  for (const given of [
    { role: 'king', of: 'office' },
    { role: 'officer', of: fenland },
    { role: 'constructor', of: 'office' },
  ])
    expect((await give(tom, given)).status).toBe(422)
})

test('nobody gives beyond what they hold', async () => {
  const tom = await somebody()
  // Of one LMC, an administrator gives in that LMC and its practices.
  expect((await give(tom, { role: 'officer', of: wealdshire.id }, lena.cookie)).status).toBe(303)
  expect((await give(tom, { role: 'practice_staff', of: 'practice', ods_code: 'Q90001' }, lena.cookie)).status).toBe(
    303,
  )
  expect((await give(tom, { role: 'finance_staff', of: 'office' }, lena.cookie)).status).toBe(403)
  expect((await give(tom, { role: 'officer', of: saltmarsh.id }, lena.cookie)).status).toBe(422)
  expect((await give(tom, { role: 'practice_staff', of: 'practice', ods_code: 'Q90003' }, lena.cookie)).status).toBe(
    409,
  )
  // Who may see who holds what, and give nothing; who may not even see; a stranger; another office.
  expect((await give(tom, { role: 'officer', of: 'office' }, gwen.cookie)).status).toBe(403)
  expect((await give(tom, { role: 'officer', of: 'office' }, jo.cookie)).status).toBe(403)
  expect((await give(tom, { role: 'officer', of: 'office' }, '')).headers.get('location')).toBe('/sign-in')
  expect((await give(tom, { role: 'officer', of: 'office' }, finn.cookie)).status).toBe(404)
  expect((await rolesOf(tom)).map(({ role }) => role)).toEqual(['office_staff', 'officer', 'practice_staff'])

  // What one may not end is offered to nobody.
  const [of_office, of_lmc, of_practice] = await rolesOf(tom)
  const ends = async (cookie: string) => {
    const page = await (await site.get(`/roles/${tom.account_id}`, cookie)).text()
    return [of_office, of_lmc, of_practice].map((role) => page.includes(`/roles/held/${role?.id}/ending`))
  }
  expect(await ends(ruth.cookie)).toEqual([true, true, true])
  expect(await ends(lena.cookie)).toEqual([false, true, true])
  expect(await ends(gwen.cookie)).toEqual([false, false, false])
})

test('one’s own roles lead to no page that one can’t open', async () => {
  const link = '<a href="/practices/Q90001">Elm Surgery</a>'
  expect(await (await site.get('/roles/mine', jo.cookie)).text()).not.toContain(link)
  expect(await (await site.get(`/roles/${jo.account_id}`, ruth.cookie)).text()).toContain(link)
})

test('what was done to a role is said once it is done', async () => {
  const tom = await somebody()
  const said = async (reply: Response) => (await site.get(reply.headers.get('location') ?? '', ruth.cookie)).text()
  expect(await said(await give(tom, { role: 'officer', of: 'office' }))).toContain('They hold the role')
  expect(await said(await end((await latest(tom)).id))).toContain('The role is ended')
  const staff = await person(installation, 'Stan Elm', 'practice_staff', {
    office_id,
    lmc_id: wealdshire.id,
    practice_id: elm,
  })
  const reply = await end((await latest(staff)).id, undefined, jo.cookie)
  expect(await (await site.get(reply.headers.get('location') ?? '', jo.cookie)).text()).toContain('The role is ended')
})

test('a role ends at once, and with it what it let them do; they are told', async () => {
  const tom = await somebody()
  expect((await site.get('/practices', tom.cookie)).status).toBe(200)
  const { id } = await latest(tom)
  expect(await (await site.get(`/roles/held/${id}/ending`, ruth.cookie)).text()).toContain(`End ${tom.name}’s role?`)
  expect((await end(id)).headers.get('location')).toBe(`/roles/${tom.account_id}?done=ended`)
  expect((await site.get('/practices', tom.cookie)).status).toBe(403)
  expect(await latest(tom)).toMatchObject({ ended_by: 'Ruth Okafor' })
  await site.runJobs()
  const [letter] = await mailTo(site, `${tom.name.toLowerCase().replace(' ', '.')}@wealdshire.example`)
  expect(letter?.text_body).toContain('Ruth Okafor ended your role: Office staff of Wealdshire and Saltmarsh LMCs.')
  const again = await end(id)
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('This role has ended already')]) // role_has_ended
})

test('a role ends after a last day, which may come forward and never go back', async () => {
  const tom = await somebody()
  const { id } = await latest(tom)
  expect((await end(id, '2026-12-31')).status).toBe(303)
  const later = await end(id, '2027-01-31')
  expect(await later.text()).toContain('The role ends before that day as it is') // role_ends_sooner
  expect((await end(id, '2026-12-24')).status).toBe(303)
  expect((await siteAt(installation, '2026-11-19T17:00:00Z').get('/practices', tom.cookie)).status).toBe(200)
  await site.runJobs()
  const [letter] = await mailTo(site, `${tom.name.toLowerCase().replace(' ', '.')}@wealdshire.example`)
  expect(letter?.text_body).toContain('Your last day is 24 December 2026.')
})

test('a role given by mistake is taken back, and says so', async () => {
  const tom = await somebody()
  await give(tom, { role: 'officer', of: 'office', from: '2026-12-01' })
  const { id } = await latest(tom)
  const reply = await end(id, '2026-11-25')
  expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('Leave the day blank')])
  expect((await end(id)).status).toBe(303)
  const page = await (await site.get(`/roles/${tom.account_id}`, ruth.cookie)).text()
  expect(page).toMatch(/Officer.*Taken back.*ended by Ruth Okafor/s)
  expect((await give(tom, { role: 'officer', of: 'office', from: '2026-12-01' })).status).toBe(303)
})

test('the last administrator of an office stays one, now and on every day to come', async () => {
  const alone = await office(installation, 'Dale LMC', ['Dale'])
  const ada = await person(installation, 'Ada Dale', 'office_administrator', { office_id: alone.office_id })
  const { id } = await latest(ada)
  for (const last_day of [undefined, '2027-03-31']) {
    const reply = await end(id, last_day, ada.cookie)
    expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining('Nobody else would be')]) // last_administrator
  }
  // One of an LMC is none of the office; nor is one whose own time runs out.
  const ben = await person(installation, 'Ben Dale', 'office_staff', { office_id: alone.office_id })
  await give(ben, { role: 'office_administrator', of: alone.lmcs[0]?.id ?? '' }, ada.cookie)
  await give(ben, { role: 'office_administrator', of: 'office', last_day: '2027-06-30' }, ada.cookie)
  expect((await end(id, undefined, ada.cookie)).status).toBe(409)
  await end((await latest(ben)).id, undefined, ada.cookie)
  await give(ben, { role: 'office_administrator', of: 'office', from: '2026-12-01' }, ada.cookie)
  expect((await end(id, '2026-11-29', ada.cookie)).status).toBe(409)
  expect((await end(id, '2026-11-30', ada.cookie)).status).toBe(303)
})

test('of two administrators who end each other’s role at the same moment, one is left', async () => {
  for (const last_day of [undefined, '2026-11-30']) {
    const two = await office(installation, `Two LMC ${last_day}`, ['Two'])
    const [ada, ben] = (await Promise.all(
      ['Ada', 'Ben'].map((name) =>
        person(installation, `${name} Two ${last_day ? 'then' : 'now'}`, 'office_administrator', {
          office_id: two.office_id,
        }),
      ),
    )) as [Awaited<ReturnType<typeof somebody>>, Awaited<ReturnType<typeof somebody>>]
    const [of_ada, of_ben] = [await latest(ada), await latest(ben)]
    const replies = await Promise.all([end(of_ben.id, last_day, ada.cookie), end(of_ada.id, last_day, ben.cookie)])
    const statuses = replies.map(({ status }) => status).toSorted((one, other) => one - other)
    expect(statuses[0]).toBe(303)
    expect(statuses[1]).toBe(last_day ? 409 : 403)
    const left = [await latest(ada), await latest(ben)].filter(({ ended_by }) => ended_by === null)
    expect(left.length).toBe(1)
  }
})

test('a practice’s administrator ends its staff’s roles, and nobody else’s', async () => {
  const staff = await person(installation, 'Sam Elm', 'practice_staff', {
    office_id,
    lmc_id: wealdshire.id,
    practice_id: elm,
  })
  const other = await person(installation, 'Bea Con', 'practice_staff', {
    office_id,
    lmc_id: wealdshire.id,
    practice_id: beacon,
  })
  const page = await (await site.get('/practices/Q90001/roles', jo.cookie)).text()
  expect(page).toContain('Sam Elm')
  expect(page).not.toContain('Bea Con')
  expect(page).toContain(`/roles/held/${(await latest(staff)).id}/ending`)
  expect(page).not.toContain(`/roles/held/${(await latest(jo)).id}/ending`)
  expect((await end((await latest(jo)).id, undefined, jo.cookie)).status).toBe(403)
  expect((await end((await latest(other)).id, undefined, jo.cookie)).status).toBe(404)
  expect((await end((await latest(ruth)).id, undefined, jo.cookie)).status).toBe(404)
  const reply = await end((await latest(staff)).id, undefined, jo.cookie)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/practices/Q90001/roles?done=ended'])
  expect((await site.get('/practices/Q90002/roles', jo.cookie)).status).toBe(404)
  expect((await site.get('/practices/Q90002/roles', ruth.cookie)).status).toBe(200)
})

test('whoever runs a practice finds its page, and whoever runs several chooses', async () => {
  const at = async (cookie: string) => site.get('/practice-roles', cookie)
  expect((await at(jo.cookie)).headers.get('location')).toBe('/practices/Q90001/roles')
  expect((await at(ruth.cookie)).headers.get('location')).toBe('/roles')
  const both = await person(installation, 'Both Surgeries', 'practice_administrator', {
    office_id,
    lmc_id: wealdshire.id,
    practice_id: elm,
  })
  await give(both, { role: 'practice_administrator', of: 'practice', ods_code: 'Q90002' })
  const page = await (await at(both.cookie)).text()
  for (const code of ['Q90001', 'Q90002']) expect(page).toContain(`/practices/${code}/roles`)
})

test('who holds what is found by person, role, LMC and time, and leaves as a file', async () => {
  const list = async (query: string, cookie = ruth.cookie) => (await site.get(`/roles${query}`, cookie)).text()
  const all = await list('?when=any')
  for (const name of ['Ruth Okafor', 'Lena Hart', 'Jo Bright', 'Gwen Abel']) expect(all).toContain(name)
  expect(all).not.toContain('Finn Drew')
  const narrowed = await list(`?q=BRIGHT&held=practice_administrator&lmc=${wealdshire.id}`)
  expect(narrowed).toContain('Jo Bright')
  expect(narrowed).toMatch(/1 role\b/)
  expect(await list(`?lmc=${saltmarsh.id}`)).toContain('Nobody holds such a role')
  expect(await list('?lmc=office&held=governance_staff')).toMatch(/Gwen Abel.*Wealdshire and Saltmarsh LMCs/s)
  expect(await list('?when=past')).toContain('ended by Ruth Okafor')
  expect(await list('?when=any&page=9999')).toContain('Nobody holds such a role')
  // Of one LMC, its own and the whole office's.
  await give(await somebody(), { role: 'observer', of: saltmarsh.id })
  expect(await list('?held=observer', lena.cookie)).toContain('Nobody holds such a role')
  expect(await list('?held=observer')).toContain('Saltmarsh LMC')

  const file = await site.get('/roles.csv?held=practice_administrator', ruth.cookie)
  expect(file.headers.get('content-disposition')).toContain('roles-2026-11-19.csv')
  expect(await file.text()).toMatch(
    /name,email,role,.*\r\nJo Bright,jo\.bright@wealdshire\.example,practice_administrator,Wealdshire LMC,Q90001,Elm Surgery/s,
  )
  expect((await site.get('/roles.xlsx', gwen.cookie)).status).toBe(200)
  expect((await site.get('/roles.csv', jo.cookie)).status).toBe(403)
})

test('why somebody may do a thing is said, by the role that lets them and who gave it', async () => {
  const why = async (whose: string, query: string, cookie = ruth.cookie) =>
    (await site.get(`/roles/${whose}?${query}`, cookie)).text()
  expect(await why(lena.account_id, 'may=register.draw_boundaries')).toContain(
    'Lena Hart may draw an LMC’s area, being Administrator of Wealdshire LMC (given by OpenLMC on 1 January 2024).',
  )
  expect(await why(gwen.account_id, 'at=/tokens')).toContain(
    'Gwen Abel may not make tokens for other programs. Who may: Administrator.',
  )
  expect(await why(gwen.account_id, 'at=https://lmc.example/practices/Q90001/notes?x=1')).toContain(
    'Gwen Abel may write notes on practices, being Governance staff',
  )
  expect(await why(gwen.account_id, 'at=/sign-in')).toContain('Anybody at all may.')
  expect(await why(gwen.account_id, 'at=/nowhere')).toContain('There is no such page.')
  expect(await why('mine', 'may=desk.see_what_wants_you', jo.cookie)).toMatch(
    /What you may do.*Jo Bright may see what wants their practice/s,
  )
  expect((await site.get(`/roles/${finn.account_id}`, ruth.cookie)).status).toBe(404)
  expect((await site.get('/roles/mine')).status).toBe(303)
})

test('an operator gives and ends roles by command, and the office reads that it was one', async () => {
  const type = typedAt(installation, site, commands)
  const tom = await somebody()
  const email = `${tom.name.toLowerCase().replace(' ', '.')}@wealdshire.example`
  const office_name = 'Wealdshire and Saltmarsh LMCs'
  const given = { role: 'officer', lmc: 'Wealdshire', office: office_name }
  expect(await type('accounts give', given, [email])).toEqual([`${tom.name} is now officer. They are told by mail.`])
  expect(await latest(tom)).toMatchObject({ role: 'officer', lmc_id: wealdshire.id, given_by: 'OpenLMC' })
  await expect(type('accounts give', given, [email])).rejects.toThrow('They hold this role already.')
  expect(await type('accounts end', given, [email])).toEqual([
    `${tom.name} is no longer Officer of Wealdshire LMC. They are told by mail.`,
  ])
  await expect(type('accounts end', given, [email])).rejects.toThrow('This role has ended already.')
  const at_elm = { role: 'practice_staff', practice: 'q90001', office: office_name }
  await type('accounts give', at_elm, [email])
  expect(await latest(tom)).toMatchObject({ role: 'practice_staff', practice_id: elm })
})

test.each([
  ['nobody@wealdshire.example', { role: 'officer' }, 'Nobody has an account with nobody@wealdshire.example.'],
  ['ruth', { role: 'officer' }, 'Enter an e-mail address'],
  ['ruth.okafor@wealdshire.example', { role: 'king' }, '--role: give one of: office_administrator,'],
  ['ruth.okafor@wealdshire.example', { role: 'officer' }, '--office: give the name of one of the offices'],
  ['ruth.okafor@wealdshire.example', { role: 'officer', office: 'Fenland LMC', lmc: 'Weald' }, '--lmc: give the name'],
  ['ruth.okafor@wealdshire.example', { role: 'practice_staff', office: 'Fenland LMC' }, 'Roles at a practice need'],
])('for %s, %j is refused with a sentence', async (email, options, sentence) => {
  await expect(typedAt(installation, site, commands)('accounts give', options, [email])).rejects.toThrow(sentence)
})
