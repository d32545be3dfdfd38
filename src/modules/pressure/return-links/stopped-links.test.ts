import { expect, test } from 'vitest'
import { collecting } from '../../../../tests/support/collecting.ts'
import { stop } from '../../../../tests/support/mail.ts'
import { alsoHolds } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { operate, setUp } from '../../../../tests/support/set-up.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

const of = await registered('2026-11-13T09:00:00Z')
const { installation, office_id, wealdshire, know, place, sam } = of
await collecting(of.scope, wealdshire.id, '2026-11-16')
const tuesday = siteAt(installation, '2026-11-17T10:00:00Z')
const elm = place('Q90001') as { lmc_id: Id<'lmc'>; practice_id: Id<'practice'> }
const tollgate = place('Q90002') as typeof elm

const nominated = (tx: Writing, person_id: Id<'person'>) =>
  tx.db
    .insertInto('register.nomination')
    .values({
      office_id,
      ...elm,
      person_id,
      purpose: 'weekly_return',
      during: '[2024-01-01,)',
      made_at: tx.now,
      made_by: 'Ruth',
    })
    .execute()
const nominee = (name: string) =>
  know({ family_name: name, email: `${name.toLowerCase()}@elm.example`, posts: [['partner', 'Q90001']] }, nominated)
const left = await nominee('Left')
const erased = await nominee('Erased')
const moved = await nominee('Moved')
await nominee('Bounced')
await nominee('Other')
await nominee('Stays')
await alsoHolds(installation, sam, 'practice_staff', { office_id, ...tollgate })

await installation.jobs.boss.send('pressure.mail_round', { office_id, lmc_id: wealdshire.id })
await siteAt(installation, '2026-11-16T08:00:00Z').runJobs()
const letters = await operate(tuesday.scope(), (tx) =>
  tx.db
    .selectFrom('platform.message')
    .select(['to_address', 'text_body'])
    .where('kind', '=', 'pressure.return_invitation')
    .execute(),
)
const linkOf = (name: string) => {
  const letter = letters.find(({ to_address }) => to_address.startsWith(`${name}@`))
  return /\/return\/[\w-]{43}/.exec(letter?.text_body ?? '')?.[0] ?? ''
}
const change = (work: (tx: Writing) => Promise<unknown>) =>
  setUp(of.scope, async (tx) => {
    await work(tx)
  })
const endPosts = (tx: Writing, person_id: Id<'person'>, last_on: string) =>
  tx.db
    .updateTable('register.post')
    .set({ during: `[2020-04-01,${last_on}]` })
    .where('person_id', '=', person_id)
    .execute()
const answers = () => ({ alert: 'amber', contacts: '200', list_size: '8412', pressed: crypto.randomUUID() })
const returns = () => of.scope.read((tx) => tx.db.selectFrom('pressure.weekly_return').select('submitted_by').execute())

async function hasEnded(address: string, site = tuesday) {
  for (const reply of [await site.get(address), await site.post(address, answers())]) {
    expect(reply.status).toBe(404)
    const page = await reply.text()
    expect(page).toMatch(/This link has ended.*gets no mail about this practice’s return any more/s)
    expect(page).not.toContain('Elm Surgery')
  }
}

test.each([
  ['whose post has ended', 'left', () => change((tx) => endPosts(tx, left, '2026-11-16'))],
  [
    'who was erased',
    'erased',
    () =>
      change((tx) =>
        tx.db.updateTable('register.person').set({ erased_at: tx.now }).where('id', '=', erased).execute(),
      ),
  ],
  [
    'whose address was ended',
    'moved',
    () =>
      change((tx) =>
        tx.db.updateTable('register.contact_point').set({ ended_at: tx.now }).where('person_id', '=', moved).execute(),
      ),
  ],
  [
    'whose mail was stopped',
    'bounced',
    () => stop(tuesday, office_id, { address: 'bounced@elm.example', reason: 'bounced' }),
  ],
  [
    'who signs in there no more',
    'sam.seat',
    () =>
      change((tx) =>
        tx.db
          .updateTable('accounts.role_held')
          .set({ during: '[2026-01-01,2026-11-17)' })
          .where('account_id', '=', sam.account_id)
          .where('practice_id', '=', tollgate.practice_id)
          .execute(),
      ),
  ],
])('the link of somebody %s ends', async (_, name, happens) => {
  const address = linkOf(name)
  expect((await tuesday.get(address)).status).toBe(200)
  await happens()
  await hasEnded(address)
  expect(await returns()).toEqual([])
})

test('a post’s last day is a day in it, and another practice’s nominee can’t use the link of one who left', async () => {
  const other = await of.scope.read((tx) =>
    tx.db.selectFrom('register.person').select('id').where('family_name', '=', 'Other').executeTakeFirstOrThrow(),
  )
  await change((tx) => endPosts(tx, other.id, '2026-11-17'))
  expect((await tuesday.get(linkOf('other'))).status).toBe(200)
  await know({ family_name: 'Elsewhere', email: 'other@elm.example', posts: [['practice_manager', 'Q90002']] })
  await hasEnded(linkOf('other'), siteAt(installation, '2026-11-18T00:00:01Z'))
})

test('whoever stays puts the return in', async () => {
  expect((await tuesday.post(linkOf('stays'), answers())).status).toBe(303)
  expect(await returns()).toEqual([{ submitted_by: 'Amara Stays' }])
})
