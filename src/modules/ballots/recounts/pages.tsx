import type { Frame } from '../../../platform/routes.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Office } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { KeptCount } from '../counts/reads.ts'
import { exampleCount, exampleFrame } from '../examples/pages.tsx'

/** A count that could be counted when it was kept, and can't be now. */
type UncountedPageProps = { frame: Frame; count: KeptCount; why: string; may_remove?: boolean }

export const UncountedPage = ({ frame, count, why, may_remove = false }: UncountedPageProps) => (
  <Office frame={frame} title={count.name} errors breadcrumbs={[{ label: 'Counts', href: '/counts' }]}>
    <ErrorSummary refusal={why} />
    <PageHead kind="Count" title={count.name} about="This can’t be counted again as it was." />
    <p>
      The papers are kept as they were given. Try again later
      {may_remove && (
        <>
          , or <a href={`/counts/${count.id}/removal`}>remove it</a>
        </>
      )}
      .
    </p>
  </Office>
)

export const previews = {
  'takes too long': () => (
    <UncountedPage
      frame={exampleFrame}
      count={exampleCount}
      may_remove
      why="This takes longer than 60 seconds to count. Count it with the command openlmc count, which takes as long as it takes."
    />
  ),
}
