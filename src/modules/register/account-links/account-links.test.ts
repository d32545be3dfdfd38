import { expect, test } from 'vitest'
import { office as anOffice, person, type Person } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { stranger } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { addContactPoint } from '../contact-points/writes.ts'
import { mergePeople } from '../merges/writes.ts'
import { personNow } from '../people/reads.ts'
import { ownAccounts } from './reads.ts'

const { installation, office_id, wealdshire, site, scope, know } = await registered()
const account = (name: string, where = { office_id }) => person(installation, name, 'finance_staff', where)
const addressOf = ({ name }: Person) => `${name.toLowerCase().replace(' ', '.')}@wealdshire.example`

/** Somebody of the register whose account this is, reached at another's address. */
const known = (family_name: string, of: Person | null, email?: string) =>
  know({ family_name, ...(email ? { email } : {}), posts: [['partner', 'Q90003']] }, (tx, id) =>
    tx.db
      .updateTable('register.person')
      .set({ account_id: of?.account_id ?? null })
      .where('id', '=', id)
      .execute(),
  )

// By an account that reaches Wealdshire alone, where the register shows nobody of Saltmarsh.
const own = (of: Person, at: Id<'office'> = office_id) =>
  site
    .scope({
      ...stranger,
      kind: 'account',
      account_id: of.account_id,
      name: of.name,
      office_id: at,
      lmc_ids: [wealdshire.id],
    })
    .read(ownAccounts)
const ids = (...people: readonly Person[]) => new Set(people.map(({ account_id }) => account_id))

test('an account at an address of the person whose another is, is theirs too, seen from either', async () => {
  const [nell, home] = [await account('Nell Work'), await account('Nell Home')]
  await known('Nellings', nell, addressOf(home).toUpperCase())
  expect(await own(nell)).toEqual(ids(nell, home))
  expect(await own(home)).toEqual(ids(nell, home))
})

test('whoever the register doesn’t know, or nobody who is signed in, has no account but their own', async () => {
  const lone = await account('Lone Some')
  expect(await own(lone)).toEqual(ids(lone))
  expect(await scope.read(ownAccounts)).toEqual(new Set())
})

test('an address that two share makes them one with whoever signs in at it, and not with one another', async () => {
  const [ada, bea, desk] = [await account('Ada One'), await account('Bea Two'), await account('Front Desk')]
  await known('Adams', ada, addressOf(desk))
  await known('Beadle', bea, addressOf(desk))
  expect(await own(ada)).toEqual(ids(ada, desk))
  expect(await own(desk)).toEqual(ids(ada, bea, desk))
})

test('an account that is somebody else’s, and an address that a practice gave, prove nothing', async () => {
  const [cat, dan, eve] = [await account('Cat Three'), await account('Dan Four'), await account('Eve Five')]
  await known('Daniels', dan)
  const id = await known('Catling', cat, addressOf(dan))
  await scope.write((tx) =>
    addContactPoint(
      { ...tx, now: tx.now.add({ hours: 1 }) },
      id,
      { kind: 'email', value: addressOf(eve), purpose: 'work' },
      'practice',
    ),
  )
  expect(await own(cat)).toEqual(ids(cat))
  expect(await own(dan)).toEqual(ids(dan))
  expect(await own(eve)).toEqual(ids(eve))
})

test('two who were found to be one person are one by both accounts', async () => {
  const [fin, fox] = [await account('Fin Six'), await account('Fox Six')]
  const [kept_id, gone_id] = [await known('Finch', fin), await known('Fincham', fox)]
  const seen = async (id: Id<'person'>) => (await scope.read((tx) => personNow(tx, id)))?.seen ?? ''
  const of = 'kept' as const
  const merged = await scope.write(async (tx) =>
    mergePeople(tx, {
      title: of,
      given_names: of,
      family_name: of,
      gmc_number: of,
      account_id: of,
      kept_id,
      gone_id,
      kept_seen: await seen(kept_id),
      gone_seen: await seen(gone_id),
    }),
  )
  expect(merged.done).toBe(true)
  expect(await own(fin)).toEqual(ids(fin, fox))
  expect(await own(fox)).toEqual(ids(fin, fox))
})

test('another office knows nothing of it', async () => {
  const { office_id: elsewhere } = await anOffice(installation, 'Dale LMC', ['Dale'])
  const [gil, gus] = [await account('Gil Seven'), await account('Gus Seven')]
  await known('Gilbert', gil, addressOf(gus))
  expect(await own(gil, elsewhere)).toEqual(ids(gil))
})
