import { operate } from '../support/set-up.ts'
import { sql } from 'kysely'
import type { Installation } from '../../src/platform/installation.ts'
import { openScope, system, type Operating } from '../../src/platform/scope.ts'
import { newToken, tokenHash } from '../../src/platform/session.ts'
import type { Id } from '../../src/platform/values.ts'
import { grants, type Role } from '../../src/roles.ts'
import { office, type Lmc } from '../support/people.ts'
import { openData } from '../support/register.ts'
import { siteAt, testInstallation, type Site } from '../support/site.ts'

/** Whose thing an address names, seen from everybody who asks. */
export const elsewhere = ['other_office', 'other_lmc', 'other_practice'] as const
export type Whose = 'own' | (typeof elsewhere)[number]

/** Where a thing is: behind which walls, and whose. */
export type Place = {
  readonly office_id: Id<'office'>
  readonly lmc: Lmc
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly account_id: Id<'account'>
  readonly installation: Installation
  /** Runs a write of the program's own behind the walls of this place; it leaves no record. */
  readonly make: <T>(work: (tx: Operating) => Promise<T>) => Promise<T>
}

/** Somebody who asks: a role, held for one practice, one LMC, or the whole office. */
export type Asker = { readonly role: Role; readonly reach: 'practice' | 'lmc' | 'office' }

/** Those who may least first: what one with more uses up, nobody after them can find. */
export const askers: readonly Asker[] = [
  ...(Object.keys(grants) as Role[])
    .toSorted((one, other) => grants[one].length - grants[other].length)
    .map((role): Asker => ({ role, reach: role.startsWith('practice_') ? 'practice' : 'lmc' })),
  { role: 'office_administrator', reach: 'office' },
]

export const nameOf = ({ role, reach }: Asker) => `${role} of one ${reach}`

export type SignedIn = { readonly cookie: string; readonly account_id: Id<'account'> }

export type World = {
  readonly site: Site
  readonly places: Readonly<Record<Whose, Place>>
  /** So many people who differ in nothing but who they are, each signed in. */
  readonly signIn: (asker: Asker, people: number) => Promise<readonly SignedIn[]>
}

let persons = 0
export const moment = '2026-11-19T09:00:00Z'

/** Two offices, one of them with two LMCs, one of those with two practices; somebody in each place. */
export async function makeWorld(): Promise<World> {
  const installation = await testInstallation()
  const ours = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
  const theirs = await office(installation, 'Elsewhere LMC', ['Elsewhere'])
  const [wealdshire, saltmarsh, elsewhere_lmc] = [...ours.lmcs, ...theirs.lmcs] as [Lmc, Lmc, Lmc]
  const at: Record<Whose, { lmc: Lmc; ods_code: string }> = {
    own: { lmc: wealdshire, ods_code: 'Q90001' },
    other_practice: { lmc: wealdshire, ods_code: 'Q90002' },
    other_lmc: { lmc: saltmarsh, ods_code: 'Q90003' },
    other_office: { lmc: elsewhere_lmc, ods_code: 'Q90004' },
  }
  const keys = await openData(
    installation,
    Object.entries(at).map(([whose, where]) => ({ ...where, facts: { name: `Surgery of ${whose}` } })),
  )
  const site = siteAt(installation, moment)
  const makeBehind = ({ id, office_id }: Lmc): Place['make'] => {
    const program = openScope(installation.db, installation.jobs, system(office_id, [id]), site.now)
    return (work) => operate(program, work)
  }
  const roleAt = (place: Omit<Place, 'account_id'>, { role, reach }: Asker) => ({
    office_id: place.office_id,
    lmc_id: reach === 'office' ? null : place.lmc.id,
    practice_id: reach === 'practice' ? place.practice_id : null,
    role,
    during: '[2024-01-01,)',
    given_at: site.now,
  })
  const signInAt = (place: Omit<Place, 'account_id'>, asker: Asker, people: number): Promise<readonly SignedIn[]> =>
    place.make(async (tx) => {
      const names = Array.from({ length: people }, () => `${nameOf(asker)} ${++persons}`)
      const made = await tx.db
        .insertInto('accounts.account')
        .values(
          names.map((name) => ({
            email: `${name.replaceAll(' ', '.')}@wealdshire.example`.toLowerCase(),
            name,
            made_at: site.now,
          })),
        )
        .returning('id')
        .execute()
      const signed = made.map(({ id }) => ({ account_id: id, token: newToken() }))
      await tx.db
        .insertInto('accounts.role_held')
        .values(signed.map(({ account_id }) => ({ account_id, ...roleAt(place, asker) })))
        .execute()
      await tx.db
        .insertInto('accounts.session')
        .values(
          signed.map(({ account_id, token }) => ({
            token_hash: tokenHash(token),
            account_id,
            office_id: place.office_id,
            began_at: site.now,
            last_used_at: site.now,
            strength: 'passkey',
            strong_at: site.now,
          })),
        )
        .execute()
      return signed.map(({ account_id, token }) => ({ account_id, cookie: `openlmc=${token}` }))
    })
  const places = {} as Record<Whose, Place>
  for (const whose of ['own', ...elsewhere] as const) {
    const { lmc, ods_code } = at[whose]
    const practice_id = keys.get(ods_code)
    if (!practice_id) throw new Error(`${ods_code} was not made`)
    const place = { office_id: lmc.office_id, lmc, practice_id, ods_code, installation, make: makeBehind(lmc) }
    const [somebody] = await signInAt(place, { role: 'practice_staff', reach: 'practice' }, 1)
    if (!somebody) throw new Error('nobody was made')
    places[whose] = { ...place, account_id: somebody.account_id }
  }
  return { site, places, signIn: (asker, people) => signInAt(places.own, asker, people) }
}

/** What an office, or an LMC, has in every table that has walls: to see that nothing of it was touched. */
export async function everythingOf(place: Place, column: 'office_id' | 'lmc_id'): Promise<Record<string, string>> {
  return place.make(async (tx) => {
    const { rows: tables } = await sql<{ schema: string; name: string }>`
      select table_schema as schema, table_name as name from information_schema.columns
      where column_name = ${column} and table_schema in ('platform', 'accounts', 'register', 'desk')
        and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
      order by 1, 2`.execute(tx.db)
    const found: Record<string, string> = {}
    for (const { schema, name } of tables) {
      const { rows } = await sql<{ all: string | null }>`
        select md5(string_agg(t::text, '|' order by t::text)) as all from ${sql.table(`${schema}.${name}`)} t
        where ${sql.ref(column)} = ${column === 'lmc_id' ? place.lmc.id : place.office_id}`.execute(tx.db)
      found[`${schema}.${name}`] = rows[0]?.all ?? 'nothing'
    }
    return found
  })
}
