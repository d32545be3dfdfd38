import type { Frame } from '../../../platform/routes.ts'
import { count, longDay, plainDay, shortDay, thousands, type Id } from '../../../platform/values.ts'
import { PlainPage } from '../../../ui/layout.tsx'
import { Panel, WantsYou, WorkList } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Tiles, type Tile } from '../../../ui/tiles.tsx'
import type { Change, Profile, Totals } from '../../register/door.ts'

export type TodayPageProps = {
  frame: Frame
  on: Temporal.PlainDate
  totals: Totals
  /** Left out where the reader may not follow changes. */
  changes?: { readonly total: number; readonly newest: readonly (Change & { readonly label: string })[] }
  /** The day up to which the register is known, null where it isn’t; left out where the reader may not see. */
  imported?: { readonly seen_on: Temporal.PlainDate | null }
  failed_jobs?: number
}

const sinceYear = (now: number, before: number) =>
  before === 0 ? undefined : `${thousands(before)} a year ago${now === before ? ', as now' : ''}`

export const TodayPage = ({ frame, on, totals, changes, imported, failed_jobs }: TodayPageProps) => {
  const tiles: Tile[] = [
    {
      label: 'Practices',
      value: thousands(totals.practices),
      note: sinceYear(totals.practices, totals.practices_year_ago),
      href: '/practices',
    },
    {
      label: 'Patients',
      value: thousands(totals.patients),
      note: totals.counted_on ? `counted by ${plainDay(totals.counted_on)}` : 'not counted',
      href: '/areas',
    },
    ...(changes
      ? [{ label: 'Changes', value: thousands(changes.total), note: 'not looked at', href: '/changes' }]
      : []),
    ...(imported
      ? [
          {
            label: 'Open data',
            value: imported.seen_on ? count(imported.seen_on.until(on).total({ unit: 'days' }), 'day') : 'None',
            note: imported.seen_on
              ? `old: known up to ${plainDay(imported.seen_on)}`
              : 'import the practices and the list sizes',
            href: '/imports',
          },
        ]
      : []),
    ...(failed_jobs
      ? [{ label: 'Jobs that failed', value: thousands(failed_jobs), note: 'in the background', href: '/operations' }]
      : []),
  ]
  return (
    <Office frame={frame} title="Today" head={<PageHead title="Today" as_at={longDay(on)} />}>
      <Tiles tiles={tiles} />
      {changes && (
        <Panel title="What changed" more={{ label: 'All changes', href: '/changes' }}>
          <WorkList
            empty="Nothing has changed that you haven’t looked at."
            items={changes.newest.map((change) => ({
              href: `/changes/${change.id}`,
              title: `${change.practice_name}: ${change.label}`,
              note: change.lmc_name,
              when: shortDay(change.happened_on),
              tag: change.owner_name ? <Tag kind="waiting">{change.owner_name}</Tag> : <Tag kind="new">New</Tag>,
            }))}
          />
        </Panel>
      )}
    </Office>
  )
}

type Own = { frame: Frame; practices: readonly Profile[] }

/** Honest while no module asks anything of practices: nothing does. */
export const WhatWantsYouPage = ({ frame, practices }: Own) => (
  <PlainPage
    title="What wants you"
    lmc_name={frame.office_name}
    hue={frame.hue}
    service_name={practices[0]?.name ?? ''}
    person_name={frame.person_name}
  >
    <h1>Nothing wants you now</h1>
    <WantsYou things={[]} />
    {practices.map((practice) => (
      <section>
        <h2>{practice.name}</h2>
        <p>What the official data says of your practice. If something is wrong, tell the office.</p>
        <SummaryList
          rows={[
            { label: 'Code', value: practice.ods_code },
            {
              label: 'Patients',
              value: practice.list_size === null ? null : thousands(practice.list_size),
              note: practice.list_size_on && `counted on ${plainDay(practice.list_size_on)}`,
            },
            { label: 'PCN', value: practice.pcn_name },
            { label: 'LMC', value: practice.lmc_name, note: frame.office_name },
            { label: 'MP', value: practice.mp?.full_title, note: practice.constituency_name },
          ]}
        />
      </section>
    ))}
    {practices.length === 0 && <p>Your sign-in isn’t tied to a practice. Ask the office to put it right.</p>}
  </PlainPage>
)

const totals: Totals = {
  practices: 128,
  dormant: 0,
  patients: 1_235_727,
  average: 9_654,
  smallest: 3,
  largest: 37_266,
  opened: 0,
  closed: 2,
  counted_on: Temporal.PlainDate.from('2026-01-01'),
  steps: [],
  practices_year_ago: 130,
  patients_year_ago: 1_234_426,
}
const on = Temporal.PlainDate.from('2026-11-21')
const newest = {
  id: '0' as Id<'change'>,
  practice_id: '0' as Id<'practice'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire',
  kind: 'closed' as const,
  happened_on: on,
  found_at: Temporal.Instant.from('2026-11-01T06:00:00Z'),
  before: null,
  after: null,
  state: 'new' as const,
  owner_id: null,
  owner_name: null,
  look_again_on: null,
  ods_code: 'Q90001',
  practice_name: 'Elm Surgery',
  label: 'Closed',
}

export const previews = {
  'an office on its first day': () => (
    <TodayPage
      frame={previewFrame}
      on={on}
      totals={{ ...totals, practices: 0, patients: 0, counted_on: null }}
      changes={{ total: 0, newest: [] }}
      imported={{ seen_on: null }}
    />
  ),
  'an office': () => (
    <TodayPage
      frame={previewFrame}
      on={on}
      totals={totals}
      changes={{ total: 7, newest: [newest] }}
      imported={{ seen_on: on.subtract({ days: 31 }) }}
      failed_jobs={2}
    />
  ),
  'a practice without one': () => <WhatWantsYouPage frame={previewFrame} practices={[]} />,
}
