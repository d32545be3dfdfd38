import { trialRoutes, type Mistyped } from '../../../platform/files/trial-routes.ts'
import { columnsSent } from '../../../platform/forms/columns.ts'
import type { Ask } from '../../../platform/routes.ts'
import { columnKinds, unfit } from './columns/rules.ts'
import { fateColumns } from './fates/pages.tsx'
import { isFate } from './fates/rules.ts'
import { guessMatching, readHistory } from './feeds.ts'
import { fileForm, type FileForm } from './forms.ts'
import { HistoryFilesPage } from './gifts/pages.tsx'
import { HistoryFilePage } from './pages.tsx'
import { fatesKept, historyFile, historyFiles } from './reads.ts'
import { dropHistoryFile, giveHistoryFile, lookAtHistoryFile, takeHistoryFile, tryHistoryFile } from './writes.ts'

async function list(c: Ask, mistyped?: Mistyped<FileForm>) {
  const files = await c.get('scope').read((tx) => historyFiles(tx, 20))
  return <HistoryFilesPage frame={c.get('frame')} files={files} {...mistyped} />
}

const changed =
  'The register, the returns or this file have changed since it was tried. Try it again, and look at what it would do now.'

export const routes = trialRoutes({
  address: '/pressure/history',
  may: 'pressure.import_history',
  list,
  page: (c, { fate, ...shown }) => (
    <HistoryFilePage frame={c.get('frame')} matching={shown.file.columns} fate={isFate(fate) ? fate : ''} {...shown} />
  ),
  form: (c) => fileForm(c.get('frame').lmcs),
  readTable: readHistory,
  give: (scope, given, table) => scope.write((tx) => giveHistoryFile(tx, { ...given, matching: guessMatching(table) })),
  notGiven: {
    not_a_spreadsheet: {
      beside_file: 'This is no spreadsheet that can be read. Save it as CSV or XLSX, and give that.',
    },
  },
  fileWith: historyFile,
  nameOf: ({ name }) => name,
  fatesKept,
  fateColumns,
  // What somebody sees of a file is what practices said.
  look: (scope, id) => scope.write((tx) => lookAtHistoryFile(tx, id)),
  matchingSent: (sent, columns) => columnsSent(columnKinds, sent, columns),
  unfit,
  tryIt: (scope, id, table, matching) => scope.write((tx) => tryHistoryFile(tx, id, table, matching)),
  take: (scope, id, table) => scope.write((tx) => takeHistoryFile(tx, id, table), 'one_return_per_practice_per_week'),
  drop: (scope, id) => scope.write((tx) => dropHistoryFile(tx, id)),
  refusals: {
    file_is_closed: 'This file was taken in or dropped already. Nothing was changed.',
    changed_since: changed,
    one_return_per_practice_per_week: changed,
  },
})
