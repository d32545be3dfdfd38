import type { Alert } from '../../returns/rules.ts'

/** A published week of an area; its state as declared is null where it is held back. */
export type StateOfWeek = { readonly week_of: Temporal.PlainDate; readonly state: Alert | null }

/** When an area was last green; `on` is null where it never was. Weeks held back since then may have been. */
export function sinceGreen(weeks: readonly StateOfWeek[]) {
  const at = weeks.findLastIndex(({ state }) => state === 'green')
  const after = weeks.slice(at + 1)
  return {
    on: weeks[at]?.week_of ?? null,
    weeks: after.length,
    held_back: after.filter(({ state }) => state === null).length,
  }
}

export type Run = {
  readonly weeks: number
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/** Every run of published weeks at amber or above. One held back ends a run, for it may have been green; one without a return doesn't. */
function runsOf(weeks: readonly StateOfWeek[]): readonly Run[] {
  const runs: Run[] = []
  let is_going = false
  for (const { week_of, state } of weeks) {
    const is_pressed = state !== null && state !== 'green'
    const before = is_pressed && is_going ? runs.pop() : undefined
    if (is_pressed) runs.push({ weeks: (before?.weeks ?? 0) + 1, from: before?.from ?? week_of, until: week_of })
    is_going = is_pressed
  }
  return runs
}

/** The longest run at amber or above; of two alike, the later. */
export const longestRun = (weeks: readonly StateOfWeek[]): Run | null =>
  runsOf(weeks).reduce<Run | null>((longest, run) => (longest && longest.weeks > run.weeks ? longest : run), null)

/** The run that the last week is in. */
export function currentRun(weeks: readonly StateOfWeek[]): Run | null {
  const last = weeks.at(-1)
  const run = runsOf(weeks).at(-1)
  return last && run?.until.equals(last.week_of) ? run : null
}
