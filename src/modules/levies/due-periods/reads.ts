import { sql } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { draftHref, draftWords, periodDue, type DuePeriod, type LevyCharged, type RunDrafted } from './rules.ts'

type Row = Omit<DuePeriod, 'period'> &
  Pick<LevyCharged, 'begun_on' | 'ended_on'> & {
    readonly rated: readonly { readonly from_on: string; readonly until_on: string | null }[]
    readonly runs: readonly Record<keyof RunDrafted, string>[]
  }

const day = (text: string) => Temporal.PlainDate.from(text)

/** For which times the levies in sight are to be drafted now, LMC by LMC. What was charged years ago says nothing of that. */
export async function duePeriods(tx: Reading, today: Temporal.PlainDate): Promise<readonly DuePeriod[]> {
  const { rows } = await sql<Row>`
    select v.id as levy_id, l.short_name as lmc_short_name, v.kind, v.name, v.begun_on, v.ended_on, r.rated, u.runs
    from levies.levy v join platform.lmc l on l.id = v.lmc_id
    cross join lateral (select jsonb_agg(jsonb_build_object('from_on', from_on, 'until_on', until_on) order by from_on) as rated
      from levies.rate where lmc_id = v.lmc_id and levy_id = v.id and state = 'agreed') r
    cross join lateral (select coalesce(jsonb_agg(jsonb_build_object('from', period_from, 'to', period_to,
        'drafted_on', (drafted_at at time zone 'Europe/London')::date) order by period_from), '[]') as runs
      from levies.run where lmc_id = v.lmc_id and levy_id = v.id and state <> 'dropped'
        and period_to > ${today.subtract({ years: 3 })}::date) u
    where v.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.rated is not null
    order by l.name, array_position(array['statutory', 'national', 'charity'], v.kind), v.name`.execute(tx.db)
  return rows.flatMap(({ rated, runs, begun_on, ended_on, ...levy }) => {
    const period = periodDue(
      {
        begun_on,
        ended_on,
        rated: rated.map(({ from_on, until_on }) => ({
          from_on: day(from_on),
          until_on: until_on === null ? null : day(until_on),
        })),
        runs: runs.map(({ from, to, drafted_on }) => ({ from: day(from), to: day(to), drafted_on: day(drafted_on) })),
      },
      today,
    )
    return period ? [{ ...levy, period }] : []
  })
}

/** What the office would have to remember, on Today. */
export const waits: readonly Waiting[] = [
  {
    label: 'Levies to draft',
    may: 'levies.keep_levies',
    under: 'waits for you',
    href: '/levies/runs',
    count: async (tx, on) =>
      (await duePeriods(tx, on)).map((due) => ({
        title: draftWords(due, due.period),
        note: due.lmc_short_name,
        href: draftHref(due),
      })),
  },
]
