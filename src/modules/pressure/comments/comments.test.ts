import { expect, test } from 'vitest'
import { closedWeek } from '../../../../tests/support/closed-weeks.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import type { Id } from '../../../platform/values.ts'

const { wealdshire, site, scope, place, know, html, recorded, ruth, salt, fay } = await registered()
await know({ given_names: 'Odette', family_name: 'Marlowe', posts: [['partner', 'Q90001']] })

const practice = (ods_code: string) => {
  const { practice_id } = place(ods_code)
  if (!practice_id) throw new Error('no practice')
  return practice_id
}

let weeks = 0
async function issueWith(words: string, late = 'Nobody reads this') {
  const week_of = Temporal.PlainDate.from('2026-11-09').subtract({ weeks: weeks++ }).toString()
  await closedWeek(scope, {
    lmc_id: wealdshire.id,
    week_of,
    comments: [
      { practice_id: practice('Q90001'), words },
      { practice_id: practice('Q90002'), words: late, is_late: true },
    ],
  })
  const reply = await site.post('/pressure/issues', { lmc_id: wealdshire.id, week_of }, ruth.cookie)
  const address = reply.headers.get('location') ?? ''
  const issue_id = (address.split('/').at(-1) ?? '') as Id<'issue'>
  const { id } = await scope.read((tx) =>
    tx.db.selectFrom('pressure.issue_comment').select('id').where('issue_id', '=', issue_id).executeTakeFirstOrThrow(),
  )
  const decide = (shown_as: string, is_shown = true, cookie = ruth.cookie) =>
    site.post(
      `${address}/comments`,
      { [`shown_as_${id}`]: shown_as, ...(is_shown ? { [`is_shown_${id}`]: 'yes' } : {}) },
      cookie,
    )
  const release = (form: Readonly<Record<string, string>> = {}) => site.post(`${address}/release`, form, ruth.cookie)
  const { secret } = await scope.read((tx) =>
    tx.db.selectFrom('pressure.issue').select('secret').where('id', '=', issue_id).executeTakeFirstOrThrow(),
  )
  return { address, decide, release, read_at: `/sitreps/${secret}` }
}

test('comments that came in time are there to be read with what could tell marked, and none is shown by itself', async () => {
  const { address, release, read_at } = await issueWith('Dr Marlowe of Elm is off sick')
  const page = await html(`${address}/comments`, ruth.cookie)
  expect(page).toMatch(/<mark[^>]*>Marlowe<span class="unseen"> \(a person\)<\/span><\/mark>/)
  expect(page).toMatch(/<mark[^>]*>Elm<span class="unseen"> \(a practice\)<\/span><\/mark>/)
  expect(page).not.toContain('Nobody reads this')
  expect((await recorded()).at(-1)).toMatch(/^Ruth Okafor: pressure.comments_read/)
  expect((await release()).status).toBe(303)
  expect(await html(read_at)).not.toMatch(/off sick|What practices said/)
})

test('whoever is named only by a given name or only by a family name is found', async () => {
  const { address } = await issueWith('Odette says that marlowe is a name')
  const page = await html(`${address}/comments`, ruth.cookie)
  for (const name of ['Odette', 'marlowe']) expect(page).toMatch(new RegExp(`<mark[^>]*>${name}<span`))
})

test('a comment is shown as the office puts it', async () => {
  const { address, decide, release, read_at } = await issueWith('Dr Marlowe of Elm is off sick')
  expect((await decide('A partner is off sick.')).headers.get('location')).toBe(`${address}/comments?kept=yes`)
  expect((await recorded()).at(-1)).toMatch(/comments_decided .*"shown":1/)
  expect((await release()).status).toBe(303)
  const page = await html(read_at)
  expect(page).toContain('<blockquote>A partner is off sick.</blockquote>')
  expect(page).not.toMatch(/Marlowe|Elm is/)
  const late = await decide('Too late: released_already')
  expect([late.status, (await late.text()).includes('stands as it is')]).toEqual([409, true])
  expect(await html(read_at)).toBe(page)
})

test('nothing is released while a comment shown could tell a patient: patient_in_a_comment', async () => {
  const { address, decide, release, read_at } = await issueWith('943 476 5919 waited nine weeks')
  const typed = await decide('943 476 5919 waited nine weeks')
  expect([typed.status, (await typed.text()).includes('looks as if it has an NHS number in it')]).toEqual([422, true])
  // Written before numbers were looked for.
  await setUp(scope, async (tx) => {
    await tx.db
      .updateTable('pressure.issue_comment')
      .set({ is_shown: true })
      .where('issue_id', '=', (address.split('/').at(-1) ?? '') as Id<'issue'>)
      .execute()
  })
  for (const form of [{}, { names_are_meant: 'yes' }]) {
    const reply = await release(form)
    expect([reply.status, (await reply.text()).includes('patient’s number or date of birth')]).toEqual([409, true])
  }
  expect((await site.get(read_at)).status).toBe(404)
  await decide('', false)
  expect((await release()).status).toBe(303)
})

test('names in a comment shown must be meant: names_in_a_comment', async () => {
  const { address, decide, release, read_at } = await issueWith('Elm Surgery has no nurse')
  await decide('Elm Surgery has no nurse')
  expect(await html(`${address}/release`, ruth.cookie)).toMatch(
    /Found in the comments shown: a practice\..*may be named/s,
  )
  const reply = await release()
  expect([reply.status, (await reply.text()).includes('still have names in them')]).toEqual([409, true])
  expect((await release({ names_are_meant: 'yes' })).status).toBe(303)
  expect(await html(read_at)).toContain('Elm Surgery has no nurse')
})

test('a blank comment is not shown, and one too long is sent back', async () => {
  const { address, decide } = await issueWith('Busy')
  await decide('  ')
  expect(await html(address, ruth.cookie)).toContain('0 of 1 shown.')
  const reply = await decide('x'.repeat(2001))
  expect([reply.status, (await reply.text()).includes('2000 characters or fewer')]).toEqual([422, true])
})

test('another LMC and another office find no comments, and change none', async () => {
  const { address, decide } = await issueWith('Busy')
  for (const { cookie } of [salt, fay]) {
    expect((await site.get(`${address}/comments`, cookie)).status).toBe(404)
    expect((await decide('Mine', true, cookie)).status).toBe(404)
  }
  expect((await decide('Mine', true, '')).headers.get('location')).toMatch(/^\/sign-in/)
  expect(await html(`${address}/comments`, ruth.cookie)).not.toContain('Mine')
})
