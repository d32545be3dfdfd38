import type { ErrorsOf, Form, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { Question } from '../../../ui/form.tsx'
import { Hidden, OutsideLink, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { emailStates } from '../people/lists/rules.ts'
import { PersonSheet, previewNamed, type Named } from '../people/sheets/pages.tsx'
import { addressForm, numberForm } from './forms.ts'
import type { ContactPointShown } from './reads.ts'
import { contactKinds, contactPurposes } from './rules.ts'

/** How somebody is reached, and whether mail gets there. */
export const ContactPoints = ({
  person_id,
  reached,
  may_change,
}: {
  person_id: Id<'person'>
  reached: readonly ContactPointShown[]
  may_change: boolean
}) => (
  <Panel title="Reached by">
    {reached.length === 0 && <p class="empty">The office knows no way to reach them.</p>}
    <ul class="notes">
      {reached.map(({ id, kind, value, purpose, state, unsubscribed }) => (
        <li>
          <OutsideLink href={`${kind === 'email' ? 'mailto' : 'tel'}:${value}`}>{value}</OutsideLink>{' '}
          <span class="note">
            {contactKinds[kind]}
            {purpose !== 'work' && `, ${contactPurposes[purpose].toLowerCase()}`}
          </span>{' '}
          {kind === 'email' && <Tag kind={state === 'working' ? 'done' : 'amber'}>{emailStates[state]}</Tag>}
          {unsubscribed.length > 0 && <span class="note"> Gets no more {unsubscribed.join(', ')}</span>}
          {may_change && (
            <PostButton action={`/people/${person_id}/contact-points/${id}/ending`}>
              Remove<span class="unseen"> {value}</span>
            </PostButton>
          )}
        </li>
      ))}
    </ul>
    {may_change && (
      <p class="button-row">
        <a href={`/people/${person_id}/contact-points/new?kind=email`}>Add an e-mail address</a>
        <a href={`/people/${person_id}/contact-points/new?kind=telephone`}>Add a telephone number</a>
      </p>
    )}
  </Panel>
)

type NewContactPointPageProps = {
  frame: Frame
  person: Named
  is_email: boolean
  raw?: RawOf<Form> | undefined
  errors?: ErrorsOf<Form> | undefined
  refusal?: string | undefined
}

export const NewContactPointPage = ({ frame, person, is_email, raw, errors, refusal }: NewContactPointPageProps) => {
  const form = is_email ? addressForm : numberForm
  return (
    <PersonSheet
      {...{ frame, person, errors, refusal }}
      title={is_email ? 'Add an e-mail address' : 'Add a telephone number'}
      action={`/people/${person.id}/contact-points`}
      button="Add it"
    >
      {is_email ? (
        <Hidden values={{ kind: 'email' }} />
      ) : (
        <Question name="kind" field={numberForm.kind} raw={raw?.['kind'] ?? ['telephone']} error={errors?.['kind']} />
      )}
      <Question name="value" field={form.value} raw={raw?.['value']} error={errors?.['value']} />
      <Question name="purpose" field={form.purpose} raw={raw?.['purpose'] ?? ['work']} error={errors?.['purpose']} />
    </PersonSheet>
  )
}

const seen = { frame: previewFrame, person: previewNamed }
export const previews = {
  'an e-mail address': () => (
    <NewContactPointPage
      {...seen}
      is_email
      raw={{ value: ['a@b.example, c@d.example'] }}
      errors={{ value: 'Enter an e-mail address, such as name@example.org' }}
    />
  ),
  'a telephone number': () => <NewContactPointPage {...seen} is_email={false} />,
}
