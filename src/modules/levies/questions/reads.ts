import { randomUUID } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import { containing } from '../../../platform/containing.ts'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id, type Pence } from '../../../platform/values.ts'
import { levyReaders } from '../document-letters/reads.ts'
import type { LineKind } from '../lines/rules.ts'
import { questionsSize, type QuestionsAsked } from './rules.ts'

export type Question = {
  readonly id: Id<'question'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly office_id: Id<'office'>
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly practice_name: string
  readonly line_id: Id<'line'>
  readonly levy_name: string
  readonly line_kind: LineKind
  readonly amount_pence: Pence
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly words: string
  readonly asked_at: Temporal.Instant
  readonly asked_by: string
  readonly asked_by_id: Id<'account'> | null
  readonly answer: string
  readonly answered_at: Temporal.Instant | null
  readonly answered_by: string | null
}

/** Questions of the LMCs in sight, with what each is about. */
const questions = (tx: Reading, from: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql<Question>`
  select q.id, q.lmc_id, m.name as lmc_name, m.office_id, q.practice_id, n.ods_code, n.name as practice_name, q.line_id,
    v.name as levy_name, l.kind as line_kind, l.amount_pence, u.period_from, u.period_to, q.words, q.asked_at, q.asked_by,
    q.asked_by_id, q.answer, q.answered_at, q.answered_by
  from ${from} q join levies.line l on l.lmc_id = q.lmc_id and l.id = q.line_id
  join levies.run u on u.lmc_id = l.lmc_id and u.id = l.run_id
  join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id
  join platform.lmc m on m.id = q.lmc_id join register.practice_name n on n.practice_id = q.practice_id
  where q.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) ${order}`

export async function questionWith(tx: Reading, id: Id<'question'>): Promise<Question | undefined> {
  const { rows } = await questions(tx, sql`levies.question`, sql`and q.id = ${id}`).execute(tx.db)
  return rows[0]
}

/** What a practice asked about its levies, the latest first; about one line of them, the earliest first. */
export async function practiceQuestions(
  tx: Reading,
  practice_id: Id<'practice'>,
  line_id: Id<'line'> | null = null,
): Promise<readonly Question[]> {
  const narrowed = line_id
    ? sql`and q.practice_id = ${practice_id} and q.line_id = ${line_id} order by q.asked_at, q.id`
    : sql`and q.practice_id = ${practice_id} order by q.asked_at desc, q.id`
  const { rows } = await questions(tx, sql`levies.question`, narrowed).execute(tx.db)
  return rows
}

export type QuestionsFound = { readonly rows: readonly Question[]; readonly total: number }
/** One page of the questions in sight: what isn’t answered first, the oldest of it first; then the latest. */
export async function questionsFound(tx: Reading, { list, q, page }: QuestionsAsked): Promise<QuestionsFound> {
  const state = {
    all: sql``,
    open: sql`and a.answered_at is null`,
    answered: sql`and a.answered_at is not null`,
  }[list]
  const named = q
    ? sql`and exists (select from register.practice_name n where n.practice_id = a.practice_id
        and (lower(n.name) like ${containing(q.toLowerCase())} or n.ods_code = ${q.toUpperCase()}))`
    : sql``
  const fitting = sql`levies.question a where a.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) ${state} ${named}`
  const order = (of: string) =>
    sql`order by ${sql.ref(`${of}.answered_at`)} is not null, case when ${sql.ref(`${of}.answered_at`)} is null then ${sql.ref(`${of}.asked_at`)} end,
      ${sql.ref(`${of}.asked_at`)} desc, ${sql.ref(`${of}.id`)}`
  const from = sql`(select a.* from ${fitting} ${order('a')} limit ${questionsSize} offset ${(page - 1) * questionsSize})`
  const { rows } = await questions(tx, from, order('q')).execute(tx.db)
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total from ${fitting}`.execute(tx.db)
  return { rows, total: counted[0]?.total ?? 0 }
}

type AnswerReader = { readonly name: string; readonly address: string }

/** Who is told of an answer: whoever asked, while they sign in for the practice; else whoever reads its levies. */
export async function answerReaders(
  tx: Reading,
  { lmc_id, practice_id, asked_by_id }: Question,
): Promise<readonly AnswerReader[]> {
  const on = londonDay(tx.now)
  const { rows } = await sql<AnswerReader>`
    with reader as (
      select 0 as rank, name, lower(email) as address from accounts.practice_holder
      where lmc_id = ${lmc_id} and practice_id = ${practice_id} and account_id = ${asked_by_id} and during @> ${on}::date
      union all select rank, name, email from ${levyReaders(lmc_id, on)} r where practice_id = ${practice_id})
    select distinct on (address) name, address from reader where rank = (select min(rank) from reader)
    order by address, name`.execute(tx.db)
  return rows
}

/** Questions that wait for an answer, on Today. */
export const waits: readonly Waiting[] = [
  {
    label: 'Questions about levies',
    may: 'levies.keep_levies',
    under: 'waits for you',
    href: '/levies/questions?list=open',
    count: async (tx) => {
      const { waiting } = await tx.db
        .selectFrom('levies.question')
        .select(sql<number>`count(*)::int`.as('waiting'))
        .where(sql<boolean>`lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
        .where('answered_at', 'is', null)
        .executeTakeFirstOrThrow()
      return waiting
    },
  },
]

export const newPress = () => randomUUID()
