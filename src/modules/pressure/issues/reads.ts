import { sql } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { headOf } from '../../register/door.ts'
import type { Figures } from '../issue-figures/rules.ts'
import { settingsFor } from '../settings/reads.ts'
import type { Sitrep } from '../sitreps/rules.ts'
import { freezesAt } from '../weeks/rules.ts'
import type { IssueState } from './rules.ts'

export type Issue = {
  readonly id: Id<'issue'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly hue: number
  readonly week_of: Temporal.PlainDate
  readonly number: number
  readonly version: number
  readonly state: IssueState
  readonly figures: Figures
  readonly narrative: string
  readonly what_changed: string
  readonly secret: string
  readonly frozen_at: Temporal.Instant
  readonly frozen_by: string
  readonly released_at: Temporal.Instant | null
  readonly released_by: string | null
}

const listed = ['i.id', 'i.lmc_id', 'l.name as lmc_name', 'i.week_of', 'i.number', 'i.version', 'i.state'] as const
const written = ['i.frozen_at', 'i.frozen_by', 'i.released_at', 'i.released_by'] as const

const issues = (tx: Reading) =>
  tx.db.selectFrom('pressure.issue as i').innerJoin('platform.lmc as l', 'l.id', 'i.lmc_id')

const whole = (tx: Reading) =>
  issues(tx)
    .select([...listed, ...written])
    .select(['i.narrative', 'i.what_changed', 'i.secret', 'l.brand_hue as hue', 'i.figures'])
    .$castTo<Issue>()

/** An issue of an LMC in sight. */
export const issueWith = (tx: Reading, id: Id<'issue'>): Promise<Issue | undefined> =>
  whole(tx).where('i.id', '=', id).executeTakeFirst()

export type IssueListed = Pick<
  Issue,
  'id' | 'lmc_id' | 'lmc_name' | 'week_of' | 'number' | 'version' | 'state' | 'frozen_at' | 'released_at'
>

/** The issues of the LMCs in sight, the latest week first: one page of them. */
export const issuesOf = (
  tx: Reading,
  { most, after }: { readonly most: number; readonly after: number },
): Promise<IssueListed[]> =>
  issues(tx)
    .select([...listed, 'i.frozen_at', 'i.released_at'])
    .where(sql<boolean>`i.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
    .orderBy('i.week_of', 'desc')
    .orderBy('l.name')
    .orderBy('i.version', 'desc')
    .limit(most)
    .offset(after)
    .$castTo<IssueListed>()
    .execute()

export const howManyIssues = async (tx: Reading): Promise<number> =>
  (
    await tx.db
      .selectFrom('pressure.issue')
      .select(sql<number>`count(*)::int`.as('issues'))
      .where(sql<boolean>`lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
      .executeTakeFirstOrThrow()
  ).issues

/** The version of the same report that was released last; null where that is no later one than this. */
export const latestReleased = async (
  tx: Reading,
  { lmc_id, number, version }: Pick<Issue, 'lmc_id' | 'number' | 'version'>,
) =>
  (await tx.db
    .selectFrom('pressure.issue')
    .select(['id', 'version', 'secret'])
    .where('lmc_id', '=', lmc_id)
    .where('number', '=', number)
    .where('version', '>', version)
    .where('state', '=', 'released')
    .executeTakeFirst()) ?? null

export type WeekToFreeze = {
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly week_of: Temporal.PlainDate
  readonly freezes_at: Temporal.Instant
}

/** Weeks of the last month that are closed and have no report yet, the earliest first. */
export async function weeksToFreeze(tx: Reading): Promise<readonly WeekToFreeze[]> {
  const { rows } = await sql<Omit<WeekToFreeze, 'freezes_at'>>`
    select w.lmc_id, l.name as lmc_name, w.week_of
    from pressure.closed_week w join platform.lmc l on l.id = w.lmc_id
    where w.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and w.came_by = 'round' and w.practices > 0
      and w.week_of > ${londonDay(tx.now)}::date - 35
      and not exists (select from pressure.issue i where i.lmc_id = w.lmc_id and i.week_of = w.week_of)
    order by w.week_of, l.name`.execute(tx.db)
  const weeks = [...new Set(rows.map(({ week_of }) => week_of.toString()))]
  const settings = new Map<string, Temporal.Instant>()
  for (const week of weeks) {
    const week_of = Temporal.PlainDate.from(week)
    for (const setting of await settingsFor(tx, [...tx.actor.lmc_ids], week_of))
      settings.set(`${setting.lmc_id} ${week}`, freezesAt(week_of, setting))
  }
  return rows.flatMap((row) => {
    const freezes_at = settings.get(`${row.lmc_id} ${row.week_of.toString()}`)
    return freezes_at ? [{ ...row, freezes_at }] : []
  })
}

/** The head of a report's paper: as it was when the report was released. */
export const headOfIssue = (tx: Reading, { lmc_id, released_at }: Pick<Issue, 'lmc_id' | 'released_at'>) =>
  headOf(tx, lmc_id, released_at ?? tx.now)

/** A report as people read it, with the comments that are shown. */
export async function sitrepOf(tx: Reading, issue: Issue): Promise<Sitrep> {
  const comments = await tx.db
    .selectFrom('pressure.issue_comment')
    .select('shown_as')
    .where('issue_id', '=', issue.id)
    .where('is_shown', '=', true)
    // In an order that says nothing of whose they are.
    .orderBy(sql`shown_as collate "C"`)
    .execute()
  return {
    number: issue.number,
    version: issue.version,
    figures: issue.figures,
    narrative: issue.narrative,
    what_changed: issue.what_changed,
    released_on: issue.released_at && londonDay(issue.released_at),
    comments: comments.map(({ shown_as }) => shown_as),
  }
}

/** Reports that are frozen and not released, on Today of whoever releases them. */
export const waits: readonly Waiting[] = [
  {
    label: 'Situation reports to release',
    may: 'pressure.release_issues',
    under: 'waits for you',
    href: '/pressure/issues',
    count: async (tx) => {
      const { frozen } = await tx.db
        .selectFrom('pressure.issue')
        .select(sql<number>`count(*)::int`.as('frozen'))
        .where(sql<boolean>`lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
        .where('state', '=', 'frozen')
        .executeTakeFirstOrThrow()
      return frozen
    },
  },
]
