import type { Child } from 'hono/jsx'
import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, ButtonLink } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { exampleSitrep } from '../sitreps/examples/rules.ts'
import { SitrepBody } from '../sitreps/pages.tsx'
import { titleOf, weekWords, type Sitrep } from '../sitreps/rules.ts'
import { narrativeForm, reissueForm } from './forms.ts'
import type { Issue } from './reads.ts'
import { issueStateWords, type IssueState } from './rules.ts'

export const StateTag = ({ state }: { state: IssueState }) => (
  <Tag kind={issueStateWords[state].tag}>{issueStateWords[state].label}</Tag>
)

const pressure = { label: 'Pressure', href: '/pressure' }

export type IssuePageProps = {
  frame: Frame
  may_release: boolean
  issue: Pick<
    Issue,
    'id' | 'lmc_id' | 'lmc_name' | 'state' | 'secret' | 'frozen_at' | 'frozen_by' | 'released_at' | 'released_by'
  >
  sitrep: Sitrep
  comments: { readonly said: number; readonly shown: number }
  later: { readonly id: Id<'issue'>; readonly version: number } | null
  said?: string
  refusal?: string
  raw?: RawOf<typeof narrativeForm>
  errors?: ErrorsOf<typeof narrativeForm>
  reissue_raw?: RawOf<typeof reissueForm>
  reissue_errors?: ErrorsOf<typeof reissueForm>
}

export const IssuePage = (props: IssuePageProps) => {
  const { frame, may_release, issue, sitrep, comments, later, said, refusal, errors, reissue_errors } = props
  const address = `/pressure/issues/${issue.id}`
  return (
    <Office
      frame={frame}
      title={titleOf(sitrep)}
      errors={Boolean(errors ?? reissue_errors)}
      breadcrumbs={[pressure, { label: 'Situation reports', href: '/pressure/issues' }]}
      head={
        <PageHead
          title={titleOf(sitrep)}
          kind={issue.lmc_name}
          about={weekWords(sitrep.figures.week_of)}
          as_at={`Frozen at ${londonTime(issue.frozen_at)} by ${issue.frozen_by}`}
          tags={<StateTag state={issue.state} />}
          actions={
            may_release && issue.state === 'frozen' ? (
              <ButtonLink href={`${address}/release`} kind="main">
                Release it
              </ButtonLink>
            ) : undefined
          }
        />
      }
    >
      <ErrorSummary errors={{ ...errors, ...reissue_errors }} refusal={refusal} />
      {said && <Notice kind="good">{said}</Notice>}
      {later && (
        <Notice kind="warning" title="This is no longer the latest version">
          <a href={`/pressure/issues/${later.id}`}>Version {later.version}</a> took its place.
        </Notice>
      )}
      <Panel
        title="Comments of practices"
        {...(may_release && { more: { label: 'Read and choose them', href: `${address}/comments` } })}
      >
        <p>
          {comments.said === 0 ? 'No practice wrote anything in time.' : `${comments.shown} of ${comments.said} shown.`}
        </p>
      </Panel>
      {issue.state !== 'frozen' ? <Released {...props} /> : may_release && <Narrative {...props} />}
      <Panel title="As it will look" note={<a href={`${address}/report.pdf`}>as a PDF</a>}>
        <SitrepBody sitrep={sitrep} href={address} />
      </Panel>
    </Office>
  )
}

const Narrative = ({ issue, sitrep, raw, errors }: IssuePageProps): Child => (
  <Panel title="In the LMC’s own words">
    <form method="post" action={`/pressure/issues/${issue.id}/narrative`} novalidate>
      <Questions form={narrativeForm} raw={raw ?? { narrative: [sitrep.narrative] }} errors={errors} />
      <Button>Keep the words</Button>
    </form>
  </Panel>
)

const Released = ({ issue, may_release, reissue_raw, reissue_errors }: IssuePageProps): Child => (
  <>
    <Panel title="Where it is read">
      <p>
        <a href={`/sitreps/${issue.secret}`}>The page of this report</a>, open to whoever has the address. Released
        {issue.released_at && ` at ${londonTime(issue.released_at)}`} by {issue.released_by}.
      </p>
      {may_release && issue.state === 'released' && (
        <p>
          <a href={`/pressure/issues/${issue.id}/signed.json`}>Signed figures for a national report</a>: the LMC’s own
          totals and return rate, nothing of a practice or PCN.
        </p>
      )}
    </Panel>
    {may_release && issue.state === 'released' && (
      <Panel title="Issue it again" note="its figures stay as they were frozen">
        <form method="post" action={`/pressure/issues/${issue.id}/versions`} novalidate>
          <Questions form={reissueForm} raw={reissue_raw} errors={reissue_errors} />
          <Button kind="second">Begin a new version</Button>
        </form>
      </Panel>
    )}
  </>
)

const at = Temporal.Instant.from('2026-03-06T10:00:00Z')
const id = '0' as Id<'issue'>
const lmc_id = '0' as Id<'lmc'>
const issue: IssuePageProps['issue'] = {
  id,
  lmc_id,
  lmc_name: 'Wealdshire LMC',
  state: 'frozen',
  secret: '4mP1nT0aB3cD5eF7gH9iJ1kL3mN5oP7qR9sT1uV3wX5',
  frozen_at: at,
  frozen_by: 'OpenLMC',
  released_at: null,
  released_by: null,
}
const released = { ...issue, state: 'released', released_at: at, released_by: 'Callum Reid' } as const
const sitrep = { ...exampleSitrep, released_on: null }

const shown = { frame: previewFrame, may_release: true, sitrep: exampleSitrep, later: null }

export const previews = {
  frozen: () => <IssuePage {...shown} issue={issue} sitrep={sitrep} comments={{ said: 7, shown: 2 }} />,
  'for whoever may not release': () => (
    <IssuePage {...shown} may_release={false} issue={issue} sitrep={sitrep} comments={{ said: 7, shown: 2 }} />
  ),
  released: () => (
    <IssuePage
      {...shown}
      issue={released}
      comments={{ said: 0, shown: 0 }}
      said="Released. It goes to 14 people now."
    />
  ),
  superseded: () => (
    <IssuePage
      {...shown}
      issue={{ ...released, state: 'superseded' }}
      comments={{ said: 7, shown: 2 }}
      later={{ id, version: 2 }}
    />
  ),
}
