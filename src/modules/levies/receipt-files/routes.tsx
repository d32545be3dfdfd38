import { trialRoutes, type Mistyped } from '../../../platform/files/trial-routes.ts'
import { columnsSent } from '../../../platform/forms/columns.ts'
import { read } from '../../../platform/forms/read.ts'
import { mayEnter, type Ask } from '../../../platform/routes.ts'
import { sides } from '../receipts/reads.ts'
import { columnKinds, matchedAs, matchingOf, unfit } from './columns/rules.ts'
import { doublesOf } from './doubles/reads.ts'
import { fateColumns } from './fates/pages.tsx'
import { isFate } from './fates/rules.ts'
import { guessMatching, readStatement } from './feeds.ts'
import { fileForm, takingForm, type FileForm } from './forms.ts'
import { ReceiptFilesPage } from './gifts/pages.tsx'
import { ReceiptFilePage } from './pages.tsx'
import { fatesKept, matchedBefore, receiptFile, receiptFiles } from './reads.ts'
import { dropReceiptFile, giveReceiptFile, takeReceiptFile, tryReceiptFile } from './writes.ts'

const may = 'levies.keep_levies'
const mayKeep = (c: Ask) => mayEnter(c.get('scope').actor, may)

async function list(c: Ask, mistyped?: Mistyped<FileForm>) {
  const props = await c.get('scope').read(async (tx) => ({ files: await receiptFiles(tx, 20), sides: await sides(tx) }))
  return <ReceiptFilesPage frame={c.get('frame')} may_keep={mayKeep(c)} {...props} {...mistyped} />
}

export const routes = trialRoutes({
  address: '/levies/receipts/files',
  may,
  may_see: 'levies.read_levies',
  list,
  async page(c, { fate, rows, ...shown }) {
    const { file } = shown
    return (
      <ReceiptFilePage
        frame={c.get('frame')}
        may_keep={mayKeep(c)}
        matching={matchingOf(file.columns)}
        rows={rows ?? 0}
        fate={isFate(fate) ? fate : ''}
        doubles={file.state === 'tried' ? await c.get('scope').read((tx) => doublesOf(tx, file)) : []}
        {...shown}
      />
    )
  },
  form: async (c) => fileForm(await c.get('scope').read(sides)),
  readTable: readStatement,
  async give(scope, given, table) {
    const before = await scope.read((tx) => matchedBefore(tx, given.levy_id, given.collector_id))
    const matching = guessMatching(table, before)
    const columns = matchedAs(table.titles, matching)
    return scope.write((tx) => giveReceiptFile(tx, { ...given, columns }), 'receipt_file_stays_with_its_collector')
  },
  notGiven: {
    not_a_spreadsheet: {
      refusal: 'This is no spreadsheet that can be read. Save it as CSV or XLSX, and give that.',
    },
    still_to_come: { refusal: 'That day is still to come. Say the day on which the money was received.' },
    receipt_file_stays_with_its_collector: {
      refusal: 'That collector is another LMC’s. Choose one of the LMC whose levy it is.',
    },
  },
  fileWith: receiptFile,
  nameOf: ({ name }) => name,
  fatesKept,
  fateColumns,
  matchingSent: (sent, columns) => columnsSent(columnKinds, sent, columns),
  unfit,
  tryIt: (scope, id, table, matching) => scope.write((tx) => tryReceiptFile(tx, id, table, matching)),
  async take(scope, id, table, sent) {
    const said = read(takingForm, sent)
    const values = said.ok ? said.values : { own_amounts: [] }
    return scope.write((tx) => takeReceiptFile(tx, id, table, values), 'receipt_file_taken_once')
  },
  drop: (scope, id) => scope.write((tx) => dropReceiptFile(tx, id)),
  refusals: {
    file_is_closed: 'This file was taken in or dropped already. Nothing was changed.',
    changed_since:
      'What is owed, or what was received, has changed since this was tried. Try it again, and look at what it would do now.',
    taken_for_another_levy:
      'The same amounts were taken in for another levy, as it says below. Tick that they are this levy’s alone, or match another column.',
    receipt_file_taken_once: 'This very file was taken in already for this levy. Nothing was changed: drop this one.',
  },
})
