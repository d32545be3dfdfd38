import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { notify } from '../../../platform/notify.ts'
import type { Writing } from '../../../platform/scope.ts'
import { count, londonDay, plainDay, type Id } from '../../../platform/values.ts'
import { holdersOf } from '../../accounts/door.ts'
import { weekOf } from '../weeks/rules.ts'
import { alertWords, isAlert } from '../returns/rules.ts'
import { runOfWeeks, type SuggestionKind } from './rules.ts'

type Suggested = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly week_of: Temporal.PlainDate
  readonly kind: SuggestionKind
  readonly because: string
}

const named = (alert: string) => (isAlert(alert) ? alertWords[alert].toLowerCase() : alert)

/**
 * What the latest returns suggest at once: whoever declared red or black isn't kept waiting for the close. Where a practice has since
 * put in something else, or returned for a later week, what was suggested before is set aside. Answers what is new.
 */
export async function suggestFromReturns(tx: Writing): Promise<readonly Suggested[]> {
  const since = weekOf(londonDay(tx.now)).subtract({ weeks: 3 })
  const lmcs = sql`any (${[...tx.actor.lmc_ids]}::uuid[])`
  await sql`
    update pressure.suggestion s set state = 'set_aside', settled_at = ${tx.now}, settled_by = ${tx.actor.name},
      settled_why = case when r.week_of = s.week_of then 'The practice put in another return of the week.'
        else 'Nobody asked before the practice returned for a later week.' end
    from pressure.weekly_return r
    where s.lmc_id = ${lmcs} and s.state = 'open' and r.lmc_id = s.lmc_id and r.practice_id = s.practice_id
      and r.week_of >= ${since}::date
      and (r.week_of > s.week_of or (r.week_of = s.week_of and s.kind in ('red', 'black') and r.alert <> s.kind))`.execute(
    tx.db,
  )
  const { rows } = await sql<Omit<Suggested, 'because'>>`
    select r.lmc_id, r.practice_id, r.week_of, r.alert as kind from pressure.weekly_return r
    where r.lmc_id = ${lmcs} and r.week_of >= ${since}::date and r.alert in ('red', 'black')
      and not exists (select from pressure.suggestion s where s.lmc_id = r.lmc_id and s.practice_id = r.practice_id
        and s.week_of = r.week_of and s.kind = r.alert)
      and not exists (select from pressure.weekly_return later where later.lmc_id = r.lmc_id and later.practice_id = r.practice_id
        and later.week_of > r.week_of)`.execute(tx.db)
  const suggested = rows.map((row) => ({
    ...row,
    because: `It declared ${row.kind} for the week of ${plainDay(row.week_of)}.`,
  }))
  await keep(tx, suggested)
  return suggested
}

/**
 * What a week that closed suggests besides: a declared state two steps from the computed one, ambers that go on, and practices
 * not heard of. A week without a return neither ends a run of ambers nor adds to it.
 */
export async function suggestFromClosed(
  tx: Writing,
  lmc_id: Id<'lmc'>,
  week_of: Temporal.PlainDate,
): Promise<readonly Suggested[]> {
  type Row = {
    practice_id: Id<'practice'>
    kind: 'disagreement' | 'amber_run' | 'silent'
    weeks: number
    alert: string
    computed: string
  }
  const { rows } = await sql<Row>`
    with own as (select practice_id, week_of, alert, computed from pressure.week_practice
        where lmc_id = ${lmc_id} and week_of <= ${week_of}::date and week_of > ${week_of.subtract({ weeks: 104 })}::date),
      run as (select practice_id,
          count(*) filter (where alert <> 'green' and week_of > last_green)::int as ambers,
          count(*) filter (where week_of > last_return)::int as silent
        from (select *, coalesce(max(week_of) filter (where alert = 'green') over (partition by practice_id), '-infinity') as last_green,
            coalesce(max(week_of) filter (where alert is not null) over (partition by practice_id), '-infinity') as last_return
          from own) marked
        group by practice_id),
      now as (select o.*, r.ambers, r.silent, array_position(array['green', 'amber', 'red', 'black'], o.alert) as declared_step,
          array_position(array['green', 'amber', 'red', 'black'], o.computed) as computed_step
        from own o join run r using (practice_id) where o.week_of = ${week_of}::date)
    select practice_id, 'disagreement' as kind, 0 as weeks, alert, computed from now where abs(declared_step - computed_step) >= 2
    union all
    select practice_id, 'amber_run', ambers, alert, '' from now where alert = 'amber' and ambers > 0 and ambers % ${runOfWeeks} = 0
    union all
    select practice_id, 'silent', silent, '', '' from now where alert is null and silent > 0 and silent % ${runOfWeeks} = 0`.execute(
    tx.db,
  )
  const suggested = rows.map(({ practice_id, kind, weeks, alert, computed }) => ({
    lmc_id,
    practice_id,
    week_of,
    kind,
    because: {
      disagreement: `It declared ${named(alert)}, and its figures come to ${named(computed)}, in the week of ${plainDay(week_of)}.`,
      amber_run: `It declared amber or worse in each of its last ${weeks} returns.`,
      silent: `It has not returned for ${weeks} weeks.`,
    }[kind],
  }))
  await keep(tx, suggested)
  return suggested
}

async function keep(tx: Writing, suggested: readonly Suggested[]) {
  for (let at = 0; at < suggested.length; at += 5_000)
    await tx.db
      .insertInto('pressure.suggestion')
      .values(suggested.slice(at, at + 5_000).map((row) => ({ ...row, state: 'open', made_at: tx.now })))
      .onConflict((conflict) => conflict.constraint('suggested_once_a_week').doNothing())
      .execute()
  for (const [lmc_id, ofLmc] of Map.groupBy(suggested, (row) => row.lmc_id)) {
    await tx.recordEach(
      lmc_id,
      'pressure.ask_suggested',
      ofLmc.map(({ practice_id, week_of, kind }) => ({ practice_id, week_of: week_of.toString(), kind })),
    )
    const black = ofLmc.filter(({ kind }) => kind === 'black')
    const holders = black.length > 0 ? await holdersOf(tx, 'pressure.work_asks', lmc_id) : []
    if (tx.actor.office_id && holders.length > 0)
      await notify(
        tx,
        holders.map(({ id }) => id),
        tx.actor.office_id,
        `black:${lmc_id}:${tx.now.toString()}`,
        {
          title: `${count(black.length, 'practice')} declared black. Ring ${black.length === 1 ? 'it' : 'them'} today.`,
          href: '/pressure/asks',
        },
      )
  }
}

/** Sets a suggestion aside, with why. */
export async function setAside(tx: Writing, id: Id<'suggestion'>, why: string) {
  const settled = await settle(tx, id, 'set_aside', why)
  if (!settled) return refused('settled_already')
  await tx.record(settled.lmc_id, 'pressure.suggestion_set_aside', {
    suggestion_id: id,
    practice_id: settled.practice_id,
  })
  return done()
}

/** Takes a suggestion out of what waits, where nobody did before; undefined where somebody had. */
export async function settle(tx: Writing, id: Id<'suggestion'>, state: 'asked' | 'set_aside', why: string) {
  const there = await tx.db
    .selectFrom('pressure.suggestion')
    .select('id')
    .where('id', '=', id)
    .where('lmc_id', 'in', [...tx.actor.lmc_ids])
    .executeTakeFirst()
  if (!there) throw new NotFound()
  return tx.db
    .updateTable('pressure.suggestion')
    .set({ state, settled_at: tx.now, settled_by: tx.actor.name, settled_why: why })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning(['lmc_id', 'practice_id'])
    .executeTakeFirst()
}
