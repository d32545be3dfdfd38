import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addCorrections } from '../src/modules/levies/adjustments/writes.ts'
import { giveCount } from '../src/modules/levies/given-counts/writes.ts'
import type { Period } from '../src/modules/levies/periods/rules.ts'
import { periodFrom } from '../src/modules/levies/runs/rules.ts'
import { checkRun, draftRun, issueRun } from '../src/modules/levies/runs/writes.ts'
import { giveSchedule } from '../src/modules/levies/schedules/writes.ts'
import type { Reading } from '../src/platform/scope.ts'
import { plainDay, type Id } from '../src/platform/values.ts'
import { must, type As } from './levy-office.ts'
import type { LivedLevy } from './levy-terms.ts'
import { weekday } from './months.ts'
import { told } from './stories.ts'

/** The quarter a day is in, and so many before it, the earliest first. */
export function quartersTo(today: Temporal.PlainDate, before: number): readonly Period[] {
  const first = today.with({ day: 1, month: today.month - ((today.month - 1) % 3) })
  return Array.from({ length: before + 1 }, (_, at) => periodFrom(first.subtract({ months: 3 * (before - at) }), 3))
}

/** A quarter is charged as it ends: drafted in the middle of its last month, and issued two days later. */
const drafting = ({ from }: Period) => weekday(from.add({ months: 2, days: 11 }))
export const issuing = (period: Period) => weekday(drafting(period).add({ days: 2 }))

/** Drafted by Denise, putting earlier runs right where there is anything to. */
export async function draft(as: As, { levy }: LivedLevy, period: Period, earlier: readonly Id<'run'>[]) {
  const denise = as('denise', drafting(period))
  const id = must(await draftRun(denise, { levy_id: levy.id, period, pressed: randomUUID() }))
  for (const run of earlier) {
    const answer = await addCorrections(denise, id, run)
    if (!answer.done && answer.why !== 'nothing_to_correct') must(answer)
  }
  return id
}

export const check = async (as: As, id: Id<'run'>, period: Period) =>
  must(await checkRun(as('ruth', weekday(drafting(period).add({ days: 1 })), '16:05'), id))

/** Issued by Ruth, and told to whoever deducts. */
export async function issue(as: As, { collector }: LivedLevy, id: Id<'run'>, period: Period) {
  const on = issuing(period)
  must(await issueRun(as('ruth', on, '17:30'), id))
  if (collector.kind !== 'lmc') must(await giveSchedule(as('denise', weekday(on.add({ days: 1 }))), id, collector.id))
}

/** A practice's line of a run, with what the practice is called. */
export async function lineOf(tx: Reading, run_id: Id<'run'>, ods_code: string) {
  const { rows } = await sql<{ id: Id<'line'>; practice_id: Id<'practice'>; name: string }>`
    select l.id, l.practice_id, n.name from levies.line l join register.practice_name n using (practice_id)
    where l.run_id = ${run_id} and n.ods_code = ${ods_code} and l.kind <> 'adjustment' order by l.from_on limit 1`.execute(
    tx.db,
  )
  const [line] = rows
  if (!line) throw new Error(`${ods_code} is not in the run`)
  return line
}

/** No file counts this practice: what its manager wrote is put right a year later by the ICB's own letter. */
const givenCounts = [
  { before_quarter: 1, patients: 4_310, from: 'The practice manager’s e-mail of' },
  { before_quarter: 4, patients: 4_130, from: 'The ICB’s letter of' },
] as const

export async function tellCount(as: As, first_run: Id<'run'>, quarters: readonly Period[], at: number) {
  const given = givenCounts.find(({ before_quarter }) => before_quarter === at)
  const [first, period] = [quarters[0], quarters[at]]
  if (!given || !first || !period) return
  const on = weekday(period.from.add({ days: 4 }))
  const denise = as('denise', on)
  const { id } = await lineOf(denise, first_run, told.not_counted)
  const { patients, from } = given
  must(
    await giveCount(denise, id, {
      patients,
      counted_on: first.from,
      source: `${from} ${plainDay(on)}`,
      pressed: randomUUID(),
    }),
  )
}
