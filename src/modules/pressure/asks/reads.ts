import { sql, type RawBuilder } from 'kysely'
import type { ExportColumn } from '../../../platform/exports/export.ts'
import type { Calendar, Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { countSuggestions } from '../suggestions/reads.ts'
import { askedOf, askStates, type AskedOf, type AsksAsked, type AskState } from './rules.ts'

export type AskKept = {
  readonly id: Id<'ask'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly practice_name: string
  readonly asked_of: AskedOf
  readonly asked_name: string
  readonly what: string
  readonly due_on: Temporal.PlainDate
  readonly is_named: boolean
  readonly state: AskState
  readonly owner_id: Id<'account'> | null
  readonly asked_on: Temporal.PlainDate
  readonly asked_by: string
  readonly answered_on: Temporal.PlainDate | null
  readonly ended_on: Temporal.PlainDate | null
}

const columns = sql`a.id, a.lmc_id, l.short_name as lmc_name, a.practice_id, p.ods_code, p.name as practice_name, a.asked_of, a.asked_name,
  a.what, a.due_on, a.is_named, a.state, a.owner_id, a.asked_on, a.asked_by, a.answered_on, a.ended_on`

const inSight = ({ actor }: Reading) => sql`lmc_id = any (${[...actor.lmc_ids]}::uuid[])`
const waiting = sql`state in ('open', 'answered')`
const isOverdue = (on: Temporal.PlainDate) => sql`state in ('open', 'answered') and due_on < ${on}::date`

export type AsksFound = { readonly rows: readonly AskKept[]; readonly total: number }

/** Asks as they are asked for; those that wait come by the day they are due, others the latest first. */
export async function asksFound(tx: Reading, { state, lmc, practice, page }: AsksAsked, size = 50): Promise<AsksFound> {
  const inState =
    state === 'any'
      ? sql`true`
      : state === 'waiting'
        ? waiting
        : state === 'overdue'
          ? isOverdue(londonDay(tx.now))
          : sql`state = ${state}`
  const { rows } = await sql<AskKept & { total: number }>`
    select ${columns}, total from (
      select *, count(*) over ()::int as total from pressure.ask
      where ${inSight(tx)} and ${inState} ${lmc ? sql`and lmc_id = ${lmc}` : sql``}
        ${practice ? sql`and practice_id = (select practice_id from register.practice_name where ods_code = ${practice})` : sql``}
      order by ${state === 'waiting' || state === 'overdue' ? sql`due_on, id` : sql`asked_at desc, id`}
      limit ${size} offset ${(page - 1) * size}) a
    join platform.lmc l on l.id = a.lmc_id join register.practice_name p on p.practice_id = a.practice_id
    order by ${state === 'waiting' || state === 'overdue' ? sql`a.due_on, a.id` : sql`a.asked_at desc, a.id`}`.execute(
    tx.db,
  )
  return { rows, total: rows[0]?.total ?? 0 }
}

export async function askWith(tx: Reading, id: Id<'ask'>): Promise<AskKept | undefined> {
  const { rows } = await sql<AskKept>`
    select ${columns} from pressure.ask a join platform.lmc l on l.id = a.lmc_id
    join register.practice_name p on p.practice_id = a.practice_id where a.id = ${id} and a.${inSight(tx)}`.execute(
    tx.db,
  )
  return rows[0]
}

export type AskMoveMade = {
  readonly move: string
  readonly words: string
  readonly made_at: Temporal.Instant
  readonly made_by: string
}

/** What was done about an ask, newest first. */
export const movesMade = (tx: Reading, ask_id: Id<'ask'>): Promise<AskMoveMade[]> =>
  tx.db
    .selectFrom('pressure.ask_move')
    .select(['move', 'words', 'made_at', 'made_by'])
    .where('ask_id', '=', ask_id)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export type PracticeSeen = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
}

/** A practice that an LMC in sight represents on a day. */
export async function practiceSeen(
  tx: Reading,
  ods_code: string,
  on: Temporal.PlainDate,
): Promise<PracticeSeen | undefined> {
  const { rows } = await sql<PracticeSeen>`
    select lmc_id, practice_id, ods_code, name from register.practice_card
    where ods_code = ${ods_code} and lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and represented_during @> ${on}::date
      and from_on <= ${on}::date and until_on > ${on}::date`.execute(tx.db)
  return rows[0]
}

export const askFileColumns: readonly ExportColumn<AskKept>[] = [
  { key: 'asked_on', heading: 'Asked on', kind: 'date', value: (row) => row.asked_on },
  { key: 'lmc_name', heading: 'LMC', kind: 'text', value: (row) => row.lmc_name },
  { key: 'ods_code', heading: 'Code', kind: 'text', value: (row) => row.ods_code },
  { key: 'practice_name', heading: 'Practice', kind: 'text', value: (row) => row.practice_name },
  { key: 'asked_of', heading: 'Of whom', kind: 'text', value: (row) => askedOf[row.asked_of] },
  { key: 'asked_name', heading: 'Their name', kind: 'text', value: (row) => row.asked_name },
  { key: 'what', heading: 'What', kind: 'text', value: (row) => row.what },
  { key: 'is_named', heading: 'Practice named', kind: 'text', value: (row) => (row.is_named ? 'yes' : 'no') },
  { key: 'due_on', heading: 'Due on', kind: 'date', value: (row) => row.due_on },
  { key: 'state', heading: 'State', kind: 'text', value: (row) => askStates[row.state] },
  { key: 'answered_on', heading: 'Answered on', kind: 'date', value: (row) => row.answered_on },
  { key: 'ended_on', heading: 'Ended on', kind: 'date', value: (row) => row.ended_on },
]

const counted = async (tx: Reading, which: RawBuilder<unknown>) =>
  (
    await sql<{ asks: number }>`
      select count(*)::int as asks from pressure.ask where ${inSight(tx)} and ${which}`.execute(tx.db)
  ).rows[0]?.asks ?? 0

export const waits: readonly Waiting[] = [
  {
    label: 'Returns that ask for help',
    may: 'pressure.work_asks',
    under: 'waits for you',
    count: countSuggestions,
    href: '/pressure/asks',
  },
  {
    label: 'Asks nobody answered in time',
    may: 'pressure.work_asks',
    under: 'has not replied',
    count: (tx, on) => counted(tx, isOverdue(on)),
    href: '/pressure/asks?state=overdue',
  },
  {
    label: 'Asks to be answered',
    may: 'pressure.work_asks',
    under: 'falls due this week',
    count: (tx, on) => counted(tx, sql`${waiting} and due_on between ${on}::date and ${on.add({ days: 7 })}::date`),
    href: '/pressure/asks',
  },
]

export const asksDue: Calendar = {
  kind: 'Answers to asks',
  may: 'pressure.work_asks',
  find: async (tx, from, until) => {
    // Calendars are read by other programs too, so none says which practice needs help.
    const { rows } = await sql<{ id: string; due_on: Temporal.PlainDate; asked_name: string }>`
      select a.id, a.due_on, a.asked_name from pressure.ask a
      where a.${inSight(tx)} and a.${waiting} and a.due_on >= ${from}::date and a.due_on < ${until}::date`.execute(
      tx.db,
    )
    return rows.map(({ id, due_on, asked_name }) => ({
      uid: `ask-${id}`,
      title: `Answer from ${asked_name}`,
      on: due_on,
      begins_at: null,
      ends_at: null,
      place: '',
      href: `/pressure/asks/${id}`,
    }))
  },
}
