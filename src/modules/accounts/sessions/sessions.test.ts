import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { office, person, type Person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { newToken, tokenHash } from '../../../platform/session.ts'
import { permissionsOf } from '../../../roles.ts'
import { forgetSessions } from './jobs.ts'
import { visitorFor } from './reads.ts'
import { beginSession } from './writes.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const morning = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const tom = await person(installation, 'Tom Field', 'office_staff', { office_id })

async function alsoIn(site: Site, { account_id }: Person, user_agent: string) {
  const answer = await site
    .scope()
    .write(async (tx) =>
      done(
        await beginSession(tx, account_id, { user_agent, old_token: undefined, device_token: newToken() }, 'passkey'),
      ),
    )
  if (!answer.done) throw new Error('a session could not be begun')
  return { cookie: `openlmc=${answer.value}`, hash: tokenHash(answer.value) }
}

const isIn = async (site: Site, cookie: string) => (await site.get('/sessions', cookie)).status === 200
const hashOf = ({ cookie }: Person) => tokenHash(cookie.split('=')[1] ?? '')

test('Ruth sees where she is signed in, and ends one', async () => {
  const phone = await alsoIn(morning, ruth, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1')
  const page = await (await morning.get('/sessions', ruth.cookie)).text()
  expect(page).toContain('Safari on an iPhone')
  expect(page).toContain('This one')
  const ended = await morning.post('/sessions/ending', { session: phone.hash }, ruth.cookie)
  expect([ended.status, ended.headers.get('location')]).toEqual([303, '/sessions?ended=one'])
  expect(await isIn(morning, phone.cookie)).toBe(false)
  expect(await isIn(morning, ruth.cookie)).toBe(true)
})

test('Ruth signs out everywhere else', async () => {
  const others = [await alsoIn(morning, ruth, 'Firefox'), await alsoIn(morning, ruth, 'Chrome')]
  await morning.post('/sessions/others/ending', {}, ruth.cookie)
  for (const { cookie } of others) expect(await isIn(morning, cookie)).toBe(false)
  expect(await isIn(morning, ruth.cookie)).toBe(true)
  expect(await isIn(morning, tom.cookie)).toBe(true)
})

test('nobody sees or ends another person’s session', async () => {
  const hers = await alsoIn(morning, ruth, 'Mozilla/5.0 (iPad) Safari')
  expect(await (await morning.get('/sessions', tom.cookie)).text()).not.toContain('iPad')
  expect((await morning.post('/sessions/ending', { session: hers.hash }, tom.cookie)).status).toBe(404)
  expect(await isIn(morning, hers.cookie)).toBe(true)
})

test.each(['', 'x', 'g'.repeat(64), '0'.repeat(64)])('%j is no session to end', async (session) => {
  expect((await morning.post('/sessions/ending', { session }, ruth.cookie)).status).toBe(404)
})

test('a stranger is sent to sign in', async () => {
  for (const path of ['/sessions/ending', '/sessions/others/ending']) {
    const reply = await morning.post(path, { session: hashOf(ruth) })
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/sign-in'])
  }
  expect(await isIn(morning, ruth.cookie)).toBe(true)
})

test('a session unused for a day has ended, and is swept up', async () => {
  const { cookie, hash } = await alsoIn(morning, tom, 'Firefox')
  const nextDay = siteAt(installation, '2026-11-20T09:00:00Z')
  expect(await isIn(nextDay, cookie)).toBe(false)
  await forgetSessions.work({ scope: () => nextDay.scope(), public_url: '', log: () => undefined }, {})
  const kept = await installation.db
    .selectFrom('accounts.session')
    .select('token_hash')
    .where('token_hash', '=', hash)
    .execute()
  expect(kept).toEqual([])
})

test('using a session keeps it alive, written down at most every five minutes', async () => {
  const ann = await person(installation, 'Ann Lowe', 'committee_member', { office_id }, '2026-12-01T09:00:00Z')
  const lastUsed = async () =>
    (
      await installation.db
        .selectFrom('accounts.session')
        .select('last_used_at')
        .where('token_hash', '=', hashOf(ann))
        .executeTakeFirstOrThrow()
    ).last_used_at.toString()
  await siteAt(installation, '2026-12-01T09:04:00Z').get('/sessions', ann.cookie)
  expect(await lastUsed()).toBe('2026-12-01T09:00:00Z')
  await siteAt(installation, '2026-12-01T09:06:00Z').get('/sessions', ann.cookie)
  expect(await lastUsed()).toBe('2026-12-01T09:06:00Z')
  expect(await isIn(siteAt(installation, '2026-12-02T09:05:00Z'), ann.cookie)).toBe(true)
})

test('each session says how its holder came in, and since when the browser is known', async () => {
  const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id })
  const telephone = await alsoIn(morning, priya, 'Mozilla/5.0 (iPhone) Safari')
  const page = await (await morning.get('/sessions', telephone.cookie)).text()
  expect(page).toMatch(/Safari on an iPhone.*Passkey.*19 Nov 2026/s)
})

/** Somebody of the office acting for a practice of Wealdshire, as far as their session is concerned. */
async function acting(name: string, began: string, minutes: number, office = { office_id, lmc_id: lmcs[0]?.id ?? '' }) {
  const who = await person(installation, name, 'office_staff', { office_id }, began)
  const keys = await openData(installation, [{ ods_code: codeOf(name), facts: { name: `Surgery of ${name}` } }])
  const practice_id = keys.get(codeOf(name)) ?? ''
  const began_at = Temporal.Instant.from(began)
  await morning.scope().operate(async (tx) => {
    await sql`insert into register.lmc_practice (lmc_id, practice_id) values (${office.lmc_id}, ${practice_id})`.execute(
      tx.db,
    )
    await sql`with made as (
        insert into accounts.acting (office_id, lmc_id, practice_id, account_id, asked_by, why, began_at, ends_at)
        values (${office.office_id}, ${office.lmc_id}, ${practice_id}, ${who.account_id}, 'Jo', 'By telephone', ${began_at},
          ${began_at.add({ minutes })}) returning id, account_id)
      update accounts.session s set acting_id = made.id from made where s.account_id = made.account_id`.execute(tx.db)
    tx.leavesNoRecord('a test')
    return done()
  })
  const at = (moment: string) =>
    visitorFor(installation.db, who.cookie.split('=')[1] ?? '', Temporal.Instant.from(moment))
  return { who, practice_id, at }
}
const codeOf = (name: string) => `Z${name.length}0${name.charCodeAt(0)}`

test('whoever acts for a practice sees it as its administrator does, and nothing of the office, until the time is up', async () => {
  const { practice_id, at } = await acting('Ada Acting', '2026-11-19T09:00:00Z', 30)
  const during = await at('2026-11-19T09:29:00Z')
  expect(during?.actor.acting).toMatchObject({ practice_id, practice_name: 'Surgery of Ada Acting' })
  expect(during?.actor.acting?.ends_at.toString()).toBe('2026-11-19T09:30:00Z')
  expect(during?.actor).toMatchObject({ practice_ids: [practice_id], lmc_ids: [lmcs[0]?.id] })
  expect(during?.actor.permissions).toEqual(permissionsOf(['practice_administrator']))
  expect(during?.lmcs.map(({ id }) => id)).toEqual([lmcs[0]?.id])
  const after = await at('2026-11-19T09:30:00Z')
  expect(after?.actor).toMatchObject({ acting: null, practice_ids: [] })
  expect(new Set(after?.actor.lmc_ids)).toEqual(new Set(lmcs.map(({ id }) => id)))
  expect(after?.actor.permissions).toEqual(permissionsOf(['office_staff']))
})

test('acting ends when it is ended, when the role ends, and never reaches another office', async () => {
  const ended = await acting('Bea Acting', '2026-11-19T09:00:00Z', 60)
  await morning.scope().operate(async (tx) => {
    await tx.db
      .updateTable('accounts.acting')
      .set({ ended_at: tx.now })
      .where('account_id', '=', ended.who.account_id)
      .execute()
    tx.leavesNoRecord('a test')
    return done()
  })
  expect((await ended.at('2026-11-19T09:10:00Z'))?.actor.acting).toBeNull()

  const gone = await acting('Cora Acting', '2026-11-19T09:00:00Z', 60)
  await morning.scope().operate(async (tx) => {
    await tx.db
      .updateTable('accounts.role_held')
      .set({ during: '[2024-01-01,2026-11-19)' })
      .where('account_id', '=', gone.who.account_id)
      .execute()
    tx.leavesNoRecord('a test')
    return done()
  })
  const left = await gone.at('2026-11-19T09:10:00Z')
  expect(left?.actor).toMatchObject({ acting: null, practice_ids: [] })
  expect(left?.actor.permissions.size).toBe(0)

  const there = await office(installation, 'Fenland LMC', ['Fenland'])
  const strange = await acting('Dora Acting', '2026-11-19T09:00:00Z', 60, {
    office_id: there.office_id,
    lmc_id: there.lmcs[0]?.id ?? '',
  })
  expect((await strange.at('2026-11-19T09:10:00Z'))?.actor).toMatchObject({ acting: null, practice_ids: [] })
})
