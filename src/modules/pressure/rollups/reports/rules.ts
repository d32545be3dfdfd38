import type { ExportColumn } from '../../../../platform/exports/columns.ts'
import { count, longDay, thousands } from '../../../../platform/values.ts'
import { heldBack } from '../../areas/rules.ts'
import { cellFigures, quotient } from '../../issue-figures/rules.ts'
import { alerts, alertWords } from '../../returns/rules.ts'
import { rateWords, shareWords, type Fact } from '../../sitreps/rules.ts'
import type { NationalReport, Row } from '../rules.ts'

/** A key's fingerprint as it is read out: in fours. */
export const inFours = (fingerprint: string) => fingerprint.match(/.{1,4}/g)?.join(' ') ?? fingerprint

export const nationalTitle = ({ week_of }: NationalReport) =>
  `General practice: week of ${longDay(Temporal.PlainDate.from(week_of))}`

const leftOut = (names: readonly string[]) =>
  names.length === 0 ? '' : ` Left out, because it was held back there: ${names.join(', ')}.`

const basis = ({ lmcs, left_out }: { lmcs: number; left_out: readonly string[] }) =>
  `From ${count(lmcs, 'LMC')}.${leftOut(left_out)}`

export const nationalFacts = ({ returns, contacts, lmcs }: NationalReport): readonly Fact[] => [
  {
    label: 'Practices that returned',
    value: returns.lmcs === 0 ? heldBack : shareWords(returns.returned, returns.practices),
    note: basis(returns),
  },
  {
    label: 'Clinical contacts for each 1,000 patients on the day counted',
    value: rateWords(contacts.per_1000),
    note: `Figures from ${count(contacts.contacts_from, 'practice')}. ${basis(contacts)}`,
  },
  {
    label: 'LMCs in this report',
    value: thousands(lmcs.length),
    note: 'Each is as the LMC published it of itself; nothing here is of a practice.',
  },
]

export const nationalSplit = ({ declared, computed }: NationalReport) => ({
  rows: alerts.map((alert) => ({
    alert,
    words: alertWords[alert],
    declared: declared.lmcs === 0 ? heldBack : shareWords(declared[alert], declared.returned),
    computed: computed.lmcs === 0 ? heldBack : shareWords(computed[alert], computed.computed_from),
  })),
  notes: [`Declared: ${basis(declared)}`, `Computed: ${basis(computed)}`],
})

export const lmcRow = (row: Row) => ({
  name: row.lmc_name,
  report: `${row.number}${row.version > 1 ? `, version ${row.version}` : ''}`,
  returned: row.returned === null ? heldBack : shareWords(row.returned, row.practices),
  states: alerts.map((alert) => row[alert]).some((number) => number === null)
    ? heldBack
    : alerts.map((alert) => `${alertWords[alert].toLowerCase()} ${row[alert]}`).join(', '),
  rate: rateWords(quotient(row.contacts, row.contacts_patients, 1000)),
  fingerprint: inFours(row.fingerprint),
})

/** The report to be read on a screen of letters. */
export function textReport(report: NationalReport): string {
  const split = nationalSplit(report)
  return [
    nationalTitle(report),
    ...nationalFacts(report).map(({ label, value, note }) => `${label}: ${value}. ${note}`),
    ...split.rows.map(({ words, declared, computed }) => `${words}: declared ${declared}; computed ${computed}`),
    ...split.notes,
    ...report.lmcs
      .map(lmcRow)
      .flatMap(({ name, report: of, returned, states, rate, fingerprint }) => [
        `${name}, report ${of}: returned ${returned}; ${states}; contacts for each 1,000: ${rate}`,
        `  signed by ${fingerprint}`,
      ]),
  ].join('\n')
}

export const nationalPaper = (report: NationalReport) => ({
  title: nationalTitle(report),
  facts: nationalFacts(report),
  split: nationalSplit(report),
  lmcs: report.lmcs.map(lmcRow),
  held_back: `${heldBack}.`,
})

const text = (key: keyof Row, heading: string): ExportColumn<Row> => ({
  key,
  heading,
  kind: 'text',
  value: (row) => row[key],
})

/** Every figure that LMCs gave, one LMC a row. */
export const nationalColumns: readonly ExportColumn<Row>[] = [
  text('lmc_name', 'LMC'),
  text('week_of', 'Week of'),
  text('reference_on', 'Contacts counted on'),
  ...(['number', 'version', 'smallest_cell', 'practices', 'patients', ...cellFigures] as const).map(
    (key): ExportColumn<Row> => ({ key, heading: key, kind: 'number', value: (row) => row[key] ?? heldBack }),
  ),
  text('fingerprint', 'Signed by'),
]
