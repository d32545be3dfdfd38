import type { ErrorsOf, RawOf } from '../../../../../platform/forms/read.ts'
import type { Frame } from '../../../../../platform/routes.ts'
import { Questions } from '../../../../../ui/form.tsx'
import { Hidden } from '../../../../../ui/links.tsx'
import { previewFrame } from '../../../../../ui/office.tsx'
import { personForm, type changeForm } from '../../forms.ts'
import type { Person } from '../../reads.ts'
import { PersonSheet, previewNamed } from '../../sheets/pages.tsx'

type ChangePageProps = {
  frame: Frame
  person: Pick<Person, 'id' | 'name' | 'seen' | 'title' | 'given_names' | 'family_name' | 'gmc_number'>
  raw?: RawOf<typeof changeForm>
  errors?: ErrorsOf<typeof changeForm>
  refusal?: string
}

export const ChangePage = ({ frame, person, raw, errors, refusal }: ChangePageProps) => {
  const { title, given_names, family_name, gmc_number, seen } = person
  const given = raw ?? {
    title: [title],
    given_names: [given_names],
    family_name: [family_name],
    gmc_number: [gmc_number ?? ''],
  }
  return (
    <PersonSheet
      {...{ frame, person, errors, refusal }}
      title="Change name or number"
      action={`/people/${person.id}/change`}
      button="Keep"
    >
      <Questions form={personForm} raw={given} errors={errors} />
      <Hidden values={{ seen }} />
    </PersonSheet>
  )
}

const person = { ...previewNamed, given_names: 'Amara', family_name: 'Ashpole', gmc_number: null, seen: '' }
export const previews = {
  'a mistake': () => (
    <ChangePage
      frame={previewFrame}
      person={person}
      raw={{ gmc_number: ['123456'] }}
      errors={{ gmc_number: 'GMC number must be seven digits, such as 9012345' }}
    />
  ),
}
