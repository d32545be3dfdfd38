import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonDay, londonTime, plainDay, shortDay, type Id } from '../../../platform/values.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question, Questions } from '../../../ui/form.tsx'
import { Button, Hidden } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { answerForm, correctionForm } from './forms.ts'
import type { Correction } from './reads.ts'
import { answerBy, answers } from './rules.ts'

type NewCorrectionPageProps = {
  frame: Frame
  pressed: string
  raw: RawOf<typeof correctionForm>
  errors?: ErrorsOf<typeof correctionForm>
}

export const NewCorrectionPage = ({ frame, pressed, raw, errors }: NewCorrectionPageProps) => (
  <Anybody
    title="Ask for a correction"
    frame={frame}
    errors={errors !== undefined}
    breadcrumbs={[{ label: 'Your data', href: '/my/data' }]}
    head={
      <PageHead
        title="Ask for a correction"
        about="The office’s administrators are told, and answer within a month. Their answer is on the page of your data."
      />
    }
  >
    <ErrorSummary errors={errors} />
    <form method="post" action="/my/data/corrections" novalidate>
      <Question name="kind" field={correctionForm.kind} raw={raw.kind} error={errors?.kind} />
      <Question name="words" field={correctionForm.words} raw={raw.words} error={errors?.words ?? errors?.pressed} />
      <Hidden values={{ pressed }} />
      <Button>Ask for it</Button>
    </form>
  </Anybody>
)

const Answer = ({ answer }: Pick<Correction, 'answer'>) =>
  answer ? <Tag kind={answer === 'corrected' ? 'done' : 'closed'}>{answers[answer]}</Tag> : <Tag kind="new">Open</Tag>

const columns: readonly Column<Correction>[] = [
  { key: 'asked_by', label: 'Who', cell: ({ id, asked_by }) => <a href={`/corrections/${id}`}>{asked_by}</a> },
  { key: 'kind', label: 'Where', cell: ({ kind }) => kind },
  { key: 'words', label: 'What', cell: ({ words }) => words.slice(0, 120) },
  { key: 'asked_at', label: 'Asked', kind: 'date', cell: ({ asked_at }) => shortDay(londonDay(asked_at)) },
  { key: 'by', label: 'Answer by', kind: 'date', cell: ({ asked_at }) => shortDay(answerBy(londonDay(asked_at))) },
  { key: 'answer', label: 'State', kind: 'tag', cell: ({ answer }) => <Answer answer={answer} /> },
]

export const CorrectionsPage = ({ frame, asked }: { frame: Frame; asked: readonly Correction[] }) => (
  <Office
    title="Corrections"
    frame={frame}
    head={
      <PageHead
        title="Corrections"
        about="What people say is wrong in what the office keeps of them. They are owed an answer within a month (UK GDPR, Articles 12 and 16)."
      />
    }
  >
    <Table
      label="Corrections"
      nouns={['correction', 'corrections']}
      columns={columns}
      rows={asked}
      href="/corrections"
      empty="Nobody has asked for a correction."
    />
  </Office>
)

type CorrectionPageProps = {
  frame: Frame
  correction: Correction
  raw?: RawOf<typeof answerForm>
  errors?: ErrorsOf<typeof answerForm>
  refusal?: string
}

export const CorrectionPage = ({ frame, correction, raw, errors, refusal }: CorrectionPageProps) => (
  <Office
    title={`Correction for ${correction.asked_by}`}
    frame={frame}
    errors={errors !== undefined || refusal !== undefined}
    breadcrumbs={[{ label: 'Corrections', href: '/corrections' }]}
    head={<PageHead title={`Correction for ${correction.asked_by}`} tags={<Answer answer={correction.answer} />} />}
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    <SummaryList
      rows={[
        { label: 'What they say', value: correction.words.split('\n').map((line) => <p>{line}</p>) },
        { label: 'Where', value: correction.kind },
        { label: 'Asked', value: londonTime(correction.asked_at) },
        ...(correction.answered_at
          ? [
              { label: 'Answered', value: londonTime(correction.answered_at), note: correction.answered_by },
              { label: 'What was said', value: correction.answer_words },
            ]
          : [{ label: 'Answer by', value: plainDay(answerBy(londonDay(correction.asked_at))) }]),
      ]}
    />
    {correction.answer === null && (
      <form method="post" action={`/corrections/${correction.id}/answers`} novalidate>
        <Questions form={answerForm} raw={raw} errors={errors} />
        <Button>Tell them</Button>
      </form>
    )}
  </Office>
)

const correction: Correction = {
  id: '0' as Id<'correction'>,
  lmc_id: null,
  account_id: '0' as Id<'account'>,
  asked_by: 'Jo Bright',
  kind: 'Posts you hold and held',
  words: 'I left Beacon Practice in June, not in July.',
  asked_at: Temporal.Instant.from('2026-11-19T08:55:00Z'),
  answer: null,
  answer_words: '',
  answered_at: null,
  answered_by: null,
}
const answered: Correction = {
  ...correction,
  answer: 'corrected',
  answer_words: 'Thank you: it says June now.',
  answered_at: correction.asked_at,
  answered_by: 'Ruth Okafor',
}
const plain: Frame = { ...previewFrame, voice: 'plain' }

export const previews = {
  asking: () => <NewCorrectionPage frame={plain} pressed="" raw={{ kind: [correction.kind] }} />,
  mistaken: () => <NewCorrectionPage frame={plain} pressed="" raw={{}} errors={{ words: 'Enter what is wrong' }} />,
  list: () => <CorrectionsPage frame={previewFrame} asked={[correction, answered]} />,
  none: () => <CorrectionsPage frame={previewFrame} asked={[]} />,
  open: () => <CorrectionPage frame={previewFrame} correction={correction} />,
  answered: () => <CorrectionPage frame={previewFrame} correction={answered} />,
}
