import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { plainDay } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button, ButtonLink } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { answerForm } from '../forms.ts'
import { eachPatient } from '../../rates/rules.ts'
import { exampleLetter, StateTag } from '../pages.tsx'
import type { RateLetter } from '../reads.ts'
import { rateWords } from '../rules.ts'

type RateLetterPageProps = {
  frame: Frame
  may_keep: boolean
  letter: RateLetter
  refusal?: string
  raw?: RawOf<typeof answerForm>
  errors?: ErrorsOf<typeof answerForm>
}

const boxes = (on: Temporal.PlainDate | null) => (on ? [String(on.day), String(on.month), String(on.year)] : [])

export const RateLetterPage = ({ frame, may_keep, letter, refusal, raw, errors }: RateLetterPageProps) => {
  const title = `${letter.levy_name} from ${plainDay(letter.from_on)}`
  const known = {
    acknowledged_on: boxes(letter.acknowledged_on),
    applied_on: boxes(letter.applied_on),
    words: [letter.words],
  }
  return (
    <Office
      frame={frame}
      title={title}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Letters about rates', href: '/levies/rate-letters' },
      ]}
      head={
        <PageHead
          title={title}
          kind={`Letter to ${letter.collector_name}`}
          about={letter.lmc_name}
          as_at={`Written on ${plainDay(letter.sent_on)} by ${letter.made_by}`}
          tags={<StateTag letter={letter} />}
          actions={
            <ButtonLink href={`/levies/rate-letters/${letter.id}/letter.pdf`} kind="main">
              The letter as a PDF
            </ButtonLink>
          }
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      {letter.is_withdrawn && (
        <Notice kind="warning" title="This rate was withdrawn">
          {letter.collector_name} was told of it by this letter, and must be told that it doesn’t hold.
        </Notice>
      )}
      <SummaryList
        rows={[
          { label: `New rate for ${eachPatient(letter.list_basis)}`, value: rateWords(letter) },
          { label: 'Rate until then', value: letter.before ? rateWords(letter.before) : 'None: it is the first' },
          {
            label: 'Decided',
            value: [letter.meeting, letter.decided_on && plainDay(letter.decided_on), letter.paper]
              .filter(Boolean)
              .join(', '),
          },
          { label: 'Acknowledged on', value: letter.acknowledged_on && plainDay(letter.acknowledged_on) },
          { label: 'Applied from', value: letter.applied_on && plainDay(letter.applied_on) },
          ...(letter.words ? [{ label: 'What they said', value: letter.words }] : []),
        ]}
      />
      {may_keep && (
        <Panel title="What came of it">
          <form method="post" action={`/levies/rate-letters/${letter.id}`} novalidate>
            <Questions form={answerForm} raw={raw ?? known} errors={errors} />
            <Button kind="second">Keep</Button>
          </form>
        </Panel>
      )}
    </Office>
  )
}

export const previews = {
  sent: () => <RateLetterPage frame={previewFrame} may_keep letter={exampleLetter} />,
  'of a rate that was withdrawn': () => (
    <RateLetterPage frame={previewFrame} may_keep letter={{ ...exampleLetter, is_withdrawn: true }} />
  ),
  mistaken: () => (
    <RateLetterPage
      frame={previewFrame}
      may_keep
      letter={exampleLetter}
      raw={{ acknowledged_on: ['31', '2', '2026'] }}
      errors={{ acknowledged_on: 'Acknowledged on must be a real date' }}
    />
  ),
  'applied, for whoever only reads': () => (
    <RateLetterPage
      frame={previewFrame}
      may_keep={false}
      letter={{
        ...exampleLetter,
        before: null,
        acknowledged_on: Temporal.PlainDate.from('2026-02-02'),
        applied_on: Temporal.PlainDate.from('2026-04-01'),
        words: 'Authorised by the ICB’s head of primary care finance.',
      }}
    />
  ),
}
