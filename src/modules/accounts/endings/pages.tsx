import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { endingForm } from '../roles/forms.ts'
import { roleShown } from '../roles/pages.tsx'
import type { RoleShown } from '../roles/reads.ts'
import { roleInWords } from '../roles/rules.ts'

export type EndRolePageProps = {
  frame: Frame
  role: RoleShown
  cancel_href: string
  raw?: RawOf<typeof endingForm>
  errors?: ErrorsOf<typeof endingForm>
  refusal?: string
}

export const EndRolePage = ({ frame, role, cancel_href, raw, errors, refusal }: EndRolePageProps) => (
  <Anybody
    frame={frame}
    title="End a role"
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[{ label: frame.voice === 'office' ? role.name : 'Who signs in for the practice', href: cancel_href }]}
    head={<PageHead title={`End ${role.name}’s role?`} about={roleInWords(role)} />}
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <form method="post" action={`/roles/held/${role.id}/ending`} class="confirm" novalidate>
      <ul>
        <li>Wherever {role.name} is signed in, what the role lets them do stops with it.</li>
        <li>They are told by letter. What they did before stays, in their name.</li>
      </ul>
      <Question name="last_day" field={endingForm.last_day} raw={raw?.last_day} error={errors?.last_day} />
      <p class="button-row">
        <Button kind="danger">End the role</Button>
        <a href={cancel_href}>Cancel</a>
      </p>
    </form>
  </Anybody>
)

export const previews = {
  ending: () => (
    <EndRolePage
      frame={previewFrame}
      role={roleShown}
      cancel_href="/roles"
      refusal="Nobody else would be the office’s administrator from then. Make somebody else one first."
    />
  ),
}
