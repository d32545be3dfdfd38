import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyElection, electionOf } from '../../../../tests/support/ballot-papers.ts'
import { countOf, election, lotOf, winnersOf } from '../../../../tests/support/elections.ts'
import { methods } from '../counts/methods/rules.ts'
import { countErs97 } from '../ers97/rules.ts'
import type { Election } from '../papers/rules.ts'
import { countPlurality } from '../plurality/rules.ts'
import { countScottish } from '../scottish/rules.ts'
import { inWords, keeping, readConstraint, type Constraint } from './rules.ts'

const asked = (words: string): Constraint => {
  const constraint = readConstraint(words)
  if (!constraint) throw new Error(`${words} can't be read`)
  return constraint
}

const keeperOf = (each: Election, ...words: readonly string[]) => {
  const kept = keeping(words.map(asked), each)
  if (!kept.ok) throw new Error(kept.why)
  return kept.keeper
}

const whyNot = (each: Election, ...words: readonly string[]) => {
  const kept = keeping(words.map(asked), each)
  return kept.ok ? undefined : kept.why
}

describe('the examples of docs/counts/constraints.md', () => {
  const of_practices = election(
    2,
    ['Ann: practice Elm', 'Ben: practice Elm', 'Cy: practice Oak', 'Di: practice Ash'],
    ['12 Ann Ben', '9 Ben Di', '5 Cy', '4 Di'],
  )

  test('1: one of each practice', () => {
    const vote = of_practices
    const counted = countErs97(vote, lotOf(vote), [asked('at most 1 of each practice')])
    expect(winnersOf(counted)).toEqual(['Ann', 'Di'])
    expect(countOf(counted).stages[1]).toMatchObject({
      kind: 'exclusion',
      totals: ['12.00', '0.00', '5.00', '13.00'],
      excluded: [2],
    })
    expect(countOf(counted).stages[1]?.reasons[0]).toEqual({
      candidate: 2,
      why: 'Ben can’t be elected any more (at most 1 of each practice): excluded.',
    })
    expect(winnersOf(countErs97(vote, lotOf(vote)))).toEqual(['Ann', 'Ben'])
  })

  test.each(['scottish', 'n-ireland', 'ers97', 'meek-prf'])(
    '1: under %s too Ben goes out next, and Di is elected',
    (rule) => {
      const counted = methods[rule]?.count(of_practices, lotOf(of_practices), [asked('at most 1 of each practice')])
      const { winners, stages } = countOf(counted ?? { ok: false, why: rule })
      expect(stages[1]?.excluded).toEqual([2])
      expect(winners).toEqual([1, 4])
    },
  )

  const men_and_women = [
    'Abe: gender man',
    'Bob: gender man',
    'Cal: gender man',
    'Dan: gender man',
    'Fay: gender woman',
    'Gil: gender woman',
  ]

  test('2: at most two men of three', () => {
    const vote = election(3, men_and_women, ['14 Abe Bob', '9 Bob', '8 Cal Gil', '4 Dan Fay', '3 Fay', '2 Gil'])
    const counted = countErs97(vote, lotOf(vote), [asked('at most 2 of gender man')])
    expect(winnersOf(counted)).toEqual(['Abe', 'Bob', 'Gil'])
    expect(countOf(counted).stages.map(({ kind, totals }) => [kind, ...totals])).toEqual([
      ['first_preferences', '14.00', '9.00', '8.00', '4.00', '3.00', '2.00'],
      ['surplus', '10.00', '12.92', '8.00', '4.00', '3.00', '2.00'],
      ['exclusion', '10.00', '12.92', '0.00', '0.00', '7.00', '10.00'],
    ])
    expect(countOf(counted).stages[2]).toMatchObject({ quota: '9.96', excluded: [3, 4] })
  })

  test('of two who could go out together, one stays whom the constraints would guard without the other', () => {
    const vote = election(3, men_and_women, ['9 Abe', '9 Bob', '8 Cal', '8 Dan', '3 Fay', '3 Gil'])
    const out = (...words: readonly string[]) =>
      countOf(countErs97(vote, lotOf(vote, [6]), words.map(asked))).stages[1]?.excluded
    expect(out('at least 1 of gender woman')).toEqual([6])
    expect(new Set(out())).toEqual(new Set([5, 6]))
  })

  test('who would be guarded once others are out must be above them in votes, for those others to go out together', () => {
    // With Ann and Eve out Bea would be guarded, and so Cat doomed. But Ann's 2 papers make Eve 12, and Bea goes out instead.
    const people = ['Ann: practice Elm', 'Bea: practice Elm, gender woman', 'Cat: practice Oak, gender woman']
    const vote = election(
      2,
      [...people, 'Eve: practice Elm', 'Fred: practice Oak'],
      ['2 Ann Eve', '10 Bea', '13 Cat', '10 Eve', '10 Fred'],
    )
    const constraints = ['at most 1 of each practice', 'at most 1 of gender woman'].map(asked)
    const { stages, winners } = countOf(countErs97(vote, lotOf(vote, [4, 2]), constraints))
    expect(stages.map(({ excluded }) => excluded)).toEqual([[], [1], [2]])
    expect(winners).toEqual([3, 4])
  })

  test('3: the lowest is guarded', () => {
    const vote = election(
      3,
      ['Abe: gender man', 'Bob: gender man', 'Cal: gender man', 'Fay: gender woman', 'Gil: gender woman'],
      ['10 Abe', '10 Bob Fay', '9 Cal Bob', '7 Fay', '4 Gil'],
    )
    const counted = countScottish(vote, lotOf(vote), [asked('at least 2 of gender woman')])
    expect(winnersOf(counted)).toEqual(['Bob', 'Fay', 'Gil'])
    expect(
      countOf(counted).stages.map(({ totals, elected, excluded }) => [totals.map(Number), elected, excluded]),
    ).toEqual([
      [[10, 10, 9, 7, 4], [], []],
      [[10, 19, 0, 7, 4], [2], [3]],
      [[0, 19, 0, 7, 4], [4, 5], [1]],
    ])
    expect(countOf(counted).stages.flatMap(({ reasons }) => reasons.map(({ why }) => why))).toEqual(
      expect.arrayContaining([
        'Cal has the fewest votes, 9.00000, but for Fay and Gil, kept in by the constraints (at least 2 of gender woman): excluded (rule 50(1)).',
        'Abe can’t be elected any more (at least 2 of gender woman): excluded (rule 50(1)).',
      ]),
    )
  })

  test('4: two constraints at once say what neither says alone', () => {
    const group = (name: string, many: number, classes: string) =>
      Array.from({ length: many }, (_, at) => `${name}${at}: ${classes}`)
    const people = [
      ...group('EM', 5, 'nation England, gender man'),
      ...group('EW', 6, 'nation England, gender woman'),
      ...group('SM', 5, 'nation Scotland, gender man'),
      ...group('SW', 2, 'nation Scotland, gender woman'),
      ...group('WM', 1, 'nation Wales, gender man'),
      ...group('WW', 1, 'nation Wales, gender woman'),
    ]
    const just = (many: number, of: string) => [`at least ${many} of ${of}`, `at most ${many} of ${of}`]
    const words = [
      ...just(7, 'nation England'),
      ...just(6, 'nation Scotland'),
      ...just(1, 'nation Wales'),
      ...just(7, 'gender man'),
      ...just(7, 'gender woman'),
    ]
    const each = election(14, people, [])
    const names = (numbers: readonly number[]) => numbers.map((number) => each.candidates[number - 1]?.name)
    const { doomed, guarded } = keeperOf(each, ...words).standing(
      [1, 2, 3],
      each.candidates.map(({ number }) => number).slice(3),
    )
    expect(names(doomed)).toEqual(['EM3', 'EM4', 'WM0'])
    expect(names(guarded)).toEqual(['SW0', 'SW1', 'WW0'])
  })

  test('5: passing over', () => {
    const vote = election(
      2,
      ['Ann: practice Elm', 'Ben: practice Elm', 'Cy: practice Oak'],
      ['30 Ann', '28 Ben', '10 Cy'],
    )
    const counted = countPlurality(vote, lotOf(vote), [asked('at most 1 of each practice')])
    expect(winnersOf(counted)).toEqual(['Ann', 'Cy'])
    expect(countOf(counted).stages[0]?.reasons[1]?.why).toBe(
      'Ben has 28 votes: passed over (at most 1 of each practice).',
    )
  })
})

describe('the words', () => {
  test('are read, and said again', () => {
    for (const words of [
      'at most 1 of each practice',
      'at least 2 of gender woman',
      'at most 1,000 of area North of Wealdshire',
    ])
      expect(inWords(asked(words.replace(',', '')))).toBe(words)
    expect(asked(' At  Most 2 of   each gender ')).toEqual({ of: 'gender', each: true, at_least: 0, at_most: 2 })
  })

  test('that say something else are not guessed at', () => {
    for (const words of [
      '',
      'one of each practice',
      'at most of gender man',
      'at most -1 of gender man',
      'at most 1.5 of x',
      'at most 2 of ',
    ])
      expect(readConstraint(words)).toBeUndefined()
  })
})

describe('what can’t be kept is refused, with what to do', () => {
  const three = election(2, ['Ann: practice Elm', 'Ben: practice Elm', '-Cy: practice Oak'], [])

  test('no outcome keeps it', () => {
    expect(whyNot(three, 'at most 1 of each practice')).toBe(
      'No choice of 2 among these candidates keeps the constraints (at most 1 of each practice). Change the constraints, or find other candidates.',
    )
    expect(whyNot(three, 'at least 3 of practice Elm')).toContain('No choice of 2')
    expect(whyNot({ ...three, seats: 1 }, 'at most 1 of each practice')).toBeUndefined()
    const refused = countErs97(three, lotOf(three), [asked('at most 1 of each practice')])
    expect(refused).toMatchObject({ ok: false })
    expect(countPlurality(three, lotOf(three), [asked('at most 1 of each practice')])).toMatchObject({ ok: false })
  })

  test('nobody who stands is of the class', () => {
    expect(whyNot(three, 'at most 1 of practice Oak')).toContain('No candidate is of the class “practice Oak”')
    expect(whyNot(three, 'at most 1 of each gender')).toContain('No candidate is of any “gender”')
  })

  test('too many kinds at once, each cutting across the others', () => {
    const kinds = Array.from({ length: 12 }, (_, kind) => `kind${kind}`)
    const people = Array.from(
      { length: 60 },
      (_, at) => `P${at}: ${kinds.map((kind, k) => `${kind} ${(at * (k + 3) + k * at * at) % 5}`).join(', ')}`,
    )
    expect(whyNot(election(20, people, []), ...kinds.map((kind) => `at most 5 of each ${kind}`))).toContain(
      'too entangled',
    )
    expect(whyNot(election(20, people, []), 'at most 5 of each kind0', 'at most 10 of kind1 2')).toBeUndefined()
  })
})

test('doomed and guarded are just who is in no outcome, and in all, of every choice there is', () => {
  const classes = ['a 1', 'a 2', 'b 1', 'b 2', 'c 1']
  const constraint = fc.record({
    of: fc.constantFrom(...classes, 'a', 'b'),
    at_least: fc.integer({ min: 0, max: 2 }),
    at_most: fc.option(fc.integer({ min: 0, max: 3 })),
  })
  const given = fc.record({
    people: fc.array(fc.subarray(classes), { minLength: 2, maxLength: 9 }),
    some: fc.array(constraint, { minLength: 1, maxLength: 4 }),
    seats: fc.integer({ min: 1, max: 5 }),
    which: fc.nat(),
  })
  let tried = 0
  const same = fc.property(given, ({ people, some, seats, which }) => {
    const plain = electionOf(seats, people.length, [])
    const each = { ...plain, candidates: plain.candidates.map((one, at) => ({ ...one, classes: people[at] ?? [] })) }
    const isOf = (name: string, of: string) => name === of || name.startsWith(`${of} `)
    const constraints = some
      .filter(({ of }) => people.flat().some((name) => isOf(name, of)))
      .map((one) => ({ ...one, each: !one.of.includes(' ') }))
    const keepsAll = (choice: readonly number[]) =>
      constraints.every(({ of, at_least, at_most }) =>
        classes
          .filter((name) => isOf(name, of) && people.flat().includes(name))
          .map((name) => choice.filter((number) => people[number - 1]?.includes(name)).length)
          .every((have) => have >= at_least && (at_most === null || have <= at_most)),
      )
    const numbers = each.candidates.map(({ number }) => number)
    const outcomes = Array.from({ length: 2 ** people.length }, (_, bits) =>
      numbers.filter((n) => (bits >> (n - 1)) & 1),
    )
      .filter((choice) => choice.length === Math.min(seats, people.length))
      .filter(keepsAll)
    const kept = keeping(constraints, each)
    expect(kept.ok).toBe(constraints.length === 0 || outcomes.length > 0)
    if (!kept.ok || constraints.length === 0) return

    // Some of one outcome are elected, and some others excluded: what is left need not lead anywhere.
    const elected = (outcomes[which % outcomes.length] ?? []).filter((number) => (which >> number) & 1)
    const continuing = numbers.filter((number) => !elected.includes(number) && (which >> (number + 9)) & 3)
    const left = outcomes
      .filter((choice) => elected.every((number) => choice.includes(number)))
      .filter((choice) => choice.every((number) => elected.includes(number) || continuing.includes(number)))
    const { possible, doomed, guarded } = kept.keeper.standing(elected, continuing)
    expect(possible).toBe(left.length > 0)
    if (left.length === 0) return
    tried += 1
    expect(doomed).toEqual(continuing.filter((number) => !left.some((choice) => choice.includes(number))))
    expect(guarded).toEqual(continuing.filter((number) => left.every((choice) => choice.includes(number))))
  })
  fc.assert(same, { numRuns: 3_000 })
  expect(tried).toBeGreaterThan(300)
})

const carrying = Object.entries(methods).filter(([, { carries_constraints }]) => carries_constraints)

test.each(carrying)(
  '%s: whatever the papers, who is elected keeps the constraints, or the count is refused',
  (_, method) => {
    const constraints = [asked('at most 1 of each practice'), asked('at least 1 of gender woman')]
    let counted = 0
    fc.assert(
      fc.property(anyElection(), ({ election, lot }) => {
        const candidates = election.candidates.map((one, at) => ({
          ...one,
          classes: [at % 2 === 0 ? 'gender woman' : 'gender man', `practice ${at % 4}`],
        }))
        const standing = candidates.filter(({ is_withdrawn }) => !is_withdrawn).length
        const answer = method.count({ ...election, candidates }, lot, constraints)
        if (!answer.ok) return
        counted += 1
        const winners = answer.count.winners.map((number) => candidates[number - 1]?.classes ?? [])
        expect(new Set(winners.map(([, practice]) => practice)).size).toBe(winners.length)
        expect(winners.some(([gender]) => gender === 'gender woman')).toBe(true)
        expect(winners).toHaveLength(Math.min(election.seats, standing))
      }),
      { numRuns: 600 },
    )
    expect(counted).toBeGreaterThan(200)
  },
)

test.each(carrying)('%s: constraints that bind nobody change nothing', (_, method) => {
  fc.assert(
    fc.property(anyElection(), ({ election, lot }) => {
      const candidates = election.candidates.map((one) => ({ ...one, classes: [`name ${one.number}`] }))
      const all = { ...election, candidates }
      const standing = candidates.some(({ is_withdrawn }) => !is_withdrawn)
      const bound = method.count(all, lot, standing ? [asked('at most 1 of each name')] : [])
      expect(bound).toEqual(method.count(all, lot))
    }),
    { numRuns: 300 },
  )
})

test('two of one practice with as many votes, and all they need: the rule’s way of parting equals, else the lot', () => {
  // Both have the quota of 11 from the start, and always the same.
  const vote = election(2, ['Ann: practice Elm', 'Ben: practice Elm', 'Cy: practice Oak'], ['12 Ann', '12 Ben', '7 Cy'])
  for (const rule of ['scottish', 'n-ireland', 'ers97', 'meek-prf']) {
    const counted = methods[rule]?.count(vote, lotOf(vote, [2]), [asked('at most 1 of each practice')])
    const { winners, ties } = countOf(counted ?? { ok: false, why: rule })
    expect([...winners]).toEqual([2, 3])
    expect(ties).toMatchObject([{ stage: 1, between: [1, 2], for: 'election', chosen: 2, by: 'lot' }])
  }
})

test('the alternative vote refuses constraints, in a sentence', () => {
  const vote = election(1, ['Ann: practice Elm', 'Ben: practice Oak'], ['2 Ann', '1 Ben'])
  expect(methods['av']?.carries_constraints).toBe(false)
  expect(methods['av']?.count(vote, lotOf(vote), [asked('at most 1 of each practice')])).toEqual({
    ok: false,
    why: 'The alternative vote fills one seat, so it can’t carry a constraint (at most 1 of each practice): choose another rule, or none.',
  })
})

test('two hundred candidates of a hundred practices in five areas', () => {
  const classesOf = (at: number) => `practice ${at % 100}, gender ${at % 2 ? 'man' : 'woman'}, area ${at % 5}`
  const people = Array.from({ length: 200 }, (_, at) => `P${at}: ${classesOf(at)}`)
  const papers = people.map((_, at) => `${1 + (at % 17)} P${at} P${(at + 37) % 200}`)
  const each = election(10, people, papers)
  const words = ['at most 1 of each practice', 'at least 4 of gender woman', 'at most 3 of each area']
  const { winners, candidates } = countOf(countErs97(each, lotOf(each), words.map(asked)))
  const classes = winners.map((number) => candidates[number - 1]?.classes ?? [])
  expect(new Set(classes.map(([practice]) => practice)).size).toBe(10)
  expect(classes.filter(([, gender]) => gender === 'gender woman').length).toBeGreaterThanOrEqual(4)
  for (const area of [0, 1, 2, 3, 4])
    expect(classes.filter(([, , name]) => name === `area ${area}`).length).toBeLessThanOrEqual(3)
})
