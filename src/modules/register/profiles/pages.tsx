import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { longDay, plainDay, thousands, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Button, ButtonLink, type LinkTo } from '../../../ui/links.tsx'
import { Columns, Panel, WorkList } from '../../../ui/lists.tsx'
import { Notice, type FlashMessage } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { ListSizes } from '../list-sizes/pages.tsx'
import type { Count } from '../list-sizes/rules.ts'
import { Facts, previewProfile } from '../facts/pages.tsx'
import type { membershipForm } from '../groups/forms.ts'
import { Memberships } from '../groups/pages.tsx'
import type { Membership } from '../groups/reads.ts'
import type { noteForm } from '../notes/forms.ts'
import { Notes } from '../notes/pages.tsx'
import { PracticePeople, type PracticePeopleProps } from '../nominations/pages.tsx'
import type { Note } from '../notes/reads.ts'
import { statuses } from '../extents/rules.ts'
import type { Profile, Related } from './reads.ts'
import { historyOf, type PeriodFacts } from './rules.ts'

export type PracticePageProps = {
  frame: Frame
  profile: Profile
  on: Temporal.PlainDate
  /** Blank when it is today. */
  as_at: string
  periods: readonly PeriodFacts[]
  counts: readonly Count[]
  related: readonly Related[]
  /** Left out where the office doesn't represent the practice, or the reader may not. */
  notes?: {
    readonly kept: readonly Note[]
    readonly pressed: string
    readonly raw?: RawOf<typeof noteForm>
    readonly errors?: ErrorsOf<typeof noteForm>
  }
  groups?: {
    readonly held: readonly Membership[]
    readonly open: readonly { readonly id: Id<'practice_group'>; readonly name: string }[]
    readonly may_change: boolean
    readonly raw?: RawOf<typeof membershipForm>
    readonly errors?: ErrorsOf<typeof membershipForm>
  }
  people?: Omit<PracticePeopleProps, 'ods_code'>
  /** Pages that later modules have of it. */
  more?: readonly LinkTo[]
  /** Whether whoever looks may act for it. */
  may_act?: boolean
  refusal?: string
  flash?: FlashMessage
}

const relations = {
  successor: 'This practice may have been taken over by',
  predecessor: 'This practice may have taken over from',
}

export const PracticePage = (props: PracticePageProps) => {
  const { frame, profile, on, counts, periods, related, notes, groups, refusal, flash } = props
  return (
    <Office
      frame={frame}
      title={profile.name}
      flash={flash}
      errors={Boolean(notes?.errors ?? groups?.errors ?? refusal)}
      breadcrumbs={[{ label: 'Practices', href: '/practices' }]}
      head={
        <PageHead
          kind="Practice"
          title={profile.name}
          tags={<Tag kind={profile.status === 'active' ? 'green' : 'closed'}>{statuses[profile.status]}</Tag>}
          about={[profile.pcn_name, profile.commissioner_name].filter(Boolean).join(' · ')}
          as_at={`As at ${longDay(on)}${profile.file ? `, from ${profile.file.file_name} of ${plainDay(Temporal.PlainDate.from(profile.file.seen_on))}` : ''}`}
          actions={
            <>
              {props.may_act && (
                <ButtonLink href={`/practices/${profile.ods_code}/acting`}>Act for this practice</ButtonLink>
              )}
              <AsAt on={on} />
            </>
          }
        />
      }
    >
      <ErrorSummary refusal={refusal} errors={{ ...notes?.errors, ...groups?.errors }} />
      {related.map(({ relation, ods_code, name, on: when, gained }) => (
        <Notice>
          {relations[relation]} <a href={`/practices/${ods_code}`}>{name}</a>:{' '}
          {relation === 'successor' ? 'its' : 'this'} list grew by {thousands(gained)} by {plainDay(when)}. No file says
          so, so ask.
        </Notice>
      ))}
      <Columns kind="main-and-side">
        <div>
          <ListSizes profile={profile} counts={counts} />
          {props.people && <PracticePeople ods_code={profile.ods_code} {...props.people} />}
          {notes && <Notes ods_code={profile.ods_code} {...notes} />}
          <Panel title="History">
            <Timeline
              empty="No file says that anything changed."
              entries={historyOf(periods).map(({ on: when, what, detail }) => ({
                at: when.toString(),
                when: plainDay(when),
                what,
                detail,
              }))}
            />
          </Panel>
        </div>
        <div>
          <Panel title="Facts">
            <Facts profile={profile} as_at={props.as_at} />
          </Panel>
          {props.more && props.more.length > 0 && (
            <Panel title="More about it">
              <WorkList items={props.more.map(({ label, href }) => ({ href, title: label }))} empty="" />
            </Panel>
          )}
          {groups && <Memberships ods_code={profile.ods_code} {...groups} />}
        </div>
      </Columns>
    </Office>
  )
}

/** The same practice on another day. */
const AsAt = ({ on }: { on: Temporal.PlainDate }) => (
  <form method="get" class="as-at" role="search" aria-label="On another day">
    <TextField name="as_at" label="As at" width="short" value={on.toString()} autocomplete="off" />
    <Button kind="second">Show</Button>
  </form>
)

const day = (text: string) => Temporal.PlainDate.from(text)
const seen = { frame: previewFrame, on: day('2026-11-21'), as_at: '', profile: previewProfile, related: [] }
const counts = [9_100, 9_240, 9_300, 9_800, 10_240].map((own, at) => ({
  on: day(`2026-0${at + 3}-01`),
  own,
  pcn: 8_000 + at * 20,
  others: 9_600 + at * 10,
}))

export const previews = {
  'known well': () => (
    <PracticePage
      {...seen}
      counts={counts}
      periods={[
        previewProfile,
        { ...previewProfile, from_on: day('2025-07-01'), pcn_code: 'U90002', pcn_name: 'Harbour PCN' },
      ]}
      notes={{ kept: [], pressed: '' }}
      groups={{ held: [], open: [], may_change: true }}
      more={[{ label: 'Its weekly returns', href: '/pressure/practices/Q90001' }]}
    />
  ),
  'known hardly': () => (
    <PracticePage
      {...seen}
      profile={{
        ...previewProfile,
        status: 'closed',
        list_size: null,
        list_size_on: null,
        mp: null,
        rating: null,
        file: null,
        lmc_id: null,
        pcn_code: null,
      }}
      counts={[]}
      periods={[previewProfile]}
      related={[
        { relation: 'successor', ods_code: 'Q90002', name: 'Tollgate Surgery', on: day('2026-08-01'), gained: 3_204 },
      ]}
    />
  ),
  'a note refused': () => (
    <PracticePage
      {...seen}
      counts={counts.slice(0, 1)}
      periods={[]}
      notes={{
        kept: [],
        pressed: '',
        raw: { words: ['943 476 5919'] },
        errors: { words: 'This looks as if it has an NHS number in it.' },
      }}
      refusal="That can’t be done."
    />
  ),
}
