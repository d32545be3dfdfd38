import { randomUUID } from 'node:crypto'
import type { Operating } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'
import { saltmarsh, wealdshire } from './demonstration.ts'
import { followed, groups, notes } from './life.ts'
import { seededSince } from './offices.ts'

type OwnLmc = { readonly id: Id<'lmc'>; readonly short_name: string }
type Keys = ReadonlyMap<string, Id<'practice'>>
const counties = { Wealdshire: wealdshire, Saltmarsh: saltmarsh }

/** Notes, groups and what was done about changes: an office at work, behind the walls of its LMCs. */
export async function live(tx: Operating, lmcs: readonly OwnLmc[]) {
  const practices = await tx.db.selectFrom('register.practice').select(['id', 'ods_code']).execute()
  const keys: Keys = new Map(practices.map(({ id, ods_code }) => [ods_code, id]))
  for (const lmc of lmcs) {
    await writeNotes(tx, lmc, keys)
    await formGroups(tx, lmc, keys)
    await followChanges(tx, lmc, keys)
  }
}

const keyOf = (keys: Keys, ods_code: string) => {
  const key = keys.get(ods_code)
  if (!key) throw new Error(`${ods_code} was not taken in`)
  return key
}

const isOf = ({ short_name }: OwnLmc, ods_code: string) =>
  Object.entries(counties).some(
    ([name, { practices }]) => name === short_name && practices.some((practice) => practice.ods_code === ods_code),
  )

async function writeNotes(tx: Operating, lmc: OwnLmc, keys: Keys) {
  const rows = notes
    .filter(({ ods_code }) => isOf(lmc, ods_code))
    .map(({ by, ods_code, days_ago, words }) => ({
      lmc_id: lmc.id,
      practice_id: keyOf(keys, ods_code),
      words,
      written_at: tx.now.subtract({ hours: 24 * days_ago }),
      written_by: by.name,
      pressed: randomUUID(),
    }))
  await tx.db.insertInto('register.practice_note').values(rows).execute()
}

async function formGroups(tx: Operating, lmc: OwnLmc, keys: Keys) {
  for (const { kind, name, holds } of groups.filter((group) => group.lmc === lmc.short_name)) {
    const { id } = await tx.db
      .insertInto('register.practice_group')
      .values({ lmc_id: lmc.id, kind, name, during: seededSince })
      .returning('id')
      .executeTakeFirstOrThrow()
    const members = holds(counties[lmc.short_name === 'Saltmarsh' ? 'Saltmarsh' : 'Wealdshire'])
    const rows = members.map((ods_code) => ({
      lmc_id: lmc.id,
      group_id: id,
      practice_id: keyOf(keys, ods_code),
      during: seededSince,
    }))
    await tx.db.insertInto('register.group_member').values(rows).execute()
  }
}

const stateAfter = { act: 'acted', note: 'noted', dismiss: 'dismissed' } as const

async function followChanges(tx: Operating, lmc: OwnLmc, keys: Keys) {
  for (const { by, ods_code, kind, move, words } of followed.filter((each) => isOf(lmc, each.ods_code))) {
    const change = await tx.db
      .updateTable('register.change')
      .set({ state: stateAfter[move] })
      .where('lmc_id', '=', lmc.id)
      .where('practice_id', '=', keyOf(keys, ods_code))
      .where('kind', '=', kind)
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('register.change_move')
      .values({ lmc_id: lmc.id, change_id: change.id, move, words, made_at: tx.now, made_by: by.name })
      .execute()
  }
}
