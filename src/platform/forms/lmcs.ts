import type { Id } from '../values.ts'
import { oneOf } from './field.ts'

export type LmcsToChoose = readonly { readonly id: Id<'lmc'>; readonly name: string }[]

/** Which of the LMCs that somebody works for is meant. */
export const whichLmc = (label: string, lmcs: LmcsToChoose, about: { hint?: string } = {}) =>
  oneOf<Id<'lmc'>>(
    label,
    lmcs.map(({ id, name }) => ({ value: id, label: name })),
    { as: 'select', ...about },
  )

/** Where there is only one to choose, it is chosen. */
export const onlyOne = (all: readonly { readonly id: string }[]) => (all.length === 1 && all[0] ? [all[0].id] : [])
