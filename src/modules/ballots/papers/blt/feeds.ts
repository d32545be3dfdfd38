import { thousands } from '../../../../platform/values.ts'
import {
  everyLine,
  nextLine,
  nextSaid,
  numberOf,
  refuse,
  shown,
  textOf,
  withoutComment,
  type Line,
  type Lines,
} from '../lines/feeds.ts'
import { newPiles } from '../piles/rules.ts'
import type { Repairs } from '../repairs/rules.ts'
import type { Election } from '../rules.ts'
import { readLine, type Doubts, type Marks } from './oddities/feeds.ts'
import { readNames } from './names/feeds.ts'
import { checkFirsts, checkTotal, newFirsts, scanPapers } from './scans/feeds.ts'
import { inLines } from './streams/feeds.ts'

/** No ballot paper has more names; it also bounds what a file can make us set aside. */
export const mostCandidates = 1_000

/** A file of this kind begins with two numbers, or with more, and even with the names, where it takes no notice of lines. */
export const isHead = (text: string) => {
  const numbers = beforeWords(text).trim()
  return /^[-+]?\d+(\.\d+)?[\s,;]+[-+]?\d+(\.\d+)?[\s,;]*$/.test(numbers) || /^\d+(\s+[\d=-]+){2,}$/.test(numbers)
}

const beforeWords = (text: string) => text.split(/["#]/, 1).join('')

const numbersIn = (text: string) =>
  beforeWords(text)
    .split(/[\s,;]+/)
    .filter((token) => token !== '')
    .map(Number)

/** A `.blt` file: candidates and seats, the withdrawn, the papers, 0, the names, the title. */
export function readBlt(bytes: Uint8Array, first: Line, called: string, marks: Marks, repairs: Repairs): Election {
  const is_stream = numbersIn(first.text).length > 2
  if (numbersIn(first.text).length === 3) checkThirdNumber(bytes, first)
  const lines: Lines = is_stream ? inLines(textOf(bytes, undefined), repairs) : { bytes, at: 0, line: 1 }
  const { candidates, seats } = headOf(lines, repairs)
  const { withdrawn, papers, below, ended_at } = readPapersAbove(lines, candidates, marks, repairs)
  const { names, title } = readNames(below, candidates, { called, ended_at }, repairs)
  return {
    title,
    seats,
    candidates: names.map((name, at) => ({ number: at + 1, name, is_withdrawn: withdrawn.has(at + 1), classes: [] })),
    papers,
  }
}

/** `8 3 5` and a whole paper below it: five may be how many of that paper there are, or some other number of the heading. */
function checkThirdNumber(bytes: Uint8Array, first: Line) {
  const below = { bytes, at: 0, line: 1 }
  const [, next] = [nextSaid(below), nextSaid(below, 'cut')]
  if (next && /^[1-9]\d*(\s+\d+)*\s+0$/.test(withoutComment(next.text)))
    refuse(
      first.line,
      `The third number of ${shown(first.text)} may begin the paper on the next line, or say something of the file.`,
      headAsItShouldBe,
    )
}

function headOf(lines: Lines, repairs: Repairs) {
  const { text, line } = nextSaid(lines) as Line
  const [candidates = 0, seats = 0] = numbersIn(text)
  if (/[,;]/.test(text)) repairs.note(line, 'Commas between the numbers are read as spaces.')
  if (!/^[\d\s,;]+$/.test(beforeWords(text)) || candidates < 1 || seats < 1)
    refuse(line, `${shown(text)} leaves no candidates or no seats.`, headAsItShouldBe)
  if (candidates > mostCandidates || seats > mostCandidates)
    refuse(
      line,
      `${shown(text)} is more than the ${thousands(mostCandidates)} candidates that can be counted.`,
      headAsItShouldBe,
    )
  return { candidates, seats }
}

function readPapersAbove(lines: Lines, candidates: number, marks: Marks, repairs: Repairs) {
  const piles = newPiles(candidates)
  const firsts = newFirsts(candidates)
  const doubts: Doubts = { bracketed: [], unended: undefined, are_single: true }
  const withdrawn = new Set<number>()
  const packed = new Uint16Array(candidates)
  const comments: Line[] = []
  for (;;) {
    if (!doubts.unended) scanPapers(lines, candidates, piles, firsts)
    checkTotal(lines, piles)
    const line = nextLine(lines)
    if (!line)
      return refuse(
        numberOf(lines),
        'The file ends among the papers: neither the closing 0 nor any name follows.',
        cutShort,
      )
    doubts.are_single = firsts.areOnes()
    const read = readLine(line, candidates, marks, doubts, repairs)
    if (read.is === 'end' || read.is === 'words') {
      if (read.is === 'words')
        repairs.note(line.line, 'The line with a 0 after the last paper is missing: the names begin here.')
      if (read.is === 'words' && piles.total() === 0)
        refuse(line.line, 'No paper stands between the first line and the names.', cutShort)
      checkFirsts(firsts, line.line)
      checkBracketed(doubts, line.line)
      const rest = everyLine(lines)
      const names = rest.filter(({ text }) => !/^0[\s,;]*(#.*)?$/.test(text))
      for (const each of rest.filter((one) => !names.includes(one)))
        repairs.note(each.line, 'There is another line with a 0 after the last paper: left out.')
      const below = [...comments, ...(read.is === 'words' ? [line] : []), ...names]
      checkBelow(below, candidates)
      return { withdrawn, papers: piles.papers(), below, ended_at: line.line }
    }
    if (read.is === 'withdrawn') {
      if (piles.total() > 0)
        refuse(
          line.line,
          `The line says that it stands for ${shown(line.text)} papers.`,
          'Candidates who have withdrawn stand above the papers.',
        )
      for (const number of read.numbers) withdrawn.add(number)
    } else if (read.is === 'comment') comments.push(line)
    else if (read.is === 'paper') {
      packed.set(read.preferences)
      piles.add(packed, read.preferences.length, read.weight)
      firsts.witness(read.weight, packed, read.preferences.length)
    }
  }
}

function checkBracketed({ bracketed }: Doubts, line: number) {
  if (bracketed.length > 0 && bracketed.every((number, at) => number === at + 1))
    refuse(
      line,
      'The numbers before the brackets run 1, 2, 3: they may number the papers or say how many there are.',
      'Take the brackets away, and begin each line with the number of papers.',
    )
}

const paperLine = /^\d+[\s,]+(\d+[\s,]+)*0\b[\s,]*$/
const mostNotes = 3

function checkBelow(below: readonly Line[], candidates: number) {
  const said = below.filter(({ text }) => !text.startsWith('#'))
  const papers = said.filter(({ text }) => paperLine.test(text))
  // Among a few notes below the title one may look like a paper; so many are another election's.
  const paper = papers.find((each) => said.indexOf(each) <= candidates) ?? papers[mostNotes]
  if (paper)
    refuse(
      paper.line,
      'More papers follow the 0 that ends them, or the names.',
      'Put the 0 after the last paper, and the names below it.',
    )
}

const headAsItShouldBe = 'The first line says how many candidates there are and how many seats: 8 3.'
const cutShort = 'It was probably cut short: get it again from whoever made it.'
