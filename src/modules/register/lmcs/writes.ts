import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Operating, Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Clash } from '../boundaries/reads.ts'
import { drawBoundary } from '../boundaries/writes.ts'
import type { Boundary } from '../boundaries/rules.ts'
import type { LmcAnswers } from './forms.ts'
import { lmcWith } from './reads.ts'
import { shortName } from './rules.ts'

export type NewLmc = {
  readonly name: string
  readonly short_name?: string | undefined
  /** Left out: the one office there is, or where there is none, one of the LMC's own name. */
  readonly office_name?: string | undefined
  readonly from: Temporal.PlainDate | null
  readonly boundary: Boundary
}

/** Adds an LMC with its area, and where there is no office yet, the office that serves it. */
export async function addLmc(
  tx: Operating,
  { name, short_name, office_name, from, boundary }: NewLmc,
  tell?: (clashes: readonly Clash[]) => void,
) {
  const offices = await tx.db.selectFrom('platform.office').select(['id', 'name']).orderBy('name').execute()
  const [only, another] = office_name ? offices.filter((office) => office.name === office_name) : offices
  if (another) return refused('which_office')
  const office =
    only ??
    (await tx.db
      .insertInto('platform.office')
      .values({ name: office_name ?? name, made_at: tx.now })
      .returning(['id', 'name'])
      .executeTakeFirstOrThrow())
  const lmc = await tx.db
    .insertInto('platform.lmc')
    .values({ office_id: office.id, name, short_name: short_name ?? shortName(name), made_at: tx.now })
    .onConflict((conflict) => conflict.constraint('one_lmc_of_a_name_in_an_office').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!lmc) return refused('one_lmc_of_a_name_in_an_office')
  const drawn = await drawBoundary(tx, lmc.id, from, boundary, tell)
  if (!drawn.done) return drawn
  await tx.record(lmc.id, 'register.lmc_added', { name, office: office.name })
  return done({ lmc_id: lmc.id, office_id: office.id, office_name: office.name, is_new_office: !only })
}

/** Says what an LMC is called, how it looks and how small a figure it shows. */
export async function describeLmc(tx: Writing, id: Id<'lmc'>, answers: LmcAnswers) {
  const before = await lmcWith(tx, id)
  if (!before) throw new NotFound()
  const { name, brand_hue } = answers
  await sql`
    insert into register.former_name (lmc_id, name, brand_hue, until_at)
    select id, name, brand_hue, ${tx.now} from platform.lmc
    where id = ${id} and (name, brand_hue) <> (${name}, ${brand_hue}::smallint) for update`.execute(tx.db)
  await tx.db.updateTable('platform.lmc').set(answers).where('id', '=', id).execute()
  await tx.record(id, 'register.lmc_described', { before, after: answers })
  return done()
}
