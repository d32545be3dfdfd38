import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { runForm, type LevyToChoose } from '../forms.ts'

type RunQuestions = ReturnType<typeof runForm>

export type DraftingProps = {
  levies: readonly LevyToChoose[]
  today: Temporal.PlainDate
  raw: RawOf<RunQuestions>
  errors?: ErrorsOf<RunQuestions>
}

export const Drafting = ({ levies, today, raw, errors }: DraftingProps) => (
  <Panel title="Charge a levy" note="as a draft, that another person checks">
    {levies.length === 0 ? (
      <p class="empty">
        There is no levy yet. <a href="/levies">Add one</a>, and agree its rate.
      </p>
    ) : (
      <form method="post" action="/levies/runs" novalidate>
        <Questions form={runForm(levies, today)} raw={raw} errors={errors} />
        <Button>Draft the run</Button>
      </form>
    )}
  </Panel>
)
