import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import {
  count,
  plainDay,
  pounds,
  poundsOf,
  thousands,
  wholePence,
  type Pence,
  type Rate,
} from '../../../../platform/values.ts'
import { Bars } from '../../../../ui/charts/bars.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { NotKnown } from '../../../../ui/tag.tsx'
import { previewRate } from '../../levies/cards/pages.tsx'
import { reasonsNotCharged } from '../../mandates/rules.ts'
import { begun } from '../../lines/rules.ts'
import type { RateVersion } from '../reads.ts'
import { spanWords } from '../../periods/rules.ts'
import { listSizeWords, rateSaid, yearFrom, type ListBasis } from '../rules.ts'
import type { EffectSeen } from './reads.ts'
import { bySize, type EffectLine } from './rules.ts'

const amount = (pence: Pence | null) => (pence === null ? <NotKnown /> : pounds(pence))
/** `+£12.40`, `−£3.00` */
export const change = (from: Pence, to: Pence) => `${to < from ? '' : '+'}${poundsOf(to - from)}`

const columnsOf = (list_basis: ListBasis): readonly Column<EffectLine>[] => [
  { key: 'name', label: 'Practice', cell: ({ name, ods_code }) => `${name} (${ods_code})` },
  {
    key: 'list_size',
    label: listSizeWords[list_basis],
    kind: 'number',
    cell: ({ list_size }) => (list_size === null ? <NotKnown /> : thousands(list_size)),
  },
  { key: 'before_pence', label: 'Year before', kind: 'money', cell: ({ before_pence }) => amount(before_pence) },
  { key: 'after_pence', label: 'By this rate', kind: 'money', cell: ({ after_pence }) => amount(after_pence) },
  {
    key: 'change',
    label: 'Change',
    kind: 'money',
    cell: ({ before_pence, after_pence }) =>
      before_pence === null || after_pence === null ? <NotKnown /> : change(before_pence, after_pence),
  },
]
/** The same as a file. */
export const effectColumns = (list_basis: ListBasis): readonly ExportColumn<EffectLine>[] => [
  { key: 'ods_code', heading: 'Code', kind: 'text', value: (row) => row.ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: (row) => row.name },
  { key: 'list_size', heading: listSizeWords[list_basis], kind: 'number', value: (row) => row.list_size },
  { key: 'before_pence', heading: 'Year before, in pence', kind: 'number', value: (row) => row.before_pence },
  { key: 'after_pence', heading: 'By this rate, in pence', kind: 'number', value: (row) => row.after_pence },
  {
    key: 'change_pence',
    heading: 'Change, in pence',
    kind: 'number',
    value: ({ before_pence, after_pence }) =>
      before_pence === null || after_pence === null ? null : after_pence - before_pence,
  },
]
const rowsOnPage = 100

export const EffectChart = ({ effect, rate }: { effect: EffectSeen; rate: RateVersion }) => {
  const sizes = bySize(effect)
  const compared = effect.before !== undefined && effect.before_pence > 0
  return (
    <Bars
      title={
        compared
          ? 'What a practice pays more or less a year, on average, by its size'
          : 'What a practice pays a year, on average, by its size'
      }
      unit="pounds a year"
      column={compared ? 'Change, pounds a year' : 'Pounds a year'}
      base={{
        of: count(
          sizes.reduce((sum, { practices }) => sum + practices, 0),
          'practice',
        ),
        as_at: `${begun(listSizeWords[rate.list_basis])}s in force on ${plainDay(rate.from_on)}`,
      }}
      bars={sizes.map(({ label, practices, mean_pounds }) => ({
        label: `${label} (${count(practices, 'practice')})`,
        value: mean_pounds,
      }))}
    />
  )
}

/** That the year before was not all by one rate, and by which it was. */
const YearBefore = ({ effect: { before, before_from, before_parts } }: { effect: EffectSeen }) => {
  const [first] = before_parts
  const all = before && yearFrom(before_from)
  if (!all || (first?.rate === before && first.period.from.equals(all.from) && first.period.to.equals(all.to)))
    return null
  return (
    <Notice>
      The year before is counted month by month, by the rate of each:{' '}
      {before_parts.map(({ period, rate }) => `${spanWords(period.from, period.to)} at ${rateSaid(rate)}`).join('; ')}.
      What no rate was agreed for isn’t in it.
    </Notice>
  )
}

export const Caveats = ({ effect, list_basis }: { effect: EffectSeen; list_basis: ListBasis }) => (
  <>
    <YearBefore effect={effect} />
    {effect.contract_not_known > 0 && (
      <Notice kind="warning">
        Counted here as if GMS: {count(effect.contract_not_known, 'practice')} whose contract isn’t known. A run charges
        none of them until it is. <a href="/levies/contracts">Say which contracts they hold</a>.
      </Notice>
    )}
    {effect.without_list_size > 0 && (
      <Notice kind="warning">
        Left out: {count(effect.without_list_size, 'practice')} without a {begun(listSizeWords[list_basis])} in force.
        No size is guessed.
      </Notice>
    )}
    {effect.left_out.map(({ why, practices }) => (
      <Notice>
        Left out: {count(practices, 'practice')}. {reasonsNotCharged[why]}.
      </Notice>
    ))}
  </>
)

export const EffectTable = ({
  list_basis,
  effect: { before, lines, before_pence, after_pence },
  number,
  href,
}: {
  list_basis: ListBasis
  effect: EffectSeen
  number: number
  href: string
}) => (
  <Table
    label="Practices"
    columns={columnsOf(list_basis)}
    rows={lines.slice((number - 1) * rowsOnPage, number * rowsOnPage)}
    paged={{ number, size: rowsOnPage, total: lines.length }}
    href={href}
    nouns={['practice', 'practices']}
    has_exports
    totals={{
      before_pence: before && pounds(before_pence),
      after_pence: pounds(after_pence),
      change: before && change(before_pence, after_pence),
    }}
    empty={`It would charge no practice: none that this LMC represents has a ${begun(listSizeWords[list_basis])} in force then.`}
  />
)

const line: EffectLine = {
  practice_id: '0',
  ods_code: 'Q90001',
  name: 'Elm Surgery',
  list_size: 10_240,
  before_pence: wholePence(430_080),
  after_pence: wholePence(448_512),
}
export const previewEffect: EffectSeen = {
  before: previewRate,
  before_from: Temporal.PlainDate.from('2026-04-01'),
  before_parts: [
    {
      period: { from: Temporal.PlainDate.from('2026-07-01'), to: Temporal.PlainDate.from('2026-12-31') },
      rate: { ...previewRate, rate: 396_000 as Rate },
    },
    {
      period: { from: Temporal.PlainDate.from('2027-01-01'), to: Temporal.PlainDate.from('2027-03-31') },
      rate: previewRate,
    },
  ],
  lines: [
    line,
    {
      ...line,
      ods_code: 'Q90002',
      name: 'The Old Maltings and St Botolph’s Primary Care Partnership incorporating Tollgate Surgery',
      list_size: 3_100,
      before_pence: wholePence(140_000),
      after_pence: wholePence(135_780),
    },
    { ...line, ods_code: 'Q90003', name: 'Opened this year', list_size: 6_000, before_pence: null },
  ],
  before_pence: wholePence(570_080),
  after_pence: wholePence(1_032_804),
  charged: 3,
  without_list_size: 1,
  contract_not_known: 2,
  left_out: [{ why: 'no_mandate', practices: 1 }],
}
