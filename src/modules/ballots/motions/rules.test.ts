import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
// oxfmt-ignore
import {
  absolute_majority, countMotion, simple_majority, two_thirds, type Motion, type MotionPaper,
} from './rules.ts'

const motion = (more: Partial<Motion> = {}): Motion => ({
  question: 'That this committee has no confidence in the plan',
  majorities: [simple_majority],
  quorum: null,
  electorate: 200,
  weighed: null,
  ...more,
})

const papers = (votes: Partial<Record<MotionPaper['choice'], number>>): readonly MotionPaper[] =>
  (['for', 'against', 'abstain', 'spoilt'] as const).flatMap((choice) =>
    Array.from({ length: votes[choice] ?? 0 }, () => ({ choice, weight: 1 })),
  )

const answerTo = (more: Partial<Motion>, votes: Parameters<typeof papers>[0]) => {
  const counted = countMotion(motion(more), papers(votes))
  if (!counted.ok) throw new Error(counted.why)
  return counted
}

const whyNot = (more: Partial<Motion>, all: readonly MotionPaper[] = []) => {
  const counted = countMotion(motion(more), all)
  return counted.ok ? undefined : counted.why
}

describe('a simple majority is more than half of the votes for and against', () => {
  test('carried', () => {
    const counted = answerTo({}, { for: 61, against: 39, abstain: 20, spoilt: 3 })
    expect(counted).toMatchObject({ is_carried: true, weighted: null })
    expect(counted.verdict).toBe(
      'Carried: 61 of 100 votes cast for and against were for (61%), and more than half was needed. Turnout was 120 of 200 (60%).',
    )
    expect(counted.once.votes).toEqual({ for: '61', against: '39', abstain: '20', spoilt: '3' })
  })

  test('exactly half is not more than half', () => {
    expect(answerTo({}, { for: 50, against: 50 }).verdict).toBe(
      'Not carried: 50 of 100 votes cast for and against were for (exactly half), and more than half was needed. Turnout was 100 of 200 (50%).',
    )
    expect(answerTo({}, { for: 51, against: 50 }).is_carried).toBe(true)
  })

  test('nobody for or against: not carried', () => {
    expect(answerTo({}, { abstain: 7 }).verdict).toBe(
      'Not carried: nobody voted for or against, and more than half was needed. Turnout was 7 of 200 (3.5%).',
    )
    expect(answerTo({ majorities: [two_thirds] }, {}).is_carried).toBe(false)
    expect(answerTo({ majorities: [absolute_majority], electorate: 0 }, {})).toMatchObject({ is_carried: false })
  })

  test('a share is never shown larger than it is', () => {
    expect(answerTo({}, { for: 2, against: 1 }).verdict).toContain('(66.66%)')
    expect(answerTo({}, { for: 199, against: 1 }).verdict).toContain('(99.5%)')
  })
})

describe('two-thirds is at least two-thirds of the votes for and against', () => {
  test('just two-thirds is enough, and one less is not', () => {
    expect(answerTo({ majorities: [two_thirds] }, { for: 60, against: 30, abstain: 50 }).verdict).toContain(
      'Carried: 60 of 90 votes cast for and against were for (exactly two-thirds), and at least two-thirds was needed.',
    )
    expect(answerTo({ majorities: [two_thirds] }, { for: 59, against: 30 }).is_carried).toBe(false)
  })
})

describe('of the electorate', () => {
  test('an absolute majority is more than half of all who could vote', () => {
    expect(answerTo({ majorities: [absolute_majority] }, { for: 100, against: 1 }).verdict).toBe(
      'Not carried: 100 of 200 who could vote were for (exactly half), and more than half was needed. Turnout was 101 of 200 (50.5%).',
    )
    expect(answerTo({ majorities: [absolute_majority] }, { for: 101, against: 99 }).is_carried).toBe(true)
  })

  test('a threshold is of what it says: at least 40% is not more than 40%', () => {
    const forty = (is_more_than: boolean) => [
      simple_majority,
      { of: 'electorate', part: [40, 100], is_more_than } as const,
    ]
    expect(answerTo({ majorities: forty(false) }, { for: 80, against: 10 }).verdict).toBe(
      'Carried: 80 of 90 votes cast for and against were for (88.88%), and more than half was needed; 80 of 200 who could vote were for (exactly 40%), and at least 40% was needed. Turnout was 90 of 200 (45%).',
    )
    expect(answerTo({ majorities: forty(true) }, { for: 80, against: 10 }).is_carried).toBe(false)
    // Both are needed.
    expect(answerTo({ majorities: forty(false) }, { for: 80, against: 81 }).is_carried).toBe(false)
    expect(answerTo({ majorities: forty(false) }, { for: 79, against: 10 }).is_carried).toBe(false)
  })
})

describe('a quorum counts who took part, abstaining too', () => {
  test('just enough, and one too few', () => {
    const just = answerTo({ quorum: 50 }, { for: 30, against: 10, abstain: 10 })
    expect(just.verdict).toContain('50 took part, and the quorum of 50 was met.')
    expect(just.is_carried).toBe(true)
    expect(answerTo({ quorum: 50 }, { for: 30, against: 10, abstain: 9, spoilt: 5 }).verdict).toBe(
      'Not carried: 30 of 40 votes cast for and against were for (75%), and more than half was needed. Only 49 took part, and the quorum is 50. Turnout was 49 of 200 (24.5%).',
    )
  })
})

describe('weighted votes', () => {
  const weighed = { by: 'registered patients on 1 October 2026', electorate: 40_000, decides: true }
  const practices: readonly MotionPaper[] = [
    { choice: 'for', weight: 14_300 },
    { choice: 'against', weight: 2_100 },
    { choice: 'against', weight: 5_000 },
    { choice: 'abstain', weight: 1_000 },
  ]

  test('both countings are shown, and the one that decides says the verdict', () => {
    const by_weight = countMotion(motion({ electorate: 6, weighed }), practices)
    expect(by_weight).toMatchObject({
      ok: true,
      is_carried: true,
      verdict:
        'Carried: 14,300 of 21,400 votes cast for and against, weighted by registered patients on 1 October 2026, were for (66.82%), and more than half was needed. Turnout was 22,400 of 40,000 (56%).',
      once: { is_carried: false, votes: { for: '1', against: '2' }, electorate: '6' },
      weighted: { is_carried: true, votes: { for: '14300', against: '7100', abstain: '1000' }, electorate: '40000' },
    })
    const by_head = countMotion(motion({ electorate: 6, weighed: { ...weighed, decides: false } }), practices)
    expect(by_head).toMatchObject({ is_carried: false, weighted: { is_carried: true } })
  })

  test('a quorum counts heads, whatever they weigh', () => {
    expect(countMotion(motion({ electorate: 6, quorum: 5, weighed }), practices)).toMatchObject({ is_carried: false })
    expect(countMotion(motion({ electorate: 6, quorum: 4, weighed }), practices)).toMatchObject({ is_carried: true })
  })

  test('sums that floating point would round decide exactly', () => {
    const vast = { by: 'patients', electorate: Number.MAX_SAFE_INTEGER, decides: true }
    const million = (choice: MotionPaper['choice'], many: number) =>
      Array.from({ length: many }, (): MotionPaper => ({ choice, weight: 1_000_000 }))
    const all = [
      ...million('for', 3_000),
      ...million('against', 2_999),
      { choice: 'against', weight: 999_999 } as const,
    ]
    expect(countMotion(motion({ electorate: 6_000, weighed: vast }), all)).toMatchObject({ is_carried: true })
    const electorate_part = [
      { of: 'electorate', part: [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER], is_more_than: false } as const,
    ]
    expect(countMotion(motion({ majorities: electorate_part, electorate: 6_000, weighed: vast }), all)).toMatchObject({
      is_carried: false,
    })
  })

  test('a weight that is none, and papers that weigh more than all who could vote, are refused', () => {
    expect(whyNot({ weighed }, [{ choice: 'for', weight: 1.5 }])).toContain('A paper weighs 1.5')
    expect(whyNot({ weighed: { ...weighed, electorate: 22_399 } }, practices)).toBe(
      'The papers weigh more than the 22,399 of all who could vote. Check the weights.',
    )
  })
})

test('what makes no sense is refused, with what to do', () => {
  expect(whyNot({ majorities: [] })).toBe('Say what majority carries the motion.')
  for (const part of [
    [0, 2],
    [3, 2],
    [1.5, 2],
    [1, 0],
  ] as const)
    expect(whyNot({ majorities: [{ ...simple_majority, part }] })).toContain(
      `A majority of ${part.join('/')} can’t be had.`,
    )
  expect(whyNot({ quorum: -1 })).toContain('The quorum is -1.')
  expect(whyNot({ electorate: 1.5 })).toContain('The electorate is 1.5.')
  expect(whyNot({ electorate: 2 }, papers({ for: 3 }))).toBe('There are 3 papers, but only 2 could vote. Check both.')
})

test('a vote more for never loses a motion, nor one less against', () => {
  const many = fc.integer({ min: 0, max: 40 })
  const majorities = fc.subarray([simple_majority, two_thirds, absolute_majority], { minLength: 1 })
  fc.assert(
    fc.property(many, many, many, majorities, fc.option(many), (yes, no, abstain, asked, quorum) => {
      const before = answerTo({ majorities: asked, quorum }, { for: yes, against: no, abstain })
      const after = answerTo({ majorities: asked, quorum }, { for: yes + 1, against: no, abstain })
      expect(after.is_carried || !before.is_carried).toBe(true)
      expect(before.verdict.startsWith(before.is_carried ? 'Carried: ' : 'Not carried: ')).toBe(true)
    }),
  )
})
