import type { Child } from 'hono/jsx'
import type { Frame } from '../../../platform/routes.ts'
import { count, londonTime, type Id } from '../../../platform/values.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import type { FlashMessage } from '../../../ui/notice.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import type { PasskeyHeld } from '../passkeys/reads.ts'
import { strongWays, type Ways } from './rules.ts'

type WaysInPageProps = {
  frame: Frame
  ways: Ways
  passkeys: readonly PasskeyHeld[]
  /** When the authenticator was set up. */
  authenticator_since: Temporal.Instant | undefined
  flash?: FlashMessage
  /** More ways in. */
  children?: Child
}

const Passkeys = ({ passkeys }: Pick<WaysInPageProps, 'passkeys'>) => (
  <Panel title="Passkeys" note="a device that knows you by finger, face or PIN; it needs no link">
    <Table
      label="Passkeys"
      nouns={['passkey', 'passkeys']}
      href="/ways-in"
      rows={passkeys}
      empty="You have no passkey."
      columns={[
        { key: 'name', label: 'Name', cell: ({ name }) => name },
        { key: 'made_at', label: 'Made', cell: ({ made_at }) => londonTime(made_at) },
        {
          key: 'last_used_at',
          label: 'Last used',
          cell: ({ last_used_at }) => (last_used_at ? londonTime(last_used_at) : 'Never'),
        },
        {
          key: 'change',
          label: 'Change',
          kind: 'action',
          cell: ({ id, name }) => (
            <>
              <a href={`/ways-in/passkeys/${id}`}>
                Rename<span class="unseen"> {name}</span>
              </a>{' '}
              <a href={`/ways-in/passkeys/${id}/removal`}>
                Remove<span class="unseen"> {name}</span>
              </a>
            </>
          ),
        },
      ]}
    />
    <p class="button-row">
      <ButtonLink href="/ways-in/passkeys/new">Add a passkey</ButtonLink>
    </p>
  </Panel>
)

const Authenticator = ({ since }: { since: Temporal.Instant | undefined }) => (
  <Panel title="Authenticator app" note="six digits from your telephone, after a link">
    <p>{since ? `Set up at ${londonTime(since)}.` : 'Not set up.'}</p>
    <p class="button-row">
      <ButtonLink href="/ways-in/authenticator/new">{since ? 'Replace it' : 'Set up an authenticator app'}</ButtonLink>
      {since && <a href="/ways-in/authenticator/removal">Remove it</a>}
    </p>
  </Panel>
)

const about = ({ needs_one }: Ways) =>
  needs_one
    ? 'Your role needs more than a mailed link: a passkey or an authenticator app.'
    : 'A mailed link signs you in. With a passkey you need no mail, and it is you alone who can use it.'

/** What an account can be opened with, for its holder. */
export const WaysInPage = ({ frame, ways, passkeys, authenticator_since, flash, children }: WaysInPageProps) => (
  <Anybody title="Ways in" frame={frame} flash={flash} head={<PageHead title="Ways in" about={about(ways)} />}>
    <Passkeys passkeys={passkeys} />
    <Authenticator since={authenticator_since} />
    {children}
    {strongWays(ways) > 0 && (
      <Panel title="Recovery codes" note="for when your device is lost">
        <p>
          {ways.recovery_codes_left > 0
            ? `You have ${count(ways.recovery_codes_left, 'code')} left. Each works once.`
            : 'You have none left.'}
        </p>
        <p class="button-row">
          <ButtonLink href="/ways-in/recovery-codes">Make new codes</ButtonLink>
        </p>
      </Panel>
    )}
  </Anybody>
)

const passkey = (name: string, last_used: string | null): PasskeyHeld => ({
  id: name as Id<'passkey'>,
  name,
  credential_id: name,
  made_at: Temporal.Instant.from('2026-10-02T09:00:00Z'),
  last_used_at: last_used === null ? null : Temporal.Instant.from(last_used),
})
const ways: Ways = {
  passkeys: 2,
  has_authenticator: true,
  provider_identities: 0,
  recovery_codes_left: 9,
  needs_one: true,
}

export const previews = {
  'nothing yet': () => (
    <WaysInPage
      frame={previewFrame}
      ways={{ ...ways, passkeys: 0, has_authenticator: false, needs_one: false }}
      passkeys={[]}
      authenticator_since={undefined}
    />
  ),
  all: () => (
    <WaysInPage
      frame={previewFrame}
      ways={ways}
      passkeys={[
        passkey('Ruth’s telephone', '2026-11-19T08:55:00Z'),
        passkey('The office’s shared computer by the window, second floor', null),
      ]}
      authenticator_since={Temporal.Instant.from('2026-11-02T10:12:00Z')}
      flash={{ kind: 'good', text: 'It is removed.' }}
    />
  ),
}
