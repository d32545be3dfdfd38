import { expect, test } from 'vitest'
import { office, person, type Person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { tokenHash } from '../../../platform/session.ts'
import { forgetSessions } from './jobs.ts'
import { beginSession } from './writes.ts'

const installation = await testInstallation()
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const morning = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const tom = await person(installation, 'Tom Field', 'office_staff', { office_id })

async function alsoIn(site: Site, { account_id }: Person, user_agent: string) {
  const answer = await site
    .scope()
    .write(async (tx) => done(await beginSession(tx, account_id, { user_agent, old_token: undefined })))
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
