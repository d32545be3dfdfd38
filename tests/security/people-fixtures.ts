import type { Insertable } from 'kysely'
import type { Operating } from '../../src/platform/scope.ts'
import type { DB } from '../../src/platform/tables.ts'
import type { Id } from '../../src/platform/values.ts'
import type { Fixture } from './fixtures.ts'
import type { Place } from './world.ts'

type More = Partial<Insertable<DB['register.person']>>
const by = { made_by: 'Ruth Okafor' }
const during = '[2024-01-01,)'

let made = 0
const somebody = async (tx: Operating, { office_id, lmc }: Place, more: More = {}): Promise<Id<'person'>> => {
  const person = { office_id, family_name: `Ashpole ${++made}`, lmc_ids: [lmc.id], source: 'typed' as const }
  const { id } = await tx.db
    .insertInto('register.person')
    .values({ ...person, ...by, made_at: tx.now, ...more })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const post = async (
  tx: Operating,
  { office_id, lmc, practice_id }: Place,
  state: 'held' | 'waiting',
  of: Id<'person'>,
) => {
  const held = { office_id, lmc_id: lmc.id, practice_id, person_id: of, kind: 'partner', source: 'typed' as const }
  const { id } = await tx.db
    .insertInto('register.post')
    .values({ ...held, during, state, ...by, made_at: tx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const postOf = (state: 'held' | 'waiting'): Fixture => ({
  of: 'lmc',
  make: (at) => at.make(async (tx) => post(tx, at, state, await somebody(tx, at))),
})

const nothing = { title: '', given_names: '', family_name: 'Ashpole', gmc_number: null, account_id: null, lmc_ids: [] }
const beforeMerge = {
  gone: { name: 'Amara Ashpole' },
  kept: nothing,
  after: nothing,
  posts: [],
  mains: [],
  contact_points: [],
  standings: [],
  nominations: [],
  ended: [],
  posts_joined: [],
  standings_joined: [],
  nominations_joined: [],
}

/** What fills the addresses of people and of what they hold. */
export const peopleFixtures: Readonly<Record<string, Fixture>> = {
  '/people/:id': { of: 'lmc', make: (at) => at.make((tx) => somebody(tx, at)) },
  '/people/:id/contact-points/:point_id': {
    of: 'lmc',
    make: ({ make, office_id }, [person_id]) =>
      make(async (tx) => {
        const reached = {
          office_id,
          person_id: person_id as Id<'person'>,
          kind: 'email' as const,
          source: 'typed' as const,
        }
        const { id } = await tx.db
          .insertInto('register.contact_point')
          .values({ ...reached, value: `ashpole.${++made}@elm.example`, ...by, made_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/people/:id/standings/:standing_id': {
    of: 'lmc',
    make: ({ make, office_id, lmc }, [person_id]) =>
      make(async (tx) => {
        const standing = { office_id, lmc_id: lmc.id, person_id: person_id as Id<'person'>, fact: 'mailed' as const }
        const { id } = await tx.db
          .insertInto('register.standing')
          .values({ ...standing, during, ...by, made_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/posts/:id': postOf('held'),
  'POST /posts/:id/approval': postOf('waiting'),
  '/posts/:id/declining': postOf('waiting'),
  '/bodies/:id': {
    of: 'lmc',
    make: ({ make, office_id, lmc }) =>
      make(async (tx) => {
        const body = { office_id, lmc_id: lmc.id, kind: 'committee' as const, name: `Committee ${++made}` }
        const { id } = await tx.db
          .insertInto('register.body')
          .values({ ...body, made_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/practices/:ods_code/nominations/:id': {
    of: 'practice',
    make: (at) =>
      at.make(async (tx) => {
        const person_id = await somebody(tx, at)
        await post(tx, at, 'held', person_id)
        const nominated = { office_id: at.office_id, lmc_id: at.lmc.id, practice_id: at.practice_id, person_id }
        const { id } = await tx.db
          .insertInto('register.nomination')
          .values({ ...nominated, purpose: 'levy', during, ...by, made_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/merges/:id': {
    of: 'lmc',
    make: (at) =>
      at.make(async (tx) => {
        const kept_id = await somebody(tx, at)
        const gone_id = await somebody(tx, at, { merged_into: kept_id })
        const merge = { office_id: at.office_id, kept_id, gone_id, before: JSON.stringify(beforeMerge) }
        const { id } = await tx.db
          .insertInto('register.merge')
          .values({ ...merge, merged_at: tx.now, merged_by: 'Ruth Okafor' })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/erasures/:id': {
    of: 'lmc',
    make: (at) =>
      at.make(async (tx) => {
        const { id } = await tx.db
          .insertInto('register.erasure_request')
          .values({ office_id: at.office_id, person_id: await somebody(tx, at), asked_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
}
