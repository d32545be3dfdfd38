import type { Frame } from '../../../../platform/routes.ts'
import { plainDay, type Id } from '../../../../platform/values.ts'
import { Anybody } from '../../../../ui/anybody.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import type { CountFile } from './reads.ts'
import type { RowsShown } from './rules.ts'

type RowsPageProps = {
  frame: Frame
  file: CountFile
  ods_code: string
  /** Null where nothing of the file is left. */
  shown: RowsShown | null
  /** Shown as they stand in the file, and not as they were taken in. */
  is_kept: boolean
  may_see_files: boolean
}

const replaced = 'A later file of the same day has taken the place of this one since.'
const notKept = (is_replaced: boolean) =>
  is_replaced
    ? `${replaced} The file itself isn’t kept here, and its rows went with it. Whoever published it has it still.`
    : 'The file itself isn’t kept here. These are its rows as they were taken in; whoever published it has it still.'

export const RowsPage = ({ frame, file, ods_code, shown, is_kept, may_see_files }: RowsPageProps) => (
  <Anybody
    frame={frame}
    title={`${ods_code} in ${file.file_name}`}
    breadcrumbs={may_see_files ? [{ label: 'Imports', href: '/imports' }] : []}
    head={
      <PageHead
        kind="File"
        title={file.file_name}
        tags={file.is_replaced && <Tag kind="closed">Replaced</Tag>}
        about={`List sizes counted on ${plainDay(file.seen_on)}, at the row of ${ods_code}`}
      />
    }
  >
    {is_kept ? file.is_replaced && <Notice>{replaced}</Notice> : <Notice>{notKept(file.is_replaced)}</Notice>}
    {shown && (
      <Table
        label={`Rows about ${ods_code}, whose own is marked`}
        nouns={['row', 'rows']}
        href={`/imports/files/${file.id}/practices/${ods_code}`}
        rows={shown.rows}
        empty=""
        columns={shown.titles.map((title, at) => ({
          key: `column_${at}`,
          label: title,
          ...(at > 0 &&
            shown.rows.every(({ cells }) => /^[\d,]+$/.test(cells[at] ?? '')) && { kind: 'number' as const }),
          cell: ({ cells, is_sought }: RowsShown['rows'][number]) => (is_sought ? <mark>{cells[at]}</mark> : cells[at]),
        }))}
      />
    )}
  </Anybody>
)

const file: CountFile = {
  id: '0' as Id<'open_data_file'>,
  file_name: 'gp-reg-pat-prac-all_2026-07-01.csv',
  sha256: '0',
  seen_on: Temporal.PlainDate.from('2026-07-01'),
  is_replaced: false,
}
const long = 'The Wealdbridge and Saltby-on-the-Marsh Integrated Family Practice with its Branch at Upper Wealdbridge'
const taken_in: RowsShown = {
  titles: ['Practice', 'Patients', 'Line'],
  rows: [
    { cells: ['Beacon Hill Surgery (Q90000)', '8,001', '411'], is_sought: false },
    { cells: [`${long} (Q90001)`, '10,240', '412'], is_sought: true },
    { cells: ['Tollgate Surgery (Q90002)', '4,130', '413'], is_sought: false },
  ],
}
const in_file: RowsShown = {
  titles: ['Line', 'PUBLICATION', 'EXTRACT_DATE', 'TYPE', 'CODE', 'POSTCODE', 'SEX', 'AGE', 'NUMBER_OF_PATIENTS'],
  rows: [
    {
      cells: ['412', 'GP_PRAC_PAT_LIST', '01JUL2026', 'GP', 'Q90001', 'WB1 4ZZ', 'ALL', 'ALL', '10240'],
      is_sought: true,
    },
  ],
}
const seen = { frame: previewFrame, file, ods_code: 'Q90001', shown: taken_in, is_kept: false, may_see_files: true }

export const previews = {
  'as it stands in the file': () => <RowsPage {...seen} shown={in_file} is_kept />,
  'as it was taken in, for a practice': () => (
    <RowsPage {...seen} frame={{ ...previewFrame, voice: 'plain' }} may_see_files={false} />
  ),
  'replaced, and gone': () => <RowsPage {...seen} file={{ ...file, is_replaced: true }} shown={null} />,
}
