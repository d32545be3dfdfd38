import { trialRoutes, type Mistyped } from '../../../platform/files/trial-routes.ts'
import { columnsSent } from '../../../platform/forms/columns.ts'
import { mayEnter, type Ask } from '../../../platform/routes.ts'
import { matchedAs, matchingOf } from '../receipt-files/columns/rules.ts'
import { daysWeighted, practicesUnweighted } from '../weighted-counts/reads.ts'
import { columnKinds, unfit } from './columns/rules.ts'
import { fateColumns } from './fates/pages.tsx'
import { isFate, type Fate } from './fates/rules.ts'
import { guessMatching, readWeighted } from './feeds.ts'
import { fileForm, type FileForm } from './forms.ts'
import { WeightedFilesPage } from './gifts/pages.tsx'
import { WeightedFilePage } from './pages.tsx'
import { fatesKept, matchedBefore, weightedFile, weightedFiles, type WeightedFile } from './reads.ts'
import { dropWeightedFile, giveWeightedFile, takeWeightedFile, tryWeightedFile } from './writes.ts'

const may = 'levies.keep_levies'
const mayKeep = (c: Ask) => mayEnter(c.get('scope').actor, may)

async function list(c: Ask, mistyped?: Mistyped<FileForm>) {
  const props = await c
    .get('scope')
    .read(async (tx) => ({ files: await weightedFiles(tx, 20), days: await daysWeighted(tx, 12) }))
  return <WeightedFilesPage frame={c.get('frame')} may_keep={mayKeep(c)} {...props} {...mistyped} />
}

/** Of each day that a file speaks of, whose weighted list size it doesn’t say. */
const missing = (c: Ask, { lmc_id, state }: WeightedFile, fates: readonly Fate[]) => {
  const said = fates.flatMap(({ fate, ods_code, counted_on }) =>
    fate === 'refused' || counted_on === null ? [] : [{ ods_code, counted_on: Temporal.PlainDate.from(counted_on) }],
  )
  return state === 'dropped' ? [] : c.get('scope').read((tx) => practicesUnweighted(tx, lmc_id, said))
}

export const routes = trialRoutes({
  address: '/levies/weighted-lists',
  may,
  may_see: 'levies.read_levies',
  list,
  page: async (c, { fate, rows, ...shown }) => (
    <WeightedFilePage
      frame={c.get('frame')}
      may_keep={mayKeep(c)}
      matching={matchingOf(shown.file.columns)}
      missing={await missing(c, shown.file, shown.fates)}
      rows={rows ?? 0}
      fate={isFate(fate) ? fate : ''}
      {...shown}
    />
  ),
  form: (c) => fileForm(c.get('frame').lmcs),
  readTable: readWeighted,
  async give(scope, given, table) {
    const matching = guessMatching(table, await scope.read((tx) => matchedBefore(tx, given.lmc_id)))
    const columns = matchedAs(table.titles, matching)
    return scope.write((tx) => giveWeightedFile(tx, { ...given, columns }))
  },
  notGiven: {
    not_a_spreadsheet: {
      beside_file: 'This is no spreadsheet that can be read. Save it as CSV or XLSX, and give that.',
    },
    still_to_come: { refusal: 'That day is still to come. Say the day on which the patients were counted.' },
  },
  fileWith: weightedFile,
  nameOf: ({ name }) => name,
  fatesKept,
  fateColumns,
  matchingSent: (sent, columns) => columnsSent(columnKinds, sent, columns),
  unfit,
  tryIt: (scope, id, table, matching) => scope.write((tx) => tryWeightedFile(tx, id, table, matching)),
  take: (scope, id, table) => scope.write((tx) => takeWeightedFile(tx, id, table)),
  drop: (scope, id) => scope.write((tx) => dropWeightedFile(tx, id)),
  refusals: {
    file_is_closed: 'This file was taken in or dropped already. Nothing was changed.',
    changed_since:
      'Weighted list sizes were taken in since this was tried. Try it again, and look at what it would do now.',
  },
})
