import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Question, Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Columns, Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { previewSuggestions, SuggestionTag } from '../../suggestions/pages.tsx'
import type { Suggestion } from '../../suggestions/reads.ts'
import { suggestionKinds } from '../../suggestions/rules.ts'
import { asideForm, askForm } from '../forms.ts'

export type NewAskPageProps = {
  frame: Frame
  practice: { readonly ods_code: string; readonly name: string }
  /** What suggests it; left out where nothing does. */
  suggestion?: Suggestion | undefined
  raw: RawOf<typeof askForm>
  errors?: ErrorsOf<typeof askForm> & ErrorsOf<typeof asideForm>
  aside?: RawOf<typeof asideForm>
  refusal?: string
}

export const NewAskPage = (props: NewAskPageProps) => {
  const { frame, practice, suggestion, raw, errors, aside, refusal } = props
  const title = `Ask for ${practice.name}`
  const query = new URLSearchParams({ practice: practice.ods_code, ...(suggestion && { suggestion: suggestion.id }) })
  return (
    <Office
      frame={frame}
      title={title}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[{ label: 'Asks', href: '/pressure/asks' }]}
      head={
        <PageHead
          kind="Ask"
          title={title}
          tags={suggestion && <SuggestionTag kind={suggestion.kind} />}
          about={suggestion?.because}
        />
      }
    >
      <ErrorSummary refusal={refusal} errors={errors} />
      <Columns kind="main-and-side">
        <Panel title="Ask somebody">
          {suggestion && <p>{suggestionKinds[suggestion.kind].what_to_do}</p>}
          <form method="post" action={`/pressure/asks?${query.toString()}`} novalidate>
            <Questions form={askForm} raw={raw} errors={errors} />
            <Button>Keep this ask</Button>
          </form>
        </Panel>
        {suggestion && (
          <Panel title="Or ask nobody">
            <form method="post" action={`/pressure/suggestions/${suggestion.id}/setting-aside`} novalidate>
              <Question name="why" field={asideForm.why} raw={aside?.why} error={errors?.why} />
              <Button kind="second">Set it aside</Button>
            </form>
          </Panel>
        )}
      </Columns>
    </Office>
  )
}

const shown = {
  frame: previewFrame,
  practice: { ods_code: 'Q90001', name: 'Elm Surgery' },
  raw: { due_on: ['26', '11', '2026'], naming: ['anonymous'] },
}

export const previews = {
  'of a suggestion': () => <NewAskPage {...shown} suggestion={previewSuggestions[0]} />,
  'of nothing': () => <NewAskPage {...shown} />,
  mistaken: () => (
    <NewAskPage
      {...shown}
      raw={{ ...shown.raw, what: ['Help Elm Surgery'], asked_name: [''] }}
      errors={{ asked_name: 'Enter their name' }}
      refusal="This names the practice, which has not agreed to it. Leave its name and code out, or say who agreed."
    />
  ),
}
