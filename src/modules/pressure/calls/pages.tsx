import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, nearDay, plainDay, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, ButtonLink, EmailAddress, OutsideLink } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { WeekState } from '../weeks/rules.ts'
import { callForm } from './forms.ts'
import type { Call, CalledPractice, Rung } from './reads.ts'
import { outcomes } from './rules.ts'

export type CallsPageProps = {
  frame: Frame
  practice: CalledPractice
  people: readonly Rung[]
  calls: readonly Call[]
  pressed: string
  may_enter: boolean
  is_noted?: boolean
  raw?: RawOf<typeof callForm>
  errors?: ErrorsOf<typeof callForm>
}

const standing = ({ submitted_at, state }: Pick<CalledPractice, 'submitted_at' | 'state'>) =>
  submitted_at
    ? `Its return came at ${londonTime(submitted_at)}.`
    : (
        {
          none: 'No return is asked of it this week.',
          not_open: 'The week is not open yet.',
          open: 'Its return isn’t in yet.',
          late: 'The week is closed without its return. A late one is kept, and counts in no report.',
          ended: 'The week takes no return any more.',
        } satisfies Record<WeekState, string>
      )[state]

const Telephone = ({ number }: { number: string }) => (
  <OutsideLink href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</OutsideLink>
)

const People = ({ practice, people }: Pick<CallsPageProps, 'practice' | 'people'>) => (
  <Panel title="Whom to ring">
    <ul class="notes">
      <li>
        {practice.name}: {practice.telephone ? <Telephone number={practice.telephone} /> : 'no number is known'}
      </li>
      {people.map(({ name, post, is_nominated, telephone, email }) => (
        <li>
          {name}{' '}
          <span class="note">
            {post}
            {is_nominated && ', nominated for the weekly return'}
          </span>
          {telephone && (
            <>
              <br />
              <Telephone number={telephone} />
            </>
          )}
          {email && (
            <>
              <br />
              <EmailAddress email={email} />
            </>
          )}
        </li>
      ))}
    </ul>
    {people.length === 0 && <p class="empty">Nobody is nominated for the weekly return, and no manager is known.</p>}
  </Panel>
)

export const CallsPage = (props: CallsPageProps) => {
  const { frame, practice, calls, pressed, may_enter, is_noted, raw, errors } = props
  const { ods_code, name, lmc_name, week_of, state, submitted_at } = practice
  const title = `Ring ${name}`
  const takes_return = state === 'open' || state === 'late'
  return (
    <Office
      frame={frame}
      title={title}
      errors={Boolean(errors)}
      breadcrumbs={[
        { label: 'Pressure', href: '/pressure' },
        { label: 'Silent practices', href: '/pressure/silent' },
      ]}
      head={
        <PageHead
          title={title}
          kind={`${lmc_name}, ${ods_code}`}
          about={standing(practice)}
          as_at={`Week of ${plainDay(week_of)}`}
          actions={
            <>
              <a href={`/practices/${ods_code}`}>The practice</a>
              {may_enter && takes_return && (
                <ButtonLink href={`/pressure/returns/${ods_code}/${week_of.toString()}/entry`}>
                  {submitted_at ? 'Change its return by telephone' : 'Enter its return by telephone'}
                </ButtonLink>
              )}
            </>
          }
        />
      }
    >
      <ErrorSummary errors={errors} />
      {is_noted && <Notice kind="good">The call is noted.</Notice>}
      <Columns>
        <div>
          <People {...props} />
          <Panel title="Note a call">
            <form method="post" action={`/pressure/calls/${ods_code}/${week_of.toString()}`} novalidate>
              <Questions form={callForm} raw={{ ...raw, pressed: [pressed] }} errors={errors} />
              <Button>Note the call</Button>
            </form>
          </Panel>
        </div>
        <Panel title="Calls so far">
          <Timeline
            empty="Nobody has rung about its returns."
            entries={calls.map((call) => ({
              at: call.called_at.toString(),
              when: londonTime(call.called_at),
              what: outcomes[call.outcome],
              detail: (
                <>
                  {call.words.split('\n').map((line) => line && <p>{line}</p>)}
                  <p class="note">About the week of {nearDay(call.week_of)}</p>
                </>
              ),
              by: call.called_by,
            }))}
          />
        </Panel>
      </Columns>
    </Office>
  )
}

const week_of = Temporal.PlainDate.from('2026-11-16')
const practice: CalledPractice = {
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire',
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre',
  telephone: '01632 960118',
  week_of,
  state: 'open',
  submitted_at: null,
}
const jo: Rung = {
  name: 'Jo Bright',
  is_nominated: true,
  post: 'Practice manager',
  telephone: '07700 900118',
  email: 'jo.bright@elm.example',
}
const call: Call = {
  id: '0' as Id<'call'>,
  week_of,
  outcome: 'will_send',
  words: 'Spoke to Jo. Two are off sick; she will send it by four.',
  called_at: Temporal.Instant.from('2026-11-18T11:04:00Z'),
  called_by: 'Priya Raman',
}
const shown = { frame: previewFrame, pressed: '0', may_enter: true }

export const previews = {
  'nobody rang': () => <CallsPage {...shown} practice={{ ...practice, telephone: null }} people={[]} calls={[]} />,
  'rang twice, with a mistake': () => (
    <CallsPage
      {...shown}
      practice={practice}
      people={[jo, { ...jo, name: 'Amara Ashpole', is_nominated: false, telephone: null }]}
      calls={[call, { ...call, outcome: 'no_answer', words: '' }]}
      raw={{ words: ['About 943 476 5919'] }}
      errors={{ outcome: 'Select what came of it' }}
    />
  ),
}
