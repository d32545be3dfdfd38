import { oneOf, type Field } from '../../../platform/forms/field.ts'
import type { Id } from '../../../platform/values.ts'
import { kindsHeldAt, postKinds, type PostKind } from '../posts/rules.ts'
import { columnKinds, type ColumnKind, type Matching } from './columns/rules.ts'

export const fileForm = (lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string }[]) => ({
  lmc_id: oneOf<Id<'lmc'>>(
    'The LMC they belong to',
    lmcs.map(({ id, name }) => ({ value: id, label: name })),
    { as: 'select' },
  ),
})
export type FileForm = ReturnType<typeof fileForm>

const kinds = (Object.keys(columnKinds) as ColumnKind[]).map((value) => ({ value, label: columnKinds[value].label }))
const posts = kindsHeldAt('practice').map((value) => ({ value, label: postKinds[value].label }))

/** What one column of the file holds; left out is an answer too. */
export const columnField = (title: string, sample: string): Field<ColumnKind | null> => ({
  ...(sample ? { hint: `Such as ${sample}` } : {}),
  label: title,
  control: { kind: 'select', options: [{ value: '', label: 'Leave it out' }, ...kinds] },
  read: (raw) => ({ ok: true, value: kinds.find(({ value }) => value === raw[0])?.value ?? null }),
})

export const usualKindField: Field<PostKind | null> = {
  label: 'The post of rows that don’t say one',
  hint: 'For a list of practice managers, say',
  control: { kind: 'select', options: [{ value: '', label: 'None: leave such rows out' }, ...posts] },
  read: (raw) => ({ ok: true, value: posts.find(({ value }) => value === raw[0])?.value ?? null }),
}

/** Columns are asked for by their place, since two may have one title. */
export const columnName = (at: number) => `column_${at + 1}`

export function matchingSent(sent: FormData, columns: number): Matching {
  const texts = (name: string) => sent.getAll(name).filter((entry) => typeof entry === 'string')
  const read = <T>(field: Field<T | null>, name: string) => {
    const answer = field.read(texts(name))
    return answer.ok ? answer.value : null
  }
  return {
    columns: Array.from({ length: columns }, (_, at) => read(columnField('', ''), columnName(at))),
    usual_kind: read(usualKindField, 'usual_kind'),
  }
}
