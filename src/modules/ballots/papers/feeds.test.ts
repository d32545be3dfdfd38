import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bltOf, inWords, readAs, reference, refusalOf } from '../../../../tests/support/papers.ts'
import { readPapers } from './feeds.ts'
import type { Election } from './rules.ts'

const plain = bltOf('3 1 2 0', '2 2 0')
const bytes = (...given: readonly number[]) => Uint8Array.from(given)

test('a file as it should be is read without a repair', () => {
  expect(readAs(plain)).toEqual({
    title: 'Elm ward',
    seats: 2,
    names: ['Ann', 'Bob', 'Cy'],
    papers: ['3:1 2', '2:2'],
    repairs: [],
  })
})

test.each([
  ['a byte order mark', `\uFEFF${plain}`, '1: The byte order mark is left out.'],
  ['lines as Windows ends them', plain.replaceAll('\n', '\r\n'), '1: The lines end as Windows ends them.'],
  [
    'a line as Windows ends it, among others',
    plain.replace('0\n2', '0\r\n2'),
    '2: The lines end as Windows ends them.',
  ],
  [
    'lines that end in carriage returns',
    plain.replaceAll('\n', '\r'),
    '1: The lines end in carriage returns: read as line ends.',
  ],
  ['UTF-16', Buffer.from(`\uFEFF${plain}`, 'utf16le'), '1: The file is in UTF-16: turned into UTF-8.'],
  [
    'UTF-16, the other way about',
    Buffer.from(`\uFEFF${plain}`, 'utf16le').swap16(),
    '1: The file is in UTF-16: turned into UTF-8.',
  ],
])('%s is a repair', (_, given, repair) => {
  expect(readAs(given)).toEqual({ ...readAs(plain), repairs: [repair] })
})

test.each([
  ['an empty file', '', 'nowhere: This file is empty. Check that it is the one you meant.'],
  ['blank lines', ' \n\n\t\n', 'nowhere: This file is empty. Check that it is the one you meant.'],
  ['a zip', bytes(0x50, 0x4b, 3, 4, 20, 0), 'nowhere: This is a zip archive or a workbook, not ballot papers.'],
  ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0), 'nowhere: This is an old workbook, not ballot papers.'],
  ['a PDF', '%PDF-1.7\n', 'nowhere: This is a PDF, not ballot papers.'],
  ['a web page', '<!doctype html>', 'nowhere: This is a web page, not ballot papers.'],
  ['binary', bytes(7, 0, 1, 2), 'nowhere: This is not a text file: it holds bytes that no text has.'],
  ['UTF-16 cut short', bytes(0xff, 0xfe, 51, 0, 32), 'nowhere: This file begins as UTF-16 and is not.'],
  ['a letter', 'Dear all,\nplease find enclosed\n', '2: “please find enclosed” under “Dear all” is no rank.'],
  ['a picture in text', Buffer.from([0x89, 0x50, 0x4e, 0x47]), '1: This line is not in UTF-8'],
  ['ten megabytes of letters on one line', 'a'.repeat(10_000_000), '1: This line has 10,000,000 characters.'],
  ['ten megabytes of numbers on one line', '1 '.repeat(5_000_000), '1: The papers do not end'],
  ['ten megabytes on a paper’s line', bltOf('1 2 '.repeat(2_500_000)), '2: This line has 10,000,000 characters.'],
  [
    'ten megabytes on a name’s line',
    `3 2\n1 1 0\n0\n${'" '.repeat(5_000_000)}`,
    '4: This line has 10,000,000 characters.',
  ],
  ['ten megabytes in a cell', `Ann,Bob\n${'1'.repeat(10_000_000)},2`, '2: This line has 10,000,002 characters.'],
])('%s is refused with a sentence', (_, given, why) => {
  expect(refusalOf(given)).toMatch(why)
})

test('letters that are not in UTF-8 are not guessed at', () => {
  expect(refusalOf(Buffer.from(plain.replace('Bob', 'Zoë'), 'latin1'))).toBe(
    '6: This line is not in UTF-8: it may be in Windows-1252. Open the file in a text editor and save it as UTF-8.',
  )
})

test('any bytes are read or refused, and nothing is thrown', () => {
  const scraps = fc.array(
    fc.constantFrom(
      '1',
      '2',
      '3',
      '0',
      '-',
      '=',
      ' ',
      ',',
      '\n',
      '\r',
      '"',
      '“',
      '(',
      ')',
      '[',
      ']',
      '#',
      'Ann',
      '1st',
      '.',
      ';',
      '\t',
      '\u202e',
      '\u00a0',
      '\u{1f600}',
    ),
  )
  const given = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    scraps.map((parts) => Buffer.from(parts.join(''))),
    fc
      .tuple(fc.nat(plain.length - 1), fc.uint8Array({ maxLength: 4 }))
      .map(([at, scrap]) =>
        Buffer.concat([Buffer.from(plain.slice(0, at)), scrap, Buffer.from(plain.slice(at + scrap.length))]),
      ),
    scraps.map((parts) => Buffer.from(bltOf(parts.join('')))),
    scraps.map((parts) => Buffer.from(`Ann,Bob\n${parts.join('')}`)),
  )
  fc.assert(
    fc.property(given, (some) => {
      const read = readPapers(some, 'some')
      expect(read.ok ? read.election : read).toSatisfy(read.ok ? isSound : isSentence)
    }),
    { numRuns: 2_000 },
  )
})

const isSentence = ({ why }: { why: string }) => /^[^\n]+\.$/.test(why)

const isSound = ({ candidates, papers }: Election) =>
  papers.starts.length === papers.weights.length + 1 &&
  inWords(papers).every((words) => {
    const [weight, preferences = ''] = words.split(':')
    const numbers = preferences.split(' ').filter(Boolean).map(Number)
    const are_candidates = numbers.every((number) => number >= 1 && number <= candidates.length)
    return Number(weight) >= 1 && are_candidates && new Set(numbers).size === numbers.length
  })

const votes = (words: readonly string[]) => words.reduce((sum, each) => sum + Number(each.split(':')[0]), 0)

test.skipIf(!reference('SC.blt')).each([
  ['Springburn-2007', 3, 5_410, 'SPRINGBURN Ward', ['Margaret Bean', 'James Todd']],
  ['Calton-2007', 3, 5_199, 'CALTON', ['Gary Barton', 'Alison E Thewliss']],
  ['Anderston-City-2007', 4, 6_900, 'ANDERSTON-CITY', ['Nina Baker', 'Peter Murray']],
  ['SC', 4, 94, 'GPUS Steering Committee Election 2005-07-24', ['Budd Dickinson', 'Steve Kramer']],
  ['M135', 7, 677, 'M135: Gen v1.1 1 3 45', ['C1', 'C25']],
  ['weak-defeat', 2, 15, 'test weak tiebreak for defeat of candidate', ['A', 'E']],
  ['weak-surplus', 4, 35, 'test weak tiebreak for surplus transfer', ['A', 'F']],
  ['ers97', 6, 753, 'ERS97 Model Election', ['Smith', 'Freeman']],
])('the reference election %s is read as it is described', (name, seats, valid, title, [first, last] = []) => {
  const read = readAs(reference(`${name}.blt`) ?? '')
  expect(read).toMatchObject({ seats, title })
  expect([read.names[0], read.names.at(-1)]).toEqual([first, last])
  expect(votes(read.papers.filter((paper) => !paper.endsWith(':')))).toBe(valid)
})

test.skipIf(!reference('M135.blt'))('of the reference elections only what needs it is put right', () => {
  expect(readAs(reference('ers97.blt') ?? '').repairs).toEqual([])
  expect(readAs(reference('M135.blt') ?? '').repairs[0]).toBe('708: What follows the title is left out.')
})
