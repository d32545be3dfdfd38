import { plainDay } from '../../../../platform/values.ts'
import { PostButton } from '../../../../ui/links.tsx'
import { Panel, WorkList } from '../../../../ui/lists.tsx'
import type { YearToEnd } from './reads.ts'

/** Levy years that are over, each to be ended at a press. */
export const Years = ({ years }: { years: readonly YearToEnd[] }) => (
  <Panel title="Levy years that are over" note="income goes to what is carried forward">
    <WorkList
      empty="No levy year waits to be ended."
      items={years.map(({ lmc_id, levy_id, levy_name, lmc_name, year_from }) => ({
        href: '',
        title: `${levy_name}, year from ${plainDay(year_from)}`,
        note: lmc_name,
        tag: (
          <PostButton
            action="/levies/books/year-ends"
            hidden={{ lmc_id, levy_id: levy_id ?? '', year_from: year_from.toString() }}
          >
            End this year
          </PostButton>
        ),
      }))}
    />
  </Panel>
)
