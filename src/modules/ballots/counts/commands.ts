import { readFileSync } from 'node:fs'
import { CommandRefused, type Command } from '../../../platform/command.ts'
import { csvText } from '../../../platform/exports/csv.ts'
import { declarationOf, forPaper } from '../declarations/rules.ts'
import { resultObject, textSheet } from '../result-sheets/feeds.ts'
import { sheetColumns, sheetRows } from '../result-sheets/rules.ts'
import { countPapers, ticketOf, type Result } from './feeds.ts'
import { methods as all, type Method } from './methods/rules.ts'
import { readClasses, readConstraints, readNumbers, readSeats, type Answer, type Request } from './requests/rules.ts'

type Methods = Readonly<Record<string, Method>>

type Asked = {
  readonly methods: Methods
  readonly rule: string
  readonly request: Request
  readonly seed: string | null
}

type Form = (result: Result, method: Method) => string | Promise<string | Uint8Array>

const declared = (result: Result) => declarationOf(result, ticketOf)

/** How a result is printed; what can't be read one below another is of one file. What only one of them needs is loaded by it. */
const forms: Readonly<Record<string, Form>> = {
  json: ({ file_name, count, repairs }) => JSON.stringify(resultObject(file_name, count, repairs)),
  text: ({ election, count, repairs }, { name, version }) =>
    `${textSheet(election.title, `${name} (${version})`, count, repairs)}\n`,
  csv: ({ count }) => csvText(sheetColumns(count), sheetRows(count)).trimEnd(),
  html: async (result) => (await import('../result-sheets/letters.tsx')).htmlSheet(declared(result)),
  pdf: async (result) =>
    (await import('../../../platform/print/pdf.ts')).printPdf('result-sheet', forPaper(declared(result))),
}
const sheets = Object.keys(forms).filter((form) => form !== 'json')

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
    sheet: { type: 'string', value: sheets.join('|'), about: 'Print the result sheet so; as text unless you say' },
  },
  async run({ print, printBytes, say }, { words, options }) {
    const said = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
    const rule = said('rule')
    const method = methodNamed(methods, rule)
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
    if (said('seed')?.trim() === '')
      throw new CommandRefused(
        'Lots are drawn from a text that was published. Give it with --seed, or leave --seed out.',
      )
    if (options['json'] && said('sheet') !== undefined)
      throw new CommandRefused('Say --json or --sheet, not both: one output is printed.')
    const form = options['json'] ? 'json' : (said('sheet') ?? 'text')
    const formed = Object.hasOwn(forms, form) ? forms[form] : undefined
    if (!formed) throw new CommandRefused(`There is no sheet “${form}”. It is one of: ${sheets.join(', ')}.`)
    if (words.length > 1 && form !== 'text' && form !== 'json')
      throw new CommandRefused(`A sheet as ${form.toUpperCase()} is of one file. Give one, or use --json.`)

    let refused = 0
    for (const file of words) {
      const counted = countFile(file, { methods, rule: rule ?? '', request, seed: said('seed') ?? null })
      if (typeof counted === 'string') {
        refused += 1
        say(`${file}${counted}`)
        continue
      }
      const sheet = await formed(counted, method)
      if (typeof sheet === 'string') print(sheet)
      else printBytes?.(sheet)
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
function countFile(file: string, { methods, rule, request, seed }: Asked): Result | string {
  const bytes = bytesOf(file)
  if (!bytes) return ' can’t be read. Check that it is there, and is a file.'
  const counted = countPapers({ bytes, file_name: file, rule, request, seed }, methods)
  return counted.ok ? counted.result : `${counted.line === null ? '' : `, line ${counted.line}`}: ${counted.why}`
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
