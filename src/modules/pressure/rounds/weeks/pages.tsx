import type { Frame } from '../../../../platform/routes.ts'
import { plainDay, thousands, type Id } from '../../../../platform/values.ts'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Tiles } from '../../../../ui/tiles.tsx'
import { PressureTabs } from '../../tabs/pages.tsx'
import { LmcWeeks } from '../tallies/pages.tsx'
import type { Tally } from '../tallies/reads.ts'
import type { LmcWeek } from './reads.ts'
import { hasBegun, ofWords, percent } from './rules.ts'

export type WeekPageProps = {
  frame: Frame
  week_of: Temporal.PlainDate
  this_week: Temporal.PlainDate
  weeks: readonly LmcWeek[]
  may_set: boolean
  may_import: boolean
}

/** The whole office's week at a glance; of one LMC it would say the same twice. */
function Totals({ weeks, is_latest }: { weeks: readonly LmcWeek[]; is_latest: boolean }) {
  const of = (part: keyof Tally) => weeks.reduce((total, week) => total + week[part], 0)
  return (
    <Tiles
      tiles={[
        {
          label: 'Returned',
          value: percent(of('returned'), of('practices')),
          note: ofWords(of('returned'), of('practices')),
        },
        {
          label: 'Red or black',
          value: thousands(of('red') + of('black')),
          ...(of('black') > 0 && { note: `${thousands(of('black'))} of them black` }),
        },
        { label: 'Amber', value: thousands(of('amber')) },
        { label: 'Green', value: thousands(of('green')) },
        {
          label: 'Silent',
          value: thousands(of('silent')),
          ...(of('late') > 0 && { note: `${thousands(of('late'))} more came late` }),
          ...(is_latest && { href: '/pressure/silent' }),
        },
      ]}
    />
  )
}

const NobodyCollects = ({ weeks, may_set }: Pick<WeekPageProps, 'weeks' | 'may_set'>) => (
  <Notice title="No LMC collects a weekly return.">
    {may_set ? (
      <>
        <p>
          Say how it is collected, and it begins: when the week opens and closes, what is asked, who signs the mails.
        </p>
        <ul>
          {weeks.map(({ lmc_id, lmc_name }) => (
            <li>
              <a href={`/lmcs/${lmc_id}/returns`}>{lmc_name}: set up its weekly return</a>
            </li>
          ))}
        </ul>
      </>
    ) : (
      <p>Ask an administrator to set up how it is collected.</p>
    )}
  </Notice>
)

export const WeekPage = ({ frame, week_of, this_week, weeks, may_set, may_import }: WeekPageProps) => {
  const to = (week: Temporal.PlainDate) => (week.equals(this_week) ? '/pressure' : `/pressure?week=${week.toString()}`)
  const is_latest = week_of.equals(this_week)
  const collecting = weeks.filter(({ state }) => state !== 'not_collecting')
  const begun = weeks.filter(hasBegun)
  return (
    <Office
      frame={frame}
      title="Pressure"
      head={
        <PageHead
          title="Pressure"
          about="The weekly return of each LMC: who has sent it, what they say so far, and who is silent."
          as_at={`Week of ${plainDay(week_of)}`}
          actions={
            <>
              <a href={to(week_of.subtract({ weeks: 1 }))}>Earlier week</a>
              {!is_latest && <a href={to(week_of.add({ weeks: 1 }))}>Later week</a>}
              {!is_latest && <a href="/pressure">This week</a>}
              {may_import && <a href="/pressure/history">Earlier years</a>}
            </>
          }
        />
      }
    >
      <PressureTabs at="/pressure" />
      {collecting.length === 0 ? (
        <NobodyCollects weeks={weeks} may_set={may_set} />
      ) : (
        <>
          {begun.length > 1 && <Totals weeks={begun} is_latest={is_latest} />}
          <LmcWeeks weeks={weeks} is_latest={is_latest} may_set={may_set} href={to(week_of)} />
        </>
      )}
    </Office>
  )
}

const monday = Temporal.PlainDate.from('2026-11-16')
const week: LmcWeek = {
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire',
  state: 'open',
  reference_on: monday,
  opens_at: Temporal.Instant.from('2026-11-16T08:00:00Z'),
  closes_at: Temporal.Instant.from('2026-11-19T17:30:00Z'),
  freezes_at: Temporal.Instant.from('2026-11-20T10:00:00Z'),
  invited_on: monday,
  reminded_on: [monday.add({ days: 2 })],
  next_reminder_at: Temporal.Instant.from('2026-11-19T09:00:00Z'),
  practices: 128,
  returned: 81,
  late: 0,
  silent: 47,
  green: 9,
  amber: 40,
  red: 27,
  black: 5,
}
const idle: LmcWeek = { ...week, lmc_name: 'Saltmarsh', state: 'not_collecting' }
const shown = { frame: previewFrame, week_of: monday, this_week: monday, may_set: true, may_import: true }

export const previews = {
  'one LMC': () => <WeekPage {...shown} weeks={[week]} />,
  'two, one of which has no return this week': () => (
    <WeekPage {...shown} weeks={[week, { ...idle, state: 'none', reference_on: null }]} />
  ),
  'twenty-seven': () => (
    <WeekPage
      {...shown}
      this_week={monday.add({ weeks: 3 })}
      weeks={Array.from({ length: 27 }, (_, at) =>
        at % 5 === 4 ? idle : { ...week, state: 'late' as const, late: 3 },
      )}
    />
  ),
  'nobody collects': () => <WeekPage {...shown} weeks={[idle]} />,
}
