import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { poundsOf } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { periodWords } from '../../runs/rules.ts'
import { writeOffForm, type WriteOffForm } from '../forms.ts'
import { OwedSummary, previewDebt } from '../owed/pages.tsx'
import type { DebtOfLine } from '../reads.ts'
import { stillOwed } from '../rules.ts'

export type NewWriteOffPageProps = {
  frame: Frame
  debt: DebtOfLine
  pressed: string
  raw?: RawOf<WriteOffForm>
  errors?: ErrorsOf<WriteOffForm>
  refusal?: string
}

export const NewWriteOffPage = ({ frame, debt, pressed, raw, errors, refusal }: NewWriteOffPageProps) => {
  const { line_id, name, levy_name, lmc_name, from_on, to_on } = debt
  const owed = stillOwed(debt)
  return (
    <Office
      frame={frame}
      title={`Write off: ${name}`}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Written off', href: '/levies/write-offs' },
        { label: name, href: `/levies/lines/${line_id}` },
      ]}
      head={
        <PageHead
          kind="Write off"
          title={name}
          about={`${levy_name} of ${lmc_name}, ${periodWords({ from: from_on, to: to_on })}. You propose it; it counts once another person confirms it.`}
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <OwedSummary debt={debt} />
      <form method="post" action={`/levies/write-offs/lines/${line_id}`} novalidate>
        <Questions
          form={writeOffForm}
          raw={{ ...(owed > 0 ? { amount_pence: [poundsOf(owed)] } : {}), ...raw, pressed: [pressed] }}
          errors={errors}
        />
        <Button>Propose to write it off</Button>
      </form>
    </Office>
  )
}

const shown = { frame: previewFrame, debt: previewDebt, pressed: '0' }

export const previews = {
  'all that is owed': () => <NewWriteOffPage {...shown} />,
  mistaken: () => (
    <NewWriteOffPage
      {...shown}
      raw={{ amount_pence: ['lots'] }}
      errors={{ amount_pence: 'Amount must be pounds and pence, such as 1,075.20', reason: 'Enter why' }}
    />
  ),
  refused: () => <NewWriteOffPage {...shown} refusal="That is more than is still owed of this line." />,
}
