import { done } from '../../../../platform/answers.ts'
import type { Writing } from '../../../../platform/scope.ts'
import { peopleAsAt, type PeopleFound } from './reads.ts'
import type { PeopleAsked } from './rules.ts'

/** Takes a list of people out, as a file or for a program: whoever took how many by which filters is recorded. */
export async function takePeopleOut(
  tx: Writing,
  asked: PeopleAsked,
  on: Temporal.PlainDate,
  as: string,
  size: number | 'all' = 'all',
) {
  const found: PeopleFound = await peopleAsAt(tx, asked, on, size)
  const { q: _, ...filters } = asked
  await tx.record(null, 'register.people_taken_out', { as, people: found.rows.length, on: on.toString(), ...filters })
  return done(found)
}
