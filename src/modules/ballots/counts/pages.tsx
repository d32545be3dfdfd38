import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, ButtonLink, Hidden } from '../../../ui/links.tsx'
import { Office } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Paged } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { exampleCount, exampleFrame } from '../examples/pages.tsx'
import { countForm, type CountForm } from './forms.ts'
import { methods } from './methods/rules.ts'
import type { KeptCount } from './reads.ts'
import { RequestQuestions, type RequestErrors, type RequestRaw } from './requests/pages.tsx'

type CountsPageProps = { frame: Frame; counts: readonly KeptCount[]; paged: Paged; may_count?: boolean }

export const CountsPage = ({ frame, counts, paged, may_count = false }: CountsPageProps) => (
  <Office
    frame={frame}
    title="Counts"
    head={
      <PageHead
        title="Counts"
        about="Ballot papers counted by a rule that was named, with every stage explained. Anybody can check one."
        actions={
          may_count && (
            <>
              <ButtonLink href="/counts/motion">Count a motion</ButtonLink>
              <ButtonLink kind="main" href="/counts/papers">
                Count papers
              </ButtonLink>
            </>
          )
        }
      />
    }
  >
    <Table
      label="Counts"
      nouns={['count', 'counts']}
      href="/counts"
      rows={counts}
      paged={paged}
      empty={
        may_count
          ? 'Nothing was counted yet. Choose “Count papers”, with the file of ballot papers to hand.'
          : 'Nothing was counted yet.'
      }
      columns={[
        { key: 'name', label: 'Count', cell: ({ id, name }) => <a href={`/counts/${id}`}>{name}</a> },
        { key: 'rule', label: 'Rule', cell: ({ rule }) => methods[rule]?.name ?? rule },
        { key: 'lmc', label: 'Of', cell: ({ lmc_name }) => lmc_name ?? 'The whole office' },
        { key: 'file_name', label: 'Papers', cell: ({ file_name }) => file_name },
        {
          key: 'made_at',
          label: 'Counted',
          cell: ({ made_at, made_by }) => `${londonTime(made_at)}, ${made_by}`,
        },
      ]}
    />
    <p class="note">
      Somebody outside the office can check a count, with its papers or its proof pack, at{' '}
      <a href="/check-a-count">Check a count</a>.
    </p>
  </Office>
)

type CountPapersPageProps = {
  frame: Frame
  for_all: boolean
  pressed: string
  raw?: RequestRaw & RawOf<CountForm>
  errors?: RequestErrors & ErrorsOf<CountForm>
  refusal?: string
}

export const CountPapersPage = ({ frame, for_all, pressed, raw, errors, refusal }: CountPapersPageProps) => {
  const { name, lmc } = countForm(frame.lmcs, for_all)
  // Where there is but one, it is probably that one's.
  const [only] = frame.lmcs.length === 1 ? frame.lmcs : []
  return (
    <Office
      frame={frame}
      title="Count papers"
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[{ label: 'Counts', href: '/counts' }]}
      head={
        <PageHead
          title="Count papers"
          about="Give the papers and name the rule. You see the result at once, and it keeps an address of its own."
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <form method="post" action="/counts/papers" enctype="multipart/form-data" novalidate>
        <RequestQuestions
          raw={raw}
          errors={errors}
          file_hint="A .blt file, or a table of rankings saved as CSV, of 8 MB or less. What it is is seen from what it holds."
        />
        <Question name="name" field={name} raw={raw?.name} error={errors?.name} />
        <Question name="lmc" field={lmc} raw={raw?.lmc ?? (only && [only.id])} error={errors?.lmc} />
        <Hidden values={{ pressed }} />
        <Button>Count them</Button>
      </form>
    </Office>
  )
}

export const previews = {
  'none yet': () => <CountsPage frame={exampleFrame} may_count counts={[]} paged={{ number: 1, size: 50, total: 0 }} />,
  'one, and one with a long name': () => (
    <CountsPage
      frame={exampleFrame}
      counts={[
        exampleCount,
        { ...exampleCount, name: 'Election of the members of the negotiating committee '.repeat(2) },
      ]}
      paged={{ number: 1, size: 50, total: 2 }}
    />
  ),
  'count papers': () => <CountPapersPage frame={exampleFrame} for_all pressed="" />,
  'bad papers': () => (
    <CountPapersPage
      frame={exampleFrame}
      for_all
      pressed=""
      raw={{ rule: ['ers97'], constraints: ['at most one of each practice'], seats: ['4'] }}
      errors={{
        file: 'north locality.blt, line 12: “31” is beyond the last candidate, 30. Correct the number.',
        constraints: 'The constraint “at most one of each practice” can’t be read.',
      }}
    />
  ),
  refused: () => (
    <CountPapersPage
      frame={exampleFrame}
      for_all
      pressed=""
      raw={{ rule: ['av'] }}
      refusal="The alternative vote fills one seat, and here are 4: choose another rule, or one seat."
    />
  ),
}
