import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { plainDay, poundsOf } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { periodWords } from '../../runs/rules.ts'
import { previewToRemit } from '../lists/pages.tsx'
import type { Remittance, ToRemit } from '../reads.ts'
import { payeeOf } from '../rules.ts'
import { previewSent } from '../sendings/pages.tsx'
import { takingBackForm, type TakingBackForm } from './forms.ts'

export type TakingBackPageProps = {
  frame: Frame
  run: ToRemit
  remittance: Remittance
  pressed: string
  raw?: RawOf<TakingBackForm>
  errors?: ErrorsOf<TakingBackForm>
  refusal?: string
}

export const TakingBackPage = ({ frame, run, remittance, pressed, raw, errors, refusal }: TakingBackPageProps) => {
  const { id, sent_pence, sent_on, reference } = remittance
  const period = periodWords({ from: run.period_from, to: run.period_to })
  const title = `Take back ${poundsOf(sent_pence)}`
  return (
    <Office
      frame={frame}
      title={title}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Remittances', href: '/levies/remittances' },
        { label: period, href: `/levies/remittances/${run.id}` },
      ]}
      head={
        <PageHead
          kind={`Remittance to ${payeeOf(run)}`}
          title={title}
          about={`${run.levy_name} of ${run.lmc_name}, ${period}: noted as sent on ${plainDay(sent_on)}${reference ? `, ${reference}` : ''}. It stays in the list, with as much below nought beside it, and can be sent again.`}
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <form method="post" action={`/levies/remittances/${run.id}/sendings/${id}/taking-back`} novalidate>
        <Questions form={takingBackForm} raw={{ ...raw, pressed: [pressed] }} errors={errors} />
        <Button>Take it back</Button>
      </form>
    </Office>
  )
}

const shown = { frame: previewFrame, run: previewToRemit, remittance: previewSent, pressed: '0' }

export const previews = {
  asked: () => <TakingBackPage {...shown} />,
  mistaken: () => <TakingBackPage {...shown} errors={{ reason: 'Enter why' }} />,
  refused: () => <TakingBackPage {...shown} refusal="This was taken back already. Nothing was changed." />,
}
