import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, ButtonLink } from '../../../ui/links.tsx'
import { Office } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { thousands } from '../../../platform/values.ts'
import { exampleFrame } from '../examples/pages.tsx'
import { motionForm } from './forms.ts'
import { countMotion, simple_majority, type MotionCounted } from './rules.ts'

const breadcrumbs = [{ label: 'Counts', href: '/counts' }]

type MotionPageProps = {
  frame: Frame
  raw?: RawOf<typeof motionForm>
  errors?: ErrorsOf<typeof motionForm>
  refusal?: string
}

const inNumbers = ['question', 'votes_for', 'votes_against', 'abstentions', 'spoilt', 'electorate'] as const
const asRules = ['majority', 'threshold_percent', 'quorum'] as const
const weighing = ['votes', 'weighed_by', 'weighed_electorate', 'decides'] as const

export const MotionPage = ({ frame, raw = {}, errors, refusal }: MotionPageProps) => {
  const answers = { decides: ['once'], ...raw }
  const ask = (name: keyof typeof motionForm) => (
    <Question name={name} field={motionForm[name]} raw={answers[name]} error={errors?.[name]} />
  )
  const is_weighed = weighing.some((name) => errors?.[name] ?? (name !== 'decides' && raw[name]?.[0]?.trim()))
  return (
    <Office
      frame={frame}
      title="Count a motion"
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={breadcrumbs}
      head={
        <PageHead
          title="Count a motion"
          about="Say how the votes fell and what majority was needed. You get the verdict in words, for the minutes."
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <form method="post" action="/counts/motion" novalidate>
        {inNumbers.map(ask)}
        {asRules.map(ask)}
        <details class="field" open={is_weighed}>
          <summary>Do votes weigh, each by its practice’s list size?</summary>
          <p class="hint">Then both countings are shown: every vote once, and every vote by its weight.</p>
          {weighing.map(ask)}
        </details>
        <Button>Count the votes</Button>
      </form>
    </Office>
  )
}

type Verdict = Extract<MotionCounted, { ok: true }>
type VerdictPageProps = { frame: Frame; question: string; counted: Verdict }

const kinds = [
  ['For', 'for'],
  ['Against', 'against'],
  ['Abstentions', 'abstain'],
  ['Spoilt papers', 'spoilt'],
] as const

export const VerdictPage = ({
  frame,
  question,
  counted: { once, weighted, verdict, is_carried },
}: VerdictPageProps) => (
  <Office
    frame={frame}
    title={question}
    breadcrumbs={breadcrumbs}
    head={
      <PageHead
        kind="Motion"
        title={question}
        about="Nothing of this is kept: put it into the minutes."
        actions={<ButtonLink href="/counts/motion">Count another</ButtonLink>}
      />
    }
  >
    <section class="verdict">
      <h2>{is_carried ? 'Carried' : 'Not carried'}</h2>
      <p>{verdict}</p>
      {weighted && (
        <p class="note">
          {verdict === once.verdict ? 'By weight, which does not decide: ' : 'Every vote once, which does not decide: '}
          {verdict === once.verdict ? weighted.verdict : once.verdict}
        </p>
      )}
    </section>
    <Table
      label="The votes"
      nouns={['line', 'lines']}
      href=""
      empty="Nobody voted."
      rows={[
        ...kinds.map(([label, kind]) => ({ label, once: once.votes[kind], weighted: weighted?.votes[kind] ?? '' })),
        { label: 'All who could vote', once: once.electorate, weighted: weighted?.electorate ?? '' },
      ]}
      columns={[
        { key: 'label', label: 'Votes', cell: ({ label }) => label },
        { key: 'once', label: 'Every vote once', kind: 'number', cell: (row) => thousands(BigInt(row.once)) },
        ...(weighted
          ? [
              {
                key: 'weighted',
                label: 'By weight',
                kind: 'number' as const,
                cell: (row: { weighted: string }) => thousands(BigInt(row.weighted)),
              },
            ]
          : []),
      ]}
    />
  </Office>
)

const motion = { question: 'That the committee supports collective action', majorities: [simple_majority], quorum: 3 }
const papers = [
  { choice: 'for', weight: 14_300 },
  { choice: 'against', weight: 2_100 },
  { choice: 'against', weight: 6_999 },
  { choice: 'spoilt', weight: 5_000 },
] as const

const verdictOf = (is_weighed: boolean): Verdict => {
  const weighed = { by: 'registered patients on 1 October 2026', electorate: 61_200, decides: true }
  const counted = countMotion({ ...motion, electorate: 9, weighed: is_weighed ? weighed : null }, papers)
  if (!counted.ok) throw new Error(counted.why)
  return counted
}

export const previews = {
  ask: () => <MotionPage frame={exampleFrame} />,
  mistaken: () => (
    <MotionPage
      frame={exampleFrame}
      raw={{ question: [motion.question], votes: ['for 14300'] }}
      errors={{ votes: 'Line 1: “for 14300” is no vote. Write for, against, abstain or spoilt' }}
    />
  ),
  refused: () => <MotionPage frame={exampleFrame} refusal="There are 12 papers, but only 9 could vote. Check both." />,
  'not carried': () => <VerdictPage frame={exampleFrame} question={motion.question} counted={verdictOf(false)} />,
  'carried by weight': () => <VerdictPage frame={exampleFrame} question={motion.question} counted={verdictOf(true)} />,
}
