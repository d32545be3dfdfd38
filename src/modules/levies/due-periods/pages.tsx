import type { Id } from '../../../platform/values.ts'
import { Panel, WorkList } from '../../../ui/lists.tsx'
import { periodFrom } from '../runs/rules.ts'
import { draftHref, draftWords, type DuePeriod } from './rules.ts'

/** Each leads to the form filled in with it; nothing where nothing is due. */
export const ToBeDrafted = ({ due }: { due: readonly DuePeriod[] }) =>
  due.length > 0 && (
    <Panel title="To be drafted" note="what is to be charged by now, and is in no run">
      <WorkList
        items={due.map((one) => ({
          href: draftHref(one),
          title: draftWords(one, one.period),
          note: one.lmc_short_name,
        }))}
        empty=""
      />
    </Panel>
  )

const quarter = periodFrom(Temporal.PlainDate.from('2026-10-01'), 3)
/** For previews. */
export const exampleDue: readonly DuePeriod[] = [
  { levy_id: '0' as Id<'levy'>, lmc_short_name: 'Wealdshire', kind: 'statutory', name: 'LMC levy', period: quarter },
  {
    levy_id: '1' as Id<'levy'>,
    lmc_short_name: 'Saltmarsh and the Isles of Grain, Sheppey and Harty',
    kind: 'charity',
    name: 'The Cameron Fund and the Royal Medical Benevolent Fund',
    period: quarter,
  },
]
