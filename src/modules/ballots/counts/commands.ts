import { readFileSync } from 'node:fs'
import { CommandRefused, type Command } from '../../../platform/command.ts'
import { sha256 } from '../../../platform/config.ts'
import { csvText } from '../../../platform/exports/csv.ts'
import { drawLot, orderOfThePaper } from '../lots/rules.ts'
import { readPapers } from '../papers/feeds.ts'
import type { Election, Repair } from '../papers/rules.ts'
import { textSheet } from '../result-sheets/feeds.ts'
import { sheetColumns, sheetRows } from '../result-sheets/rules.ts'
import { methods as all, type Method } from './methods/rules.ts'
// oxfmt-ignore
import {
  electionAsked, readClasses, readConstraints, readNumbers, readSeats, type Answer, type Request,
} from './requests/rules.ts'
import type { Count } from './rules.ts'

type Methods = Readonly<Record<string, Method>>

type Asked = { readonly method: Method; readonly request: Request; readonly seed: string | undefined }

type Result = {
  readonly file: string
  readonly method: Method
  readonly election: Election
  readonly count: Count
  readonly repairs: readonly Repair[]
}

/** How a result is printed. */
const forms: Readonly<Record<string, (result: Result) => string>> = {
  json: asJson,
  text: ({ election, method, count, repairs }) =>
    `${textSheet(election.title, `${method.name} (${method.version})`, count, repairs)}\n`,
  csv: ({ count }) => csvText(sheetColumns(count), sheetRows(count)).trimEnd(),
}

/** Counts files of ballot papers. It needs no installation and keeps nothing. */
export const countingBy = (methods: Methods): Command => ({
  name: 'count',
  takes: 'FILE…',
  about: 'Counts ballot papers, .blt or CSV of rankings, by the rule you name',
  options: {
    rule: {
      type: 'string',
      value: Object.keys(methods).join('|'),
      about: 'The counting rule: nothing is counted without one',
    },
    seats: { type: 'string', value: 'N', about: 'How many are to be elected, whatever the file says' },
    withdraw: { type: 'string', value: 'N,…', about: 'Who has withdrawn, by their numbers on the paper' },
    constraint: { type: 'string', value: 'WORDS', about: '“at most 1 of each practice”; several with semicolons' },
    class: { type: 'string', value: 'WORDS', about: 'Who is of which class: “practice Elm: 2,5; gender woman: 1,4”' },
    seed: { type: 'string', value: 'TEXT', about: 'A published text from which lots are drawn' },
    json: { type: 'boolean', about: 'Print one JSON object a line, one for each file' },
    sheet: { type: 'string', value: 'text|csv', about: 'Print the result sheet so; as text unless you say' },
  },
  async run({ print, say }, { words, options }) {
    const said = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
    const method = methodNamed(methods, said('rule'))
    const request: Request = {
      seats: orRefuse(readSeats(said('seats'))),
      withdraw: orRefuse(readNumbers(said('withdraw'))),
      constraints: orRefuse(readConstraints(said('constraint'))),
      classes: orRefuse(readClasses(said('class'))),
    }
    if (request.constraints.length > 0 && !method.carries_constraints)
      throw new CommandRefused(
        `${method.name} can’t keep constraints on who fills the seats. Leave them out, or use another rule.`,
      )
    const form = options['json'] ? 'json' : (said('sheet') ?? 'text')
    const formed = forms[form]
    if (!formed) throw new CommandRefused(`There is no sheet “${form}”. It is one of: text, csv.`)
    if (form === 'csv' && words.length > 1)
      throw new CommandRefused('A sheet as CSV is of one file. Give one, or use --json.')

    let refused = 0
    for (const file of words) {
      const counted = countFile(file, { method, request, seed: said('seed') })
      if (typeof counted === 'string') {
        refused += 1
        say(`${file}${counted}`)
      } else print(formed(counted))
    }
    return refused > 0 ? 2 : 0
  },
})

export const commands: readonly Command[] = [countingBy(all)]

function methodNamed(methods: Methods, name: string | undefined): Method {
  const method = Object.hasOwn(methods, name ?? '') ? methods[name ?? ''] : undefined
  if (method) return method
  const rules = Object.entries(methods).map(([short, { name: full }]) => `${short} (${full})`)
  const wrong =
    name === undefined ? 'Say by which rule to count, for rules elect different people' : `There is no rule “${name}”`
  throw new CommandRefused(`${wrong}. Use --rule and one of: ${rules.join(', ')}.`)
}

function orRefuse<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new CommandRefused(answer.why)
}

/** The result, or why there is none. */
function countFile(file: string, { method, request, seed }: Asked): Result | string {
  const bytes = bytesOf(file)
  if (!bytes) return ' can’t be read. Check that it is there, and is a file.'
  const read = readPapers(bytes, file, method.marks)
  if (!read.ok) return `${read.line === null ? '' : `, line ${read.line}`}: ${read.why}`
  const asked = electionAsked(read.election, request)
  if (!asked.ok) return `: ${asked.why}`
  const { value: election } = asked
  const lot = seed === undefined ? orderOfThePaper(election.candidates) : drawLot(seed, election.candidates, sha256)
  const counted = method.count(election, lot, request.constraints)
  return counted.ok ? { file, method, election, count: counted.count, repairs: read.repairs } : `: ${counted.why}`
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

function asJson({ file, count, repairs }: Result): string {
  const { rule, seats, candidates, valid, invalid, quota, winners, stages, ties } = count
  return JSON.stringify({
    file,
    rule,
    seats,
    candidates: candidates.map(({ name }) => name),
    valid,
    invalid,
    quota,
    winners: winners.map((number) => ({ number, name: candidates[number - 1]?.name ?? '' })),
    stages: stages.map(({ number, kind, note, totals, non_transferable, elected, excluded }) => ({
      number,
      kind,
      note,
      totals,
      non_transferable,
      elected,
      excluded,
    })),
    repairs,
    ties,
  })
}
