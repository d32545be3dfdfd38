import { expect, test } from 'vitest'
import { person as signedIn } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { stranger } from '../../../platform/scope.ts'
import { rangeText, type Id } from '../../../platform/values.ts'
import { mergePeople } from '../merges/writes.ts'
import { personal } from '../people/personal/reads.ts'
import { personNow } from '../people/reads.ts'
import { endPost } from '../posts/writes.ts'
import { postsOf } from '../posts/reads.ts'
import { askErasure } from './writes.ts'

const { installation, site, html, know, scope, office_id, wealdshire, ruth, salt, fay } = await registered()
const amara = await signedIn(installation, 'Amara Applegarth', 'practice_staff', { office_id, lmc_id: wealdshire.id })
const asAmara = site.scope({
  ...stranger,
  kind: 'account',
  account_id: amara.account_id,
  name: amara.name,
  office_id,
  lmc_ids: [wealdshire.id],
})
const id = await know(
  { family_name: 'Applegarth', gmc_number: '9012345', email: 'amara@elm.example', posts: [['partner', 'Q90001']] },
  (tx, person_id) =>
    tx.db.updateTable('register.person').set({ account_id: amara.account_id }).where('id', '=', person_id).execute(),
)
const ask = (from = asAmara) => from.write((tx) => askErasure(tx, 'I retired.'), 'one_open_erasure_request')

test('whoever has an account sees what is kept of them, kind by kind', async () => {
  const rows = await asAmara.read(async (tx) => {
    const kinds: Record<string, readonly unknown[]> = {}
    for (const { kind, find } of personal) kinds[kind] = await find(tx, amara.account_id)
    return kinds
  })
  expect(rows['Who you are']).toMatchObject([{ family_name: 'Applegarth', gmc_number: '9012345' }])
  expect(rows['Ways to reach you']).toMatchObject([{ value: 'amara@elm.example', mail: 'Working' }])
  expect(rows['Posts you hold and held']).toMatchObject([{ post: 'GP partner', place: 'Elm Surgery' }])
  expect(await asAmara.read(async (tx) => personal[0]?.find(tx, ruth.account_id))).toEqual([])
})

test('asks to be erased, once at a time', async () => {
  expect((await ask()).done).toBe(true)
  expect(await ask()).toMatchObject({ why: 'one_open_erasure_request' })
  const nobody = site.scope({ ...stranger, kind: 'account', account_id: ruth.account_id, name: 'Ruth', office_id })
  expect(await ask(nobody)).toMatchObject({ why: 'nothing_is_kept_of_you' })
  const other = await know({ family_name: 'Applegarth' })
  const seen = async (of: Id<'person'>) => (await scope.read((tx) => personNow(tx, of)))?.seen ?? ''
  const two = { kept_id: other, gone_id: id, kept_seen: await seen(other), gone_seen: await seen(id) }
  const choice = {
    title: 'kept',
    given_names: 'kept',
    family_name: 'kept',
    gmc_number: 'kept',
    account_id: 'kept',
  } as const
  expect(await scope.write((tx) => mergePeople(tx, { ...choice, ...two }))).toMatchObject({ why: 'erasure_is_asked' })
})

test('the office sees what would go and what must stay, and answers once', async () => {
  const list = await html('/erasures', ruth.cookie)
  const path = /\/erasures\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
  const page = await html(path, ruth.cookie)
  expect(page).toMatch(
    /GMC number.*1 way to reach them.*The link to their account.*1 post with its dates: what the LMC decided/s,
  )
  for (const cookie of [salt.cookie, fay.cookie]) expect((await site.get(path, cookie)).status).toBe(404)
  const answer = async (what: string, form = {}) => {
    const reply = await site.post(`${path}/${what}`, form, ruth.cookie)
    return [reply.status, reply.status === 303 ? '' : await reply.text()] as const
  }
  expect(await answer('refusal', { words: ' ' })).toEqual([422, expect.stringContaining('Enter why it is refused')])
  // The word the write answers with: holds_a_post.
  expect(await answer('erasing')).toEqual([409, expect.stringContaining('They hold a post')])
  const [post] = await scope.read((tx) => postsOf(tx, id))
  const last_on = Temporal.PlainDate.from('2026-11-18')
  await scope.write((tx) =>
    endPost(tx, post?.id as Id<'post'>, { last_on, seen: rangeText(post?.during ?? { from: null, until: null }) }),
  )
  expect((await answer('erasing'))[0]).toBe(303)
  expect(await site.runJobs()).toContain('platform.forget_taken_files')
  expect(await answer('refusal', { words: 'Too late' })).toEqual([
    409,
    expect.stringContaining('answered this already'),
  ])
})

test('of whoever is erased only the posts are left', async () => {
  const page = await html(`/people/${id}`, ruth.cookie)
  expect(page).toMatch(/Erased person.*Erased on 19 November 2026.*Elm Surgery/s)
  expect(page).not.toMatch(/Applegarth|9012345|amara@/)
  expect(await html('/people?q=Erased', ruth.cookie)).toContain('Nobody matches')
  expect(await asAmara.read(async (tx) => personal[0]?.find(tx, amara.account_id))).toEqual([])
  const told = await asAmara.read((tx) => tx.db.selectFrom('platform.notification').select('title').execute())
  expect(told).toEqual([{ title: 'What was kept of you was erased' }])
})
