import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bltNaming, bltOf, readAs, refusalOf } from '../../../../../tests/support/papers.ts'

const blanked = (text: string) => text.replaceAll('\n', ' \n\n\t').replace('3 2', '  3\t 2')

test.each([
  ['blank lines, tabs and spaces', blanked(bltOf('1 2 0'))],
  ['page breaks', bltOf('1 2 0').replaceAll('\n', '\n\f')],
  ['comments', bltOf('1 2 0').replaceAll('\n', '\n# a note\n').replace('1 2 0', '1 2 0 # one')],
])('%s mean nothing', (_, text) => {
  expect(readAs(text)).toEqual({
    title: 'Elm ward',
    seats: 2,
    names: ['Ann', 'Bob', 'Cy'],
    papers: ['1:2'],
    repairs: [],
  })
})

test('equal papers lie on one pile, and papers for nobody are kept', () => {
  expect(readAs(bltOf('1 2 1 0', '4 2 0', '2 2 1 0', '1 0', '3 0')).papers).toEqual(['3:2 1', '4:2', '4:'])
})

test('those who have withdrawn stand above the papers', () => {
  for (const text of [bltOf('-2', '1 2 1 0'), bltOf('-2 0', '1 2 1 0'), bltOf('[withdrawn 2]', '1 2 1 0')])
    expect(readAs(text)).toMatchObject({ names: ['Ann', '-Bob', 'Cy'], papers: ['1:2 1'], repairs: [] })
  expect(readAs(bltOf('-2 -3', '1 1 0')).names).toEqual(['Ann', '-Bob', '-Cy'])
  expect(refusalOf(bltOf('1 1 0', '-2'))).toMatch(
    '3: The line says that it stands for “-2” papers. Candidates who have',
  )
})

test.each([
  [
    'commas for spaces',
    bltOf('3,1,2,0', '2 2 0').replace('3 2', '3,2,'),
    '1: Commas between the numbers are read as spaces. Also on line 2.',
  ],
  [
    'the closing noughts missing',
    bltOf('3 1 2', '2 2'),
    '2: The 0 that ends a paper is missing: read to the end of the line. Also on line 3.',
  ],
  [
    'too many noughts',
    bltOf('3 1 2 0 0', '2 2 0'),
    '2: There is more than one 0 at the end of the paper: read as one.',
  ],
  [
    'the last 0 missing',
    bltOf('3 1 2 0', '2 2 0').replace('\n0\n', '\n'),
    '4: The line with a 0 after the last paper is missing: the names begin here.',
  ],
  [
    'brackets after the number of papers',
    bltOf('3) 1 2 0', '2) 2 0'),
    '2: The mark after the number of papers is left out. Also on line 3.',
  ],
  [
    'crosses after the number of papers',
    bltOf('3x 1 2 0', '2 × 2 0'),
    '2: The mark after the number of papers is left out. Also on line 3.',
  ],
  [
    'marks of the papers themselves',
    bltOf('(A1) 3 1 2 0', '(B 2) 2 2 0'),
    '2: The paper’s own mark, in brackets, is left out. Also on line 3.',
  ],
  [
    'spaces and marks that look like others, or like nothing',
    bltOf('\u200b3\u00a01 2 0', '2 \u200e2 0'),
    '2: Marks and spaces that can’t be told from others are read as spaces. Also on line 3.',
  ],
  [
    'noughts behind a point',
    bltOf('3.0 1 2 0', '2 2 0'),
    '2: The number of papers has decimals, all of them noughts: read as a whole number.',
  ],
  [
    'options',
    bltOf('[tie 3 1 2]', '3 1 2 0', '2 2 0'),
    '2: The option “[tie 3 1 2]” is left out: what it asks is for the counting rule to say.',
  ],
  [
    'no heed of lines',
    bltOf('3 1 2 0', '2 2 0').replaceAll('\n', ' '),
    '1: The file takes no notice of lines: read by the 0 at the end of each paper.',
  ],
  [
    'lines in odd places',
    bltOf('3 1 2 0', '2 2 0').replace('3 2\n3', '3 2 3\n').replace('2 0\n2', '2\n0 2'),
    '1: The file takes no notice of lines: read by the 0 at the end of each paper.',
  ],
])('%s: read, and said', (_, text, repair) => {
  expect(readAs(text)).toEqual({
    title: 'Elm ward',
    seats: 2,
    names: ['Ann', 'Bob', 'Cy'],
    papers: ['3:1 2', '2:2'],
    repairs: [repair],
  })
})

test('a preference that does not follow the one before ends what counts', () => {
  const read = readAs(bltOf('4 1 2=3 0', '3 1 - 3 0', '2 2 = 3 1 0', '1 - 1 0', '5 3 - - 0'))
  expect(read.papers).toEqual(['7:1', '3:', '5:3'])
  expect(read.repairs).toEqual([
    '2: Two candidates have the same preference: the paper counts up to there.',
    '3: A preference is left out: the paper counts up to there.',
    '4: Two candidates have the same preference: it is the first, so the paper is invalid.',
    '5: A preference is left out: it is the first, so the paper is invalid.',
  ])
})

test('the same repair on many lines is one, with the first of them', () => {
  const missing = 'The 0 that ends a paper is missing: read to the end of the line.'
  const repairsOf = (...lines: readonly string[]) => readAs(bltOf(...lines)).repairs
  expect(repairsOf(...Array.from({ length: 20 }, () => '1 2'))).toEqual([`2: ${missing} Also on lines 3 to 21.`])
  expect(repairsOf('1 2', '1 2 0', '1 2', '1 2 0', '1 2', '1 2')).toEqual([`2: ${missing} Also on lines 4, 6, 7.`])
  const apart = Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? '1 2' : '1 2 0'))
  expect(repairsOf(...apart)[0]).toMatch(/ Also on lines 4, 6, .*, 42 and 4 more\.$/)
})

test.each([
  ['a weight of 0', bltOf('0 1 2 0'), '2: The line says that it stands for “0” papers.'],
  ['a weight of −1', bltOf('-1 1 2 0'), '2: The line says that it stands for “-1” papers.'],
  ['a weight of 1.5', bltOf('1.5 1 2 0'), '2: The line says that it stands for “1.5” papers.'],
  [
    'a weight beyond all electorates',
    bltOf('10000000000 1 2 0'),
    '2: The line says that it stands for “10000000000” papers. Check',
  ],
  [
    'more papers than can be',
    bltOf(...Array.from({ length: 11 }, () => '1000000000 1 0')),
    '13: There are more than 10,000,000,000 papers by here.',
  ],
  ['candidate 31 of 3', bltOf('1 2 0', '1 31 0'), '3: Candidate “31” is named, but there are 3 candidates.'],
  ['a withdrawn candidate 31', bltOf('-31'), '2: Candidate “31” is named, but there are 3 candidates.'],
  ['a preference with a minus', bltOf('1 2 -3 0'), '2: “-3” is no number'],
  ['somebody preferred twice', bltOf('1 2 3 2 0'), '2: Candidate 2 is preferred twice on one paper.'],
  ['a 0 in the middle', bltOf('1 2 0 1 3 0'), '2: There is a 0 in the middle of the line'],
  ['one number alone', bltOf('1 2 0', '5'), '3: There is one number alone on the line.'],
  ['letters among the numbers', bltOf('1 2 b 0'), '2: “b” is no number, and the line is no name.'],
  [
    'a number in brackets',
    bltOf('(12) 1 2 0'),
    '2: “(12)” may be the paper’s own number or how many papers there are.',
  ],
  ['a list’s own numbers', bltOf('1) 1 2 0', '2) 3 0'), '4: The numbers before the brackets run 1, 2, 3'],
  ['papers after the end', bltOf('1 2 0', '0', '1 3 0'), '4: More papers follow the 0 that ends them'],
  [
    'another election',
    `${bltOf('1 2 0')}${bltOf('1 1 0', '1 2 0', '1 3 0', '1 3 1 0')}`,
    '12: More papers follow the 0',
  ],
  [
    'papers below the first name',
    bltOf('1 2 0').replace('0\n"Ann"', '"Ann"\n1 3 0'),
    '4: More papers follow the 0 that ends them',
  ],
  ['an option that does not end', bltOf('[tie 1'), '2: The option “[tie 1” can’t be read.'],
  ['an option with names', bltOf('[withdrawn Bob]'), '2: The option “[withdrawn Bob]” can’t be read.'],
  ['no end', '3 2\n1 2 0\n1 3 0\n', '4: The file ends among the papers'],
  ['no papers and no 0', '3 2\nAnn\nBob\nCy\nT\n', '2: No paper stands between the first line and the names.'],
  ['a mark with no width between two figures', bltOf('1 1\u200b2 0'), '2: “12” is no number'],
  [
    'a third number above whole papers',
    bltOf('1 2 0').replace('3 2', '3 2 1'),
    '1: The third number of “3 2 1” may begin the paper on the next line, or say something of the file.',
  ],
  ['a candidate and a half', bltOf('1 2 0').replace('3 2', '3.5 2'), '1: “3.5 2” leaves no candidates or no seats.'],
  ['seats below nothing', bltOf('1 2 0').replace('3 2', '3 -2'), '1: “3 -2” leaves no candidates or no seats.'],
  ['no candidates', '0 2\n0\n"T"\n', '1: “0 2” leaves no candidates or no seats.'],
  ['no seats', '3 0\n0\n', '1: “3 0” leaves no candidates or no seats.'],
  ['too many candidates', '1001 2\n', '1: “1001 2” is more than the 1,000 candidates that can be counted.'],
  ['a stream with a word in it', '3 2 1 2 0\n1 one 3 0 0', '2: “one” stands where the papers are.'],
  ['a stream without its end', '3 2 1 2 0 1 3 0', '1: The papers do not end'],
  ['a stream that withdraws late', '3 2 1 2 0 -1 0 0', '1: The line says that it stands for “-1” papers.'],
  [
    'a stream with somebody preferred twice',
    '3 2 1 2 0\n1 3\n3 0 0',
    '2: Candidate 3 is preferred twice on one paper.',
  ],
])('%s: refused', (_, text, why) => {
  expect(refusalOf(text)).toMatch(why)
})

test('a long line without its 0 may go on in the next, unless that names somebody again', () => {
  const long = Array.from({ length: 26 }, (_, at) => at + 1).join(' ')
  const text = (next: string) => `30 2\n1 ${long}\n${next}\n0\n`
  expect(refusalOf(text('27 28 29 30 0'))).toMatch('2: This paper has no 0 at its end: it may go on in line 3')
  expect(refusalOf(text('27 28 29'))).toMatch('2: This paper has no 0 at its end')
  expect(readAs(text('27 28 1 0')).papers).toEqual([`1:${long}`, '27:28 1'])
  expect(readAs(text('31 28 30 0')).papers).toEqual([`1:${long}`, '31:28 30'])
})

test('where each line is one paper, a line without its 0 may go on in one that would be several', () => {
  const long = (...lines: readonly string[]) => ['9 2', '1 2 0', ...lines, '0'].join('\n')
  expect(refusalOf(long('1 3 4', '5 6 0'))).toMatch('3: This paper has no 0 at its end: it may go on in line 4')
  for (const next of ['5 6', '5 3 0', '1 6 0']) expect(readAs(long('1 3 4', next)).papers).toContain('1:3 4')
  expect(readAs(long('2 7 0', '1 3 4', '5 6 0')).papers).toEqual(['1:2', '2:7', '1:3 4', '5:6'])
})

test('first numbers that are never named again on their line may be preferences', () => {
  const lines = ['2 1 3 0', '3 2 1 0', '1 3 0'].flatMap((line) => Array.from({ length: 12 }, () => line))
  expect(refusalOf(bltOf(...lines))).toMatch('38: The first number on a line says how many papers it stands for')
  expect(refusalOf(bltOf(...lines.map((line) => line.slice(0, -2))))).toMatch('38: The first number on a line says')
  expect(readAs(bltOf(...lines, '2 2 1 0')).papers).toEqual(['24:1 3', '38:2 1', '12:3'])
  expect(readAs(bltOf(...lines.map(() => '1 2 3 0'))).papers).toEqual(['36:2 3'])
})

test('what is written is what is read', () => {
  const file = fc.integer({ min: 1, max: 12 }).chain((people) =>
    fc.record({
      people: fc.constant(people),
      papers: fc.array(
        fc.tuple(
          fc.integer({ min: 1, max: 1_000_000 }),
          fc.shuffledSubarray(Array.from({ length: people }, (_, at) => at + 1)),
        ),
        { maxLength: 300 },
      ),
    }),
  )
  fc.assert(
    fc.property(file, ({ people, papers }) => {
      const lines = papers.map(([weight, prefers]) => [weight, ...prefers, 0].join(' '))
      const names = Array.from({ length: people }, (_, at) => `"Candidate ${at}"`)
      const read = readAs([`${people} 1`, '1000000 0', ...lines, '0', ...names, '"T"'].join('\n'))
      const piles = new Map([['', 1_000_000]])
      for (const [weight, prefers] of papers) piles.set(prefers.join(' '), (piles.get(prefers.join(' ')) ?? 0) + weight)
      expect(read.papers).toEqual([...piles].map(([prefers, weight]) => `${weight}:${prefers}`))
    }),
  )
})

test('a title and names of any letters come through', () => {
  expect(readAs(bltNaming('"Zoë Ó Briain"', '"李 小龍"', '"O’Neil, Jr"', '"Ward 1: A & B"'))).toMatchObject({
    names: ['Zoë Ó Briain', '李 小龍', 'O’Neil, Jr'],
    title: 'Ward 1: A & B',
    repairs: [],
  })
})

test('names may stand in comments though the 0 above them is missing', () => {
  const below = ['# ALTERNATIVE NAME 1: Ann', '# ALTERNATIVE NAME 2: Bob', '# ALTERNATIVE NAME 3: Cy', 'Elm ward']
  expect(readAs(['3 2', '# a note', '1 2 0', ...below].join('\n'))).toMatchObject({
    title: 'Elm ward',
    names: ['Ann', 'Bob', 'Cy'],
  })
})

test('where papers take no notice of lines, names that are not quoted still have a line each', () => {
  expect(readAs('3 2 1 2 0 4 3\n1 0 0\nAnn LEE (Con)\nBob RAY (Lab)\nCy ORR (SNP)\nElm ward\n')).toMatchObject({
    title: 'Elm ward',
    names: ['Ann LEE (Con)', 'Bob RAY (Lab)', 'Cy ORR (SNP)'],
    papers: ['1:2', '4:3 1'],
  })
})
