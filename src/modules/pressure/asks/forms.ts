import { z } from 'zod'
import { day, hidden, lines, oneOf, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'
import { askedOf, askStates, moveWords, type AskedOf, type AskMove, type AsksAsked, type AskState } from './rules.ts'

const optionsOf = <V extends string>(said: Readonly<Record<V, string>>) =>
  (Object.keys(said) as V[]).map((value) => ({ value, label: said[value] }))

export const askForm = {
  asked_of: oneOf<AskedOf>('Who is asked', optionsOf(askedOf)),
  asked_name: screened(
    words('Their name', 200, {
      hint: 'The team or the person who is to answer, such as “Primary care team, Wealdshire ICB”',
    }),
  ),
  what: screened(
    words('What is asked for', 1000, { hint: 'One thing, as they can do it: “Divert 111 bookings for two days”' }),
  ),
  due_on: day('Answer wanted by', { hint: 'Five working days from today unless you say otherwise' }),
  naming: oneOf('Is the practice named to them', [
    { value: 'anonymous', label: 'No, ask without its name' },
    { value: 'named', label: 'Yes, somebody at the practice agreed' },
  ]),
  agreed_by: screened(
    lines('Who at the practice agreed, and how', 200, { rows: 1, hint: 'Only where the practice is named' }),
  ),
  /** Of the press of the button: twice the same is one ask. */
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then ask' })),
}
export type AskAnswers = Values<typeof askForm>

/** `seen` is the state the form was made in: where another got there first, the page says so instead. */
export const moveForm = {
  move: oneOf<AskMove>('What happened', optionsOf(moveWords)),
  words: screened(lines('What they said, or what came of it', 1000, { rows: 3 })),
  seen: oneOf<AskState>('State', optionsOf(askStates)),
}
export type MoveAnswers = Values<typeof moveForm>

export const asideForm = {
  why: screened(words('Why nothing is asked', 500, { hint: 'What you know that the figures don’t' })),
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Reads an address; what makes no sense there is left out. */
export function asksAsked(query: URLSearchParams): AsksAsked {
  const state = query.get('state') ?? ''
  const practice = query.get('practice') ?? ''
  const page = Number(query.get('page') ?? 1)
  const known = Object.hasOwn(askStates, state) || state === 'overdue' || state === 'any'
  return {
    state: known ? (state as AsksAsked['state']) : practice ? 'any' : 'waiting',
    lmc: uuid.test(query.get('lmc') ?? '') ? (query.get('lmc') ?? '') : '',
    practice: /^[A-Z]\d{5}$/.test(practice) ? practice : '',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export const asksQuery = ({ state, lmc, practice }: AsksAsked): string =>
  new URLSearchParams(
    Object.entries({ state: state === 'waiting' ? '' : state, lmc, practice }).filter(([, value]) => value !== ''),
  ).toString()
