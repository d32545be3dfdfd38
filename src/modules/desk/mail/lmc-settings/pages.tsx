import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import type { LmcSetting } from '../settings/reads.ts'
import { lmcSettingForm } from './forms.ts'

type LmcMailPageProps = {
  frame: Frame
  lmc: LmcSetting
  raw?: RawOf<typeof lmcSettingForm>
  errors?: ErrorsOf<typeof lmcSettingForm>
  refusal?: string
}

const asKept = ({ from_name, reply_name, reply_address, changed_at }: LmcSetting) => ({
  from_name: [from_name],
  reply_name: [reply_name],
  reply_address: [reply_address],
  seen: [changed_at?.toString() ?? ''],
})

export const LmcMailPage = ({ frame, lmc, raw, errors, refusal }: LmcMailPageProps) => (
  <Office
    title={`Mail of ${lmc.name}`}
    frame={frame}
    breadcrumbs={[
      { label: 'Mail', href: '/mail' },
      { label: 'Settings', href: '/mail/settings' },
    ]}
    errors={errors !== undefined || refusal !== undefined}
    head={<PageHead title={lmc.name} kind="Mail" about="How letters look that are sent for this LMC." />}
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    <form method="post" action={`/mail/settings/lmcs/${lmc.id}`} novalidate>
      <Questions form={lmcSettingForm} raw={raw ?? asKept(lmc)} errors={errors} />
      <Button>Save</Button>
    </form>
  </Office>
)

const wealdshire: LmcSetting = {
  id: '0197a1b2-0000-7000-8000-000000000001' as LmcSetting['id'],
  name: 'Wealdshire LMC',
  from_name: 'Wealdshire LMC',
  reply_name: 'Ruth Okafor',
  reply_address: 'ruth.okafor@wealdshire.example',
  changed_at: Temporal.Instant.from('2026-11-19T08:55:00Z'),
}

export const previews = {
  set: () => <LmcMailPage frame={previewFrame} lmc={wealdshire} />,
  mistaken: () => (
    <LmcMailPage
      frame={previewFrame}
      lmc={wealdshire}
      raw={{ reply_address: ['ruth@'] }}
      errors={{ reply_address: 'Enter an e-mail address, such as name@example.org' }}
    />
  ),
}
