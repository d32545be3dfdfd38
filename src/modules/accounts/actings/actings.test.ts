import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { operate } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import { jobTools } from '../../../platform/jobs/worker.ts'
import { openLog } from '../../../platform/log.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { modules } from '../../../modules.ts'
import { permissionsOf } from '../../../roles.ts'
import { endActings, forgetActings } from './jobs.ts'

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
const at = (practice_id: Id<'practice'>) => ({ office_id, lmc_id: wealdshire.id, practice_id })

const jo = await person(installation, 'Jo Bright', 'practice_administrator', at(elm))
const bea = await person(installation, 'Bea Con', 'practice_administrator', at(beacon))
const sue = await person(installation, 'Sue Salt', 'office_staff', { office_id, lmc_id: saltmarsh.id })
const finn = await person(installation, 'Finn Drew', 'office_staff', { office_id: fens.office_id })
const anna = await person(installation, 'Anna Lees', 'committee_member', { office_id, lmc_id: wealdshire.id })

let people = 0
const somebody = () =>
  person(installation, `Staff ${String.fromCharCode(97 + people++).repeat(3)}`, 'office_administrator', { office_id })
const asked = { asked_by: 'Jo Bright', why: 'Their line is down', minutes: '30' }
const act = (cookie: string, more = {}, code = 'Q90001', on: Site = site) =>
  on.post(`/practices/${code}/acting`, { ...asked, ...more }, cookie)

const toolsAt = (moment: string) =>
  jobTools(installation.db, installation.jobs, '', () => Temporal.Instant.from(moment), openLog('silent'))
/** What runs by itself every five minutes. */
const sweepAt = (moment: string) => endActings.work(toolsAt(moment), {})

const looking = <T>(look: (tx: Operating) => Promise<T>) => operate(site.scope(), look)
const recorded = (account_id: Id<'account'>) =>
  looking((tx) =>
    tx.db
      .selectFrom('platform.record')
      .select(['what', 'lmc_id', 'about', 'concerns'])
      .where('account_id', '=', account_id)
      .orderBy('number')
      .execute(),
  )
const actingsOf = (account_id: Id<'account'>) =>
  looking((tx) =>
    tx.db.selectFrom('accounts.acting').select(['ends_at', 'ended_at']).where('account_id', '=', account_id).execute(),
  )

test('somebody of the office acts for a practice: what the practice sees, a banner on every page, and its people told', async () => {
  const ruth = await somebody()
  expect(await (await site.get('/practices/Q90001', ruth.cookie)).text()).toContain('Act for this practice')
  expect(await (await site.get('/practices/Q90001/acting', ruth.cookie)).text()).toContain('Who at the practice asked')
  expect((await act(ruth.cookie)).headers.get('location')).toBe('/')

  for (const path of ['/sessions', '/notifications', '/practices/Q90001/actings', '/practices', '/nowhere']) {
    const page = await (await site.get(path, ruth.cookie)).text()
    expect(page, path).toMatch(
      /You are acting for <strong>Elm Surgery<\/strong> until 09:30\..*action="\/actings\/ending"/s,
    )
  }
  // The practice's pages, and none of the office's; nor another practice's.
  const closed = await site.get('/practices', ruth.cookie)
  expect([closed.status, await closed.text()]).toEqual([403, expect.stringContaining('Stop acting for it first.')])
  expect((await site.get('/practices/Q90002/actings', ruth.cookie)).status).toBe(404)
  expect((await site.get('/practices/Q90003/actings', ruth.cookie)).status).toBe(404)

  expect(await (await site.get('/notifications', jo.cookie)).text()).toContain(
    `${ruth.name} acts for Elm Surgery until 09:30 on 19 November 2026, as Jo Bright asked`,
  )
  expect(await (await site.get('/notifications', bea.cookie)).text()).not.toContain('acts for')
  const history = await (await site.get('/practices/Q90001/actings', jo.cookie)).text()
  expect(history).toMatch(new RegExp(`Going on.*${ruth.name}.*Jo Bright.*Their line is down`, 's'))
})

test('no page that the practice opens leaves the banner out', async () => {
  const ruth = await somebody()
  await act(ruth.cookie)
  const opened = permissionsOf(['practice_administrator'])
  const paths = modules
    .flatMap(({ routes }) => routes)
    // Signing in is the same for whoever comes.
    .filter(
      ({ method, path, may }) =>
        method === 'GET' && !path.startsWith('/sign-in') && (may === 'public' || opened.has(may)),
    )
    .map(({ path }) => path.replace(/:ods_code\b/, 'Q90001').replace(':purpose', 'levy'))
    .filter((path) => !path.includes('/:'))
  const pages: string[] = []
  for (const path of paths) {
    const reply = await site.get(path, ruth.cookie)
    if (reply.status !== 200 || !reply.headers.get('content-type')?.startsWith('text/html')) continue
    pages.push(path)
    expect(await reply.text(), path).toContain('You are acting for <strong>Elm Surgery</strong>')
  }
  expect(pages).toEqual(expect.arrayContaining(['/our-people/Q90001', '/our-people/Q90001/answers/levy', '/api/v1']))
})

test('what is done meanwhile is recorded as theirs, on the practice’s behalf; so are its beginning and end', async () => {
  const ruth = await somebody()
  await act(ruth.cookie)
  await site.post('/sessions/others/ending', {}, ruth.cookie)
  expect((await site.post('/actings/ending', {}, ruth.cookie)).headers.get('location')).toBe('/')
  const entries = await recorded(ruth.account_id)
  expect(entries.map(({ what }) => what)).toEqual([
    'accounts.acting_begun',
    'accounts.other_sessions_ended',
    'accounts.acting_ended',
  ])
  for (const { concerns } of entries) expect(concerns).toContain(elm)
  expect(entries[1]?.about).toMatchObject({ on_behalf_of: 'Elm Surgery', practice_id: elm })
  expect(entries[0]?.about).toMatchObject({
    account_id: ruth.account_id,
    asked_by: 'Jo Bright',
    why: 'Their line is down',
  })
  expect((await site.get('/practices', ruth.cookie)).status).toBe(200)
  expect((await site.post('/actings/ending', {}, ruth.cookie)).status).toBe(303)
  expect(await (await site.get('/practices', ruth.cookie)).text()).not.toContain('You are acting')
})

test('whoever acts neither votes nor signs: what asks again is the practice’s own', async () => {
  const ruth = await somebody()
  await act(ruth.cookie)
  const reply = await site.post(
    '/practices/Q90001/invitations',
    { name: 'Sam', email: 'sam@elm.example', last_day_day: '', last_day_month: '', last_day_year: '' },
    ruth.cookie,
  )
  expect([reply.status, await reply.text()]).toEqual([
    403,
    expect.stringContaining(
      'You are acting for Elm Surgery, which doesn’t let you do what only the practice itself may.',
    ),
  ])
})

test('whoever acts sees who signs in for the practice, and is offered nothing that would be refused', async () => {
  const ruth = await somebody()
  const whoSignsIn = async (cookie: string) => (await site.get('/practices/Q90001/roles', cookie)).text()
  const staff = await person(installation, 'Stan Elm', 'practice_staff', at(elm))
  expect(await whoSignsIn(jo.cookie)).toMatch(/action="\/practices\/Q90001\/invitations"/)
  expect(await whoSignsIn(ruth.cookie)).toMatch(/\/roles\/held\/.*\/ending/)
  await act(ruth.cookie)
  const page = await whoSignsIn(ruth.cookie)
  expect(page).toContain(staff.name)
  expect(page).toContain('is for its own people to say')
  expect(page).not.toMatch(/\/roles\/held\/|\/practices\/Q90001\/invitations/)
})

test('it ends by itself, and is recorded within five minutes', async () => {
  const ruth = await somebody()
  await act(ruth.cookie, { minutes: '15' })
  const later = siteAt(installation, '2026-11-19T09:15:00Z')
  expect((await siteAt(installation, '2026-11-19T09:14:59Z').get('/practices', ruth.cookie)).status).toBe(403)
  expect((await later.get('/practices', ruth.cookie)).status).toBe(200)
  await sweepAt('2026-11-19T09:17:00Z')
  const [acting] = await actingsOf(ruth.account_id)
  expect(acting?.ended_at?.toString()).toBe('2026-11-19T09:15:00Z')
  const [ended] = await looking((tx) =>
    tx.db
      .selectFrom('platform.record')
      .select(['actor', 'office_id', 'about'])
      .where('what', '=', 'accounts.acting_ended')
      .orderBy('number', 'desc')
      .execute(),
  )
  expect(ended).toMatchObject({ actor: 'OpenLMC', office_id, about: { account_id: ruth.account_id, practice_id: elm } })
})

test('it ends when the session does, and with the role that allowed it', async () => {
  const ruth = await somebody()
  await act(ruth.cookie)
  await site.post('/sign-out', {}, ruth.cookie)
  await sweepAt('2026-11-19T09:00:00Z')
  expect((await actingsOf(ruth.account_id))[0]?.ended_at?.toString()).toBe('2026-11-19T09:00:00Z')

  const tom = await somebody()
  await act(tom.cookie)
  await looking((tx) =>
    tx.db
      .updateTable('accounts.role_held')
      .set({ during: '[2024-01-01,2026-11-19)' })
      .where('account_id', '=', tom.account_id)
      .execute(),
  )
  expect((await site.get('/practices/Q90001/actings', tom.cookie)).status).toBe(403)
})

test('a mistake is said beside its question', async () => {
  const ruth = await somebody()
  for (const [more, sentence] of [
    [{ asked_by: '' }, 'Enter who at the practice asked'],
    [{ why: '' }, 'Enter why'],
    [{ why: 'Patient 943 476 5919 rang' }, 'This looks as if it has an NHS number in it'],
    [{ minutes: '600' }, 'Select how long'],
  ] as const) {
    const reply = await act(ruth.cookie, more)
    expect([reply.status, await reply.text()]).toEqual([422, expect.stringContaining(sentence)])
  }
  expect(await actingsOf(ruth.account_id)).toEqual([])
})

test('nobody acts who may not, nor for a practice that isn’t their LMC’s', async () => {
  expect((await act('')).headers.get('location')).toBe('/sign-in')
  for (const cookie of [jo.cookie, anna.cookie]) expect((await act(cookie)).status).toBe(403)
  for (const cookie of [sue.cookie, finn.cookie]) expect((await act(cookie)).status).toBe(404)
  const ruth = await somebody()
  expect((await act(ruth.cookie, {}, 'Q90009')).status).toBe(404)
  await act(ruth.cookie)
  expect((await act(ruth.cookie, {}, 'Q90002')).status).toBe(403)
  expect((await site.get('/practices/Q90001/actings', bea.cookie)).status).toBe(404)
  expect((await site.get('/practices/Q90001/actings', finn.cookie)).status).toBe(404)
})

test('a practice can look up who acted for it for two years', async () => {
  const ruth = await somebody()
  await act(ruth.cookie)
  await site.post('/actings/ending', {}, ruth.cookie)
  await forgetActings.work(toolsAt('2028-11-17T03:40:00Z'), {})
  expect((await actingsOf(ruth.account_id)).length).toBe(1)
  await forgetActings.work(toolsAt('2028-11-19T03:40:00Z'), {})
  expect(await actingsOf(ruth.account_id)).toEqual([])
})

test('the practice’s own record stays closed to whoever acts for it', async () => {
  const ruth = await somebody()
  await act(ruth.cookie)
  for (const path of ['/our-record', '/our-record.csv']) expect((await site.get(path, ruth.cookie)).status).toBe(403)
  expect((await site.get('/our-record', jo.cookie)).status).toBe(200)
})
