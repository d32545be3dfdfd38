import { inWords } from '../constraints/rules.ts'
import { methods } from '../counts/methods/rules.ts'
import type { Request } from '../counts/requests/rules.ts'
import type { Election } from '../papers/rules.ts'

/** No line of a `.blt` file stands for more papers. */
const mostOnLine = 1_000_000_000

/** Papers as they were read, in the plainest `.blt`: nothing in it has to be put right by whoever reads it next. */
export function plainBlt({ title, seats, candidates, papers }: Election): string {
  const { weights, starts, preferences } = papers
  const lines = [`${candidates.length} ${seats}`]
  const withdrawn = candidates.filter(({ is_withdrawn }) => is_withdrawn).map(({ number }) => `-${number}`)
  if (withdrawn.length > 0) lines.push(withdrawn.join(' '))
  for (const [pile, weight] of weights.entries()) {
    const preferred = [...preferences.subarray(starts[pile], starts[pile + 1]), 0].join(' ')
    for (let left = weight; left > 0; left -= mostOnLine) lines.push(`${Math.min(left, mostOnLine)} ${preferred}`)
  }
  return [...lines, '0', ...[...candidates.map(({ name }) => name), title].map(quoted), ''].join('\n')
}

/** A quotation mark ends a name in `.blt`. */
const quoted = (text: string) => `"${text.replaceAll('"', "'")}"`

/** How the papers were counted: all that a second count needs to know beside them. */
export type Parameters = {
  readonly rule: string
  readonly rule_name: string
  readonly source: string
  /** The file that was given, under its name in the pack. */
  readonly given: { readonly file: string; readonly sha256: string }
  /** The same papers as they were read. */
  readonly papers: { readonly file: string; readonly sha256: string }
  readonly seats: number
  readonly withdrawn: readonly number[]
  readonly constraints: readonly (Request['constraints'][number] & { readonly words: string })[]
  readonly classes: Request['classes']
  readonly seed: string | null
}

export function parametersOf(
  rule: string,
  { request, seed, given, papers }: Pick<Parameters, 'seed' | 'given' | 'papers'> & { readonly request: Request },
  { seats, candidates }: Election,
): Parameters {
  const { name = '', version = '', source = '' } = methods[rule] ?? {}
  return {
    rule,
    rule_name: `${name} (${version})`,
    source,
    given,
    papers,
    seats,
    withdrawn: candidates.filter(({ is_withdrawn }) => is_withdrawn).map(({ number }) => number),
    constraints: request.constraints.map((constraint) => ({ ...constraint, words: inWords(constraint) })),
    classes: request.classes,
    seed,
  }
}

/** What a pack declares, as far as it can be compared; whatever is not there differs. */
export type DeclaredResult = {
  readonly [key in 'rule' | 'seats' | 'candidates' | 'valid' | 'invalid' | 'quota' | 'winners' | 'stages']?: unknown
}

const compared = {
  rule: 'It was counted by another rule than parameters.json names.',
  seats: 'It fills another number of seats than the papers were counted for.',
  candidates: 'Its candidates are not those of the papers.',
  valid: 'Its number of valid papers is not what the papers give.',
  invalid: 'Its number of invalid papers is not what the papers give.',
  quota: 'Its quota is not what the papers give.',
  winners: 'Who is elected, or in which order, is not what the papers give.',
  stages: 'A figure of its stages is not what the papers give.',
} as const satisfies Record<keyof DeclaredResult, string>

/** How a declared result differs from a counted one, a sentence for each thing that does. */
export const differencesBetween = (declared: DeclaredResult, counted: DeclaredResult): readonly string[] =>
  (Object.keys(compared) as (keyof DeclaredResult)[])
    .filter((key) => JSON.stringify(declared[key]) !== JSON.stringify(counted[key]))
    .map((key) => compared[key])
