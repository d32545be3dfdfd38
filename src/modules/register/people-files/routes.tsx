import { samplesOf } from '../../../platform/files/headed.ts'
import { trialRoutes, type Mistyped } from '../../../platform/files/trial-routes.ts'
import type { Ask } from '../../../platform/routes.ts'
import { unfit } from './columns/rules.ts'
import { fateColumns } from './fates/pages.tsx'
import { fateLabels } from './fates/rules.ts'
import { guessColumns, readPeople } from './feeds.ts'
import { fileForm, matchingSent, type FileForm } from './forms.ts'
import { PeopleFilesPage } from './gifts/pages.tsx'
import { PeopleFilePage } from './pages.tsx'
import { fatesKept, peopleFile, peopleFiles } from './reads.ts'
import { dropPeopleFile, givePeopleFile, takePeopleFile, tryPeopleFile } from './writes.ts'

async function list(c: Ask, mistyped?: Mistyped<FileForm>) {
  const files = await c.get('scope').read((tx) => peopleFiles(tx, 20))
  return <PeopleFilesPage frame={c.get('frame')} files={files} {...mistyped} />
}

const changed =
  'The register or this file has changed since it was tried. Try it again, and look at what it would do now.'

export const routes = trialRoutes({
  address: '/people/files',
  may: 'register.import_people',
  list,
  page: (c, { table, fate, ...shown }) => (
    <PeopleFilePage
      frame={c.get('frame')}
      matching={
        shown.file.columns ?? { columns: table ? guessColumns(table.titles, samplesOf(table)) : [], usual_kind: null }
      }
      fate={fate in fateLabels ? fate : ''}
      {...shown}
    />
  ),
  form: (c) => fileForm(c.get('frame').lmcs),
  readTable: readPeople,
  give: (scope, given) => scope.write((tx) => givePeopleFile(tx, given)),
  notGiven: {
    not_a_spreadsheet: {
      beside_file: 'This is no spreadsheet that can be read. Save it as CSV or XLSX, and give that.',
    },
  },
  fileWith: peopleFile,
  nameOf: ({ file_name }) => file_name,
  fatesKept,
  fateColumns,
  matchingSent,
  unfit,
  tryIt: (scope, id, table, matching) => scope.write((tx) => tryPeopleFile(tx, id, table, matching)),
  take: (scope, id, table) =>
    scope.write(
      (tx) => takePeopleFile(tx, id, table),
      'one_person_per_gmc_number',
      'one_contact_point_of_a_value',
      'same_post_once_at_a_time',
    ),
  drop: (scope, id) => scope.write((tx) => dropPeopleFile(tx, id)),
  refusals: {
    file_is_closed: 'This file was taken in or dropped already. Nothing was changed.',
    changed_since: changed,
    one_person_per_gmc_number: changed,
    one_contact_point_of_a_value: changed,

    same_post_once_at_a_time: changed,
  },
})
