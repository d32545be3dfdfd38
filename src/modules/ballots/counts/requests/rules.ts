import { readConstraint, type Constraint } from '../../constraints/rules.ts'
import type { Election } from '../../papers/rules.ts'

/** What somebody asks of a count beyond its rule. Numbers are candidates'. */
export type Request = {
  readonly seats: number | undefined
  readonly withdraw: readonly number[]
  readonly constraints: readonly Constraint[]
  readonly classes: readonly { readonly name: string; readonly numbers: readonly number[] }[]
  /** How many could vote, where that is known. */
  readonly electorate?: number | undefined
}

export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string }

const mostSeats = 1_000
const no = (why: string) => ({ ok: false, why }) as const
const yes = <Value>(value: Value) => ({ ok: true, value }) as const

export function readSeats(words: string | undefined): Answer<number | undefined> {
  if (words === undefined) return yes(undefined)
  const seats = /^\d{1,6}$/.test(words) ? Number(words) : 0
  return seats >= 1 && seats <= mostSeats ? yes(seats) : no(`“${words}” is no number of seats. Use 1 to 1000.`)
}

/** `2, 5` */
export function readNumbers(words: string | undefined): Answer<readonly number[]> {
  if (words === undefined) return yes([])
  const parts = words.split(',').map((part) => part.trim())
  if (!parts.every((part) => /^[1-9]\d{0,5}$/.test(part)))
    return no(`“${words}” are no candidates’ numbers. Write them with commas: 2,5.`)
  const twice = parts.find((part, place) => parts.indexOf(part) < place)
  return twice === undefined ? yes(parts.map(Number)) : no(`“${words}” names candidate ${twice} twice. Name each once.`)
}

/** `at most 1 of each practice; at least 2 of gender woman` */
export function readConstraints(words: string | undefined): Answer<readonly Constraint[]> {
  if (words === undefined) return yes([])
  const parts = words.split(';')
  const read = parts.flatMap((part) => readConstraint(part) ?? [])
  const wrong = parts.find((part) => readConstraint(part) === undefined)
  return wrong === undefined
    ? yes(read)
    : no(
        `The constraint “${wrong.trim()}” can’t be read. Write it as “at most 1 of each practice” or “at least 2 of gender woman”, with semicolons between.`,
      )
}

/** `gender woman: 1, 4; practice Elm Surgery: 2` */
export function readClasses(words: string | undefined): Answer<Request['classes']> {
  const classes: { name: string; numbers: readonly number[] }[] = []
  for (const part of words?.split(';') ?? []) {
    const [name = '', given = ''] = part.split(/:(?=[^:]*$)/)
    const numbers = readNumbers(given)
    if (name.trim() === '' || !numbers.ok)
      return no(`The class “${part.trim()}” can’t be read. Write it as “gender woman: 1,4”, with semicolons between.`)
    classes.push({ name: name.trim().replaceAll(/\s+/g, ' '), numbers: numbers.value })
  }
  return yes(classes)
}

/** The election as it is asked to be counted. */
export function electionAsked(election: Election, { seats, withdraw, classes }: Request): Answer<Election> {
  const { candidates } = election
  const stranger = [...withdraw, ...classes.flatMap(({ numbers }) => numbers)].find(
    (number) => number > candidates.length,
  )
  if (stranger !== undefined) return no(`There is no candidate ${stranger}: there are ${candidates.length}.`)
  if (election.seats === 0 && seats === undefined)
    return no('The file does not say how many seats there are. Add --seats and the number.')
  return yes({
    ...election,
    seats: seats ?? election.seats,
    candidates: candidates.map((candidate) => ({
      ...candidate,
      is_withdrawn: candidate.is_withdrawn || withdraw.includes(candidate.number),
      classes: [
        ...candidate.classes,
        ...classes.flatMap(({ name, numbers }) => (numbers.includes(candidate.number) ? [name] : [])),
      ],
    })),
  })
}

/** What was asked in words that were understood before. */
export type Asked = {
  readonly seats: number | null
  readonly withdrawn: readonly number[]
  readonly constraints: string
  readonly classes: string
  readonly electorate: number | null
}

const understood = <Value>(answer: Answer<readonly Value[]>) => (answer.ok ? answer.value : [])

export const requestOf = ({ seats, withdrawn, constraints, classes, electorate }: Asked): Request => ({
  seats: seats ?? undefined,
  withdraw: withdrawn,
  constraints: understood(readConstraints(constraints || undefined)),
  classes: understood(readClasses(classes || undefined)),
  electorate: electorate ?? undefined,
})
