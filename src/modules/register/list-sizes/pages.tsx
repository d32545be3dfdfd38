import { plainDay, shortDay, thousands } from '../../../platform/values.ts'
import { Lines } from '../../../ui/charts/lines.tsx'
import { Panel } from '../../../ui/lists.tsx'
import type { Compared } from './reads.ts'
import { indexed, listSentence, type Count } from './rules.ts'

type ListSizesProps = { profile: Compared & { readonly name: string }; counts: readonly Count[] }

function lastDay(counts: readonly Count[]): string {
  const last = counts.at(-1)
  return last ? plainDay(last.on) : 'not yet counted'
}

const Chart = ({ profile, counts }: ListSizesProps) => (
  <Lines
    title={listSentence(profile.name, counts)}
    unit={counts[0] ? `${shortDay(counts[0].on)} = 100` : 'registered patients'}
    base={{ of: `${counts.length} counts of registered patients`, as_at: lastDay(counts) }}
    method="The PCN’s and the area’s lines are the average list of the practices in them on the day of this page. Counts stand at equal distances, whatever the time between them."
    times={counts.map(({ on }) => shortDay(on))}
    lines={[
      { label: 'This practice', values: indexed(counts.map(({ own }) => own)) },
      ...(profile.pcn_code ? [{ label: 'Its PCN', values: indexed(counts.map(({ pcn }) => pcn)) }] : []),
      { label: profile.lmc_id ? 'Its LMC' : 'Its sub-ICB', values: indexed(counts.map(({ others }) => others)) },
    ]}
  />
)

/** A practice's list over time: drawn against its neighbours, and every count as it was published. */
export const ListSizes = (props: ListSizesProps) => (
  <Panel title="List size" note="registered patients">
    <Chart {...props} />
    <details>
      <summary>Every count</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Counted on</th>
            <th scope="col" class="is-number">
              Patients
            </th>
          </tr>
        </thead>
        <tbody>
          {props.counts.toReversed().map((count) => (
            <tr>
              <th scope="row">{shortDay(count.on)}</th>
              <td class="is-number">{count.own === null ? '' : thousands(count.own)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  </Panel>
)
