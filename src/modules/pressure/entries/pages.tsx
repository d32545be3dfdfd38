import type { Child } from 'hono/jsx'
import type { Frame } from '../../../platform/routes.ts'
import { plainDay, shortTime } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, ButtonLink } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { NotKnown, Tag } from '../../../ui/tag.tsx'
import { alertWords, type CameBy } from '../returns/rules.ts'
import { standingWords, type AskedReturn, type Standing } from '../returns/standings/rules.ts'
import type { ReturnKept, ReturnVersion } from '../returns/reads.ts'
import { previewAsked, ReturnQuestions, type Typed } from '../sendings/pages.tsx'
import { answeredQuestions, answerWords, previewKept } from '../sendings/receipts/pages.tsx'
import { tellerForm } from './forms.ts'
import type { OfficePractice } from './reads.ts'

type Framed = { frame: Frame; practice: Pick<OfficePractice, 'ods_code' | 'name' | 'lmc_name'>; asked: AskedReturn }

const addressOf = ({ practice, asked }: Pick<Framed, 'practice' | 'asked'>) =>
  `/pressure/returns/${practice.ods_code}/${asked.week_of.toString()}`

const EntryFrame = (props: Framed & { title: string; errors?: boolean; actions?: Child; children: Child }) => (
  <Office
    frame={props.frame}
    title={`${props.title}: ${props.practice.name}`}
    errors={props.errors}
    breadcrumbs={[
      { label: 'Pressure', href: '/pressure' },
      { label: props.practice.name, href: `/practices/${props.practice.ods_code}` },
    ]}
    head={
      <PageHead
        kind={props.title}
        title={props.practice.name}
        about={`${props.practice.lmc_name}, week of ${plainDay(props.asked.week_of)}`}
        actions={props.actions}
      />
    }
  >
    {props.children}
  </Office>
)

const ways: Readonly<Record<CameBy, string>> = {
  practice: 'signed in',
  link: 'by the mailed link',
  telephone: 'told by telephone',
  file: 'from a file',
}

/** The versions of a return beside one another, what differs from the one before in bold. */
const Versions = ({ asked, kept, versions }: Pick<OfficeReturnPageProps, 'asked' | 'kept' | 'versions'>) => {
  if (!kept) return null
  const said = versions.map(({ answers }) => ({
    alert: answers.alert,
    questions: answeredQuestions(asked.setting, kept.reference_on, answers),
  }))
  const cell = (words: string | null, before: string | null | undefined) => {
    const shown = words ?? <NotKnown />
    if (before === undefined || before === words) return <td>{shown}</td>
    return (
      <td>
        <strong>{shown}</strong> <span class="note">changed</span>
      </td>
    )
  }
  return (
    <div class="scroll" role="region" aria-label="Versions" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Question</th>
            {versions.map(({ number, is_late }) => (
              <th scope="col">
                Version {number}
                {is_late && ', late'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Put in</th>
            {versions.map(({ submitted_at, submitted_by, came_by, told_by }) => (
              <td>
                {shortTime(submitted_at)}
                <span class="note">
                  {submitted_by}, {ways[came_by]}
                  {told_by && ` by ${told_by}`}
                </span>
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">State</th>
            {said.map(({ alert }, at) => (
              <td>
                <Tag kind={alert}>{alertWords[alert]}</Tag>
                {at > 0 && said[at - 1]?.alert !== alert && <span class="note"> changed</span>}
              </td>
            ))}
          </tr>
          {(said[0]?.questions ?? []).map(({ label }, row) => (
            <tr>
              <th scope="row">{label}</th>
              {said.map(({ questions }, at) => {
                const before = at === 0 ? undefined : answerWords(said[at - 1]?.questions[row]?.answer)
                return cell(answerWords(questions[row]?.answer), before)
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export type OfficeReturnPageProps = Framed & {
  standing: Standing
  kept: ReturnKept | undefined
  versions: readonly ReturnVersion[]
  may_enter: boolean
}

/** One practice's return of a week, as the office sees it: what stands, and everything that was ever said. */
export const OfficeReturnPage = (props: OfficeReturnPageProps) => {
  const { frame, practice, asked, standing, kept, versions, may_enter } = props
  const entry = may_enter && (
    <ButtonLink href={`${addressOf(props)}/entry`}>{kept ? 'Change by telephone' : 'Enter by telephone'}</ButtonLink>
  )
  return (
    <EntryFrame {...{ frame, practice, asked }} title="Weekly return" actions={entry}>
      {kept ? (
        <>
          {kept.is_late && (
            <Notice kind="warning">It came after the week had closed: it is kept, and in no report.</Notice>
          )}
          {!kept.is_late && versions.some(({ is_late }) => is_late) && (
            <Notice>What was put in in time stands. The late versions are kept beside it, and are in no report.</Notice>
          )}
          <p>
            As it stands: <Tag kind={kept.alert}>{alertWords[kept.alert]}</Tag>
          </p>
          <Versions {...{ asked, kept, versions }} />
        </>
      ) : (
        <>
          <p class="empty">Nothing has been returned for this week.</p>
          {standing !== 'open' && <p>{standingWords(asked, standing)}</p>}
        </>
      )}
    </EntryFrame>
  )
}

export type EntryPageProps = Framed &
  Typed & {
    on: Temporal.PlainDate
    standing: 'open' | 'late'
    told_by?: string | undefined
    told_by_error?: string | undefined
  }

/** What somebody of the practice says on the telephone, written down by the office. */
export const EntryPage = (props: EntryPageProps) => {
  const { frame, practice, asked, on, standing, told_by, told_by_error, ...typed } = props
  const { errors, doubts, tick } = typed
  return (
    <EntryFrame
      {...{ frame, practice, asked }}
      title="Return by telephone"
      errors={Boolean(errors ?? tick ?? told_by_error)}
    >
      <ErrorSummary errors={{ told_by: told_by_error, ...doubts, ...errors }} />
      {standing === 'late' && (
        <Notice kind="warning" title="This week has closed.">
          {standingWords(asked, standing)}
        </Notice>
      )}
      <form method="post" action={`${addressOf(props)}/entry`} novalidate>
        <Question
          name="told_by"
          field={tellerForm.told_by}
          raw={told_by === undefined ? [] : [told_by]}
          error={told_by_error}
        />
        <ReturnQuestions {...typed} asked={asked} on={on} is_short={false} />
        <Button>Keep the return</Button>
      </form>
    </EntryFrame>
  )
}

export const NoEntryPage = ({ frame, practice, asked, words }: Framed & { words: string }) => (
  <EntryFrame {...{ frame, practice, asked }} title="Return by telephone">
    <p>{words}</p>
    <ButtonLink href={addressOf({ practice, asked })}>Back to the return</ButtonLink>
  </EntryFrame>
)

const practice = { ods_code: 'Q90001', name: 'Elm Surgery', lmc_name: 'Wealdshire' }
const framed = { frame: previewFrame, practice, asked: previewAsked }
const version: ReturnVersion = {
  number: 1,
  answers: { ...previewKept, alert: 'amber', contacts: null },
  came_by: 'link',
  told_by: '',
  is_late: false,
  submitted_at: Temporal.Instant.from('2026-11-17T09:12:00Z'),
  submitted_by: 'Sam Patel',
}
const versions: readonly ReturnVersion[] = [
  version,
  { ...version, number: 2, answers: previewKept, came_by: 'practice', submitted_by: 'Jo Bright' },
  {
    ...version,
    number: 3,
    answers: { ...previewKept, contacts: 231 },
    came_by: 'telephone',
    told_by: 'Dr Ann Lee',
    submitted_by: 'Priya Raman',
    is_late: true,
  },
]

export const previews = {
  versions: () => (
    <OfficeReturnPage
      {...framed}
      standing="late"
      kept={{ ...previewKept, versions: 3 }}
      versions={versions}
      may_enter
    />
  ),
  'nothing yet': () => <OfficeReturnPage {...framed} standing="open" kept={undefined} versions={[]} may_enter />,
  'by telephone': () => (
    <EntryPage
      {...framed}
      on={previewAsked.week_of}
      standing="open"
      raw={{ list_size: ['8412'] }}
      pressed="0"
      told_by_error="Enter who told you"
    />
  ),
  'nothing to enter': () => <NoEntryPage {...framed} words={standingWords(previewAsked, 'no_return')} />,
}
