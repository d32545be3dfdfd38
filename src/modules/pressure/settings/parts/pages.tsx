import type { Form } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { nearDay } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { parts, type Part } from '../facts/rules.ts'
import { partForms, rawOf, type PartErrors, type PartRaw } from '../forms.ts'
import { previewLmc, previewSetting, type LmcNamed } from '../pages.tsx'

export type PartPageProps = {
  frame: Frame
  lmc: LmcNamed
  part: Part
  holds_from: Temporal.PlainDate
  raw: PartRaw
  errors?: PartErrors
}

const about: Readonly<Record<Part, string>> = {
  week: 'When practices are asked, until when they can answer, and when the report is made of it.',
  questions:
    'Practices are always asked their state and their contacts. Past answers to a question taken out stay kept.',
  states:
    'Practices read these words where they choose their state. Schemes differ on what amber is: say what it is here.',
  mails: 'Reminders go to whoever the practice nominated for the return, as from somebody they know.',
  publication: 'Both are said beside every figure that follows from them.',
}

export const PartPage = ({ frame, lmc, part, holds_from, raw, errors }: PartPageProps) => {
  const address = `/lmcs/${lmc.id}/returns`
  const form: Form = partForms[part]
  return (
    <Office
      frame={frame}
      title={parts[part]}
      errors={Boolean(errors)}
      breadcrumbs={[
        { label: 'LMCs', href: '/lmcs' },
        { label: lmc.name, href: `/lmcs/${lmc.id}` },
        { label: 'Weekly return', href: address },
      ]}
      head={<PageHead kind={lmc.name} title={parts[part]} about={about[part]} />}
    >
      <ErrorSummary errors={errors} />
      <Panel title={`From ${nearDay(holds_from)}`}>
        <form method="post" action={`${address}/${part}`} novalidate>
          <Questions form={form} raw={raw} errors={errors} />
          <p class="button-row">
            <Button>Keep</Button>
            <a href={address}>Cancel</a>
          </p>
        </form>
      </Panel>
    </Office>
  )
}

const holds_from = Temporal.PlainDate.from('2026-11-23')
const whole = { frame: previewFrame, lmc: previewLmc, holds_from }

export const previews = Object.fromEntries(
  (Object.keys(parts) as Part[]).map((part) => [
    part,
    () => (
      <PartPage
        {...whole}
        part={part}
        raw={rawOf(part, previewSetting)}
        {...(part === 'week' ? { errors: { closes_at: 'The return must close after it opens' } } : {})}
      />
    ),
  ]),
)
