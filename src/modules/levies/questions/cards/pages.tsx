import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, pounds } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { answerForm } from '../forms.ts'
import { aboutWords, AnswerTag, previewAnswered, previewQuestion } from '../pages.tsx'
import type { Question } from '../reads.ts'

export type QuestionPageProps = {
  frame: Frame
  question: Question
  may_keep: boolean
  raw?: RawOf<typeof answerForm>
  errors?: ErrorsOf<typeof answerForm>
  refusal?: string
}

const paragraphs = (words: string) => words.split('\n').flatMap((line) => (line.trim() === '' ? [] : <p>{line}</p>))

export const QuestionPage = ({ frame, question, may_keep, raw, errors, refusal }: QuestionPageProps) => {
  const { practice_name, ods_code, line_id, line_kind, amount_pence, answered_at } = question
  return (
    <Office
      frame={frame}
      title={`Question of ${practice_name}`}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Questions', href: '/levies/questions' },
      ]}
      head={
        <PageHead
          kind="Question about a levy"
          title={practice_name}
          tags={<AnswerTag answered_at={answered_at} />}
          about={<a href={`/levies/practices/${ods_code}`}>{ods_code}: all its levies</a>}
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <SummaryList
        rows={[
          {
            label: 'About',
            value: <a href={`/levies/lines/${line_id}`}>{aboutWords(question)}</a>,
            note: line_kind === 'not_charged' ? 'not charged' : pounds(amount_pence),
          },
          { label: 'It asks', value: paragraphs(question.words) },
          { label: 'Asked', value: `${question.asked_by}, ${londonTime(question.asked_at)}` },
          ...(answered_at
            ? [
                { label: 'The office answered', value: paragraphs(question.answer) },
                { label: 'Answered', value: `${question.answered_by}, ${londonTime(answered_at)}` },
              ]
            : []),
        ]}
      />
      {may_keep && !answered_at && (
        <Panel title="Answer it">
          <form method="post" action={`/levies/questions/${question.id}/answer`} novalidate>
            <Questions form={answerForm} raw={raw} errors={errors} />
            <Button>Send the answer</Button>
          </form>
        </Panel>
      )}
    </Office>
  )
}

export const previews = {
  'to answer': () => <QuestionPage frame={previewFrame} question={previewQuestion} may_keep />,
  'for whoever only reads': () => <QuestionPage frame={previewFrame} question={previewQuestion} may_keep={false} />,
  mistaken: () => (
    <QuestionPage
      frame={previewFrame}
      question={previewQuestion}
      may_keep
      raw={{ answer: ['Mrs Smith, 943 476 5919, left your list'] }}
      errors={{
        answer: 'This looks as if it has an NHS number in it. Take it out: nothing here may identify a patient',
      }}
    />
  ),
  answered: () => <QuestionPage frame={previewFrame} question={previewAnswered} may_keep />,
  'answered by another meanwhile': () => (
    <QuestionPage
      frame={previewFrame}
      question={previewAnswered}
      may_keep
      refusal="Somebody else answered this while you were writing. Look at what they said."
    />
  ),
}
