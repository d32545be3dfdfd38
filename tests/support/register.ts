import type { Insertable } from 'kysely'
import { makeFindable } from '../../src/modules/register/searches/writes.ts'
import type { Installation } from '../../src/platform/installation.ts'
import { openScope, system, type Operating } from '../../src/platform/scope.ts'
import type { DB } from '../../src/platform/tables.ts'
import type { Id } from '../../src/platform/values.ts'
import type { Lmc } from './people.ts'
import { operate } from './set-up.ts'

type Period = Insertable<DB['register.practice_period']>
type Facts = Partial<
  Omit<Period, 'practice_id' | 'from_on' | 'until_on' | 'ods_code' | 'pcn_id' | 'list_size' | 'list_size_on'>
>

/** A practice as a story: what it was, what changed on which day, and its patients as they were counted. */
export type Told = {
  readonly ods_code: string
  readonly facts?: Facts
  readonly changed?: Readonly<Record<string, Facts>>
  readonly counted?: Readonly<Record<string, number>>
  readonly lmc?: Lmc
}

const day = (text: string) => Temporal.PlainDate.from(text)
const first_day = '1900-01-01'
const last_day = '9999-12-31'
const made = Temporal.Instant.from('2026-11-01T06:00:00Z')

const importing = ({ db, jobs }: Installation) => openScope(db, jobs, system(), made)

const elmPcn = { pcn_code: 'U90001', pcn_name: 'Elm and Beacon PCN' }
const usual = {
  name: 'Elm Surgery',
  status: 'active',
  opened_on: day('1974-04-01'),
  address: '4 Elm Street, Wealdbridge, Wealdshire',
  postcode: 'WB1 4ZZ',
  telephone: '01632 960118',
  is_gp_practice: true,
  commissioner_code: '99W',
  commissioner_name: 'Wealdshire',
  icb_code: 'QW9',
  icb_name: 'Weald and Coast ICB',
  region_code: 'Y99',
  ...elmPcn,
  constituency_code: 'E14009001',
  constituency_name: 'North Wealdshire',
  local_authority: 'Wealdbridge',
} as const satisfies Facts

/** Open data for these practices, as an import would have left it; answers their keys by ODS code. */
export async function openData(
  installation: Installation,
  told: readonly Told[],
): Promise<ReadonlyMap<string, Id<'practice'>>> {
  return operate(importing(installation), async (tx) => {
    const file_id = await aFile(tx)
    await seats(tx, file_id)
    const keys = new Map<string, Id<'practice'>>()
    for (const practice of told) keys.set(practice.ods_code, await tell(tx, practice, file_id))
    await makeFindable(tx)
    return keys
  })
}

/** What the open data say now of a practice's list, put right after the fact in a file of its own. */
export const recounted = (installation: Installation, practice_id: Id<'practice'>, patients: number) =>
  operate(importing(installation), async (tx) => {
    const of = tx.db.updateTable('register.practice_period').set({ list_size: patients })
    await of.where('practice_id', '=', practice_id).where('list_size', 'is not', null).execute()
    const counts = tx.db.updateTable('register.list_size').set({ patients, file_id: await aFile(tx) })
    await counts.where('practice_id', '=', practice_id).execute()
  })

async function aFile(tx: Operating): Promise<Id<'open_data_file'>> {
  const number = String((await tx.db.selectFrom('register.open_data_file').select('id').execute()).length)
  const { id } = await tx.db
    .insertInto('register.open_data_file')
    .values({
      kind: 'practices',
      format: 'dse',
      part: number,
      file_name: 'invented.csv',
      sha256: number.padStart(64, '0'),
      bytes: 1,
      rows_read: 1,
      seen_on: day('2026-11-01'),
      taken_in_at: made,
      taken_in_by: 'Ruth Okafor',
      report: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function seats(tx: Operating, file_id: Id<'open_data_file'>) {
  const two = [
    { code: 'E14009001', name: 'North Wealdshire', mp: 'Dana Whitlock' },
    { code: 'E14009002', name: 'Wealdbridge and Saltby', mp: 'Owen Frame' },
  ]
  for (const { code, name, mp } of two) {
    await tx.db
      .insertInto('register.constituency')
      .values({ code, name, file_id, seen_on: day('2024-07-05') })
      .onConflict((on) => on.doNothing())
      .execute()
    await tx.db
      .insertInto('register.member_sighting')
      .values({
        constituency_code: code,
        seen_on: day('2024-07-05'),
        full_title: `${mp} MP`,
        display_name: mp,
        party: 'Independent',
        email: `${mp.toLowerCase().replaceAll(' ', '.')}.mp@parliament.example`,
        file_id,
      })
      .onConflict((on) => on.doNothing())
      .execute()
  }
}

async function tell(
  tx: Operating,
  { ods_code, facts, changed = {}, counted = {}, lmc }: Told,
  file_id: Id<'open_data_file'>,
) {
  const { id: practice_id } = await tx.db
    .insertInto('register.practice')
    .values({ ods_code })
    .returning('id')
    .executeTakeFirstOrThrow()
  const days = [...new Set([first_day, ...Object.keys(changed), ...Object.keys(counted)])].sort()
  const counts = Object.entries(counted).toSorted(([one], [other]) => one.localeCompare(other))
  let now: Facts = { ...usual, ...facts }
  for (const [at, from] of days.entries()) {
    now = { ...now, ...changed[from] }
    const pcn_id = now.pcn_code ? await pcn(tx, now.pcn_code, now.pcn_name ?? '', file_id) : null
    const known = counts.filter(([on]) => on <= from)
    const size = known.at(-1)
    const before = known.at(-2)
    await tx.db
      .insertInto('register.practice_period')
      .values({
        ...usual,
        ...now,
        practice_id,
        ods_code,
        from_on: day(from),
        until_on: day(days[at + 1] ?? last_day),
        pcn_id,
        list_size: size?.[1] ?? null,
        list_size_on: size ? day(size[0]) : null,
        list_size_before: before?.[1] ?? null,
        list_size_before_on: before ? day(before[0]) : null,
      })
      .execute()
  }
  for (const [on, patients] of counts)
    await tx.db
      .insertInto('register.list_size')
      .values({ practice_id, counted_on: day(on), patients, file_id, line: 2 })
      .execute()
  if (lmc) {
    await tx.db.insertInto('register.lmc_practice').values({ lmc_id: lmc.id, practice_id }).execute()
    await tx.db
      .insertInto('register.representation')
      .values({ office_id: lmc.office_id, lmc_id: lmc.id, practice_id, during: '[,)' })
      .execute()
  }
  return practice_id
}

async function pcn(tx: Operating, code: string, name: string, file_id: Id<'open_data_file'>) {
  const there = await tx.db.selectFrom('register.pcn').select('id').where('code', '=', code).executeTakeFirst()
  if (there) return there.id
  const { id } = await tx.db.insertInto('register.pcn').values({ code }).returning('id').executeTakeFirstOrThrow()
  await tx.db
    .insertInto('register.pcn_sighting')
    .values({ pcn_id: id, seen_on: day('2024-01-01'), name, file_id })
    .execute()
  return id
}

/** Something the open data changed for a practice of an LMC, not yet looked at. */
export async function change(
  installation: Installation,
  lmc: Lmc,
  practice_id: Id<'practice'>,
  found: Pick<Insertable<DB['register.change']>, 'kind' | 'before' | 'after'> & { on: string },
): Promise<Id<'change'>> {
  return operate(importing(installation), async (tx) => {
    const { on, ...rest } = found
    const { id } = await tx.db
      .insertInto('register.change')
      .values({ ...rest, lmc_id: lmc.id, practice_id, happened_on: day(on), file_id: await aFile(tx), found_at: made })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}
