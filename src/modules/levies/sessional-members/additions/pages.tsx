import { onlyOne } from '../../../../platform/forms/lmcs.ts'
import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import type { Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { memberForm, type MemberForm } from '../forms.ts'
import type { PersonFound } from '../reads.ts'

export type NewMemberPageProps = {
  frame: Frame
  person: PersonFound
  raw?: RawOf<MemberForm> | undefined
  errors?: ErrorsOf<MemberForm> | undefined
  refusal?: string | undefined
}

export const NewMemberPage = ({ frame, person, raw, errors, refusal }: NewMemberPageProps) => (
  <Office
    frame={frame}
    title={`${person.name} pays a fee`}
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[
      { label: 'Levies', href: '/levies' },
      { label: 'Sessional doctors', href: '/levies/sessional' },
    ]}
    head={<PageHead title={person.name} about="Pays an LMC a flat fee of their own." />}
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    <form method="post" action={`/levies/sessional/people/${person.person_id}`} novalidate>
      <Questions form={memberForm(frame.lmcs)} raw={raw ?? { lmc_id: onlyOne(frame.lmcs) }} errors={errors} />
      <Button>Add them</Button>
    </form>
  </Office>
)

const person = { person_id: '0' as Id<'person'>, name: 'Sam Lee' }

export const previews = {
  empty: () => <NewMemberPage frame={previewFrame} person={person} />,
  mistaken: () => (
    <NewMemberPage
      frame={previewFrame}
      person={person}
      raw={{ fee_pence: ['forty'] }}
      errors={{ fee_pence: 'Fee for a year must be pounds and pence, such as 1,075.20' }}
    />
  ),
}
