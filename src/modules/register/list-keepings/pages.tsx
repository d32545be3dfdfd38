import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { plainDay, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { keepingForm } from './forms.ts'
import type { KeptListKeeping } from './reads.ts'
import { usualKeeping } from './rules.ts'

export type KeepingPageProps = {
  frame: Frame
  lmc: { readonly id: Id<'lmc'>; readonly name: string }
  keeping: KeptListKeeping
  is_kept?: boolean
  raw?: RawOf<typeof keepingForm>
  errors?: ErrorsOf<typeof keepingForm>
}

export const KeepingPage = ({ frame, lmc, keeping, is_kept, raw, errors }: KeepingPageProps) => (
  <Office
    frame={frame}
    title="How practices keep their lists"
    errors={Boolean(errors)}
    breadcrumbs={[
      { label: 'LMCs', href: '/lmcs' },
      { label: lmc.name, href: `/lmcs/${lmc.id}` },
    ]}
    head={
      <PageHead
        title="How practices keep their lists"
        about={
          keeping.from_on
            ? `As set on ${plainDay(keeping.from_on)} by ${keeping.set_by}`
            : 'Nobody has set this yet: these are the usual settings'
        }
      />
    }
  >
    <ErrorSummary errors={errors} />
    {is_kept && <Notice kind="good">Kept. It counts from today.</Notice>}
    <Panel title="Settings">
      <form method="post" action={`/lmcs/${lmc.id}/list-keeping`} novalidate>
        <Questions
          form={keepingForm}
          raw={
            raw ?? {
              confirm_every_months: [String(keeping.confirm_every_months)],
              waiting_kinds: keeping.waiting_kinds,
            }
          }
          errors={errors}
        />
        <Button>Keep</Button>
      </form>
    </Panel>
  </Office>
)

const lmc = { id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' }
const set = { from_on: Temporal.PlainDate.from('2026-04-01'), set_by: 'Ruth Okafor' }

export const previews = {
  usual: () => (
    <KeepingPage frame={previewFrame} lmc={lmc} keeping={{ ...usualKeeping, from_on: null, set_by: null }} />
  ),
  set: () => (
    <KeepingPage
      frame={previewFrame}
      lmc={lmc}
      keeping={{ confirm_every_months: 3, waiting_kinds: ['partner'], ...set }}
      raw={{ confirm_every_months: ['40'], waiting_kinds: ['partner'] }}
      errors={{ confirm_every_months: 'Months between confirmations must be between 1 and 24' }}
    />
  ),
}
