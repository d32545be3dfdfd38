import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { londonDay, plainDay, pounds, poundsOf, type Id, type Pence } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Question as Asked } from '../../../../ui/form.tsx'
import { Button, Hidden } from '../../../../ui/links.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { previewFrame } from '../../../../ui/office.tsx'
import { Plain } from '../../../../ui/plain.tsx'
import type { Named } from '../../contracts/reads.ts'
import { Followed, previewFollowed } from '../../explanations/followed/pages.tsx'
import { Came, exampleLine, Steps } from '../../explanations/parts/pages.tsx'
import type { LineExplained, LineFollowed } from '../../explanations/reads.ts'
import { ownAddresses } from '../../explanations/rules.ts'
import { questionForm } from '../../questions/forms.ts'
import { previewAnswered, previewQuestion } from '../../questions/pages.tsx'
import type { Question } from '../../questions/reads.ts'
import { periodWords } from '../../runs/rules.ts'
import { previewPractice } from '../pages.tsx'
import type { OwnWriteOff } from '../reads.ts'
import { asOwn } from '../rules.ts'

export type OwnLinePageProps = {
  frame: Frame
  practice: Named
  line: LineExplained
  followed: LineFollowed
  write_offs: readonly OwnWriteOff[]
  questions: readonly Question[]
  pressed: string
  has_asked?: boolean
  raw?: RawOf<typeof questionForm>
  errors?: ErrorsOf<typeof questionForm>
}

const paragraphs = (words: string) => words.split('\n').flatMap((line) => (line.trim() === '' ? [] : <p>{line}</p>))

const Answered = ({ question }: { question: Question }) => (
  <li>
    <p class="note">{`${question.asked_by} asked on ${plainDay(londonDay(question.asked_at))}`}</p>
    {paragraphs(question.words)}
    <p class="note">
      {question.answered_at
        ? `The office answered on ${plainDay(londonDay(question.answered_at))}`
        : 'The office hasn’t answered yet.'}
    </p>
    {paragraphs(question.answer)}
  </li>
)

const Asking = ({ practice, line, questions, pressed, has_asked, raw, errors }: OwnLinePageProps) => (
  <section>
    <h2>Questions about it</h2>
    {has_asked && <Notice kind="good">The office has your question. You are written to when it answers.</Notice>}
    {questions.length > 0 && (
      <ul class="plain-list">
        {questions.map((question) => (
          <Answered question={question} />
        ))}
      </ul>
    )}
    <form method="post" action={`${ownAddresses(practice.ods_code).lines}/${line.id}/questions`} novalidate>
      <Asked name="words" field={questionForm.words} raw={raw?.words} error={errors?.words ?? errors?.pressed} />
      <Hidden values={{ pressed }} />
      <Button>Ask the office</Button>
    </form>
  </section>
)

export const OwnLinePage = (props: OwnLinePageProps) => {
  const { frame, practice, line, followed, write_offs, errors } = props
  const { levy_name, period_from, period_to, kind, amount_pence, issued_at } = line
  const addresses = ownAddresses(practice.ods_code)
  return (
    <Plain
      frame={frame}
      title="How this came about"
      service_name={practice.name}
      back={{ label: 'Your levies', href: `/our-levies/${practice.ods_code}` }}
      errors={errors !== undefined}
    >
      <ErrorSummary errors={errors} />
      <h1>
        {kind === 'not_charged' ? 'Not charged' : pounds(amount_pence)}: {levy_name},{' '}
        {periodWords({ from: period_from, to: period_to })}
      </h1>
      {issued_at && <p>Issued on {plainDay(londonDay(issued_at))}; it never changes.</p>}
      <section>
        <h2>How this came about</h2>
        <Steps line={line} addresses={addresses} />
      </section>
      <section>
        <h2>Where its figures are from</h2>
        <Came line={line} addresses={addresses} />
      </section>
      <Followed followed={followed} addresses={addresses} />
      {write_offs.map(({ amount_pence: off, decided_by, decided_on, run_id }) =>
        run_id ? (
          <p>{poundsOf(-off)} of it was written off before and never paid, so it isn’t given back.</p>
        ) : (
          <p>
            {poundsOf(off)} of it is written off, and no longer asked for: decided by {decided_by} on{' '}
            {plainDay(decided_on)}.
          </p>
        ),
      )}
      <Asking {...props} />
    </Plain>
  )
}

const nothing: LineFollowed = { corrections: [], documents: [], receipts: [], set_offs: [] }
const shown = {
  frame: { ...previewFrame, voice: 'plain' as const },
  practice: previewPractice,
  followed: nothing,
  write_offs: [],
  questions: [],
  pressed: '0',
}

export const previews = {
  'paid, with questions': () => (
    <OwnLinePage
      {...shown}
      line={asOwn(exampleLine)}
      followed={{
        ...previewFollowed,
        receipts: previewFollowed.receipts.map((receipt) => ({ ...receipt, named: '' })),
      }}
      questions={[previewAnswered, previewQuestion]}
      has_asked
      write_offs={[
        {
          amount_pence: 2_520,
          decided_by: 'Committee, paper 9',
          decided_on: Temporal.PlainDate.from('2026-10-14'),
          run_id: null,
        },
      ]}
    />
  ),
  'not charged, a long name': () => (
    <OwnLinePage
      {...shown}
      practice={{ ...previewPractice, name: exampleLine.name }}
      line={asOwn({
        ...exampleLine,
        kind: 'not_charged',
        why: 'no_mandate',
        contract_kind: 'apms',
        amount_pence: 0 as Pence,
      })}
    />
  ),
  'a correction': () => (
    <OwnLinePage
      {...shown}
      line={asOwn({
        ...exampleLine,
        kind: 'adjustment',
        amount_pence: -756 as Pence,
        why: 'Its list size of 1 July 2026 is 10,168, not 10,240.',
        corrects_line_id: '1' as Id<'line'>,
        corrects_pence: 107_520 as Pence,
      })}
    />
  ),
  mistaken: () => (
    <OwnLinePage
      {...shown}
      line={asOwn(exampleLine)}
      raw={{ words: ['Was Mrs Smith, born 3 May 1948, counted?'] }}
      errors={{
        words: 'This looks as if it has a date of birth in it. Take it out: nothing here may identify a patient',
      }}
    />
  ),
}
