import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { speaksFor } from '../../register/door.ts'
import { weekIsClosed } from './reads.ts'
import type { CameBy, ReturnAnswers } from './rules.ts'
import { canBePutIn, standingOf, type AskedReturn } from './standings/rules.ts'

/** How it is put in: `pressed` is the form's own, and `told_by` whoever told it by telephone. */
export type PutIn = { readonly came_by: CameBy; readonly pressed: string; readonly told_by?: string }

// oxfmt-ignore
const answered = [
  'reference_on', 'alert', 'list_size', 'contacts', 'gp_contacts', 'nurse_contacts', 'other_contacts', 'gps_present',
  'nurses_present', 'others_present', 'sessions_planned', 'sessions_lost', 'longest_wait_days', 'comment', 'own_answers',
  'submitted_at', 'submitted_by',
]

/** Once in time stays in time: what comes late is a version, and replaces only what was late itself. */
const replacing = sql.join(
  answered.map((name) => {
    const column = sql.ref(name)
    return sql`${column} = case when r.is_late or not excluded.is_late then excluded.${column} else r.${column} end`
  }),
)

/**
 * The same press of the same form is one version; a form gone back to and changed is another, even where it is changed back to
 * what it said before: the last word stands.
 */
async function pressKey(
  tx: Writing,
  { lmc_id, practice_id, week_of }: AskedReturn,
  { pressed }: PutIn,
  answers: ReturnAnswers,
) {
  const { rows } = await sql<{ key: string }>`
    select replace(v.pressed::text, '-', '') as key from pressure.return_version v
    join pressure.weekly_return r on r.lmc_id = v.lmc_id and r.id = v.weekly_return_id
    where r.lmc_id = ${lmc_id} and r.practice_id = ${practice_id} and r.week_of = ${week_of}::date
    order by v.number desc`.execute(tx.db)
  const keys = rows.map(({ key }) => key)
  const said = [practice_id, week_of.toString(), pressed, answers]
  for (let again = 0; ; again += 1) {
    const words = JSON.stringify(again === 0 ? said : [...said, again])
    const key = createHash('sha256').update(words).digest('hex').slice(0, 32)
    if (key === keys[0] || !keys.includes(key)) return key
  }
}

/**
 * Puts in a practice's return of a week; until the week closes a later one replaces it, and every one is kept. Whoever calls
 * expects the constraint `return_put_in_once_per_press`, which is no refusal: it was put in the first time.
 */
export async function submitReturn(tx: Writing, asked: AskedReturn, put_in: PutIn, answers: ReturnAnswers) {
  const { lmc_id, practice_id, week_of, reference_on } = asked
  if (put_in.came_by !== 'telephone' && !speaksFor(tx.actor, practice_id)) throw new NotFound()
  const standing = standingOf(asked, tx.now)
  if (!canBePutIn(standing)) return refused(standing)
  // What was sent in time by somebody's slow line is late where the figures stand already.
  const is_late = standing === 'late' || (await weekIsClosed(tx, asked))
  const { own_answers, ...rest } = answers
  const kept = {
    ...rest,
    lmc_id,
    practice_id,
    week_of,
    reference_on,
    own_answers: JSON.stringify(own_answers),
    versions: 1,
    is_late,
    submitted_at: tx.now,
    submitted_by: tx.actor.name,
  }
  const { rows } = await sql<{ id: Id<'weekly_return'>; number: number }>`
    with kept as (
      insert into pressure.weekly_return as r (${sql.join(Object.keys(kept).map((name) => sql.ref(name)))})
      values (${sql.join(Object.values(kept))})
      on conflict on constraint one_return_per_practice_per_week do update
        set ${replacing}, versions = r.versions + 1, is_late = r.is_late and excluded.is_late
      returning r.id, r.versions)
    insert into pressure.return_version
      (lmc_id, weekly_return_id, number, answers, came_by, told_by, is_late, pressed, submitted_at, submitted_by)
    select ${lmc_id}, kept.id, kept.versions, ${JSON.stringify(answers)}, ${put_in.came_by}, ${put_in.told_by ?? ''}, ${is_late},
      ${await pressKey(tx, asked, put_in, answers)}, ${tx.now}, ${tx.actor.name} from kept
    returning weekly_return_id as id, number`.execute(tx.db)
  const [version] = rows
  if (!version) throw new Error('a return was put in and not kept')
  const about = { practice_id, weekly_return_id: version.id, week_of: week_of.toString(), number: version.number }
  await tx.record(lmc_id, 'pressure.return_submitted', { ...about, came_by: put_in.came_by, is_late })
  return done({ is_late })
}
