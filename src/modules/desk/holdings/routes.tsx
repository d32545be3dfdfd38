import { NotFound } from '../../../platform/answers.ts'
import { archive } from '../../../platform/exports/archive.ts'
import { csvText } from '../../../platform/exports/csv.ts'
import { fileResponse } from '../../../platform/exports/export.ts'
import { get, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { OwnDataPage } from './pages.tsx'
import { keptOf } from './reads.ts'
import { headingOf, inWords, keysOf } from './rules.ts'
import { noteTakingOut } from './writes.ts'

const may = 'desk.see_own_data'

export const routes = [
  get('/my/data', may, showData),
  get('/my/data.json', may, sendJson),
  get('/my/data.zip', may, sendArchive),
]

const asked: Readonly<Record<string, string>> = {
  erasure: 'The office has been asked. You are told when it has answered.',
  correction: 'The office has been asked. Its answer will be on this page.',
}

function kept(c: Ask) {
  const { account_id } = c.get('scope').actor
  if (!account_id) throw new NotFound()
  return c.get('scope').read((tx) => keptOf(tx, c.get('modules'), account_id))
}

async function showData(c: Ask) {
  const text = asked[c.req.query('asked') ?? '']
  return c.html(
    <OwnDataPage frame={c.get('frame')} kept={await kept(c)} {...(text && { flash: { kind: 'good', text } })} />,
  )
}

const nameOf = (c: Ask) => `your-data-${londonDay(c.get('scope').now).toString()}`

async function sendJson(c: Ask) {
  await c.get('scope').write((tx) => noteTakingOut(tx, 'json'))
  const whole = { office: c.get('frame').office_name, made_at: c.get('scope').now, kept: await kept(c) }
  return fileResponse(c, {
    body: `${JSON.stringify(whole, null, 2)}\n`,
    type: 'application/json; charset=utf-8',
    file_name: `${nameOf(c)}.json`,
  })
}

/** One spreadsheet for each kind of thing that anything is kept of. */
async function sendArchive(c: Ask) {
  await c.get('scope').write((tx) => noteTakingOut(tx, 'zip'))
  const files = (await kept(c))
    .filter(({ rows }) => rows.length > 0)
    .map(({ kind, rows }) => {
      const columns = keysOf(rows).map((key) => ({
        key,
        heading: headingOf(key),
        kind: 'text' as const,
        value: (row: (typeof rows)[number]) => inWords(row[key]),
      }))
      return [`${kind}.csv`, csvText(columns, rows)] as const
    })
  return fileResponse(c, { body: archive(files), type: 'application/zip', file_name: `${nameOf(c)}.zip` })
}
