import type { Frame } from '../../../platform/routes.ts'
import { londonDay, shortDay, type Id, type Pence } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { periodWords } from '../runs/rules.ts'
import { LevyTabs } from '../tabs/pages.tsx'
import { questionsAsked, questionsQuery } from './forms.ts'
import type { Question, QuestionsFound } from './reads.ts'
import { questionsSize, questionLists, type QuestionsAsked } from './rules.ts'

export const AnswerTag = ({ answered_at }: Pick<Question, 'answered_at'>) =>
  answered_at ? <Tag kind="done">Answered</Tag> : <Tag kind="waiting">Waits for an answer</Tag>

export const aboutWords = ({ levy_name, period_from, period_to }: Question) =>
  `${levy_name}, ${periodWords({ from: period_from, to: period_to })}`

/** As much of a question as tells it from others. */
export const shortened = (words: string) => (words.length > 120 ? `${words.slice(0, 120)}…` : words)

const columns: readonly Column<Question>[] = [
  {
    key: 'words',
    label: 'Question',
    is_long: true,
    cell: ({ id, words }) => <a href={`/levies/questions/${id}`}>{shortened(words)}</a>,
  },
  {
    key: 'practice_name',
    label: 'Practice',
    cell: ({ practice_name, ods_code }) => `${practice_name} (${ods_code})`,
  },
  { key: 'levy_name', label: 'About', cell: aboutWords },
  { key: 'lmc_name', label: 'LMC', is_roomy: true, cell: ({ lmc_name }) => lmc_name },
  { key: 'asked_at', label: 'Asked', kind: 'date', cell: ({ asked_at }) => shortDay(londonDay(asked_at)) },
  { key: 'state', label: 'State', kind: 'tag', cell: AnswerTag },
]

type QuestionsPageProps = { frame: Frame; asked: QuestionsAsked; found: QuestionsFound }

export const QuestionsPage = ({ frame, asked, found }: QuestionsPageProps) => {
  const query = questionsQuery(asked)
  return (
    <Office
      frame={frame}
      title="Questions about levies"
      head={
        <PageHead
          title="Questions about levies"
          about="What practices ask about what they are charged. Each is answered once, and the practice is written to."
        />
      }
    >
      <LevyTabs at="/levies/questions" />
      <Table
        label="Questions"
        nouns={['question', 'questions']}
        columns={columns}
        rows={found.rows}
        href={query ? `/levies/questions?${query}` : '/levies/questions'}
        paged={{ number: asked.page, size: questionsSize, total: found.total }}
        is_filtered={query !== ''}
        filters={
          <>
            <SelectField
              name="list"
              label="Which"
              value={asked.list}
              options={Object.entries(questionLists).map(([value, label]) => ({ value, label }))}
            />
            <TextField name="q" label="Name or code" type="search" value={asked.q} width="medium" />
          </>
        }
        empty={query ? 'No question is like this.' : 'No practice has asked about its levies yet.'}
      />
    </Office>
  )
}

export const previewQuestion: Question = {
  id: '0' as Id<'question'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  office_id: '0' as Id<'office'>,
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  practice_name: 'The Wealdbridge and Saltby-on-the-Marsh Integrated Family Practice',
  line_id: '0' as Id<'line'>,
  levy_name: 'Statutory levy',
  line_kind: 'charge',
  amount_pence: 107_520 as Pence,
  period_from: Temporal.PlainDate.from('2026-07-01'),
  period_to: Temporal.PlainDate.from('2026-09-30'),
  words: 'Our list was 10,168 in July.\nWhy is it 10,240 here?',
  asked_at: Temporal.Instant.from('2026-07-19T13:05:00Z'),
  asked_by: 'Jo Bright',
  asked_by_id: null,
  answer: '',
  answered_at: null,
  answered_by: null,
}
export const previewAnswered: Question = {
  ...previewQuestion,
  id: '1' as Id<'question'>,
  practice_name: 'Elm Surgery',
  words: 'Was the branch surgery that closed in June counted, and if so for how many days of the quarter? '.repeat(3),
  answer: 'The count of 1 July, published by NHS England, is 10,240.\nThe count of 1 August governs later.',
  answered_at: Temporal.Instant.from('2026-07-20T09:12:00Z'),
  answered_by: 'Denise Fallow',
}

export const previews = {
  none: () => (
    <QuestionsPage frame={previewFrame} asked={questionsAsked(new URLSearchParams())} found={{ rows: [], total: 0 }} />
  ),
  some: () => (
    <QuestionsPage
      frame={previewFrame}
      asked={questionsAsked(new URLSearchParams('q=surgery'))}
      found={{ rows: [previewQuestion, previewAnswered], total: 53 }}
    />
  ),
}
