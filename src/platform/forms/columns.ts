import type { Field } from './field.ts'

type Kinds<K extends string> = Readonly<Record<K, { readonly label: string }>>

/** What one column of somebody's file holds; left out is an answer too. */
export function columnField<K extends string>(kinds: Kinds<K>, title: string, sample: string): Field<K | null> {
  const options = (Object.entries(kinds) as [K, { label: string }][]).map(([value, { label }]) => ({ value, label }))
  return {
    ...(sample ? { hint: `Such as ${sample}` } : {}),
    label: title,
    control: { kind: 'select', options: [{ value: '', label: 'Leave it out' }, ...options] },
    read: (raw) => ({ ok: true, value: options.find(({ value }) => value === raw[0])?.value ?? null }),
  }
}

/** Columns are asked for by their place, since two may have one title. */
export const columnName = (at: number) => `column_${at + 1}`

/** What was said of so many columns. */
export const columnsSent = <K extends string>(kinds: Kinds<K>, sent: FormData, columns: number): (K | null)[] =>
  Array.from({ length: columns }, (_, at) => {
    const raw = sent.getAll(columnName(at)).filter((entry) => typeof entry === 'string')
    const answer = columnField(kinds, '', '').read(raw)
    return answer.ok ? answer.value : null
  })
