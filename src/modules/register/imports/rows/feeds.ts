import { openFile, tableOf } from '../../../../platform/files/open.ts'
import { listSizeFeed } from '../../list-sizes/feeds.ts'
import { thousands } from '../../../../platform/values.ts'
import { linesAround, type RowsShown } from './rules.ts'

/** The rows about a practice's in a file of list sizes, as they stand in it; null where the practice isn't in it. */
export async function rowsIn(bytes: Uint8Array, file_name: string, ods_code: string): Promise<RowsShown | null> {
  const opened = await openFile(bytes, file_name)
  const sought = listSizeFeed.read(opened).rows.find((row) => row.ods_code === ods_code)
  if (!sought) return null
  const { rows, lines } = tableOf(opened)
  const at = lines.indexOf(sought.line)
  const first = Math.max(1, at - linesAround)
  return {
    titles: ['Line', ...(rows[0] ?? [])],
    rows: rows.slice(first, at + linesAround + 1).map((cells, index) => {
      const line = lines[first + index] ?? 0
      return { cells: [thousands(line), ...cells], is_sought: line === sought.line }
    }),
  }
}
