import { randomUUID } from 'node:crypto'
import { moveChange, ownChange } from '../src/modules/register/follow-ups/writes.ts'
import { joinGroup, makeGroup } from '../src/modules/register/groups/writes.ts'
import { writeNote } from '../src/modules/register/notes/writes.ts'
import type { Operating } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'
import { saltmarsh, wealdshire } from './demonstration.ts'
import { followed, groups, notes } from './life.ts'
import { seededFrom } from './offices.ts'

type OwnLmc = { readonly id: Id<'lmc'>; readonly short_name: string }
type Keys = ReadonlyMap<
  string,
  { readonly lmc_id: Id<'lmc'>; readonly practice_id: Id<'practice'>; readonly ods_code: string }
>

/** Notes, groups and what was done about changes: an office at work, by the writes its people use. */
export async function live(tx: Operating, lmcs: readonly OwnLmc[]) {
  const practices = await tx.db
    .selectFrom('register.lmc_practice')
    .innerJoin('register.practice', 'id', 'practice_id')
    .select(['lmc_id', 'practice_id', 'ods_code'])
    .where(
      'lmc_id',
      'in',
      lmcs.map(({ id }) => id),
    )
    .execute()
  const keys: Keys = new Map(practices.map((practice) => [practice.ods_code, practice]))
  for (const { by, ods_code, days_ago, words } of notes)
    await writeNote(await as(tx, by, days_ago), keyOf(keys, ods_code), { words, pressed: randomUUID() })
  for (const lmc of lmcs) await formGroups(tx, lmc, keys)
  for (const { by, ods_code, kind, move, words } of followed) {
    const { practice_id } = keyOf(keys, ods_code)
    const { id } = await tx.db
      .selectFrom('register.change')
      .select('id')
      .where('practice_id', '=', practice_id)
      .where('kind', '=', kind)
      .orderBy('happened_on', 'desc')
      .executeTakeFirstOrThrow()
    const writing = await as(tx, by, 1)
    await ownChange(writing, id, { owner: 'me' })
    await moveChange(writing, id, { move, words, seen: 'new' })
  }
}

/** The same transaction as if this person wrote in it, some days ago; the record says that it was the seeding. */
async function as(
  tx: Operating,
  { name, email }: { readonly name: string; readonly email: string },
  days_ago: number,
): Promise<Operating> {
  const { id } = await tx.db
    .selectFrom('accounts.account')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return { ...tx, actor: { ...tx.actor, name, account_id: id }, now: tx.now.subtract({ hours: 24 * days_ago }) }
}

function keyOf(keys: Keys, ods_code: string) {
  const key = keys.get(ods_code)
  if (!key) throw new Error(`${ods_code} is no practice of the LMC`)
  return key
}

async function formGroups(tx: Operating, { id, short_name }: OwnLmc, keys: Keys) {
  const county = [wealdshire, saltmarsh].find(({ name }) => name === short_name)
  for (const { kind, name, holds } of groups.filter(({ lmc }) => lmc === county?.name)) {
    const { value: group_id } = await makeGroup(tx, { lmc_id: id, kind, name, from: seededFrom })
    for (const ods_code of county ? holds(county) : [])
      await joinGroup(tx, keyOf(keys, ods_code), { group_id, from: seededFrom })
  }
}
