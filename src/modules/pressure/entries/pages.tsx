import type { Child } from 'hono/jsx'
import type { Frame } from '../../../platform/routes.ts'
import { plainDay } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, ButtonLink } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { standingWords, type AskedReturn } from '../returns/standings/rules.ts'
import { previewAsked } from '../sendings/pages.tsx'
import { ReturnQuestions, type Typed } from '../sendings/questions/pages.tsx'
import { tellerForm } from './forms.ts'
import type { OfficePractice } from './reads.ts'

export type Framed = {
  frame: Frame
  practice: Pick<OfficePractice, 'ods_code' | 'name' | 'lmc_name'>
  asked: AskedReturn
}

export const addressOf = ({ practice, asked }: Pick<Framed, 'practice' | 'asked'>) =>
  `/pressure/returns/${practice.ods_code}/${asked.week_of.toString()}`

export const EntryFrame = (props: Framed & { title: string; errors?: boolean; actions?: Child; children: Child }) => (
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
export const previewFramed = { frame: previewFrame, practice, asked: previewAsked }
export const previews = {
  'by telephone': () => (
    <EntryPage
      {...previewFramed}
      on={previewAsked.week_of}
      standing="open"
      raw={{ list_size: ['8412'] }}
      pressed="0"
      told_by_error="Enter who told you"
    />
  ),
  'nothing to enter': () => <NoEntryPage {...previewFramed} words={standingWords(previewAsked, 'no_return')} />,
}
