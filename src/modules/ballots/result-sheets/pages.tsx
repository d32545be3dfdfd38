import type { Frame } from '../../../platform/routes.ts'
import { count as counted, londonTime } from '../../../platform/values.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { Office } from '../../../ui/office.tsx'
import { Pager, type Paged } from '../../../ui/pager.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { KeptCount } from '../counts/reads.ts'
import { Sheet } from '../declarations/pages.tsx'
import type { Declaration } from '../declarations/rules.ts'
import { exampleCount, exampleFrame, exampleSheet } from '../examples/pages.tsx'
import { exampleOf } from '../examples/rules.ts'
import type { VoteFlow } from '../flows/rules.ts'
import { sheetFormats } from './rules.ts'

export const CountTabs = ({ count: { id, name }, at }: { count: KeptCount; at: 'sheet' | 'compare' }) => (
  <Tabs
    label={name}
    tabs={[
      { label: 'Result sheet', href: `/counts/${id}`, current: at === 'sheet' },
      { label: 'Compare with another rule', href: `/counts/${id}/compare`, current: at === 'compare' },
    ]}
  />
)

/** Where papers, who counted them and when. */
export const CountHead = ({ count, rule }: { count: KeptCount; rule: Declaration['rule'] }) => (
  <PageHead
    kind="Count"
    title={count.name}
    about={`${rule.name} (${rule.version})`}
    as_at={`${count.lmc_name ? `${count.lmc_name}, ` : ''}${count.file_name}, counted for ${count.made_by} at ${londonTime(count.made_at)}`}
    actions={<ButtonLink href={`/counts/${count.id}/proof-pack.zip`}>Download the proof pack</ButtonLink>}
  />
)

type ResultPageProps = {
  frame: Frame
  count: KeptCount
  declaration: Declaration
  flow: VoteFlow
  paged: Paged
  may_remove?: boolean
  refusal?: string
}

export const ResultPage = ({
  frame,
  count,
  declaration,
  flow,
  paged,
  may_remove = false,
  refusal,
}: ResultPageProps) => (
  <Office
    frame={frame}
    title={count.name}
    errors={Boolean(refusal)}
    breadcrumbs={[{ label: 'Counts', href: '/counts' }]}
    head={<CountHead count={count} rule={declaration.rule} />}
  >
    <ErrorSummary refusal={refusal} />
    <CountTabs count={count} at="sheet" />
    <div class="take-away">
      <span aria-hidden="true">Take the sheet away as</span>
      <ul class="exports" aria-label="The sheet as a file">
        {sheetFormats.map((format) => (
          <li>
            <a href={`/counts/${count.id}/sheet.${format}`} download="">
              {format.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </div>
    <Sheet declaration={declaration} flow={flow} />
    <Pager paged={paged} href={`/counts/${count.id}`} label={counted(paged.total, 'stage')} />
    <p class="note">
      The result is counted again from the papers whenever somebody looks.
      {may_remove && (
        <>
          {' '}
          What nobody needs any more can be <a href={`/counts/${count.id}/removal`}>removed</a>.
        </>
      )}
    </p>
  </Office>
)

export const RemovalPage = ({ frame, count }: { frame: Frame; count: KeptCount }) => (
  <Office
    frame={frame}
    title={`Remove ${count.name}`}
    breadcrumbs={[{ label: count.name, href: `/counts/${count.id}` }]}
  >
    <Confirm
      action={`/counts/${count.id}/removal`}
      question={`Remove ${count.name}?`}
      consequences={[
        'Its address leads nowhere any more, and its papers can’t be counted here again.',
        'The record keeps that it was counted and removed, and by whom.',
        'Download the proof pack first if anybody may still ask.',
      ]}
      button="Remove the count"
      cancel_href={`/counts/${count.id}`}
      is_danger
    />
  </Office>
)

const page = (rule: string, election = exampleOf(30, 10, 800), most = 24) => {
  const { count, declaration, flow } = exampleSheet(rule, election, most)
  const paged = { number: 1, size: most, total: count.stages.length }
  return <ResultPage frame={exampleFrame} count={exampleCount} {...{ declaration, flow, paged }} />
}

export const previews = {
  'Scottish, with a lot': () => {
    const { declaration, flow, count } = exampleSheet('scottish')
    return (
      <ResultPage
        frame={exampleFrame}
        count={exampleCount}
        {...{ declaration, flow, paged: { number: 1, size: 24, total: count.stages.length } }}
      />
    )
  },
  '30 candidates by ERS97': () => page('ers97'),
  '12 candidates by Meek': () => page('meek-prf', exampleOf(12, 4, 300)),
  '200 candidates, the first 20 stages': () => page('scottish', exampleOf(200, 20, 600), 20),
  'nobody voted': () => page('scottish', { ...exampleOf(3, 5, 0) }),
  'most votes': () => page('plurality', exampleOf(8, 3, 200)),
  removal: () => <RemovalPage frame={exampleFrame} count={exampleCount} />,
}
