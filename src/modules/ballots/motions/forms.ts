import { lines, maybe, oneOf, wholeNumber, words } from '../../../platform/forms/field.ts'
import type { ErrorsOf, Values } from '../../../platform/forms/read.ts'
import { absolute_majority, simple_majority, two_thirds, type Motion, type MotionPaper } from './rules.ts'
import type { Choice } from './verdicts/rules.ts'

const most = 100_000
const votes = (label: string) => maybe(wholeNumber(label, 0, most))

/** A motion that was voted on, and how many voted how: by numbers, or vote by vote. */
export const motionForm = {
  question: words('The motion, as it was put', 500),
  votes_for: votes('Votes for'),
  votes_against: votes('Votes against'),
  abstentions: votes('Abstentions'),
  spoilt: votes('Spoilt papers'),
  electorate: wholeNumber('How many could vote', 1, most),
  majority: oneOf('What carries it', [
    { value: 'simple', label: 'A simple majority', hint: 'More than half of the votes for and against.' },
    { value: 'two_thirds', label: 'Two-thirds', hint: 'At least two-thirds of the votes for and against.' },
    { value: 'absolute', label: 'An absolute majority', hint: 'More than half of all who could vote.' },
  ]),
  threshold_percent: maybe(
    wholeNumber('And at least this percentage of all who could vote', 1, 100, {
      hint: 'Leave it blank if there is no such threshold.',
    }),
  ),
  quorum: maybe(
    wholeNumber('The quorum', 1, most, {
      hint: 'How many must take part; who abstains does. Leave it blank if none is.',
    }),
  ),
  votes: maybe(
    lines('The votes, one a line', 200_000, {
      hint: 'Each with its weight: for, 10240. Leave the numbers of votes above blank.',
      rows: 6,
    }),
  ),
  weighed_by: maybe(words('What they weigh by', 200, { hint: 'Such as registered patients on 1 October 2026.' })),
  weighed_electorate: maybe(wholeNumber('What the votes of all who could vote weigh', 1, 1_000_000_000)),
  decides: oneOf('Which counting decides', [
    { value: 'once', label: 'Every vote once' },
    { value: 'weighted', label: 'Every vote by its weight' },
  ]),
}
export type MotionAnswers = Values<typeof motionForm>
export type MotionErrors = ErrorsOf<typeof motionForm>

/** Answers that each can be read, and together can't. */
export function contradictions({ votes: each, weighed_by, weighed_electorate, ...said }: MotionAnswers): MotionErrors {
  const is_by_numbers = [said.votes_for, said.votes_against, said.abstentions, said.spoilt].some(
    (many) => many !== null,
  )
  if (each === null && !is_by_numbers) return { votes_for: 'Enter how many voted for, or each vote further down' }
  if (each !== null && is_by_numbers) return { votes: 'Give the votes once: in numbers above, or one a line here' }
  if (each === null && (weighed_by !== null || weighed_electorate !== null))
    return { votes: 'Give each vote with its weight, or say nothing of what votes weigh by' }
  if (weighed_by !== null && weighed_electorate === null)
    return { weighed_electorate: 'Enter what the votes of all who could vote weigh' }
  if (weighed_by === null && weighed_electorate !== null) return { weighed_by: 'Say what the votes weigh by' }
  return weighed_by === null && said.decides === 'weighted' ? { weighed_by: 'Say what the votes weigh by' } : {}
}

const majorities = { simple: simple_majority, two_thirds, absolute: absolute_majority }

export const motionOf = (said: MotionAnswers): Motion => ({
  question: said.question,
  majorities: [
    majorities[said.majority],
    ...(said.threshold_percent === null
      ? []
      : [{ of: 'electorate', part: [said.threshold_percent, 100], is_more_than: false } as const]),
  ],
  quorum: said.quorum,
  electorate: said.electorate,
  weighed:
    said.weighed_by === null || said.weighed_electorate === null
      ? null
      : { by: said.weighed_by, electorate: said.weighed_electorate, decides: said.decides === 'weighted' },
})

/** So many papers of each kind, where none weighs more than another. */
export function papersOf({ votes_for, votes_against, abstentions, spoilt }: MotionAnswers): readonly MotionPaper[] {
  const many: readonly [Choice, number | null][] = [
    ['for', votes_for],
    ['against', votes_against],
    ['abstain', abstentions],
    ['spoilt', spoilt],
  ]
  return many.flatMap(([choice, count]) => Array.from({ length: count ?? 0 }, () => ({ choice, weight: 1 })))
}
