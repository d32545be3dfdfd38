import { z } from 'zod'
import { day, hidden, maybe, oneOf, words, type Field } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { namesATradeUnion, standingFacts, type StandingFact } from './rules.ts'

const line = words('Of what', 120, { hint: 'For a member of something else: its name. Never a trade union' })

/** Blank unless it says of what; a trade union is never kept. */
const ofWhat: Field<string> = {
  ...line,
  read: (raw) =>
    namesATradeUnion(raw[0] ?? '')
      ? { ok: false, error: 'Leave out membership of a trade union: it is never kept here' }
      : (raw[0] ?? '').trim() === ''
        ? { ok: true, value: '' }
        : line.read(raw),
}

export const standingForm = {
  lmc_id: hidden('LMC', z.uuid({ error: 'Select an LMC' })),
  fact: oneOf(
    'What is so',
    (Object.keys(standingFacts) as StandingFact[]).map((value) => ({ value, label: standingFacts[value] })),
  ),
  words: ofWhat,
  from: maybe(day('From', { hint: 'Blank is today' })),
}
export type StandingAnswers = Values<typeof standingForm>
