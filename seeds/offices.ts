import { sql } from 'kysely'
import type { Operating } from '../src/platform/scope.ts'
import { rangeText } from '../src/platform/values.ts'
import { type SeededPerson } from './people.ts'

export type LmcPlan = {
  readonly name: string
  readonly short_name: string
  readonly brand_hue: number
  /** Its area is theirs. */
  readonly commissioners: readonly string[]
}

export type OfficePlan = { readonly name: string; readonly lmcs: readonly LmcPlan[] }

/** Somebody with what they do for an office, for one LMC of it or in one of its practices. */
export type Holder = Pick<SeededPerson, 'name' | 'email' | 'role' | 'ods_code'> & {
  readonly office: string
  readonly lmc?: string
}

export const seededFrom = Temporal.PlainDate.from('2024-01-01')
const since = rangeText({ from: seededFrom, until: null })

/** Offices and their LMCs, each with its area, so far as they aren't there. */
export async function foundOffices(tx: Operating, offices: readonly OfficePlan[]) {
  await tx.db
    .insertInto('platform.installation')
    .values({ kind: 'demonstration', made_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const { name, lmcs } of offices) {
    const office = await tx.db
      .insertInto('platform.office')
      .values({ name, made_at: tx.now })
      .onConflict((conflict) => conflict.constraint('one_office_of_a_name').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!office) continue
    for (const { commissioners, ...lmc } of lmcs) {
      const { id: lmc_id } = await tx.db
        .insertInto('platform.lmc')
        .values({ ...lmc, office_id: office.id, made_at: tx.now })
        .returning('id')
        .executeTakeFirstOrThrow()
      await tx.db
        .insertInto('register.boundary')
        .values({
          lmc_id,
          during: since,
          commissioners: [...commissioners],
          drawn_at: tx.now,
          drawn_by: tx.actor.name,
        })
        .execute()
    }
    await tx.record(null, 'platform.office_made', { office_id: office.id, name })
  }
}

/** Accounts with their roles in one statement, however many they are; who is there already stays as they are. */
export async function appoint(tx: Operating, holders: readonly Holder[]) {
  const column = (of: (holder: Holder) => string | undefined) => holders.map((holder) => of(holder) ?? null)
  await sql`
    with given as (
      select * from unnest(
        ${column(({ email }) => email)}::text[], ${column(({ name }) => name)}::text[], ${column(({ role }) => role)}::text[],
        ${column(({ office }) => office)}::text[], ${column(({ lmc }) => lmc)}::text[], ${column(({ ods_code }) => ods_code)}::text[]
      ) as given (email, name, role, office, lmc, ods_code)
    ), made as (
      insert into accounts.account (email, name, made_at) select email, name, ${tx.now} from given
      on conflict on constraint one_account_per_address do nothing returning id, email
    )
    insert into accounts.role_held (account_id, office_id, lmc_id, practice_id, role, during, given_at)
    select made.id, office.id, lmc.id, practice.id, given.role, ${since}::daterange, ${tx.now}
    from given join made using (email)
    join platform.office on office.name = given.office
    left join platform.lmc on lmc.office_id = office.id and lmc.short_name = given.lmc
    left join register.practice on practice.ods_code = given.ods_code`.execute(tx.db)
}
