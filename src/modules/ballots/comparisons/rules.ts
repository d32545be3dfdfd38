import { count as counted } from '../../../platform/values.ts'
import { methods } from '../counts/methods/rules.ts'
import { namesApart, type Count, type Stage } from '../counts/rules.ts'
import { sheetRows } from '../result-sheets/rules.ts'

export type Comparison = {
  readonly one: string
  readonly other: string
  /** Who is elected by which, where the two part, and why: a sentence each. */
  readonly sentences: readonly string[]
  readonly rows: readonly {
    readonly number: number
    readonly name: string
    readonly one: string
    readonly other: string
    readonly differs: boolean
  }[]
}

const listed = (names: readonly string[]) => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')

/** `Meek STV`, of `Meek STV, reference rule`. */
const shortName = (rule: string) => methods[rule]?.name.split(',', 1)[0] ?? ''

/** Both countings of papers that weigh: by their weight, and by heads. */
export const both_countings = ['the weighted count', 'the count by heads'] as const

const asHeading = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** Two counts of the same papers, side by side, called by their rules or as is said. */
export function comparisonOf(
  one: Count,
  other: Count,
  [first, second]: readonly [string, string] = [shortName(one.rule), shortName(other.rule)],
): Comparison {
  const names = (numbers: readonly number[]) =>
    listed(numbers.map((number) => namesApart(one.candidates)[number - 1] ?? ''))
  const both = one.winners.filter((number) => other.winners.includes(number))
  const only_one = one.winners.filter((number) => !both.includes(number))
  const only_other = other.winners.filter((number) => !both.includes(number))
  const results = new Map(sheetRows(other).map(({ number, result }) => [number, result]))
  return {
    one: asHeading(first),
    other: asHeading(second),
    sentences: [
      ...elections(one, other, names, { both, only_one, only_other, first, second }),
      ...parting(one, other, first, second),
      ...only_one.flatMap((number) => reasons(number, one, other, first, second)),
      ...only_other.flatMap((number) => reasons(number, other, one, second, first)),
    ],
    rows: sheetRows(one).flatMap(({ number, label, result }) =>
      number === null
        ? []
        : [
            {
              number,
              name: label,
              one: result,
              other: results.get(number) ?? '',
              differs: one.winners.includes(number) !== other.winners.includes(number),
            },
          ],
    ),
  }
}

type Elected = Readonly<Record<'both' | 'only_one' | 'only_other', readonly number[]>> &
  Readonly<Record<'first' | 'second', string>>

function elections(
  one: Count,
  other: Count,
  names: (numbers: readonly number[]) => string,
  { both, only_one, only_other, first, second }: Elected,
): readonly string[] {
  if (only_one.length + only_other.length > 0)
    return [
      both.length === 0 ? 'They elect nobody in common.' : `Both elect ${names(both)}.`,
      only_one.length === 0 ? '' : `Only ${first} elects ${names(only_one)}.`,
      only_other.length === 0 ? '' : `Only ${second} elects ${names(only_other)}.`,
    ].filter((sentence) => sentence !== '')
  const in_order = one.winners.every((number, at) => other.winners[at] === number)
  return [`Both elect the same: ${names(both)}${in_order ? '' : `, though ${second} in another order`}.`]
}

type Step = { readonly stage: number; readonly does: string; readonly number: number }

/** Elections and exclusions one after another: of one stage first what it was held for, and then what came of it. */
const stepsOf = ({ stages }: Count): readonly Step[] =>
  stages.flatMap(({ number: stage, note, excluded, elected }) => {
    const out = excluded.map((number) => ({ stage, does: 'excludes', number }))
    const together = elected.toSorted((one, other) => one - other)
    const in_seats = together.map((number) => ({ stage, does: 'elects', number }))
    return /^(Exclusion|Elimination|Without)/.test(note) ? [...out, ...in_seats] : [...in_seats, ...out]
  })

/** The first election or exclusion that isn't the same. */
function parting(one: Count, other: Count, first: string, second: string): readonly string[] {
  const [here, there] = [stepsOf(one), stepsOf(other)]
  const isSame = (at: number) => here[at]?.does === there[at]?.does && here[at]?.number === there[at]?.number
  const at = here.findIndex((_, place) => !isSame(place))
  const [a, b] = [here[at], there[at]]
  if (!a || !b) return []
  const says = ({ stage, does, number }: Step, rule: string) =>
    `${rule} ${does} ${namesApart(one.candidates)[number - 1] ?? ''} at stage ${stage}`
  const then = `${says(a, first)}, and ${says(b, second)}.`
  return [
    at === 0
      ? `They part at once: ${then}`
      : `They take the first ${at === 1 ? 'step' : counted(at, 'step')} alike; then ${then}`,
  ]
}

/** Why one rule elects somebody and the other doesn't, as each of their sheets says it. */
function reasons(number: number, elects: Count, other: Count, by: string, not_by: string): readonly string[] {
  const why = ({ stages }: Count, has: (stage: Stage) => readonly number[]) => {
    const stage = stages.find((each) => has(each).includes(number))
    const reason = stage?.reasons.find(({ candidate }) => candidate === number)
    return stage && reason && `at stage ${stage.number}: ${reason.why}`
  }
  const name = namesApart(elects.candidates)[number - 1] ?? ''
  const votes = other.stages.at(-1)?.totals[number - 1] ?? ''
  const elected = why(elects, ({ elected: numbers }) => numbers)
  const excluded = why(other, ({ excluded: numbers }) => numbers)
  return [
    `By ${by}, ${elected ?? `${name} is elected.`}`,
    `By ${not_by}, ${excluded ?? `${name} is left with ${votes} votes when the last seat is filled.`}`,
  ]
}
