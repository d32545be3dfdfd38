import type { Frame } from '../../../platform/routes.ts'
import { londonTime, type Id } from '../../../platform/values.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { ButtonLink, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { KeyListed } from './reads.ts'

type Lmc = { readonly id: Id<'lmc'>; readonly name: string }
export type KeyShown = KeyListed & { readonly fingerprint: string }

const breadcrumbs = [
  { label: 'Pressure', href: '/pressure' },
  { label: 'Situation reports', href: '/pressure/issues' },
]

type SigningKeysPageProps = { frame: Frame; lmcs: readonly Lmc[]; keys: readonly KeyShown[] }

export const SigningKeysPage = ({ frame, lmcs, keys }: SigningKeysPageProps) => (
  <Office
    frame={frame}
    title="Signing keys"
    breadcrumbs={breadcrumbs}
    head={
      <PageHead
        title="Signing keys"
        about="With its key an LMC signs the totals it gives to a national report, so that nobody can give others in its name. Tell whoever makes that report your fingerprint, by telephone or on paper."
      />
    }
  >
    {lmcs.map((lmc) => {
      const own = keys.filter(({ lmc_id }) => lmc_id === lmc.id)
      const [now] = own.filter(({ ended_at }) => ended_at === null)
      const action = `/lmcs/${lmc.id}/signing-key`
      return (
        <Panel title={lmc.name}>
          {now ? (
            <>
              <p>Fingerprint:</p>
              <pre>{now.fingerprint}</pre>
              <p class="note">
                Made at {londonTime(now.made_at)} by {now.made_by}.
              </p>
              <p class="button-row">
                <ButtonLink href={action}>
                  Replace the key<span class="unseen"> of {lmc.name}</span>
                </ButtonLink>
              </p>
            </>
          ) : (
            <>
              <p class="empty">It has no key yet, and signs nothing.</p>
              <PostButton action={action} kind="main">
                Make a key<span class="unseen"> for {lmc.name}</span>
              </PostButton>
            </>
          )}
          {own
            .filter(({ ended_at }) => ended_at !== null)
            .map(({ fingerprint, ended_at }) => (
              <p class="note">
                Until {ended_at && londonTime(ended_at)}: {fingerprint}
              </p>
            ))}
        </Panel>
      )
    })}
  </Office>
)

export const ReplaceKeyPage = ({ frame, lmc }: { frame: Frame; lmc: Lmc }) => (
  <Office
    frame={frame}
    title={`Replace the key of ${lmc.name}`}
    breadcrumbs={[...breadcrumbs, { label: 'Signing keys', href: '/pressure/signing-keys' }]}
  >
    <Confirm
      action={`/lmcs/${lmc.id}/signing-key`}
      question={`Replace the key of ${lmc.name}?`}
      consequences={[
        'From now on its reports are signed by the new key.',
        'Whoever makes a national report must be told the new fingerprint, or refuses what it signs.',
        'The old key signs nothing any more. What it signed can still be checked.',
      ]}
      button="Replace the key"
      cancel_href="/pressure/signing-keys"
      is_danger
    />
  </Office>
)

const wealdshire: Lmc = { id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' }
const saltmarsh: Lmc = { id: '1' as Id<'lmc'>, name: 'Saltmarsh LMC' }
const at = Temporal.Instant.from('2026-03-06T10:00:00Z')
const key: KeyShown = {
  lmc_id: wealdshire.id,
  public_key: '',
  made_at: at,
  made_by: 'Ruth Okafor',
  ended_at: null,
  fingerprint: '3b1f c0de 94a7 1122 8f0a 77b3 5e6d 0c41 9d2e aa10 4c58 e3f7 0b96 6d21 f8c4 1a3e',
}

export const previews = {
  keys: () => (
    <SigningKeysPage
      frame={previewFrame}
      lmcs={[wealdshire, saltmarsh]}
      keys={[key, { ...key, ended_at: at, fingerprint: key.fingerprint.split(' ').toReversed().join(' ') }]}
    />
  ),
  replace: () => <ReplaceKeyPage frame={previewFrame} lmc={wealdshire} />,
}
