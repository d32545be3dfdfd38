import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, poundsOf } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { periodWords } from '../../runs/rules.ts'
import { varianceForm, type VarianceForm } from '../forms.ts'
import { previewVariance } from '../pages.tsx'
import type { RunPaid, Variance } from '../reads.ts'
import { varianceReasons } from '../rules.ts'
import { previewRun } from '../runs/pages.tsx'

export type VariancePageProps = {
  frame: Frame
  may_keep: boolean
  run: RunPaid
  variance: Variance
  raw?: RawOf<VarianceForm> | undefined
  errors?: ErrorsOf<VarianceForm> | undefined
}

export const VariancePage = ({ frame, may_keep, run, variance, raw, errors }: VariancePageProps) => {
  const { name, ods_code, charged, paid, reason, words, noted_at, noted_by } = variance
  const period = periodWords({ from: run.period_from, to: run.period_to })
  const address = `/levies/variances/${run.id}`
  return (
    <Office
      frame={frame}
      title={`${name}: ${period}`}
      errors={Boolean(errors)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Variances', href: '/levies/variances' },
        { label: period, href: address },
      ]}
      head={<PageHead kind="Variance" title={name} about={`${run.levy_name} of ${run.lmc_name}, ${period}`} />}
    >
      <ErrorSummary errors={errors} />
      <SummaryList
        rows={[
          { label: 'Charged', value: poundsOf(charged) },
          {
            label: 'Received',
            value: poundsOf(paid),
            note: <a href={`/levies/receipts?q=${ods_code}`}>Receipts of this practice</a>,
          },
          { label: 'Difference', value: poundsOf(paid - charged) },
          {
            label: 'Why',
            value: reason === null ? 'No reason is noted yet' : varianceReasons[reason],
            note: noted_at ? `${words ?? ''} ${noted_by} at ${londonTime(noted_at)}` : undefined,
          },
        ]}
      />
      {may_keep && (
        <Panel title={reason === null ? 'Note the reason' : 'Note another reason'}>
          <form method="post" action={`${address}/${ods_code}`} novalidate>
            <Questions
              form={varianceForm}
              raw={raw ?? { reason: reason ? [reason] : [], words: words ? [words] : [] }}
              errors={errors}
            />
            <Button>Note it</Button>
          </form>
        </Panel>
      )}
    </Office>
  )
}

const whole = { frame: previewFrame, may_keep: true, run: previewRun }

export const previews = {
  noted: () => <VariancePage {...whole} variance={previewVariance} />,
  mistaken: () => (
    <VariancePage
      {...whole}
      variance={{ ...previewVariance, reason: null, words: null, noted_at: null, noted_by: null }}
      errors={{ reason: 'Select why it differs' }}
    />
  ),
}
