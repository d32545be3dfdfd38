import { plainDay, thousands } from '../../../../platform/values.ts'
import { Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { Table } from '../../../../ui/table.tsx'
import { changeKinds } from '../../changes/rules.ts'
import { kindLabel } from '../../vintages/rules.ts'
import type { FileReport, ImportReport } from './rules.ts'

const plain = (name: string) =>
  (name.charAt(0).toUpperCase() + name.slice(1))
    .replaceAll('_', ' ')
    .replaceAll(/\b(england|wales)\b/g, (country) => country.charAt(0).toUpperCase() + country.slice(1))

const File = ({ file }: { file: FileReport }) => (
  <Panel
    title={kindLabel(file.kind)}
    note={`${file.format}, describes ${plainDay(Temporal.PlainDate.from(file.seen_on))}`}
  >
    {file.already_taken_in && <Notice>This very file was taken in before, so nothing changes.</Notice>}
    {file.replaces && <Notice>It takes the place of {file.replaces}, which is of the same kind and day.</Notice>}
    {file.empty.map((what) => (
      <Notice kind="danger">There are no {what.replaceAll('_', ' ')} in it.</Notice>
    ))}
    {file.falls.map(({ what, before, after }) => (
      <Notice kind="danger">
        {plain(what)}: {thousands(after)}, where there were {thousands(before)}.
      </Notice>
    ))}
    <SummaryList
      rows={[
        { label: 'Rows read', value: thousands(file.rows_read) },
        { label: 'New', value: thousands(file.added) },
        { label: 'Changed', value: thousands(file.changed) },
        { label: 'As before', value: thousands(file.unchanged) },
        ...Object.entries(file.figures).flatMap(([name, value]) =>
          typeof value === 'number' || typeof value === 'string'
            ? [{ label: plain(name), value: typeof value === 'number' ? thousands(value) : value }]
            : [],
        ),
      ]}
    />
  </Panel>
)

/** What a file holds and what it changes, in words and tables. */
export const Report = ({ report, is_taken }: { report: ImportReport; is_taken: boolean }) => (
  <>
    {report.files.map((file) => (
      <File file={file} />
    ))}
    <Panel title={is_taken ? 'What it changed for your LMCs' : 'What it would change for your LMCs'}>
      <Table
        label="Changes"
        nouns={['kind of change', 'kinds of change']}
        href="/imports"
        rows={report.changes}
        empty="Nothing that an LMC would ask about."
        columns={[
          { key: 'lmc', label: 'LMC', cell: ({ lmc }) => lmc },
          {
            key: 'kind',
            label: 'What',
            cell: ({ kind, lmc_id }) =>
              is_taken ? (
                <a href={`/changes?kind=${kind}&lmc=${lmc_id}`}>{changeKinds[kind].label}</a>
              ) : (
                changeKinds[kind].label
              ),
          },
          { key: 'found', label: 'Practices', kind: 'number', cell: ({ found }) => thousands(found) },
        ]}
      />
    </Panel>
  </>
)
