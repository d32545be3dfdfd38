import { expect, test } from 'vitest'
import { bltNaming, readAs, refusalOf } from '../../../../../../tests/support/papers.ts'

const inColumns =
  'There is more than one text on the line: all are kept in the name, with commas between. Also on lines 5, 6.'
const unquoted = 'The name or title is not in quotation marks. Also on lines 5'
const doubled = 'The quotation marks are doubled: read once. Also on lines 5'
const aside = 'The title stands on the last candidate’s line: taken apart.'

test.each([
  [
    'names without quotation marks',
    ['Ann LEE (Con)', 'Bob RAY (Lab)', 'Cy ORR (SNP)', 'Elm'],
    ['Ann LEE (Con)', 'Bob RAY (Lab)', 'Cy ORR (SNP)'],
    [`4: ${unquoted} to 7.`],
  ],
  [
    'a name and a party',
    ['"Ann LEE" "Con"', '"Bob RAY" "Lab"', '"Cy ORR" "SNP"', '"Elm"'],
    ['Ann LEE, Con', 'Bob RAY, Lab', 'Cy ORR, SNP'],
    [`4: ${inColumns}`],
  ],
  [
    'a name and a party with a comma',
    ['"Ann LEE","Con"', '"Bob RAY","Lab"', '"Cy ORR","SNP"', '"Elm"'],
    ['Ann LEE, Con', 'Bob RAY, Lab', 'Cy ORR, SNP'],
    [`4: ${inColumns}`],
  ],
  [
    'a party that is blank',
    ['"Ann LEE" ""', '"Bob RAY" ""', '"Cy ORR" ""', '"Elm"'],
    ['Ann LEE', 'Bob RAY', 'Cy ORR'],
    [],
  ],
  [
    'cells of a spreadsheet',
    ['"Ann LEE ""Con"""', '"Bob RAY ""Lab"""', '"Cy ORR ""SNP"" "', 'Elm'],
    ['Ann LEE, Con', 'Bob RAY, Lab', 'Cy ORR, SNP'],
    [`4: ${doubled}, 6.`, `4: ${inColumns}`, '7: The name or title is not in quotation marks.'],
  ],
  [
    'cells of a spreadsheet, quoted inside',
    ['"""Ann LEE"" ""Con"""', '"""Bob RAY"" ""Lab"""', '"""Cy ORR"" ""SNP"""', '"""Elm"""'],
    ['Ann LEE, Con', 'Bob RAY, Lab', 'Cy ORR, SNP'],
    [`4: ${doubled} to 7.`, `4: ${inColumns}`],
  ],
  [
    'doubled quotation marks',
    ['""Ann""', '""Bob""', '""Cy""', '""Elm""'],
    ['Ann', 'Bob', 'Cy'],
    [`4: ${doubled} to 7.`],
  ],
  [
    'single quotation marks',
    ["'Ann O'Neil'", '‘Bob’', "'Cy'", '"Elm"'],
    ["Ann O'Neil", 'Bob', 'Cy'],
    ['4: Single quotation marks are read as double ones. Also on lines 5, 6.'],
  ],
  [
    'the party before the name',
    ['"Con ""Ann LEE"""', '"Lab ""Bob RAY"""', '"SNP ""Cy ORR"""', '"Elm"'],
    ['Con, Ann LEE', 'Lab, Bob RAY', 'SNP, Cy ORR'],
    [`4: ${doubled}, 6.`, `4: ${inColumns}`],
  ],
  [
    'rows of a table',
    ['Ann,Con,', 'Bob,Lab,', 'Cy,SNP,', 'Elm,'],
    ['Ann, Con', 'Bob, Lab', 'Cy, SNP'],
    ['4: Commas at the end of the line are left out. Also on lines 5 to 7.', `4: ${unquoted} to 7.`, `4: ${inColumns}`],
  ],
  [
    'a comma for a space',
    ['Ann LEE,', 'Bob,RAY', 'Cy ORR,', 'Elm,'],
    ['Ann LEE', 'Bob RAY', 'Cy ORR'],
    [
      '4: Commas at the end of the line are left out. Also on lines 6, 7.',
      `4: ${unquoted} to 7.`,
      '5: A comma in a name is read as a space.',
    ],
  ],
  [
    'the candidates’ numbers',
    ['"Candidate 1","Ann"', '"Candidate 2","Bob"', '"Candidate 3","Cy"', '"Elm"'],
    ['Ann', 'Bob', 'Cy'],
    ['4: The candidate’s number before the name is left out. Also on lines 5, 6.'],
  ],
  [
    'parties on lines of their own',
    ['"Ann"', '"Labour Party"', '"Bob"', '"Independent"', '"Cy"', '"Scottish Greens"', '"Elm"'],
    ['Ann, Labour Party', 'Bob, Independent', 'Cy, Scottish Greens'],
    [
      '5: The parties stand on lines of their own: put after the names.',
      '5: There is more than one text on the line: all are kept in the name, with commas between. Also on lines 7, 9.',
    ],
  ],
  [
    'parties on lines of their own, in short',
    ['Ann', 'Lab', 'Bob', 'SNP', 'Cy', 'LD', 'Elm'],
    ['Ann, Lab', 'Bob, SNP', 'Cy, LD'],
    [
      `4: ${unquoted} to 10.`,
      '5: The parties stand on lines of their own: put after the names.',
      '5: There is more than one text on the line: all are kept in the name, with commas between. Also on lines 7, 9.',
    ],
  ],
  [
    'another 0',
    ['0', '# the names', '0,,', '"Ann"', '"Bob"', '"Cy"', '"Elm"'],
    ['Ann', 'Bob', 'Cy'],
    ['4: There is another line with a 0 after the last paper: left out. Also on line 6.'],
  ],
  [
    'names in comments',
    ['# ALTERNATIVE NAME 1: Ann (Con)', '# ALTERNATIVE NAME 2: Bob', '# ALTERNATIVE NAME 3: Cy', '"Elm"'],
    ['Ann (Con)', 'Bob', 'Cy'],
    ['4: The names stand in comments, “# ALTERNATIVE NAME”: read from there.'],
  ],
  [
    'several names on a line',
    ['"Ann" "Bob" "Cy" "Elm"'],
    ['Ann', 'Bob', 'Cy'],
    ['4: There are several names on a line: read by their quotation marks.'],
  ],
  [
    'a source and a comment after the title',
    ['"Ann"', '"Bob"', '"Cy"', '"Elm"', '"A source"', '2 1 0'],
    ['Ann', 'Bob', 'Cy'],
    ['8: What follows the title is left out.', '9: The name or title is not in quotation marks.'],
  ],
  ['notes after names', ['"Ann" # Con', '"Bob"# Lab', '"Cy # 3"', '"Elm"'], ['Ann', 'Bob', 'Cy # 3'], []],
  [
    'curly quotation marks',
    ['“Ann”', '"Bob"', '"Cy"', '"Elm"'],
    ['Ann', 'Bob', 'Cy'],
    ['4: Curly quotation marks are read as straight ones.'],
  ],
  [
    'a quotation mark too few',
    ['"Ann', '"Bob"', '"Cy"', '"Elm"'],
    ['Ann', 'Bob', 'Cy'],
    ['4: A quotation mark without its partner is left out.', '4: Spaces in a name or title are put in order.'],
  ],
  [
    'a nickname',
    ['"Ann ""Annie"" Lee"', '"Bob"', '"Cy"', '"Elm"'],
    ['Ann "Annie" Lee', 'Bob', 'Cy'],
    ['4: The quotation marks are doubled: read once.'],
  ],
  [
    'doubled spaces',
    ['"Ann  Lee "', '"Bob"', '"Cy"', '"Elm"'],
    ['Ann Lee', 'Bob', 'Cy'],
    ['4: Spaces in a name or title are put in order.'],
  ],
  [
    'marks of writing direction',
    ['"\u202eAnn\u200f"', '"Bob\u200e"', '"Cy"', '"Elm"'],
    ['Ann', 'Bob', 'Cy'],
    ['4: Marks that can’t be seen are taken out of a name or title. Also on line 5.'],
  ],
  [
    'a name missing',
    ['""', '"Bob"', '"Cy"', '"Elm"'],
    ['Candidate 1', 'Bob', 'Cy'],
    ['4: A name is missing: the candidate is called by their number.'],
  ],
  [
    'two of one name',
    ['"Ann"', '"Bob"', '"Ann"', '"Elm"'],
    ['Ann', 'Bob', 'Ann'],
    ['6: Candidates 1 and 3 have the same name, “Ann”: they are told apart by their numbers.'],
  ],
  ['the title on the last name’s line', ['"Ann"', '"Bob"', '"Cy" "Elm"'], ['Ann', 'Bob', 'Cy'], [`6: ${aside}`]],
  ['the title run into the last name', ['"Ann"', '"Bob"', '"Cy""Elm"'], ['Ann', 'Bob', 'Cy'], [`6: ${aside}`]],
  ['the title bare on the last name’s line', ['"Ann"', '"Bob"', '"Cy" Elm'], ['Ann', 'Bob', 'Cy'], [`6: ${aside}`]],
  [
    'the title after the last party',
    ['"Ann" "Con"', '"Bob" "Lab"', '"Cy" "SNP" "Elm"'],
    ['Ann, Con', 'Bob, Lab', 'Cy, SNP'],
    [`4: ${inColumns}`, `6: ${aside}`],
  ],
  [
    'the title after the last bracket',
    ['Ann (Con)', 'Bob (Lab)', 'Cy (SNP) Elm'],
    ['Ann (Con)', 'Bob (Lab)', 'Cy (SNP)'],
    [`4: ${unquoted}, 6.`, `6: ${aside}`],
  ],
  [
    'the title against the last bracket',
    ['# ALTERNATIVE NAME 1: Ann (Con)', '# ALTERNATIVE NAME 2: Bob (Lab)', '# ALTERNATIVE NAME 3: Cy (SNP)Elm'],
    ['Ann (Con)', 'Bob (Lab)', 'Cy (SNP)'],
    ['4: The names stand in comments, “# ALTERNATIVE NAME”: read from there.', `6: ${aside}`],
  ],
  [
    'the title after the last cell',
    ['"Ann ""Con"""', '"Bob ""Lab (Co-op)"""', '"Cy ""SNP""" Elm'],
    ['Ann, Con', 'Bob, Lab (Co-op)', 'Cy, SNP'],
    [`4: ${doubled}, 6.`, `4: ${inColumns}`, `6: ${aside}`],
  ],
  [
    'the title’s cell against the last',
    ['"""Ann"" ""Con"""', '"""Bob"" ""Lab"""', '"""Cy"" ""SNP""""""Elm"""'],
    ['Ann, Con', 'Bob, Lab', 'Cy, SNP'],
    [`4: ${doubled}, 6.`, `4: ${inColumns}`, `6: ${aside}`],
  ],
])('%s: read, and said', (_, lines, names, repairs) => {
  expect(readAs(bltNaming(...lines))).toEqual({ title: 'Elm', seats: 2, names, papers: ['1:2'], repairs })
})

test('a file without a title is called by its name', () => {
  expect(readAs(bltNaming('"Ann"', '"Bob"', '"Cy"'), 'C:\\papers\\Elm 2026.blt')).toMatchObject({
    title: 'Elm 2026',
    names: ['Ann', 'Bob', 'Cy'],
    repairs: ['6: The file has no title: called by its file name.'],
  })
})

test('candidates without names are called by their numbers', () => {
  expect(readAs('2 1\n1 2 0\n0\n', 'elm.txt')).toMatchObject({
    title: 'elm',
    names: ['Candidate 1', 'Candidate 2'],
    repairs: ['3: The file has no names and no title: the candidates are called by their numbers.'],
  })
})

test.each([
  [
    'too few names',
    ['"Ann"', '"Bob"'],
    '5: There are 3 candidates, and 2 lines with names and title below the papers.',
  ],
  [
    'two names a line, or a name and a party',
    ['"Ann" "Bob"', '"Cy" "Elm"'],
    '5: There are 3 candidates, and 2 lines with names',
  ],
  [
    'a title where a name should be',
    ['"Ann"', '"Bob"', '"Elm Ward"'],
    '6: “Elm Ward” may be the last candidate or the title',
  ],
  ['too few names without quotation marks', ['Ann Bob Cy Elm'], '4: There are 3 candidates, and 1 line with names'],
  [
    'a last line unlike the names',
    ['"Ann" "Con"', '"Bob" "Lab"', '"Elm"'],
    '6: “Elm” may be the last candidate or the title',
  ],
  [
    'parties on some lines only',
    ['"Ann"', '"Labour"', '"Bob"', '"Cy"', '"SNP"', '"Elm"'],
    '5: “Labour” may be a candidate, a party or the title',
  ],
  [
    'a party where the title is',
    ['"Ann"', '"Bob"', '"Cy"', '"Labour"', '"SNP"', '"Greens"', '"Elm"'],
    '7: “Labour” may be a candidate, a party or the title',
  ],
  [
    'a name that has no end',
    [`"${'a'.repeat(501)}"`, '"Bob"', '"Cy"', '"Elm"'],
    '4: A name or title has more than 500 letters.',
  ],
])('%s: refused', (_, lines, why) => {
  expect(refusalOf(bltNaming(...lines))).toMatch(why)
})

test('one candidate alone leaves no other line to judge theirs by', () => {
  const one = (...lines: readonly string[]) => ['1 1', '1 1 0', '0', ...lines].join('\n')
  expect(readAs(one('"Ann"')).names).toEqual(['Ann'])
  expect(refusalOf(one('"Ann" "Elm"'))).toMatch('4: “Ann, Elm” may be the last candidate or the title')
})
