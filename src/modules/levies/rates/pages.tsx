import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { previewLevy, previewNational } from '../levies/pages.tsx'
import type { Levy } from '../levies/reads.ts'
import { asTyped, rateForm, type RateForm } from './forms.ts'
import type { RateVersion } from './reads.ts'
import { rateSaid } from './rules.ts'

export type RateFormPageProps = {
  frame: Frame
  levy: Levy
  /** The latest rate agreed, whose terms the questions begin with. */
  before: RateVersion | undefined
  pressed: string
  refusal?: string
  raw?: RawOf<RateForm>
  errors?: ErrorsOf<RateForm>
}

export const RateFormPage = ({ frame, levy, before, pressed, refusal, raw, errors }: RateFormPageProps) => (
  <Office
    frame={frame}
    title="Propose a rate"
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[
      { label: 'Levies', href: '/levies' },
      { label: levy.name, href: `/levies/${levy.id}` },
    ]}
    head={
      <PageHead
        kind={`${levy.lmc_name}: ${levy.name}`}
        title="Propose a rate"
        about={
          before
            ? `Now it is ${rateSaid(before)}. Nothing is charged by a proposal: the next page says what it would mean for each practice.`
            : 'Nothing is charged by a proposal: the next page says what it would mean for each practice.'
        }
      />
    }
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    <Panel title="The rate">
      <form method="post" action={`/levies/${levy.id}/rates`} novalidate>
        <Questions
          form={rateForm(levy.kind)}
          raw={{ ...(raw ?? asTyped(before)), pressed: [pressed] }}
          errors={errors}
        />
        <Button>See what it would mean</Button>
      </form>
    </Panel>
  </Office>
)

export const previews = {
  'a statutory levy’s': () => <RateFormPage frame={previewFrame} levy={previewLevy} before={undefined} pressed="0" />,
  'a national levy’s, mistaken': () => (
    <RateFormPage
      frame={previewFrame}
      levy={previewNational}
      before={undefined}
      pressed="0"
      raw={{ rate: ['42.0005'], remitted_rate: ['5'] }}
      errors={{
        from_on: 'First day must be the first of a month, such as 1 4 2027',
        rate: 'Rate must be more than 0 and less than 100, in pence with at most three decimals, such as 42 or 38.8',
        difference_used_for: 'Say what the difference is used for, or where the rest comes from',
      }}
    />
  ),
}
