import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, shortTime, type Id } from '../../../platform/values.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Questions } from '../../../ui/form.tsx'
import { EmailAddress, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import type { FlashMessage } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { resetForm } from './forms.ts'
import type { Locked, Served } from './reads.ts'
import { whyInWords } from './rules.ts'

type LockoutsPageProps = {
  frame: Frame
  now: Temporal.Instant
  locked: readonly Locked[]
  /** What was looked for, and who was found. */
  q: string
  people: readonly Served[]
  flash?: FlashMessage
}

const ResetLink = ({ account_id, name }: { account_id: string; name: string }) => (
  <a href={`/lockouts/${account_id}/reset`}>
    Reset the second step<span class="unseen"> of {name}</span>
  </a>
)

const comesInBy = ({ passkeys, has_authenticator }: Served) =>
  [passkeys > 0 && count(passkeys, 'passkey'), has_authenticator && 'authenticator app'].filter(Boolean).join(', ') ||
  'A mailed link'

export const LockoutsPage = ({ frame, now, locked, q, people, flash }: LockoutsPageProps) => (
  <Office
    title="Locked out"
    frame={frame}
    flash={flash}
    head={
      <PageHead
        title="Locked out"
        about="Who can’t get in, and how to help. Speak with them by telephone first, on a number you knew already."
      />
    }
  >
    <Table
      label="People locked out"
      nouns={['person', 'people']}
      href="/lockouts"
      is_wide
      rows={locked}
      empty="Nobody is locked out."
      columns={[
        { key: 'name', label: 'Person', cell: ({ name }) => name },
        { key: 'why', label: 'Why', cell: ({ why }) => whyInWords(why) },
        { key: 'began_at', label: 'Since', kind: 'date', cell: ({ began_at }) => shortTime(began_at) },
        {
          key: 'ends_at',
          label: 'Takes no code until',
          kind: 'date',
          cell: ({ ends_at }) => (Temporal.Instant.compare(ends_at, now) > 0 ? shortTime(ends_at) : ''),
        },
        { key: 'email', label: 'Address', cell: ({ email }) => <EmailAddress email={email} /> },
        {
          key: 'release',
          label: 'Help',
          kind: 'action',
          cell: ({ account_id, name, why }) => (
            <>
              <PostButton action={`/lockouts/${account_id}/release`}>
                {why === 'wrong_codes' ? 'Let codes be taken again' : 'It is solved'}
                <span class="unseen"> for {name}</span>
              </PostButton>
              <ResetLink account_id={account_id} name={name} />
            </>
          ),
        },
      ]}
    />
    <Panel title="Somebody telephoned">
      <Table
        label="People found"
        nouns={['person', 'people']}
        href={q ? `/lockouts?q=${encodeURIComponent(q)}` : '/lockouts'}
        rows={people}
        empty={q ? 'Nobody of this office is like that.' : 'Look for whoever telephoned.'}
        filters={<TextField name="q" label="Name or e-mail address" value={q} width="medium" />}
        is_filtered={q !== ''}
        columns={[
          { key: 'name', label: 'Person', cell: ({ name }) => name },
          { key: 'email', label: 'Address', cell: ({ email }) => <EmailAddress email={email} /> },
          { key: 'by', label: 'Comes in by', cell: comesInBy },
          { key: 'reset', label: 'Help', kind: 'action', cell: (person) => <ResetLink {...person} /> },
        ]}
      />
    </Panel>
  </Office>
)

type ResetPageProps = {
  frame: Frame
  account_id: string
  name: string
  email: string
  raw?: RawOf<typeof resetForm>
  errors?: ErrorsOf<typeof resetForm>
}

export const ResetPage = ({ frame, account_id, name, email, raw, errors }: ResetPageProps) => (
  <Office
    title={`Reset the second step of ${name}`}
    frame={frame}
    breadcrumbs={[{ label: 'Locked out', href: '/lockouts' }]}
    errors={errors !== undefined}
  >
    <ErrorSummary errors={errors} />
    <Confirm
      action={`/lockouts/${account_id}/reset`}
      question={`Reset the second step of ${name}?`}
      consequences={[
        'Their passkeys, authenticator app and recovery codes work no more, and they are signed out everywhere.',
        `Whoever next opens a link mailed to ${email} sets up a new second step. Be sure that it will be them.`,
        'They are told by mail. It can’t be taken back.',
      ]}
      button="Reset it"
      cancel_href="/lockouts"
      is_danger
    >
      <Questions form={resetForm} raw={raw} errors={errors} />
    </Confirm>
  </Office>
)

const at = (text: string) => Temporal.Instant.from(text)
const martin = {
  account_id: '1' as string as Id<'account'>,
  name: 'Dr Martin Hale',
  email: 'martin.hale@wealdshire.example',
}
const shown = { frame: previewFrame, now: at('2026-11-19T09:10:00Z'), locked: [], q: '', people: [] }

export const previews = {
  nobody: () => <LockoutsPage {...shown} />,
  'two, and one looked for': () => (
    <LockoutsPage
      {...shown}
      locked={[
        {
          ...martin,
          id: '1' as string as Id<'lockout'>,
          began_at: at('2026-11-19T09:00:00Z'),
          ends_at: at('2026-11-19T09:30:00Z'),
          why: 'wrong_codes',
        },
        {
          ...martin,
          id: '2' as string as Id<'lockout'>,
          name: 'Jo Bright',
          email: 'jo.bright@elm-surgery-and-the-long-name-of-its-domain.example',
          began_at: at('2026-11-18T16:00:00Z'),
          ends_at: at('2026-11-18T16:00:00Z'),
          why: 'device_lost',
        },
      ]}
      q="hale"
      people={[{ ...martin, passkeys: 1, has_authenticator: true }]}
      flash={{ kind: 'good', text: 'Codes are taken again.' }}
    />
  ),
  resetting: () => <ResetPage frame={previewFrame} {...martin} />,
  'resetting, mistaken': () => (
    <ResetPage
      frame={previewFrame}
      {...martin}
      raw={{ why: [''] }}
      errors={{ why: 'Enter how you know that it is them' }}
    />
  ),
}
