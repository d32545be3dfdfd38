import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import { choiceForm, type Offered } from './forms.ts'

type ChoicePageProps = {
  frame: Frame
  offices: readonly Offered[]
  /** What they chose before, or sent now. */
  raw: RawOf<ReturnType<typeof choiceForm>>
  errors?: ErrorsOf<ReturnType<typeof choiceForm>>
}

export const ChoicePage = ({ frame, offices, raw, errors }: ChoicePageProps) => (
  <Plain title="Choose an office" frame={frame} service_name="" errors={errors !== undefined}>
    <ErrorSummary errors={errors} />
    <h1>Which office do you want to work in?</h1>
    <p>You can change it at any time, in the menu under your name.</p>
    <form method="post" action="/choose" novalidate>
      <Questions form={choiceForm(offices)} raw={raw} errors={errors} />
      <Button>Continue</Button>
    </form>
  </Plain>
)

const offices = [
  { id: '1', name: 'Fenland LMC', hint: 'The whole office' },
  { id: '2', name: 'Wealdshire and Saltmarsh LMCs', hint: 'Saltmarsh LMC · 2 practices · 3 new notifications' },
]

export const previews = {
  'one of two': () => <ChoicePage frame={previewFrame} offices={offices} raw={{ office: ['2'] }} />,
  'none chosen': () => (
    <ChoicePage frame={previewFrame} offices={offices} raw={{}} errors={{ office: 'Select your office' }} />
  ),
}
