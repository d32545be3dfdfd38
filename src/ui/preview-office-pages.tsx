import { Bars } from './charts/bars.tsx'
import { OfficePage } from './layout.tsx'
import type { OfficePageProps } from './layout.tsx'
import { ButtonLink } from './links.tsx'
import { Columns, Panel, WorkList } from './lists.tsx'
import { PageHead } from './page-head.tsx'
import { IndexedSizes, PracticesTable, long_name } from './preview-practices.tsx'
import { SummaryList } from './summary-list.tsx'
import { Tabs } from './tabs.tsx'
import { Tag } from './tag.tsx'
import { Tiles } from './tiles.tsx'
import { Timeline } from './timeline.tsx'
import { figure } from '../platform/values.ts'

const parts = ['Today', 'Practices', 'Changes', 'People', 'Committee', 'Casework', 'Ballots', 'Levies']

const Office = (props: Omit<OfficePageProps, 'lmc_name' | 'hue' | 'navigation' | 'person_name'> & { part: string }) => (
  <OfficePage
    {...props}
    lmc_name="Wealdshire LMC"
    hue={168}
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

export const officePagePreviews = {
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
          { label: 'Notes', href: '#', count: 3 },
        ]}
      />
      <Columns kind="main-and-side">
        <Panel title="List size" more={{ label: 'All list sizes', href: '#' }}>
          <IndexedSizes />
        </Panel>
        <Panel title="Facts">
          <SummaryList
            rows={[
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
}
