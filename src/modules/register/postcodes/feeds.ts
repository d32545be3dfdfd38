import { shareOfSigns, tableOf, type Feed, type Opened } from '../../../platform/files/open.ts'
import { eachOnce, numberedColumns, rowsFrom, shaped } from '../../../platform/files/table.ts'
import { neededPostcode } from '../codes/feeds.ts'
import { commissionerCode, icbCode, postcode } from '../codes/rules.ts'

const width = 3
const column = numberedColumns({ postcode: [1, 'postcode'], icb_code: [2, 'ICB'], commissioner_code: [3, 'sub-ICB'] })

const signs = [
  (cells: readonly string[]) => postcode.pattern.test(cells[0] ?? ''),
  (cells: readonly string[]) => icbCode.pattern.test(cells[1] ?? ''),
  (cells: readonly string[]) => commissionerCode.pattern.test(cells[2] ?? ''),
]

/** One region's part of the NHS Postcode Directory, `pcodey63` and its like. */
export const postcodeFeed = {
  called: 'a region’s postcodes (pcodey63 and the like)',
  likeness: (opened: Opened) => shareOfSigns(opened, width, signs),
  read(opened: Opened) {
    const rows = rowsFrom(tableOf(opened), 0, width).map((row) => ({
      postcode: neededPostcode(row, column.postcode),
      icb_code: shaped(row, column.icb_code, icbCode),
      commissioner_code: shaped(row, column.commissioner_code, commissionerCode),
      line: row.line,
    }))
    eachOnce(rows, (row) => row.postcode)
    // ODS always zips it, and the day it was zipped is the only date there is.
    return {
      kind: 'postcodes',
      rows,
      rows_read: rows.length,
      format: 'region_part',
      dated: { latest_on: opened.packed_on },
    } as const
  },
} satisfies Feed
