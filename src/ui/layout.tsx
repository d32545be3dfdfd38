import type { Child } from 'hono/jsx'
import { Document, Owner } from './document.tsx'
import type { LinkTo } from './links.tsx'
import { Flash } from './notice.tsx'
import type { FlashMessage } from './notice.tsx'
import { Steps } from './progress.tsx'
import { figure } from '../platform/values.ts'

export type NavigationItem = LinkTo & { current?: boolean; count?: number }

type EveryPage = {
  title: string
  lmc_name: string
  hue: number
  flash?: FlashMessage | undefined
  errors?: boolean | undefined
  refresh?: number | undefined
  /** Words and a way to stop, when somebody acts for somebody else. */
  acting?: Child
  /** What they were told and haven't seen; left out for whoever is told nothing. */
  unseen?: number | undefined
  children: Child
}

export type OfficePageProps = EveryPage & {
  navigation: readonly NavigationItem[]
  /** The office's LMCs, when it serves more than one. */
  lmcs?: readonly NavigationItem[]
  person_name: string
  account?: readonly LinkTo[]
  breadcrumbs?: readonly LinkTo[]
  /** Usually a `PageHead`. */
  head?: Child
  /** What was searched for. */
  q?: string
}

const Items = ({ items }: { items: readonly NavigationItem[] }) => (
  <ul>
    {items.map(({ label, href, current, count }) => (
      <li>
        <a href={href} aria-current={current ? 'page' : undefined}>
          {label}
          {count !== undefined && count > 0 && <span class="count">{figure(count)}</span>}
        </a>
      </li>
    ))}
  </ul>
)

const Account = ({ person_name, account = [] }: { person_name: string; account?: readonly LinkTo[] | undefined }) => (
  <details class="account">
    <summary>{person_name}</summary>
    <div>
      <Items items={account} />
      <form method="post" action="/sign-out">
        <button class="as-link">Sign out</button>
      </form>
    </div>
  </details>
)

/** The way to what one was told, with how much of it is new. */
const Bell = ({ unseen }: { unseen: number }) => (
  <a class="bell" href="/notifications">
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M10 2a5.5 5.5 0 0 0-5.5 5.5c0 4-1.5 5.5-2 6.5h15c-.5-1-2-2.5-2-6.5A5.5 5.5 0 0 0 10 2zM7.8 15.5a2.25 2.25 0 0 0 4.4 0z" />
    </svg>
    {unseen > 0 && <span class="count">{unseen > 99 ? '99+' : unseen}</span>}
    <span class="unseen">{unseen > 0 ? 'new notifications' : 'Notifications'}</span>
  </a>
)

const Acting = ({ acting }: { acting: Child }) =>
  acting ? (
    <aside class="acting" aria-label="Acting for somebody else">
      {acting}
    </aside>
  ) : null

export const Breadcrumbs = ({ links }: { links: readonly LinkTo[] }) => (
  <nav class="breadcrumbs" aria-label="Where this page is">
    <ol>
      {links.map(({ label, href }) => (
        <li>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ol>
  </nav>
)

/** For people who work here all day. The navigation is a popover where the screen is narrow and always open where it isn't. */
export const OfficePage = (props: OfficePageProps) => (
  <Document
    title={props.title}
    owner={props.lmc_name}
    hue={props.hue}
    voice="office"
    has_errors={props.errors}
    refresh={props.refresh}
  >
    <header class="top">
      <button class="button second menu" popovertarget="navigation">
        Menu
      </button>
      <Owner name={props.lmc_name} href="/" />
      <form class="search" role="search" action="/search" aria-label="Everything">
        <label class="unseen" for="search">
          Search
        </label>
        <input id="search" name="q" type="search" value={props.q} placeholder="Search (press /)" autocomplete="off" />
        <button class="unseen">Search</button>
      </form>
      {props.unseen !== undefined && <Bell unseen={props.unseen} />}
      <Account person_name={props.person_name} account={props.account} />
    </header>
    <nav id="navigation" popover="auto" aria-label="Parts of the office">
      {props.lmcs && props.lmcs.length > 1 && (
        <div class="lmcs">
          <Items items={props.lmcs} />
        </div>
      )}
      <Items items={props.navigation} />
    </nav>
    <div class="page">
      <Acting acting={props.acting} />
      {props.breadcrumbs && <Breadcrumbs links={props.breadcrumbs} />}
      <main id="main" tabindex={-1}>
        {props.flash && <Flash flash={props.flash} />}
        {props.head}
        {props.children}
      </main>
    </div>
  </Document>
)

export type PlainPageProps = EveryPage & {
  /** "Weekly return", "Sign in". */
  service_name: string
  back?: LinkTo
  steps?: { at: number; of: number }
  person_name?: string
  account?: readonly LinkTo[]
  foot?: Child
}

/** For people who came for three minutes: one thing at a time. */
export const PlainPage = (props: PlainPageProps) => (
  <Document
    title={props.title}
    owner={props.lmc_name}
    hue={props.hue}
    voice="plain"
    has_errors={props.errors}
    refresh={props.refresh}
  >
    <header class="top">
      <Owner name={props.lmc_name} href="/" />
      <span class="service">{props.service_name}</span>
      {props.unseen !== undefined && <Bell unseen={props.unseen} />}
      {props.person_name && <Account person_name={props.person_name} account={props.account} />}
    </header>
    <div class="page">
      <Acting acting={props.acting} />
      {props.back && (
        <nav aria-label="Back">
          <a class="back" href={props.back.href}>
            {props.back.label}
          </a>
        </nav>
      )}
      {props.steps && (
        <div class="steps-row" role="region" aria-label="How far you are">
          <Steps {...props.steps} />
        </div>
      )}
      <main id="main" tabindex={-1}>
        {props.flash && <Flash flash={props.flash} />}
        {props.children}
      </main>
    </div>
    <footer>
      {props.foot ?? <p>{props.lmc_name}: for GP practices, independent of the NHS and of government.</p>}
    </footer>
  </Document>
)
