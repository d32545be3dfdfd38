import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, type Id } from '../../../../platform/values.ts'
import { Confirm } from '../../../../ui/confirm.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { previewNamed, type Named } from '../../people/sheets/pages.tsx'
import type { Merge } from '../reads.ts'

export type UndoMergePageProps = {
  frame: Frame
  person: Named
  merge: Pick<Merge, 'id' | 'merged_at'> & { readonly before: { readonly gone: { readonly name: string } } }
  refusal?: string
}

export const UndoMergePage = ({ frame, person, merge, refusal }: UndoMergePageProps) => (
  <Office
    frame={frame}
    title="Undo a merge"
    errors={Boolean(refusal)}
    breadcrumbs={[
      { label: 'People', href: '/people' },
      { label: person.name, href: `/people/${person.id}` },
    ]}
  >
    <Confirm
      action={`/merges/${merge.id}/undoing`}
      question={`Are ${person.name} and ${merge.before.gone.name} two people after all?`}
      consequences={[
        `What came over on ${londonTime(merge.merged_at)} goes back, as it is by now.`,
        'What was added since, and names or numbers changed since, stay where they are.',
      ]}
      button="Undo the merge"
      cancel_href={`/people/${person.id}`}
      refusal={refusal}
    />
  </Office>
)

const merge = {
  id: '0' as Id<'merge'>,
  merged_at: Temporal.Instant.from('2026-11-02T09:00:00Z'),
  before: { gone: { name: 'A Ashpole' } },
}

export const previews = {
  refused: () => (
    <UndoMergePage frame={previewFrame} person={previewNamed} merge={merge} refusal="The thirty days are over." />
  ),
}
