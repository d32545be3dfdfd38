import { Bars } from './charts/bars.tsx'
import { Flow } from './charts/flow.tsx'
import { HeatGrid } from './charts/heat-grid.tsx'
import { Lines } from './charts/lines.tsx'
import { StackedBars } from './charts/stacked-bars.tsx'
import { Whiskers } from './charts/whiskers.tsx'
import { IndexedSizes, long_name } from './preview-practices.tsx'

const base = { of: '112 of 128 practices', as_at: 'week of 16 November 2026' }
const words = { base, title: 'Contacts a day are highest on Mondays', unit: 'contacts per 1,000 patients' }
const states = ['green', 'amber', 'red', 'black'] as const

/** Every kind of chart, with figures missing, negative, alone or held back. */
export const chartPreviews = {
  'chart: bars': () => (
    <Bars
      {...words}
      column="Practices"
      bars={[
        { label: 'Elm PCN', value: 12 },
        { label: long_name, value: -3 },
        { label: 'Beacon PCN', value: 'suppressed' },
        { label: 'Priory PCN', value: null },
      ]}
    />
  ),
  'chart: bars, empty': () => <Bars {...words} column="Practices" bars={[]} />,
  'chart: stacked bars': () => (
    <StackedBars
      {...words}
      title="Half of practices are green"
      parts={states.map((mark) => ({ mark, label: mark[0]?.toUpperCase() + mark.slice(1) }))}
      stacks={[
        { label: '2 Nov', values: [60, 40, 12, 6] },
        { label: '9 Nov', values: [51, 46, 20, 10] },
        { label: '16 Nov', values: [51, 'suppressed', 12, 3] },
        { label: 'No return', values: [0, 0, 0, 0] },
      ]}
    />
  ),
  'chart: lines with a band': () => <IndexedSizes />,
  'chart: lines, one point and one held back': () => (
    <Lines
      {...words}
      title="Nearly nothing is known yet"
      times={['2 Nov', '9 Nov', '16 Nov']}
      lines={[
        { label: 'Elm', values: [null, 'suppressed', 40] },
        { label: 'Beacon', values: [null, null, 40] },
      ]}
    />
  ),
  'chart: heat grid': () => (
    <HeatGrid
      {...words}
      columns={['Mon', 'Tue', 'Wed', 'Thu', 'Fri']}
      rows={[
        { label: 'Elm PCN', values: [42, 38, 35, 36, 40] },
        { label: 'Beacon PCN', values: [39, null, 31, 'suppressed', 33] },
        { label: long_name, values: [30, 28, 26, 27, 31] },
      ]}
    />
  ),
  'chart: dots and whiskers': () => (
    <Whiskers
      {...words}
      title="Elm's patients wait less than England's"
      column="Share"
      against={{ label: 'England', value: 61 }}
      method="Whiskers are 95% intervals."
      whiskers={[
        { label: 'Elm Surgery', value: 74, low: 66, high: 81 },
        { label: 'Tollgate', value: 58, low: 44, high: 71 },
        { label: 'Beacon', value: 'suppressed', low: null, high: null },
      ]}
    />
  ),
  'chart: flow of votes': () => (
    <Flow
      title="Okafor's surplus and Feld's votes elected Marsh"
      base={{ of: '120 votes', as_at: '12 November 2026' }}
      method="Single transferable vote, two seats, quota 41."
      stages={['First votes', 'Surplus', 'Feld out']}
      candidates={[
        { label: 'Okafor', votes: [52, 41, 41], outcome: 'elected' },
        { label: 'Marsh', votes: [30, 37, 51], outcome: 'elected' },
        { label: 'Whitlock', votes: [20, 23, 24] },
        { label: 'Feld', votes: [18, 19, null], outcome: 'excluded' },
      ]}
      transfers={[
        { stage: 0, from: 'Okafor', to: 'Marsh', votes: 7 },
        { stage: 0, from: 'Okafor', to: 'Whitlock', votes: 3 },
        { stage: 0, from: 'Okafor', to: 'Feld', votes: 1 },
        { stage: 1, from: 'Feld', to: 'Marsh', votes: 14 },
        { stage: 1, from: 'Feld', to: 'Whitlock', votes: 1 },
        { stage: 1, from: 'Feld', to: null, votes: 4 },
      ]}
    />
  ),
}
