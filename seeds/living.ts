import { randomUUID } from 'node:crypto'
import { keepCount } from '../src/modules/ballots/counts/writes.ts'
import { addDate } from '../src/modules/desk/diary-dates/writes.ts'
import { lookAgain, moveChange, ownChange } from '../src/modules/register/follow-ups/writes.ts'
import { joinGroup, makeGroup } from '../src/modules/register/groups/writes.ts'
import { writeNote } from '../src/modules/register/notes/writes.ts'
import type { Operating } from '../src/platform/scope.ts'
import type { ChangeKind } from '../src/modules/register/changes/rules.ts'
import { londonDay, type Id } from '../src/platform/values.ts'
import { countedPapers } from './counts.ts'
import { saltmarsh, wealdshire } from './demonstration.ts'
import { dates, followed, given, groups, notes } from './life.ts'
import { weekday } from './months.ts'
import { seededFrom } from './offices.ts'

type OwnLmc = { readonly id: Id<'lmc'>; readonly short_name: string }
type Keys = ReadonlyMap<
  string,
  { readonly lmc_id: Id<'lmc'>; readonly practice_id: Id<'practice'>; readonly ods_code: string }
>

/** Notes, groups, a count and what was done about changes: an office at work, by the writes its people use. */
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
  for (const { by, days_ago, lmc: of, ...count } of countedPapers) {
    const lmc = lmcs.find(({ short_name }) => short_name === of)?.id ?? ''
    await keepCount(await as(tx, by, days_ago), { ...count, lmc, pressed: randomUUID() })
  }
  for (const { by, ods_code, kind, move, words } of followed) {
    const id = await changeOf(tx, keyOf(keys, ods_code), kind)
    const writing = await as(tx, by, 1)
    await ownChange(writing, id, { owner: 'me' })
    await moveChange(writing, id, { move, words, seen: 'new' })
  }
  const id = await changeOf(tx, keyOf(keys, given.ods_code), given.kind)
  const { actor } = await as(tx, given.to, 0)
  await ownChange(await as(tx, given.by, 1), id, { owner: actor.account_id ?? 'nobody' })
  const look_again_on = londonDay(tx.now).add({ days: given.again_in_days })
  await lookAgain(await as(tx, given.to, 0), id, { look_again_on })
  await fillDiary(tx, lmcs)
}

async function changeOf(tx: Operating, { practice_id }: { readonly practice_id: Id<'practice'> }, kind: ChangeKind) {
  const { id } = await tx.db
    .selectFrom('register.change')
    .select('id')
    .where('practice_id', '=', practice_id)
    .where('kind', '=', kind)
    .orderBy('happened_on', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

const time = (text: string) => (text ? Temporal.PlainTime.from(text) : null)

async function fillDiary(tx: Operating, lmcs: readonly OwnLmc[]) {
  for (const { by, in_days, title, begins, ends, place, ...whose } of dates)
    await addDate(await as(tx, by, 3), {
      title,
      falls_on: weekday(londonDay(tx.now).add({ days: in_days })),
      begins: time(begins),
      ends: time(ends),
      place,
      lmc: lmcs.find(({ short_name }) => 'lmc' in whose && short_name === whose.lmc)?.id ?? '',
      pressed: randomUUID(),
    })
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
