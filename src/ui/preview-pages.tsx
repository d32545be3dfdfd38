import type { Child } from 'hono/jsx'
import { Bars } from './charts/bars.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { TextField } from './fields.tsx'
import { OfficePage, PlainPage } from './layout.tsx'
import type { OfficePageProps } from './layout.tsx'
import { Button, ButtonLink } from './links.tsx'
import { Columns, Panel, WantsYou, WorkList } from './lists.tsx'
import { PageHead } from './page-head.tsx'
import { IndexedSizes, PracticesTable, long_name } from './preview-practices.tsx'
import { SummaryList } from './summary-list.tsx'
import { Tabs } from './tabs.tsx'
import { Tag } from './tag.tsx'
import { Tiles } from './tiles.tsx'
import { Timeline } from './timeline.tsx'
import { figure } from './words.ts'

const lmc_name = 'Wealdshire LMC'
const hue = 168
const parts = [
  'Today',
  'Practices',
  'Changes',
  'People',
  'Committee',
  'Casework',
  'Ballots',
  'Levies',
  'Guidance',
  'Media',
]

const Office = (props: Omit<OfficePageProps, 'lmc_name' | 'hue' | 'navigation' | 'person_name'> & { part: string }) => (
  <OfficePage
    {...props}
    lmc_name={lmc_name}
    hue={hue}
    person_name="Ruth Okafor"
    account={[{ label: 'Your account', href: '/account' }]}
    navigation={parts.map((label) => ({
      label,
      href: `/${label.toLowerCase()}`,
      current: label === props.part,
      ...(label === 'Changes' && { count: 7 }),
    }))}
  />
)

const Plain = (props: {
  title: string
  service_name: string
  children: Child
  errors?: boolean
  steps?: { at: number; of: number }
}) => <PlainPage {...props} lmc_name={lmc_name} hue={hue} />

export const pagePreviews = {
  'page: practices': () => (
    <Office
      title="Practices"
      part="Practices"
      breadcrumbs={[{ label: 'Today', href: '/' }]}
      head={
        <PageHead
          title="Practices"
          about="Everyone the LMC represents."
          as_at="As at Saturday 21 November 2026"
          actions={<ButtonLink href="/practices/changes">See what changed</ButtonLink>}
        />
      }
    >
      <PracticesTable count={50} />
    </Office>
  ),
  'page: practice': () => (
    <Office
      title="Elm Surgery"
      part="Practices"
      breadcrumbs={[
        { label: 'Today', href: '/' },
        { label: 'Practices', href: '/practices' },
      ]}
      acting={
        <>
          <span>You are acting for Elm Surgery.</span>
          <a href="/acting">Stop</a>
        </>
      }
      head={
        <PageHead
          kind="Practice"
          title="Elm Surgery"
          tags={<Tag kind="green">Active</Tag>}
          about="Elm PCN · Wealdbridge"
          as_at="As at 21 November 2026"
          actions={
            <>
              <ButtonLink href="#">Add a note</ButtonLink>
              <ButtonLink kind="main" href="#">
                Write to them
              </ButtonLink>
            </>
          }
        />
      }
    >
      <Tabs
        label="Elm Surgery"
        tabs={[
          { label: 'Facts', href: '#', current: true },
          { label: 'People', href: '#', count: 14 },
          { label: 'Returns', href: '#' },
          { label: 'Notes', href: '#', count: 3 },
        ]}
      />
      <Columns kind="main-and-side">
        <Panel title="List size" note="registered patients" more={{ label: 'All list sizes', href: '#' }}>
          <IndexedSizes />
        </Panel>
        <Panel title="Facts">
          <SummaryList
            rows={[
              { label: 'Code', value: 'Q90001' },
              { label: 'Address', value: '4 Elm Street, Wealdbridge WB1 4ZZ', change: { href: '#' } },
              { label: 'Patients', value: figure(10_240), note: '1 October 2026' },
              { label: 'MP', value: 'Dana Whitlock', note: 'North Wealdshire' },
              { label: 'CQC rating', value: null },
            ]}
          />
        </Panel>
      </Columns>
      <Panel title="History">
        <Timeline
          empty="Nothing has changed since the first import."
          entries={[
            {
              at: '2026-04-01',
              when: '1 April 2026',
              what: 'Commissioner changed',
              detail: 'From Wealdshire ICB to Weald and Coast ICB.',
            },
            {
              at: '2025-07-01',
              when: '1 July 2025',
              what: 'Moved PCN',
              detail: 'From Beacon PCN to Elm PCN.',
              by: 'Ruth Okafor',
            },
            { at: '1974-04-01', when: '1 April 1974', what: 'Opened' },
          ]}
        />
      </Panel>
    </Office>
  ),
  'page: today': () => (
    <Office
      title="Today"
      part="Today"
      head={<PageHead title="Today" as_at="Saturday 21 November 2026" />}
      flash={{ kind: 'good', text: 'The reminder went to 16 practices.' }}
    >
      <Tiles
        tiles={[
          { label: 'Practices', value: figure(128), note: '2 closed since October', href: '/practices' },
          { label: 'Patients', value: figure(1_235_727), note: 'up 0.4% in a year' },
          {
            label: 'Returns in',
            value: (
              <>
                112 <small>of 128</small>
              </>
            ),
            note: 'week of 16 November',
            href: '/returns',
          },
          { label: 'Cases open', value: 23, note: 'oldest 41 days' },
        ]}
      />
      <Columns>
        <Panel title="Waits for me" more={{ label: 'All 9', href: '#' }}>
          <WorkList
            empty="Nothing waits for you."
            items={[
              {
                href: '#',
                title: 'Press enquiry: winter appointments',
                note: 'Wealdshire Gazette',
                when: 'today, 17:00',
                tag: <Tag kind="red">Due today</Tag>,
              },
              {
                href: '#',
                title: `Reply to ${long_name}`,
                note: 'Advice on premises',
                when: 'Monday',
                tag: <Tag kind="waiting">Waiting</Tag>,
              },
              { href: '#', title: 'Approve the minutes of 12 November', when: 'Wednesday' },
            ]}
          />
        </Panel>
        <Panel title="How practices are" note="this week">
          <Bars
            title="One practice in nine is red"
            column="Practices"
            unit="practices by declared state"
            base={{ of: '112 of 128 practices', as_at: 'week of 16 November 2026' }}
            bars={[
              { label: 'Green', value: 51, mark: 'green' },
              { label: 'Amber', value: 46, mark: 'amber' },
              { label: 'Red', value: 12, mark: 'red' },
              { label: 'Black', value: 'suppressed' },
            ]}
          />
        </Panel>
      </Columns>
      <Panel title="Has not replied">
        <WorkList empty="Everybody has replied." items={[]} />
      </Panel>
    </Office>
  ),
  'page: what wants you': () => (
    <PlainPage title="What wants you" lmc_name={lmc_name} hue={hue} service_name="Elm Surgery" person_name="Jo Marsh">
      <h1>Three things want you, four minutes in all</h1>
      <WantsYou
        things={[
          {
            href: '#',
            title: 'This week’s return',
            about: 'How many contacts on Monday, and how you are.',
            minutes: 2,
            due: 'by Tuesday, 17:30 London time',
          },
          { href: '#', title: 'Vote: should the LMC join the campaign?', minutes: 1, due: 'by Friday 27 November' },
          { href: '#', title: 'Check who works at Elm', minutes: 1 },
          { href: '#', title: 'Levy mandate', minutes: 3, is_done: true },
        ]}
      />
    </PlainPage>
  ),
  'page: sign in': () => (
    <Plain title="Sign in" service_name="Sign in" errors>
      <ErrorSummary errors={{ email: 'Enter your e-mail address, like name@example.org' }} />
      <form method="post" action="/sign-in" novalidate>
        <TextField
          name="email"
          type="email"
          label="Your e-mail address"
          is_page_heading
          hint="We send a link that signs you in. It works once, for 15 minutes."
          error="Enter your e-mail address, like name@example.org"
          value="ruth@"
          autocomplete="email"
          width="long"
        />
        <Button>Send the link</Button>
      </form>
    </Plain>
  ),
  'page: broken': () => (
    <Plain title="Something went wrong" service_name="Office">
      <h1>Something went wrong on our side</h1>
      <p>
        Nothing you sent has been kept. Go back and try again. If it happens twice, tell the office and give this
        reference.
      </p>
      <SummaryList rows={[{ label: 'Reference', value: '7K3-Q9D' }]} />
      <p>
        <a href="/">Go to the first page</a>
      </p>
    </Plain>
  ),
}
