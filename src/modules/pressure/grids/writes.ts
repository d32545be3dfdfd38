import { done } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { notePracticesSeen } from '../practice-pictures/writes.ts'
import { gridOf, weeksClosed } from './reads.ts'
import { gridWeeks, type GridAsked } from './rules.ts'

/** Shows what practices declared, and leaves a record in each of their LMCs that it was seen. */
export async function lookAtGrid(tx: Writing, asked: GridAsked) {
  const weeks = await weeksClosed(tx, asked.lmc, gridWeeks)
  const grid = await gridOf(tx, weeks, asked)
  await notePracticesSeen(tx, grid.rows, { weeks: weeks.length })
  return done({ weeks, grid })
}
