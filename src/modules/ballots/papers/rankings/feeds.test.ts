import { expect, test } from 'vitest'
import { bltOf, readAs, refusalOf } from '../../../../../tests/support/papers.ts'

const fromPapers =
  '1: The file has no list of candidates: they are those who are named on the papers, by the alphabet. Whom nobody prefers is not among them.'

test('a column for each candidate holds ranks', () => {
  expect(readAs('Ann Lee,Bob Ray,"Orr, Cy"\n1,2,3\n2,1,\n1,2,3\n1st,2nd choice,\n,,\n', 'Elm.csv')).toEqual({
    title: 'Elm',
    seats: 0,
    names: ['Ann Lee', 'Bob Ray', 'Orr, Cy'],
    papers: ['2:1 2 3', '1:2 1', '1:1 2', '1:'],
    repairs: [],
  })
})

test('a column for each preference holds names', () => {
  expect(readAs('1st,2nd preference,Third choice\nCy,Ann,\nBob,,\nCy, Ann ,\n,,\n', 'Elm.csv')).toEqual({
    title: 'Elm',
    seats: 0,
    names: ['Ann', 'Bob', 'Cy'],
    papers: ['2:3 1', '1:2', '1:'],
    repairs: [fromPapers, '4: Spaces in a name or title are put in order.'],
  })
  expect(readAs('1,2,3\nAnn,Bob,\n').papers).toEqual(['1:1 2'])
})

test('a column says how many papers a line stands for', () => {
  for (const heading of ['Weight', 'papers', 'Number of votes', 'COUNT'])
    expect(readAs(`Ann,${heading},Bob\n1,12,2\n2,3.0,1\n`)).toMatchObject({
      names: ['Ann', 'Bob'],
      papers: ['12:1 2', '3:2 1'],
      repairs: ['3: The number of papers has decimals, all of them noughts: read as a whole number.'],
    })
})

test('what says whose paper it is, and the question of a form, are left out', () => {
  expect(readAs('Timestamp,Rank them [Ann],Rank them [Bob]\n1 May,1,2\n')).toMatchObject({
    names: ['Ann', 'Bob'],
    papers: ['1:1 2'],
    repairs: [
      '1: The question before each heading is left out.',
      '1: The column “Timestamp” is left out: it says whose paper it is, or when.',
    ],
  })
})

test.each([
  ['semicolons', ';'],
  ['tabs', '\t'],
])('columns may be parted by %s', (called, mark) => {
  const repairs = [`1: The columns are parted by ${called}.`]
  expect(readAs(`Ann,"Lee; ""Bob"""\n1,2\n2,1\n`.replaceAll(',', mark))).toMatchObject({
    names: ['Ann', 'Lee; "Bob"'],
    papers: ['1:1 2', '1:2 1'],
    repairs,
  })
  expect(readAs('1st|2nd\nLee, Ann|Bob\n'.replaceAll('|', mark))).toMatchObject({
    names: ['Bob', 'Lee, Ann'],
    papers: ['1:2 1'],
    repairs: [...repairs, fromPapers],
  })
})

test('a rank that does not follow the one before ends what counts', () => {
  const read = readAs('Ann,Bob,Cy\n1,3,\n1,2,2\n1,1,2\n2,3,\n1,0,2\n1,31,2\n')
  expect(read.papers).toEqual(['2:1', '2:', '2:1 3'])
  expect(read.repairs).toEqual([
    '2: A preference is left out: the paper counts up to there. Also on line 7.',
    '3: Two candidates have the same preference: the paper counts up to there.',
    '4: Two candidates have the same preference: it is the first, so the paper is invalid.',
    '5: A preference is left out: it is the first, so the paper is invalid.',
    '6: A rank of 0 is read as no rank.',
  ])
  expect(readAs('1st,2nd,3rd\nAnn,,Bob\n,Ann,\n').papers).toEqual(['1:1', '1:'])
})

test.each([
  [
    'two columns of one name',
    'Ann,Bob,Ann\n1,2,3\n',
    '1: Two columns are headed “Ann”: which candidate is meant can’t be told.',
  ],
  ['two names that differ in a capital', '1st,2nd\nAnn,Bob\nann,\n', '2: “Ann” and “ann” may be one candidate or two.'],
  ['a cross', 'Ann,Bob\nX,\n', '2: “X” under “Ann” is no rank.'],
  ['a rank of −1', 'Ann,Bob\n1,2\n-1,2\n', '3: “-1” under “Ann” is no rank.'],
  ['a rank of 1.5', 'Ann,Bob\n1.5,2\n', '2: “1.5” under “Ann” is no rank.'],
  ['one name twice', '1st,2nd\nAnn,Ann\n', '2: A candidate is preferred twice on one paper.'],
  ['numbers under preferences', 'Choice 1,Choice 2\n1,2\n', '2: The cells are all numbers'],
  ['a weight of 0', 'Weight,Ann\n0,1\n', '2: The line says that it stands for “0” papers.'],
  ['a weight of −1', 'Weight,Ann\n-1,1\n', '2: The line says that it stands for “-1” papers.'],
  ['a weight of 1.5', 'Weight,Ann\n1.5,1\n', '2: The line says that it stands for “1.5” papers.'],
  ['no weight', 'Weight,Ann\n,1\n', '2: The line says that it stands for “” papers.'],
  [
    'two weights',
    'Weight,Votes,Ann\n1,1,1\n',
    '1: “Weight” and “Votes” may each say how many papers a line stands for.',
  ],
  ['a cell too many', 'Ann,Bob\n1,2,3\n', '2: There is “3” beyond the last column.'],
  [
    'no rows',
    'Ann,Bob\n',
    '1: This is no .blt file, which begins with two numbers, and there are no rows below its first line.',
  ],
  ['no columns', 'Weight,ID\n1,2\n', '1: There is no column for a candidate or a preference.'],
  [
    'too many columns',
    `${Array.from({ length: 1_001 }, (_, at) => `N${at}`).join(',')}\n1\n`,
    '1: There are more than 1,000 candidates.',
  ],
  [
    'more papers than can be',
    `Weight,Ann\n${'1000000000,1\n'.repeat(11)}`,
    '12: There are more than 10,000,000,000 papers by here.',
  ],
  ['a quotation mark that is never closed', 'Ann,Bob\n1,"2\n', '2: A quotation mark opens here and is never closed.'],
])('%s: refused', (_, text, why) => {
  expect(refusalOf(text, 'elm.csv')).toMatch(why)
})

test('a table of papers by candidates’ numbers, names below, is read as the .blt file it comes from', () => {
  const text =
    '3,2,\n12,1,\n8,1,3,2,\n"Candidate 1","Ann","Party A (A)",\n"Candidate 2","Bob","Party B",\n"Candidate 3","Cy","",\n"Elm Ward",\n'
  expect(readAs(text, 'elm.csv')).toMatchObject({
    title: 'Elm Ward',
    seats: 2,
    names: ['Ann, Party A (A)', 'Bob, Party B', 'Cy'],
    papers: ['12:1', '8:1 3 2'],
  })
})

test('where papers mark candidates in no order, every mark counts', () => {
  expect(readAs('Ann,Bob,Cy\nX,,yes\n1,1,\n,3,\n', 'elm.csv', 'unordered')).toMatchObject({
    papers: ['1:1 3', '1:1 2', '1:2'],
    repairs: [],
  })
  expect(readAs(bltOf('2 1=3 0', '1 - 2 0'), 'elm.blt', 'unordered')).toMatchObject({
    papers: ['2:1 3', '1:2'],
    repairs: [],
  })
})
