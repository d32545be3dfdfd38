import { refuse, shown, withoutComment, type Line } from '../../lines/feeds.ts'
import type { Repairs } from '../../repairs/rules.ts'
import { mostWeight } from '../scans/feeds.ts'

/** What a line is that isn't a plain paper. */
export type Reading =
  | { readonly is: 'comment' | 'option' | 'end' | 'words' }
  | { readonly is: 'withdrawn'; readonly numbers: readonly number[] }
  | { readonly is: 'paper'; readonly weight: number; readonly preferences: readonly number[] }

/** Whether a paper ranks candidates, or marks some of them in no order. */
export type Marks = 'ranked' | 'unordered'

/** What earlier lines leave in doubt. */
export type Doubts = {
  /** Numbers before a bracket: how many papers, or only a list's own numbers? */
  readonly bracketed: number[]
  /** The paper that lacks its closing 0: does it go on in the next line? */
  unended: { readonly line: number; readonly preferences: readonly number[]; readonly is_long: boolean } | undefined
  /** Each line so far was one paper. */
  are_single: boolean
}

const whole = /^\d{1,15}$/
const minus = /^-\d{1,15}$/
const amount = /^-?\d{1,15}(\.\d{1,15})?$/
const place = /^(-|\d{1,15}(=\d{1,15})*)$/

export function readLine(
  { text, line }: Line,
  candidates: number,
  marks: Marks,
  doubts: Doubts,
  repairs: Repairs,
): Reading {
  if (text.startsWith('#')) return { is: 'comment' }
  if (text.startsWith('[')) return optionOf(text, line, candidates, repairs)
  if (/^["“”„'’\p{L}]/u.test(text)) return { is: 'words' }
  const tokens = tokensOf(text, line, doubts, repairs)
  if (tokens.length === 1 && tokens[0] === '0') return { is: 'end' }
  const [first = '', ...rest] = tokens
  if (minus.test(first) && rest.every((token) => minus.test(token) || token === '0'))
    return {
      is: 'withdrawn',
      numbers: tokens.flatMap((token) => (token === '0' ? [] : [within(token.slice(1), candidates, line)])),
    }
  const strange = rest.find((token) => !place.test(token)) ?? (amount.test(first) ? undefined : first)
  if (strange !== undefined) refuse(line, `${shown(strange)} is no number, and the line is no name.`, onePaper)
  const weight = weightOf(first, line, repairs)
  const is_ended = rest.at(-1) === '0'
  checkUnended([weight, ...numbersOf(rest)], is_ended, candidates, line, doubts)
  const preferences = preferencesOf(rest, line, candidates, marks, repairs)
  if (!is_ended) doubts.unended = { line, preferences: numbersOf(rest), is_long: text.length >= wrapped }
  return { is: 'paper', weight, preferences }
}

/** Spaces of other kinds, and marks with no width; between two digits such a mark may part them or not. */
const unseen = /[^\S\t-\r ]|(?<!\d)\p{Cf}|\p{Cf}(?!\d)/gu

/** The parts between spaces of a line that ought to be numbers. */
function tokensOf(text: string, line: number, doubts: Doubts, repairs: Repairs): string[] {
  const seen = withoutComment(text).replaceAll(unseen, ' ')
  if (seen !== withoutComment(text))
    repairs.note(line, 'Marks and spaces that can’t be told from others are read as spaces.')
  let bare = seen.replaceAll(/\s+/g, ' ').replaceAll(/ ?= ?/g, '=').trim()
  const named = /^\(([^)]*)\)\s*/.exec(bare)
  if (named) {
    if (/^\d+$/.test(named[1] ?? ''))
      refuse(
        line,
        `${shown(named[0].trim())} may be the paper’s own number or how many papers there are.`,
        beginWithWeight,
      )
    repairs.note(line, 'The paper’s own mark, in brackets, is left out.')
    bare = bare.slice(named[0].length)
  }
  const marked = /^(\d+)\s?[):×xX*]\s*(?=\d)/.exec(bare)
  if (marked) {
    repairs.note(line, 'The mark after the number of papers is left out.')
    doubts.bracketed.push(Number(marked[1]))
    bare = `${marked[1]} ${bare.slice(marked[0].length)}`
  }
  if (/[,;]/.test(bare)) {
    repairs.note(line, 'Commas between the numbers are read as spaces.')
    bare = bare.replaceAll(/[,;]/g, ' ')
  }
  return bare.trim().split(/ +/)
}

function weightOf(token: string, line: number, repairs: Repairs): number {
  const weight = Number(token)
  if (!Number.isInteger(weight) || weight < 1)
    refuse(
      line,
      `The line says that it stands for ${shown(token)} papers.`,
      'Begin it with a whole number of papers, 1 or more.',
    )
  if (weight > mostWeight)
    refuse(line, `The line says that it stands for ${shown(token)} papers.`, 'Check the first number.')
  if (!whole.test(token))
    repairs.note(line, 'The number of papers has decimals, all of them noughts: read as a whole number.')
  return weight
}

/** The candidates that a paper prefers, up to where it stops counting. */
function preferencesOf(tokens: readonly string[], line: number, candidates: number, marks: Marks, repairs: Repairs) {
  const closed = tokens.findIndex((token) => token === '0')
  const places = closed < 0 ? tokens : tokens.slice(0, closed)
  const after = closed < 0 ? [] : tokens.slice(closed + 1)
  if (after.some((token) => token !== '0'))
    refuse(
      line,
      'There is a 0 in the middle of the line: it may be the end of one paper and another may follow, or a preference left out.',
      onePaper,
    )
  if (after.length > 0) repairs.note(line, 'There is more than one 0 at the end of the paper: read as one.')
  if (closed < 0) {
    if (places.length === 0) refuse(line, 'There is one number alone on the line.', onePaper)
    repairs.note(line, 'The 0 that ends a paper is missing: read to the end of the line.')
  }
  const ranked = places.map((token) =>
    token === '-' ? [] : token.split('=').map((number) => within(number, candidates, line)),
  )
  const all = ranked.flat()
  const twice = all.find((number, at) => all.indexOf(number) < at)
  if (twice !== undefined) refuse(line, `Candidate ${twice} is preferred twice on one paper.`, onePaper)
  return countedPart(ranked, line, marks, repairs)
}

/** Lines this long are where programs break them. */
const wrapped = 68

const numbersOf = (tokens: readonly string[]) =>
  tokens.flatMap((token) => token.split('=').map(Number)).filter((number) => number > 0)

/**
 * A line that could carry the paper above on: it names none of the same candidates, and there is cause to think so, because the line
 * above is as long as lines are before they are broken, or because this one ends with 0 and would be the first for several papers.
 */
function checkUnended(numbers: readonly number[], is_ended: boolean, candidates: number, line: number, doubts: Doubts) {
  const { unended } = doubts
  doubts.unended = undefined
  if (!unended || !(unended.is_long || (is_ended && doubts.are_single && numbers[0] !== 1))) return
  if (numbers.every((number) => number <= candidates && !unended.preferences.includes(number)))
    refuse(unended.line, `This paper has no 0 at its end: it may go on in line ${line}, or end here.`, onePaper)
}

/**
 * A preference counts only if it follows the one before: SSI 2007/42, article 2, “recorded in consecutive order”. Where a number is
 * left out or given to two candidates, the paper counts up to there; where that is the first, it is void (rule 43). Marks in no
 * order all count.
 */
export function countedPart(
  ranked: readonly (readonly number[])[],
  line: number,
  marks: Marks,
  repairs: Repairs,
): number[] {
  if (marks === 'unordered') return ranked.flat()
  const last = ranked.findLastIndex((place) => place.length > 0)
  const stop = ranked.findIndex((place, at) => at <= last && place.length !== 1)
  if (stop < 0) return ranked.flat()
  const why = ranked[stop]?.length === 0 ? 'A preference is left out' : 'Two candidates have the same preference'
  repairs.note(
    line,
    `${why}: ${stop === 0 ? 'it is the first, so the paper is invalid.' : 'the paper counts up to there.'}`,
  )
  return ranked.slice(0, stop).flat()
}

function within(token: string, candidates: number, line: number): number {
  const number = Number(token)
  if (number >= 1 && number <= candidates) return number
  return refuse(
    line,
    `Candidate ${shown(token)} is named, but there are ${candidates} candidates.`,
    'Check the line, and the first number of the file.',
  )
}

/** `[withdrawn 2 3]`, `[tie 3 1 2]`: what droop and OpaVote write above the papers. */
function optionOf(text: string, line: number, candidates: number, repairs: Repairs): Reading {
  const [, name = '', rest = ''] = /^\[\s*([a-z]+)\b([^\]]*)\]\s*(?:#.*)?$/i.exec(text) ?? []
  if (name.toLowerCase() === 'withdrawn') {
    const tokens = rest.trim().split(/[\s,]+/)
    if (tokens.every((token) => whole.test(token)))
      return { is: 'withdrawn', numbers: tokens.map((token) => within(token, candidates, line)) }
  } else if (name) {
    repairs.note(line, `The option ${shown(text)} is left out: what it asks is for the counting rule to say.`)
    return { is: 'option' }
  }
  return refuse(line, `The option ${shown(text)} can’t be read.`, 'Take it out, or write it on one line.')
}

const onePaper = 'Write one paper a line: how many there are, the candidates’ numbers in order of preference, and 0.'
const beginWithWeight = 'Begin each line with the number of papers and nothing else.'
