import { londonTime, type Id } from '../../../platform/values.ts'
import { ButtonLink, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Door } from '../sign-ins/pages.tsx'
import type { IdentityHeld, ProviderAtDoor } from './reads.ts'
import { providerLabel } from './rules.ts'

/** A way in for each provider that is on. */
export const ProviderButtons = ({
  providers,
  return_to,
}: {
  providers: readonly ProviderAtDoor[]
  return_to: string
}) => (
  <>
    {providers.map((provider) => (
      <p>
        <ButtonLink
          href={`/sign-in/providers/${provider.id}${return_to === '/' ? '' : `?return_to=${encodeURIComponent(return_to)}`}`}
        >
          Sign in with {providerLabel(provider, providers)}
        </ButtonLink>
      </p>
    ))}
  </>
)

type LinksProps = { providers: readonly ProviderAtDoor[]; identities: readonly IdentityHeld[] }

/** Which of the office's own sign-ins open the account, on the page of its ways in. */
export const ProviderLinks = ({ providers, identities }: LinksProps) => {
  const unlinked = providers.filter(({ issuer }) => !identities.some((identity) => identity.issuer === issuer))
  if (providers.length + identities.length === 0) return <></>
  const nameOf = (issuer: string) => providers.find((one) => one.issuer === issuer)?.name ?? issuer
  return (
    <Panel title="The office’s own sign-in" note="as you sign in elsewhere; it needs no link">
      {identities.length > 0 && (
        <ul class="plain-list">
          {identities.map(({ issuer, subject, made_at }) => (
            <li>
              {nameOf(issuer)} <span class="note">linked at {londonTime(made_at)}</span>
              <PostButton action="/ways-in/identities/removal" hidden={{ issuer, subject }}>
                Unlink<span class="unseen"> {nameOf(issuer)}</span>
              </PostButton>
            </li>
          ))}
        </ul>
      )}
      {unlinked.map((provider) => (
        <PostButton action={`/providers/${provider.id}/link`}>Link {providerLabel(provider, providers)}</PostButton>
      ))}
    </Panel>
  )
}

/** A link and no redirect: browsers let a form lead to no other site. */
export const GoOnPage = ({ name, provider, href }: { name: string; provider: string; href: string }) => (
  <Door title={`Sign in with ${provider}`} name={name}>
    <h1>Sign in with {provider}</h1>
    <p>
      You go to {new URL(href).host} and come back here. After that you can sign in with {provider}.
    </p>
    <p>
      <ButtonLink kind="main" href={href}>
        Go on to {provider}
      </ButtonLink>
    </p>
  </Door>
)

type FailedProps = { name: string; sentence: string; again: { label: string; href: string } }

export const ProviderFailedPage = ({ name, sentence, again }: FailedProps) => (
  <Door title="That sign-in didn’t work" name={name}>
    <h1>That sign-in didn’t work</h1>
    <p>{sentence}</p>
    <p>
      <ButtonLink href={again.href}>{again.label}</ButtonLink>
    </p>
  </Door>
)

const provider: ProviderAtDoor = {
  id: '0' as Id<'identity_provider'>,
  name: 'NHSmail',
  issuer: 'https://login.example',
  office_id: '0' as Id<'office'>,
  office_name: 'Wealdshire and Saltmarsh LMCs',
}
const identity: IdentityHeld = {
  issuer: 'https://login.example',
  subject: 'oid 1',
  made_at: Temporal.Instant.from('2026-11-19T08:55:00Z'),
}
const name = 'Wealdshire and Saltmarsh LMCs'

export const previews = {
  'going on': () => (
    <GoOnPage name={name} provider="NHSmail" href="https://login.example/authorize?client_id=1&state=2" />
  ),
  failed: () => (
    <ProviderFailedPage
      name={name}
      sentence="https://login.example does not answer. Sign in by a link, or try again in a few minutes."
      again={{ label: 'Sign in', href: '/sign-in' }}
    />
  ),
  links: () => (
    <Door title="Ways in" name={name}>
      <h1>Ways in</h1>
      <ProviderLinks
        providers={[provider, { ...provider, issuer: 'https://fens.example', office_name: 'Fenland LMC' }]}
        identities={[identity]}
      />
      <ProviderButtons providers={[provider]} return_to="/practices" />
    </Door>
  ),
}
