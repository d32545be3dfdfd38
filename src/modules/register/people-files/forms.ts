import { columnsSent } from '../../../platform/forms/columns.ts'
import { type Field } from '../../../platform/forms/field.ts'
import { whichLmc, type LmcsToChoose } from '../../../platform/forms/lmcs.ts'
import { kindsHeldAt, postKinds, type PostKind } from '../posts/rules.ts'
import { columnKinds, type Matching } from './columns/rules.ts'

export const fileForm = (lmcs: LmcsToChoose) => ({
  lmc_id: whichLmc('The LMC they belong to', lmcs),
})
export type FileForm = ReturnType<typeof fileForm>

const posts = kindsHeldAt('practice').map((value) => ({ value, label: postKinds[value].label }))

export const usualKindField: Field<PostKind | null> = {
  label: 'The post of rows that don’t say one',
  hint: 'For a list of practice managers, say',
  control: { kind: 'select', options: [{ value: '', label: 'None: leave such rows out' }, ...posts] },
  read: (raw) => ({ ok: true, value: posts.find(({ value }) => value === raw[0])?.value ?? null }),
}

export function matchingSent(sent: FormData, columns: number): Matching {
  const usual = sent.getAll('usual_kind').filter((entry) => typeof entry === 'string')
  const answer = usualKindField.read(usual)
  return { columns: columnsSent(columnKinds, sent, columns), usual_kind: answer.ok ? answer.value : null }
}
