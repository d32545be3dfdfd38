import { NotFound } from '../../../../platform/answers.ts'
import { get, idParam, mayEnter, type Ask } from '../../../../platform/routes.ts'
import type { Id } from '../../../../platform/values.ts'
import { rowsIn } from './feeds.ts'
import { RowsPage } from './pages.tsx'
import { bytesKept, countFile, rowsTakenIn } from './reads.ts'

export const routes = [get('/imports/files/:id/practices/:code', 'register.look_up_counts', showRows)]

/** The rows about a practice's in a file that was taken in: what the file says where it is kept, else what the register took of it. */
async function showRows(c: Ask) {
  const id = idParam(c, 'id') as Id<'open_data_file'>
  const ods_code = (c.req.param('code') ?? '').toUpperCase()
  // What stands beside the counts in a file that somebody gave is theirs; the counts are published.
  const may_see_files = mayEnter(c.get('scope').actor, 'register.read_imports')
  const { file, bytes, taken_in } = await c.get('scope').read(async (tx) => {
    const found = await countFile(tx, id, ods_code)
    if (!found) throw new NotFound()
    return {
      file: found,
      bytes: may_see_files ? await bytesKept(tx, found) : undefined,
      taken_in: await rowsTakenIn(tx, found, ods_code),
    }
  })
  const kept = bytes ? await rowsIn(bytes, file.file_name, ods_code) : null
  if (!kept && !taken_in && !file.is_replaced) throw new NotFound()
  return c.html(
    <RowsPage
      frame={c.get('frame')}
      file={file}
      ods_code={ods_code}
      shown={kept ?? taken_in}
      is_kept={kept !== null}
      may_see_files={may_see_files}
    />,
  )
}
