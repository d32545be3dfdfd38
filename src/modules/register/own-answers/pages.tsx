import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { nominationPurposes, type NominationPurpose } from '../nominations/rules.ts'
import { answerForm, type Candidate } from './forms.ts'
import type { Answer } from './reads.ts'

export type Answers = readonly Answer[]

/** Who answers for the practice in what, on the page of its people. */
export const Answering = ({
  address,
  answers,
  may_change,
}: {
  address: string
  answers: Answers
  may_change: boolean
}) => (
  <section id="answers">
    <h2>Who answers for you</h2>
    <p>Whom the LMC writes to about each of these.</p>
    <SummaryList
      rows={answers.map(({ purpose, names }) => ({
        label: nominationPurposes[purpose],
        value: names.length > 0 ? names.join(', ') : 'Nobody yet',
        ...(may_change && {
          note: (
            <a href={`${address}/answers/${purpose}`}>
              Change<span class="unseen"> who answers: {nominationPurposes[purpose]}</span>
            </a>
          ),
        }),
      }))}
    />
  </section>
)

export type AnswerPageProps = {
  frame: Frame
  practice: { readonly ods_code: string; readonly name: string }
  purpose: NominationPurpose
  people: readonly Candidate[]
  chosen: readonly string[]
  raw?: RawOf<ReturnType<typeof answerForm>>
  errors?: ErrorsOf<ReturnType<typeof answerForm>>
  refusal?: string
}

export const AnswerPage = (props: AnswerPageProps) => {
  const { frame, practice, purpose, people, chosen, raw, errors, refusal } = props
  const address = `/our-people/${practice.ods_code}`
  return (
    <Plain
      frame={frame}
      title={nominationPurposes[purpose]}
      service_name={practice.name}
      back={{ label: 'Your people', href: address }}
      errors={Boolean(errors ?? refusal)}
    >
      <ErrorSummary refusal={refusal} errors={errors} />
      <h1>Who answers for you?</h1>
      {people.length === 0 ? (
        <p>
          Nobody is on your list yet. <a href={`${address}/additions`}>Add somebody</a> first.
        </p>
      ) : (
        <form method="post" action={`${address}/answers/${purpose}`} novalidate>
          <Question
            name="people"
            field={answerForm(purpose, people).people}
            raw={raw?.people ?? chosen}
            error={errors?.people}
          />
          <Button>Keep</Button>
        </form>
      )}
    </Plain>
  )
}

const practice = { ods_code: 'Q90001', name: 'Elm Surgery' }
const people: readonly Candidate[] = [
  { person_id: '1', name: 'Jo Bright', post: 'Practice manager' },
  { person_id: '2', name: 'Dr Ann Lee', post: 'GP partner' },
]

export const previews = {
  several: () => (
    <AnswerPage frame={previewFrame} practice={practice} purpose="weekly_return" people={people} chosen={['1']} />
  ),
  'one voter': () => (
    <AnswerPage
      frame={previewFrame}
      practice={practice}
      purpose="ballots"
      people={people}
      chosen={[]}
      errors={{ people: 'Select ballots: authorised voter' }}
    />
  ),
  nobody: () => <AnswerPage frame={previewFrame} practice={practice} purpose="levy" people={[]} chosen={[]} />,
}
