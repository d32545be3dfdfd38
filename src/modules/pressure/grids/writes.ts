import { done } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { gridOf, weeksClosed } from './reads.ts'
import { gridWeeks, type GridAsked } from './rules.ts'

/** Shows what practices declared, and leaves a record in each of their LMCs that it was seen. */
export async function lookAtGrid(tx: Writing, asked: GridAsked) {
  const weeks = await weeksClosed(tx, asked.lmc, gridWeeks)
  const grid = await gridOf(tx, weeks, asked)
  if (grid.rows.length === 0) tx.leavesNoRecord('no practice is seen')
  for (const [lmc_id, rows] of Map.groupBy(grid.rows, (row) => row.lmc_id))
    await tx.recordEach(
      lmc_id,
      'pressure.practice_seen',
      rows.map(({ practice_id }) => ({ practice_id, weeks: weeks.length })),
    )
  return done({ weeks, grid })
}
