import { namesApart, type Count } from '../counts/rules.ts'

/** What a drawing of the votes needs, in whole figures for the eye; the table beside it has every decimal. */
export type VoteFlow = {
  readonly stages: readonly string[]
  readonly candidates: readonly {
    readonly label: string
    readonly votes: readonly (number | null)[]
    readonly outcome?: 'elected' | 'excluded'
  }[]
  readonly transfers: readonly {
    readonly stage: number
    readonly from: string
    readonly to: string | null
    readonly votes: number
  }[]
}

/** More than these can't be told apart in a drawing; the others flow together. */
const mostDrawn = 10

/** The stages from one up to, not including, another: who had the most votes in any of them, and all others as one. */
export function voteFlow({ candidates, stages, winners }: Count, from: number, until: number): VoteFlow {
  const shown = stages.slice(from, until)
  const standing = candidates.filter(({ is_withdrawn }) => !is_withdrawn)
  const votesAt = (number: number, stage: (typeof stages)[number]) => Number(stage.totals[number - 1] ?? 0)
  const mostOf = (number: number) => shown.reduce((most, stage) => Math.max(most, votesAt(number, stage)), 0)
  const drawn = standing
    .map(({ number }) => number)
    .sort((one, other) => mostOf(other) - mostOf(one) || one - other)
    .slice(0, standing.length > mostDrawn ? mostDrawn - 1 : mostDrawn)
  const labels = namesApart(candidates)
  const others = standing.map(({ number }) => number).filter((number) => !drawn.includes(number))
  const together = `${others.length} others`
  const labelOf = (number: number) => (drawn.includes(number) ? (labels[number - 1] ?? '') : together)

  const outBefore = (number: number, at: number) =>
    stages.slice(0, from + at).some(({ excluded }) => excluded.includes(number))
  const lines = drawn
    .sort((one, other) => one - other)
    .map((number) => ({
      label: labelOf(number),
      votes: shown.map((stage, at) => {
        const votes = votesAt(number, stage)
        return votes === 0 && outBefore(number, at) ? null : votes
      }),
      ...outcomeOf(
        winners.includes(number),
        stages.some(({ excluded }) => excluded.includes(number)),
      ),
    }))
  const rest = shown.map((stage) => others.reduce((sum, number) => sum + votesAt(number, stage), 0))
  return {
    stages: shown.map(({ number }) => `Stage ${number}`),
    candidates: others.length === 0 ? lines : [...lines, { label: together, votes: rest }],
    transfers: shown.slice(1).flatMap(({ transfers }, at) => merged(transfers, at, labelOf)),
  }
}

const outcomeOf = (is_elected: boolean, is_excluded: boolean) =>
  is_elected ? { outcome: 'elected' as const } : is_excluded ? { outcome: 'excluded' as const } : {}

/** What went from one to another in a stage, the others counted as one. */
function merged(
  transfers: Count['stages'][number]['transfers'],
  stage: number,
  labelOf: (number: number) => string,
): VoteFlow['transfers'] {
  const moved = new Map<string, VoteFlow['transfers'][number]>()
  for (const { from, to, votes } of transfers) {
    const [start, end] = [labelOf(from), to === null ? null : labelOf(to)]
    if (start === end) continue
    const key = JSON.stringify([start, end])
    const before = moved.get(key)?.votes ?? 0
    moved.set(key, { stage, from: start, to: end, votes: before + Number(votes) })
  }
  return [...moved.values()]
}
