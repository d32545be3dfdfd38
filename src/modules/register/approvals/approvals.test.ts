import { expect, test } from 'vitest'
import { registered } from '../../../../tests/support/registered.ts'
import { person as signedIn } from '../../../../tests/support/people.ts'
import { stranger } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { addPost } from '../posts/writes.ts'
import { postsOf } from '../posts/reads.ts'
import { countWaiting } from './reads.ts'

const { installation, site, html, know, place, scope, wealdshire, office_id, ruth, priya, salt, sam } =
  await registered()
const jo = await signedIn(installation, 'Jo Bright', 'practice_staff', { office_id, lmc_id: wealdshire.id })
const since = Temporal.PlainDate.from('2026-11-01')
const proposed = (family_name: string, account_id: Id<'account'> | null = null) =>
  know({ family_name }, async (tx, id) => {
    await tx.db.updateTable('register.person').set({ account_id }).where('id', '=', id).execute()
    const post = { kind: 'partner', place: place('Q90001'), from: since, last_on: null } as const
    await addPost(tx, id, post, { source: 'practice', state: 'waiting' })
  })
const asJo = site.scope({ ...stranger, kind: 'account', account_id: jo.account_id, name: jo.name, office_id })

test('what a practice proposes counts once the office says yes, and its person is told', async () => {
  const id = await proposed('Vellacomb', jo.account_id)
  expect(await scope.read(countWaiting)).toBe(1)
  const page = await html('/people/waiting', priya.cookie)
  expect(page).toMatch(/Vellacomb.*GP partner.*Elm Surgery/s)
  expect(await html('/people/waiting', salt.cookie)).toContain('Nothing waits.')
  const [post] = await scope.read((tx) => postsOf(tx, id))
  const answer = (what: string, form = {}, cookie = priya.cookie) =>
    site.post(`/posts/${post?.id}/${what}`, form, cookie)
  expect((await answer('approval', {}, sam.cookie)).status).toBe(403)
  expect((await answer('approval', {}, salt.cookie)).status).toBe(404)
  expect((await answer('approval')).status).toBe(303)
  const late = await answer('declining', { words: 'No' }, ruth.cookie)
  expect([late.status, await late.text()]).toEqual([
    409,
    expect.stringContaining('Somebody else answered this already'),
  ])
  expect((await scope.read((tx) => postsOf(tx, id)))[0]?.state).toBe('held')
  expect(await scope.read(countWaiting)).toBe(0)
  const told = await asJo.read((tx) => tx.db.selectFrom('platform.notification').select('title').execute())
  expect(told).toEqual([{ title: 'Your post was approved: GP partner, Elm Surgery' }])
})

test('what the office declines says why, and never an NHS number', async () => {
  const id = await proposed('Wetherspool')
  const [post] = await scope.read((tx) => postsOf(tx, id))
  const decline = (words: string) => site.post(`/posts/${post?.id}/declining`, { words }, priya.cookie)
  expect((await decline('943 476 5919')).status).toBe(422)
  expect((await decline('She left in October.')).status).toBe(303)
  const moves = await scope.read((tx) =>
    tx.db.selectFrom('register.post_move').select(['move', 'detail']).where('move', '=', 'decline').execute(),
  )
  expect(moves).toEqual([{ move: 'decline', detail: { words: 'She left in October.' } }])
})
