import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button, Hidden } from '../../../../ui/links.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { colleagueForm, entryForm } from '../forms.ts'

type NewPersonPageProps = {
  frame: Frame
  /** Where they work, if that is how they came to be entered. */
  practice?: { readonly ods_code: string; readonly name: string }
  raw?: RawOf<typeof colleagueForm>
  errors?: ErrorsOf<typeof colleagueForm>
  refusal?: string
}

export const NewPersonPage = ({ frame, practice, raw, errors, refusal }: NewPersonPageProps) => (
  <Office
    frame={frame}
    title="Add a person"
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[
      { label: 'People', href: '/people' },
      ...(practice ? [{ label: practice.name, href: `/practices/${practice.ods_code}` }] : []),
    ]}
    head={
      <PageHead
        title="Add a person"
        about={
          practice
            ? `Somebody who works at ${practice.name}. If the office knows them already, give them one more post instead.`
            : 'Somebody the office doesn’t know yet. Look for them first: each is known once.'
        }
      />
    }
  >
    <form method="post" action="/people" novalidate>
      <ErrorSummary refusal={refusal} errors={errors} />
      <Questions form={practice ? colleagueForm : entryForm} raw={raw} errors={errors} />
      {practice && <Hidden values={{ practice: practice.ods_code }} />}
      <p class="button-row">
        <Button>Add the person</Button>
        <a href={practice ? `/practices/${practice.ods_code}` : '/people'}>Cancel</a>
      </p>
    </form>
  </Office>
)

export const previews = {
  'a mistake': () => (
    <NewPersonPage
      frame={previewFrame}
      raw={{ gmc_number: ['123456'] }}
      errors={{ gmc_number: 'GMC number must be seven digits, such as 9012345', family_name: 'Enter family name' }}
    />
  ),
  'at a practice, refused': () => (
    <NewPersonPage
      frame={previewFrame}
      practice={{ ods_code: 'Q90001', name: 'Elm Surgery' }}
      refusal="Somebody else in the office’s register has that GMC number."
    />
  ),
}
