import type { Insertable } from 'kysely'
import type { Scope } from '../../src/platform/scope.ts'
import type { DB } from '../../src/platform/tables.ts'
import type { Id } from '../../src/platform/values.ts'
import { setUp } from './set-up.ts'

type Cell = Insertable<DB['pressure.week_cell']>

type ClosedWeek = {
  readonly lmc_id: Id<'lmc'>
  /** Its Monday. */
  readonly week_of: string
  readonly cells?: readonly (Partial<Cell> & Pick<Cell, 'area_kind' | 'area_code' | 'area_name'>)[]
  /** What practices wrote, and whether it came in time. */
  readonly comments?: readonly {
    readonly practice_id: Id<'practice'>
    readonly words: string
    readonly is_late?: boolean
  }[]
}

/** The figures of an LMC of ten practices, eight of which returned. */
export const usualCell = {
  practices: 10,
  patients: 100_000,
  returned: 8,
  green: 1,
  amber: 5,
  red: 1,
  black: 1,
  computed_from: 7,
  computed_green: 1,
  computed_amber: 4,
  computed_red: 2,
  computed_black: 0,
  contacts_from: 7,
  contacts: 1_260,
  contacts_patients: 70_000,
  clinicians_from: 7,
  clinician_contacts: 1_260,
  clinicians: 50,
  workforce_from: 9,
  workforce_patients: 90_000,
  gp_fte: 40,
  sessions_from: null,
  sessions_planned: null,
  sessions_lost: null,
  wait_from: 6,
  wait_days: 72,
}

/** A week as closing it would have left it: its figures, and the returns whose comments it has. */
export async function closedWeek(scope: Scope, { lmc_id, week_of, cells = [], comments = [] }: ClosedWeek) {
  const monday = Temporal.PlainDate.from(week_of)
  const closed_at = Temporal.Instant.from(`${monday.add({ days: 3 }).toString()}T17:30:00Z`)
  await setUp(scope, async (tx) => {
    await tx.db
      .insertInto('pressure.closed_week')
      .values({
        lmc_id,
        week_of: monday,
        reference_on: monday,
        // The job that closes weeks comes by a little later.
        closed_at: closed_at.add({ minutes: 4 }),
        practices: 10,
        returned: 8,
        area_method: 'most_common',
        smallest_cell: 5,
        came_by: 'round',
        is_bank_holiday: false,
      })
      .execute()
    const own = { area_kind: 'lmc', area_code: lmc_id, area_name: 'The LMC' } as const
    await tx.db
      .insertInto('pressure.week_cell')
      .values([own, ...cells].map((cell) => ({ ...usualCell, ...cell, lmc_id, week_of: monday })))
      .execute()
    for (const { practice_id, words, is_late = false } of comments) {
      await tx.db
        .insertInto('pressure.weekly_return')
        .values({
          lmc_id,
          practice_id,
          week_of: monday,
          reference_on: monday,
          alert: 'amber',
          comment: words,
          own_answers: '{}',
          versions: 1,
          is_late,
          submitted_at: closed_at.subtract({ hours: 5 }),
          submitted_by: 'Jo Bright',
        })
        .execute()
      await tx.db
        .insertInto('pressure.week_practice')
        .values({ lmc_id, week_of: monday, practice_id, alert: is_late ? null : 'amber' })
        .execute()
    }
  })
}
