import type { Frame } from '../../../platform/routes.ts'
import { londonTime, nearDay, plainDay, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { differences, facts, parts, type Part } from './facts/rules.ts'
import type { SettingMade } from './reads.ts'
import { usualSetting, type SettingOf } from './rules.ts'
import { previewAhead, several, WeeksAhead } from './weeks-ahead/pages.tsx'
import type { WeekAhead } from './weeks-ahead/rules.ts'

export type LmcNamed = { readonly id: Id<'lmc'>; readonly name: string }

export type SettingsPageProps = {
  frame: Frame
  lmc: LmcNamed
  /** What governs this week, and what a change made now would add to. */
  now: SettingOf
  next: SettingOf
  made: readonly SettingMade[]
  weeks: readonly WeekAhead[]
  may_import: boolean
  is_kept?: boolean
  refusal?: string
}

/** One part as it holds now; what holds otherwise from next week on is said beneath. */
const PartPanel = ({ part, lmc, now, next }: { part: Part } & Pick<SettingsPageProps, 'lmc' | 'now' | 'next'>) => (
  <Panel title={parts[part]} more={{ label: 'Change', href: `/lmcs/${lmc.id}/returns/${part}` }}>
    <SummaryList
      rows={facts[part].map(({ label, words }) => {
        const later = words(next)
        return {
          label,
          value: words(now),
          ...(later === words(now) || !next.from_week ? {} : { note: ` From ${nearDay(next.from_week)}: ${later}` }),
        }
      })}
    />
  </Panel>
)

const collecting = ({ now, next }: Pick<SettingsPageProps, 'now' | 'next'>) => {
  if (now.is_collecting === next.is_collecting) return now.is_collecting ? 'Collecting' : 'Not collecting'
  const day = next.from_week ? ` on ${nearDay(next.from_week)}` : ''
  return next.is_collecting ? `Collecting begins${day}` : `Collecting; it stops${day}`
}

export const SettingsPage = (props: SettingsPageProps) => {
  const { frame, lmc, now, next, made, weeks, may_import, is_kept, refusal } = props
  const address = `/lmcs/${lmc.id}/returns`
  const last = made[0]
  return (
    <Office
      frame={frame}
      title="Weekly return"
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'LMCs', href: '/lmcs' },
        { label: lmc.name, href: `/lmcs/${lmc.id}` },
      ]}
      head={
        <PageHead
          kind={lmc.name}
          title="Weekly return"
          tags={<Tag kind={next.is_collecting ? 'done' : 'closed'}>{collecting(props)}</Tag>}
          about="What practices are asked each week, and when. A change holds from the next Monday, so that a week ends as it began."
          actions={
            <>
              <a href={`/lmcs/${lmc.id}/thresholds`}>Limits of the computed state</a>
              <PostButton
                action={`${address}/collecting`}
                kind={next.is_collecting ? 'second' : 'main'}
                hidden={{ is_collecting: next.is_collecting ? 'no' : 'yes' }}
              >
                {next.is_collecting ? 'Stop collecting' : 'Start collecting'}
              </PostButton>
            </>
          }
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      {is_kept && <Notice kind="good">Kept{last && `. It holds from ${nearDay(last.from_week)}`}.</Notice>}
      {!now.from_week && !next.from_week && (
        <Notice>
          Nobody has set this yet: these are the usual settings. Change what is otherwise here, then start collecting.
        </Notice>
      )}
      <Panel title="This week and the next three" more={{ label: 'Bank holidays', href: `${address}/holidays` }}>
        <WeeksAhead weeks={weeks} />
      </Panel>
      {(Object.keys(parts) as Part[]).map((part) => (
        <PartPanel part={part} lmc={lmc} now={now} next={next} />
      ))}
      <Panel
        title="History"
        {...(may_import ? { more: { label: 'Returns of earlier years', href: '/pressure/history' } } : {})}
      >
        <Timeline
          empty="Nothing was set yet."
          entries={made.map((setting, at) => ({
            at: setting.set_at.toString(),
            when: londonTime(setting.set_at),
            what: `From ${plainDay(setting.from_week)}`,
            detail: several(differences(setting, made[at + 1] ?? usualSetting)),
            by: setting.set_by,
          }))}
        />
      </Panel>
    </Office>
  )
}

export const previewLmc: LmcNamed = { id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' }
export const previewSetting: SettingOf = { ...usualSetting, lmc_id: previewLmc.id, from_week: null, set_by: null }
const monday = Temporal.PlainDate.from('2026-11-16')
const set = {
  ...previewSetting,
  is_collecting: true,
  signed_by: 'Priya Raman',
  signed_post: 'Liaison manager',
  from_week: monday,
  set_by: 'Ruth Okafor',
  set_at: Temporal.Instant.from('2026-11-16T09:30:00Z'),
}
const later = {
  ...set,
  from_week: monday.add({ weeks: 1 }),
  closes_weekday: 5,
  closes_at: Temporal.PlainTime.from('12:00'),
  own_questions: [{ key: 'own_1', label: 'Is your telephone system working?', kind: 'yes_no' }],
} as const
const whole = { frame: previewFrame, lmc: previewLmc, may_import: true }

export const previews = {
  'nothing set yet': () => (
    <SettingsPage
      {...whole}
      now={previewSetting}
      next={previewSetting}
      made={[]}
      weeks={previewAhead(previewSetting)}
    />
  ),
  'changed from next week': () => (
    <SettingsPage {...whole} now={set} next={later} made={[later, set]} weeks={previewAhead(set)} is_kept />
  ),
}
