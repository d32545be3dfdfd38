import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Questions } from '../../../ui/form.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Button } from '../../../ui/links.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { PasskeyForm } from '../../../ui/passkey.tsx'
import { Door } from '../sign-ins/pages.tsx'
import { nameForm } from './forms.ts'

type NewPasskey = {
  return_to: string
  /** What the browser says it is, as a first suggestion. */
  suggested_name: string
  error?: string | undefined
}

export const NewPasskeyForm = ({ return_to, suggested_name, error }: NewPasskey) => (
  <PasskeyForm
    does="make"
    action="/ways-in/passkeys"
    challenge="/ways-in/passkeys/challenge"
    label="Make a passkey"
    hidden={{ return_to }}
    without="Passkeys need JavaScript, and a browser that has them. Here, use an authenticator app."
  >
    <TextField
      name="name"
      label={nameForm.name.label}
      hint={nameForm.name.hint}
      value={suggested_name}
      error={error}
      width="long"
    />
  </PasskeyForm>
)

type NewPasskeyPageProps = NewPasskey & {
  name: string
  person_name: string
  errors?: ErrorsOf<typeof nameForm>
  refusal?: string
}

export const NewPasskeyPage = ({ name, person_name, errors, refusal, ...form }: NewPasskeyPageProps) => (
  <Door
    title="Add a passkey"
    name={name}
    person_name={person_name}
    errors={errors !== undefined || refusal !== undefined}
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    <h1>Add a passkey</h1>
    <p>A device keeps it, and your finger, face or PIN opens it. It signs you in without a link.</p>
    <NewPasskeyForm {...form} error={errors?.name} />
    <p>
      <a href={form.return_to}>Not now</a>
    </p>
  </Door>
)

const crumbs = [{ label: 'Ways in', href: '/ways-in' }]

type PasskeyPageProps = {
  frame: Frame
  id: string
  name: string
  raw?: RawOf<typeof nameForm>
  errors?: ErrorsOf<typeof nameForm>
}

export const PasskeyPage = ({ frame, id, name, raw, errors }: PasskeyPageProps) => (
  <Anybody title="Rename a passkey" frame={frame} breadcrumbs={crumbs} errors={errors !== undefined}>
    <ErrorSummary errors={errors} />
    <PageHead title="Rename a passkey" about={`Now called ${name}`} />
    <form method="post" action={`/ways-in/passkeys/${id}`} novalidate>
      <Questions form={nameForm} raw={raw ?? { name: [name] }} errors={errors} />
      <Button>Rename it</Button>
    </form>
  </Anybody>
)

type RemovePasskeyPageProps = { frame: Frame; id: string; name: string; refusal?: string }

export const RemovePasskeyPage = ({ frame, id, name, refusal }: RemovePasskeyPageProps) => (
  <Anybody title={`Remove ${name}`} frame={frame} breadcrumbs={crumbs} errors={refusal !== undefined}>
    <Confirm
      action={`/ways-in/passkeys/${id}/removal`}
      question={`Remove the passkey “${name}”?`}
      consequences={[
        'It signs nobody in from the next moment.',
        'The device may go on offering it. Take it away in the device’s own settings too.',
      ]}
      button="Remove the passkey"
      cancel_href="/ways-in"
      is_danger
      refusal={refusal}
    />
  </Anybody>
)

const adding = {
  name: 'Wealdshire and Saltmarsh LMCs',
  person_name: 'Ruth Okafor',
  return_to: '/ways-in',
  suggested_name: 'Firefox on Windows',
}
const shown = { frame: previewFrame, id: '1', name: 'Ruth’s telephone' }

export const previews = {
  new: () => <NewPasskeyPage {...adding} />,
  'none made': () => (
    <NewPasskeyPage {...adding} refusal="The device’s answer didn’t fit, or came too late. Try again." />
  ),
  renaming: () => <PasskeyPage {...shown} />,
  'renaming, mistaken': () => (
    <PasskeyPage {...shown} raw={{ name: [''] }} errors={{ name: 'Enter what to call it' }} />
  ),
  removing: () => <RemovePasskeyPage {...shown} />,
  'the last one': () => (
    <RemovePasskeyPage {...shown} refusal="This is your only way in beside a link, and your role needs one." />
  ),
}
