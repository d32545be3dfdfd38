import { oneOf, someOf } from '../../../platform/forms/field.ts'
import { nominationPurposes, type NominationPurpose } from '../nominations/rules.ts'

export type Candidate = { readonly person_id: string; readonly name: string; readonly post: string }

const hints: Readonly<Record<NominationPurpose, string>> = {
  weekly_return: 'Two is best: either may give the return.',
  levy: 'Whoever pays, or asks about, the levy.',
  ballots: 'Your practice has one vote, and one person casts it.',
  media: 'Whom a journalist may be put through to, once you have agreed.',
}

/** Who answers for a practice in one thing, of those who work there. */
export const answerForm = (purpose: NominationPurpose, people: readonly Candidate[]) => {
  const options = people.map(({ person_id, name, post }) => ({ value: person_id, label: name, hint: post }))
  const about = { hint: hints[purpose] }
  const label = nominationPurposes[purpose]
  const one = oneOf(label, options, about)
  return {
    people:
      purpose === 'ballots'
        ? { ...one, read: (raw: readonly string[]) => asList(one.read(raw)) }
        : someOf(label, options, about),
  }
}

const asList = <T>(read: { ok: true; value: T } | { ok: false; error: string }) =>
  read.ok ? { ok: true as const, value: [read.value] } : read
