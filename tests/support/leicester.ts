import { importFiles } from '../../src/modules/register/imports/writes.ts'
import { readOpenData } from '../../src/modules/register/imports/feeds.ts'
import { addLmc } from '../../src/modules/register/lmcs/writes.ts'
import { sha256 } from '../../src/platform/config.ts'
import { file, today } from './open-data.ts'
import type { Site } from './site.ts'

/** Takes real open data in, and founds Leicester, Leicestershire and Rutland LMC on it. */
export async function leicester(site: Site, names: readonly string[]) {
  const given = names.map(async (name) => {
    const bytes = file(name)
    const read = await readOpenData(bytes, name, { today })
    if (!read.ok) throw new Error(`${name}: ${read.mistake.what}`)
    return { data: read.data, file_name: name, sha256: sha256(bytes), bytes: bytes.length }
  })
  const { answer } = await importFiles(site.scope(), await Promise.all(given))
  if (!answer.done) throw new Error(answer.why)
  const commissioners = ['03W', '04C', '04V']
  const boundary = { local_authorities: [], added_codes: [], excluded_codes: [], commissioners }
  const name = 'Leicester, Leicestershire & Rutland LMC'
  const added = await site.scope().operate((tx) => addLmc(tx, { name, short_name: 'LLR', from: null, boundary }))
  if (!added.done) throw new Error(added.why)
}
