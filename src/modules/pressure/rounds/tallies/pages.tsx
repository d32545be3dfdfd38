import { nearDay, thousands } from '../../../../platform/values.ts'
import { Panel } from '../../../../ui/lists.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { Table } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { alerts, alertWords } from '../../returns/rules.ts'
import type { LmcWeek } from '../weeks/reads.ts'
import { hasBegun, momentWords, rateWords, stateWords } from '../weeks/rules.ts'
import type { Tally } from './reads.ts'

const States = (tally: Tally) => (
  <span class="tags">
    {alerts.map((alert) => (
      <Tag kind={alert}>
        {alertWords[alert]} {thousands(tally[alert])}
      </Tag>
    ))}
  </span>
)

const Silent = ({ lmc_id, silent, is_latest }: LmcWeek & { is_latest: boolean }) =>
  is_latest && silent > 0 ? (
    <a href={`/pressure/silent?lmc=${lmc_id}`}>{thousands(silent)}</a>
  ) : (
    <>{thousands(silent)}</>
  )

const Settings = ({ lmc_id, lmc_name, may_set }: LmcWeek & { may_set: boolean }) =>
  may_set ? (
    <a href={`/lmcs/${lmc_id}/returns`}>
      Settings<span class="unseen"> of {lmc_name}</span>
    </a>
  ) : null

const mailWords = ({ invited_on, reminded_on }: LmcWeek) =>
  invited_on
    ? `Invited ${nearDay(invited_on)}${reminded_on.map((day) => `, reminded ${nearDay(day)}`).join('')}`
    : 'No invitation went'

const OneLmc = ({ week, is_latest, may_set }: { week: LmcWeek; is_latest: boolean; may_set: boolean }) => (
  <Panel
    title={week.lmc_name}
    note={stateWords(week.state, week)}
    {...(may_set && { more: { label: 'Settings', href: `/lmcs/${week.lmc_id}/returns` } })}
  >
    {week.state !== 'not_collecting' && week.state !== 'none' && (
      <SummaryList
        rows={[
          ...(hasBegun(week)
            ? [
                { label: 'Returned', value: rateWords(week.returned, week.practices) },
                { label: 'They said', value: <States {...week} /> },
                { label: 'Silent', value: <Silent {...week} is_latest={is_latest} /> },
                ...(week.state === 'open' ? [] : [{ label: 'Late', value: thousands(week.late) }]),
              ]
            : []),
          {
            label: 'Reference day',
            value: week.reference_on && nearDay(week.reference_on),
            note: hasBegun(week) ? mailWords(week) : undefined,
          },
          ...(week.state === 'open'
            ? [
                {
                  label: 'Next reminder',
                  value: week.next_reminder_at ? momentWords(week.next_reminder_at) : 'None before it closes',
                },
              ]
            : []),
          { label: 'Report frozen', value: momentWords(week.freezes_at) },
        ]}
      />
    )}
  </Panel>
)

/** As many LMCs as are read one beneath another; more are a table. */
const mostPanels = 3

const ManyLmcs = ({
  weeks,
  is_latest,
  may_set,
  href,
}: {
  weeks: readonly LmcWeek[]
  is_latest: boolean
  may_set: boolean
  href: string
}) => (
  <Table
    label="LMCs"
    nouns={['LMC', 'LMCs']}
    href={href}
    rows={weeks}
    is_wide
    empty="No LMC is in sight."
    columns={[
      { key: 'lmc_name', label: 'LMC', cell: ({ lmc_name }) => lmc_name },
      {
        key: 'returned',
        label: 'Returned',
        cell: (week) => (hasBegun(week) ? rateWords(week.returned, week.practices) : ''),
      },
      ...alerts.map((alert) => ({
        key: alert,
        label: alertWords[alert],
        kind: 'number' as const,
        cell: (week: LmcWeek) => (hasBegun(week) ? thousands(week[alert]) : ''),
      })),
      {
        key: 'silent',
        label: 'Silent',
        kind: 'number',
        cell: (week) => hasBegun(week) && <Silent {...week} is_latest={is_latest} />,
      },
      { key: 'late', label: 'Late', kind: 'number', cell: (week) => (hasBegun(week) ? thousands(week.late) : '') },
      { key: 'state', label: 'The week', is_long: true, cell: (week) => stateWords(week.state, week) },
      {
        key: 'next_reminder_at',
        label: 'Next reminder',
        cell: ({ next_reminder_at }) => (next_reminder_at ? momentWords(next_reminder_at) : ''),
      },
      {
        key: 'freezes_at',
        label: 'Report frozen',
        cell: ({ state, freezes_at }) =>
          state === 'not_collecting' || state === 'none' ? '' : momentWords(freezes_at),
      },
      { key: 'settings', label: 'Settings', cell: (week) => <Settings {...week} may_set={may_set} /> },
    ]}
  />
)

type LmcWeeksProps = { weeks: readonly LmcWeek[]; is_latest: boolean; may_set: boolean; href: string }

/** How the week stands at each LMC. */
export const LmcWeeks = ({ weeks, is_latest, may_set, href }: LmcWeeksProps) =>
  weeks.length > mostPanels ? (
    <ManyLmcs {...{ weeks, is_latest, may_set, href }} />
  ) : (
    <>
      {weeks.map((week) => (
        <OneLmc {...{ week, is_latest, may_set }} />
      ))}
    </>
  )
