import { z } from 'zod'
import { day, hidden, lines, maybe, oneOf } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'
import { changeKinds, changeMoves } from '../changes/rules.ts'
import { kindsOfChange, moveWords, stateWords, type ChangeMove, type ChangesAsked, type ChangeState } from './rules.ts'

const optionsOf = <V extends string>(words: Readonly<Record<V, string>>) =>
  (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }))

/** `seen` is the state the form was made in: where another got there first, the page says so instead. */
export const moveForm = {
  move: oneOf<ChangeMove>('What was done', optionsOf(moveWords)),
  words: screened(lines('What you did or found out', 1000, { rows: 3 })),
  seen: oneOf<ChangeState>('State', optionsOf(stateWords)),
}
export type MoveAnswers = Values<typeof moveForm>

/** `me`, `nobody`, or a colleague by their id. */
export const ownerForm = {
  owner: hidden('Owner', z.union([z.enum(['me', 'nobody']), z.uuid()])),
}
export type OwnerAnswers = Values<typeof ownerForm>

export const againForm = { look_again_on: maybe(day('Look again on', { hint: 'Blank is not again.' })) }
export type AgainAnswers = Values<typeof againForm>

export const notingForm = {
  kind: oneOf(
    'Kind',
    kindsOfChange.map((value) => ({ value, label: changeKinds[value].label })),
  ),
  /** The latest that the page showed: what was found after it stays new. */
  found_by: hidden('This form', z.iso.datetime({ error: 'Open the page again, then note them' })),
}
export type NotingAnswers = Values<typeof notingForm>

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Reads an address; what makes no sense there is left out. */
export function changesAsked(query: URLSearchParams): ChangesAsked {
  const kind = query.get('kind') ?? ''
  const state = query.get('state') ?? ''
  const owner = query.get('owner') ?? ''
  const lmc = query.get('lmc') ?? ''
  const page = Number(query.get('page') ?? 1)
  return {
    kind: kindsOfChange.find((one) => one === kind) ?? '',
    state:
      state === 'any' || state === 'open' || Object.hasOwn(changeMoves, state)
        ? (state as ChangesAsked['state'])
        : 'new',
    owner: owner === 'me' || owner === 'nobody' ? owner : '',
    lmc: uuid.test(lmc) ? lmc : '',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export function changesQuery({ kind, state, owner, lmc }: ChangesAsked): string {
  const parts = { kind, state: state === 'new' ? '' : state, owner, lmc }
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== '')).toString()
}
