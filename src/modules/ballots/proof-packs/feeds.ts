import { packed } from '../../../platform/files/pack.ts'
import { Unreadable } from '../../../platform/files/mistakes.ts'
import { shipped } from '../../../platform/files/shipped.ts'
import { partsOf, type Unpacked } from '../../../platform/files/unpack.ts'
import { countPapers, sha256, type Given, type Result } from '../counts/feeds.ts'
import type { Declaration } from '../declarations/rules.ts'
import { resultObject, textSheet } from '../result-sheets/feeds.ts'
import { differencesBetween, parametersOf, plainBlt, type DeclaredResult, type Parameters } from './rules.ts'

const folder = 'as-given/'

/** One plain file that anybody can read and run. */
export const checker = () => shipped('proof/check.js')

/** All that somebody needs to count an election again without us: the papers, the rule, the answers, the result, and a checker. */
export function packOf(result: Result, bytes: Uint8Array, declaration: Declaration): Uint8Array {
  const { file_name, given_sha256, rule, request, election, lot, count, repairs } = result
  const file = `${folder}${file_name}`
  const papers = plainBlt(election)
  const asked = {
    request,
    seed: lot.seed,
    given: { file, sha256: given_sha256 },
    papers: { file: 'papers.blt', sha256: sha256(papers) },
  }
  const parameters = parametersOf(rule, asked, election)
  return packed({
    'README.txt': readme(file, declaration, parameters),
    'check.js': checker(),
    'parameters.json': asLines(parameters),
    'result.json': asLines(resultObject(file_name, count, repairs)),
    'result.txt': `${textSheet(election.title, parameters.rule_name, count, repairs)}\n`,
    'rule.txt': shipped(`proof/rules/${rule}.txt`),
    ...(request.constraints.length > 0 ? { 'constraints.txt': shipped('proof/rules/constraints.txt') } : {}),
    'papers.blt': papers,
    [file]: bytes,
  })
}

const asLines = (of: unknown) => `${JSON.stringify(of, null, 1)}\n`

function readme(file: string, { title, verdict, repairs, lot }: Declaration, { given, rule_name, seed }: Parameters) {
  const lots =
    seed === null
      ? 'No text was published to draw lots from: had equals to be parted, the order of the ballot paper stood in for a lot.'
      : lot === null
        ? `No lot had to be drawn. The text published for it was: ${seed}`
        : `Lots were drawn from this published text: ${seed}\nTo draw them again, type this in a shell; whoever comes first is chosen first:\n\n    ${lot.command}`
  return [
    `${title}\n${rule_name}\n\n${verdict}`,
    `With what is in this folder anybody can count the election again. If you have Node 18 or later (nodejs.org), type:\n\n    node check.js\n\nIt is one plain program that you can read first. It says RIGHT or WRONG, and why.`,
    `${file}\n    The ballot papers as they were given to be counted. SHA-256: ${given.sha256}\npapers.blt\n    The same papers as they were read: how many papers, and whom they prefer in order; 0 ends a paper. The candidates' names follow.\nparameters.json\n    The rule, seats, withdrawals, constraints and the text for lots, as they were asked for.\nrule.txt\n    The rule in plain words, with the numbers of its paragraphs.\nresult.json, result.txt\n    The result, stage by stage, for programs and for people.\ncheck.js\n    Counts papers.blt again and compares every figure with result.json.`,
    lots,
    repairs.length === 0
      ? 'Nothing had to be put right to read the file.'
      : `What was put right to read the file:\n${repairs.map((repair) => `    ${repair}`).join('\n')}`,
    '',
  ].join('\n\n')
}

export type Pack = {
  readonly given: Given
  /** What the pack says of it, to be compared with what is counted. */
  readonly declared: { readonly papers: string; readonly sha256: string; readonly result: DeclaredResult }
}

/** What of a pack doesn't follow from the papers that were given, a sentence for each; `result` is what they came to. */
export function packWrongs({ declared }: Pack, result: Result): readonly string[] {
  const { election, count, file_name, given_sha256 } = result
  return [
    given_sha256 === declared.sha256 ? '' : 'The file of papers is not the one whose SHA-256 parameters.json says.',
    plainBlt(election) === declared.papers ? '' : 'The papers in papers.blt are not those of the file that was given.',
    ...differencesBetween(declared.result, resultObject(file_name, count, [])),
  ].filter((sentence) => sentence !== '')
}

export type CheckedPack =
  | { readonly ok: true; readonly result: Result; readonly differences: readonly string[] }
  | { readonly ok: false; readonly why: string }

/** A pack's papers, counted again, and what of it doesn't follow from them. */
export function checkPack(bytes: Uint8Array): CheckedPack {
  const pack = readPack(bytes)
  if (!pack)
    return {
      ok: false,
      why: 'This zip is no proof pack, or it is damaged. Give the pack as it was downloaded, or the papers as .blt or CSV',
    }
  const answer = countPapers(pack.given)
  if (!answer.ok) return { ok: false, why: `The papers in this pack can’t be counted. ${answer.why}` }
  return { ok: true, result: answer.result, differences: packWrongs(pack, answer.result) }
}

/** As large as papers may be that come by themselves; and those of a pack twice, with what goes with them. */
const mostPapers = 8 * 1024 * 1024
const mostUnpacked = 64_000_000

/** Thirty million empty objects are a small zip, and would be all the memory there is. */
const mostJson = 8_000_000

/** A proof pack, ours or what somebody made of it; undefined where it is none. */
export function readPack(bytes: Uint8Array): Pack | undefined {
  try {
    const parts = partsOf(bytes, mostUnpacked)
    const parameters = parametersIn(json(parts, 'parameters.json'))
    const given = parameters && parts.find(({ name }) => name === parameters.file)
    const papers = textIn(parts, 'papers.blt')
    const result = objectIn(json(parts, 'result.json'))
    if (!parameters || !given || given.bytes.length > mostPapers || papers === undefined || !result) return undefined
    const { file, sha256, ...asked } = parameters
    return {
      given: { bytes: given.bytes, file_name: file.slice(folder.length), ...asked },
      declared: { papers, sha256, result },
    }
  } catch (error) {
    if (error instanceof Unreadable || error instanceof SyntaxError) return undefined
    throw error
  }
}

function textIn(parts: readonly Unpacked[], name: string): string | undefined {
  const part = parts.find((each) => each.name === name)
  return part && new TextDecoder().decode(part.bytes)
}

function json(parts: readonly Unpacked[], name: string): unknown {
  const text = textIn(parts, name) ?? 'null'
  return text.length > mostJson ? null : JSON.parse(text)
}

const objectIn = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const isText = (value: unknown): value is string => typeof value === 'string'
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

type Asked = Pick<Given, 'rule' | 'request' | 'seed'> & Parameters['given']

/** What is there and can be meant is taken; the rest is as good as not said, and the result will tell. */
function parametersIn(value: unknown): Asked | undefined {
  const { rule, given, seats, withdrawn, constraints, classes, seed } = objectIn(value) ?? {}
  const { file, sha256 } = objectIn(given) ?? {}
  if (!isText(rule) || !isText(file) || !isText(sha256) || !isWhole(seats)) return undefined
  return {
    rule,
    file,
    sha256,
    seed: isText(seed) ? seed : null,
    request: {
      seats,
      withdraw: listIn(withdrawn).filter(isWhole),
      constraints: listIn(constraints).flatMap((each) => {
        const { of, each: is_each, at_least, at_most } = objectIn(each) ?? {}
        if (!isText(of) || !isWhole(at_least) || !(at_most === null || isWhole(at_most))) return []
        return [{ of, each: is_each === true, at_least, at_most }]
      }),
      classes: listIn(classes).flatMap((each) => {
        const { name, numbers } = objectIn(each) ?? {}
        return isText(name) ? [{ name, numbers: listIn(numbers).filter(isWhole) }] : []
      }),
    },
  }
}
