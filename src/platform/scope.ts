import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Answer } from './answers.ts'
import type { Database } from './database.ts'
import type { Jobs } from './jobs/queue.ts'
import type { DB } from './tables.ts'
import type { Id } from './values.ts'

/** Whoever is asking: a signed-in account, a stranger, or the program itself. */
export type Actor = {
  readonly kind: 'account' | 'stranger' | 'system'
  readonly account_id: Id<'account'> | null
  readonly name: string
  readonly office_id: Id<'office'> | null
  /** The LMCs behind whose wall this actor works. */
  readonly lmc_ids: readonly Id<'lmc'>[]
  /** The practices this actor speaks for. */
  readonly practice_ids: readonly Id<'practice'>[]
  readonly permissions: ReadonlySet<string>
  /** For whom somebody of the office acts just now; said on every page, and in every record. */
  readonly acting: Acting | null
  /** Came by a mailed link where that isn't enough: nothing is open to them but the second step. */
  readonly is_half_in: boolean
  /** When this session last proved who holds it by more than a mailed link; null where it never did. */
  readonly strong_at: Temporal.Instant | null
}

export type Acting = {
  readonly id: Id<'acting'>
  readonly practice_id: Id<'practice'>
  readonly practice_name: string
  readonly ends_at: Temporal.Instant
}

export const stranger: Actor = {
  kind: 'stranger',
  account_id: null,
  name: 'somebody not signed in',
  office_id: null,
  lmc_ids: [],
  practice_ids: [],
  permissions: new Set(),
  acting: null,
  is_half_in: false,
  strong_at: null,
}

/** The program itself, working for one office and these LMCs of it, or for nobody in particular. */
export const system = (office_id: Id<'office'> | null = null, lmc_ids: readonly Id<'lmc'>[] = []): Actor => ({
  ...stranger,
  kind: 'system',
  name: 'OpenLMC',
  office_id,
  lmc_ids,
})

export type Reading = {
  readonly db: Transaction<DB>
  readonly actor: Actor
  readonly now: Temporal.Instant
}

export type Writing = Reading & {
  readonly jobs: Jobs
  /** Leaves the record of what was done; `lmc_id` is null where it concerns the whole office. */
  record(lmc_id: Id<'lmc'> | null, what: string, about: Readonly<Record<string, unknown>>): Promise<void>
  /** The same of many things at once: a record for each, in one statement. */
  recordEach(
    lmc_id: Id<'lmc'> | null,
    what: string,
    abouts: readonly Readonly<Record<string, unknown>>[],
  ): Promise<void>
  /** Says that this write needs no record, and why: a seal, a session's last use. */
  leavesNoRecord(why: string): void
}

/** A write to what no office owns (national open data, offices themselves), closed to every other transaction. */
export type Operating = Writing & { readonly operating: true }

export type Scope = {
  readonly actor: Actor
  readonly now: Temporal.Instant
  read<T>(work: (tx: Reading) => Promise<T>): Promise<T>
  /** Runs one transaction; a refusal, or one of the named constraints, rolls it back and comes back as the answer. */
  write<D, W extends string = never, C extends string = never>(
    work: (tx: Writing) => Promise<Answer<D, W>>,
    ...constraints: readonly C[]
  ): Promise<Answer<D, W | C>>
  operate<D, W extends string = never>(work: (tx: Operating) => Promise<Answer<D, W>>): Promise<Answer<D, W>>
}

class Refusal extends Error {
  readonly answer: { done: false; why: string }
  constructor(answer: { done: false; why: string }) {
    super(answer.why)
    this.answer = answer
  }
}

/** The only key to the database: every transaction is signed in and behind its walls before anyone sees it. */
export function openScope(db: Database, jobs: Jobs, actor: Actor, now: Temporal.Instant): Scope {
  const walls = (operating: boolean) =>
    Object.entries({
      'openlmc.lmc_ids': actor.lmc_ids.join(','),
      'openlmc.office_id': actor.office_id ?? '',
      'openlmc.account_id': actor.account_id ?? '',
      'openlmc.operating': operating ? 'yes' : '',
    }).map(([name, value]) => sql`set_config(${sql.lit(name)}, ${sql.lit(value)}, true)`)

  const wall = (operating: boolean) => sql`select ${sql.join(walls(operating))}`

  async function write<D, W extends string>(
    work: (tx: Operating) => Promise<Answer<D, W>>,
    constraints: readonly string[],
    operating: boolean,
  ): Promise<Answer<D, W>> {
    try {
      return await db.transaction().execute(async (transaction) => {
        await wall(operating).execute(transaction)
        let recorded = false
        const behalf = actor.acting && {
          on_behalf_of: actor.acting.practice_name,
          practice_id: actor.acting.practice_id,
        }
        const recordEach: Writing['recordEach'] = async (lmc_id, what, abouts) => {
          recorded = true
          const rows = abouts.map((about) => ({
            id: randomUUID() as string as Id<'record'>,
            at: now,
            account_id: actor.account_id,
            actor: actor.name,
            office_id: actor.office_id,
            lmc_id,
            what,
            about: JSON.stringify({ ...about, ...behalf }),
          }))
          // PostgreSQL takes 65,535 parameters in one statement.
          for (let at = 0; at < rows.length; at += 5_000)
            await transaction
              .insertInto('platform.record')
              .values(rows.slice(at, at + 5_000))
              .execute()
        }
        const answer = await work({
          db: transaction,
          actor,
          now,
          jobs,
          operating: true,
          leavesNoRecord: () => {
            recorded = true
          },
          record: (lmc_id, what, about) => recordEach(lmc_id, what, [about]),
          recordEach,
        })
        if (!answer.done) throw new Refusal(answer)
        if (!recorded) throw new Error('this write left no record')
        return answer
      })
    } catch (error) {
      if (error instanceof Refusal) return error.answer as Answer<D, W>
      const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined
      const met = constraints.find((name) => name === constraint)
      if (met) return { done: false, why: met as W }
      throw error
    }
  }

  return {
    actor,
    now,
    // One message begins the transaction and puts up its walls: two more would cost a short page a tenth of its time.
    read: (work) =>
      db.connection().execute(async (connection) => {
        await sql`start transaction read only; ${wall(false)}; set local plan_cache_mode = force_generic_plan`.execute(
          connection,
        )
        try {
          const found = await work({ db: connection as Transaction<DB>, actor, now })
          await sql`commit`.execute(connection)
          return found
        } catch (error) {
          await sql`rollback`.execute(connection)
          throw error
        }
      }),
    write: (work, ...constraints) => write(work, constraints, false),
    operate: (work) => write(work, [], true),
  }
}
