import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../../platform/exports/export.ts'
import { read } from '../../../../platform/forms/read.ts'
import { get, mayEnter, pageParam, type Ask } from '../../../../platform/routes.ts'
import { londonDay } from '../../../../platform/values.ts'
import { mailSearch } from './forms.ts'
import { MailPage, mailColumns } from './pages.tsx'
import { countMatching, messagesMatching } from './reads.ts'
import { noteExport } from './writes.ts'

export const routes = [
  get('/mail', 'desk.read_mail', (c) => showMail(c)),
  ...exportFormats.map((format) => get(`/mail.${format}`, 'desk.read_mail', (c) => exportMail(c, format))),
]

const pageSize = 50
const mostExported = 50_000

const asked = (c: Ask) => new URL(c.req.url).searchParams

async function showMail(c: Ask, refusal?: string) {
  const search = read(mailSearch, asked(c))
  const number = pageParam(c)
  const query = asked(c)
  query.delete('page')
  const shown = {
    frame: c.get('frame'),
    may_set: mayEnter(c.get('scope').actor, 'desk.set_mail'),
    has_server: c.get('config').smtp_url !== undefined,
    href: query.size > 0 ? `/mail?${query.toString()}` : '/mail',
    raw: search.raw,
  }
  if (!search.ok) {
    const paged = { number: 1, size: pageSize, total: 0 }
    return c.html(<MailPage {...shown} errors={search.errors} messages={[]} paged={paged} />, 422)
  }
  const [messages, total] = await c.get('scope').read(async (tx) => {
    const found = await messagesMatching(tx, search.values, { most: pageSize, after: (number - 1) * pageSize })
    return [found, await countMatching(tx, search.values)] as const
  })
  const paged = { number, size: pageSize, total }
  return c.html(<MailPage {...shown} {...{ messages, paged, refusal }} />, refusal ? 409 : 200)
}

async function exportMail(c: Ask, format: ExportFormat) {
  const search = read(mailSearch, asked(c))
  if (!search.ok) return showMail(c)
  const { now } = c.get('scope')
  const messages = await c.get('scope').read((tx) => messagesMatching(tx, search.values, { most: mostExported + 1 }))
  if (messages.length > mostExported)
    return showMail(c, 'That is more than 50,000 messages. Choose fewer days, then take them out as a file.')
  await c.get('scope').write((tx) => noteExport(tx, format))
  return fileResponse(c, await exportAs(format, `mail ${londonDay(now).toString()}`, mailColumns, messages))
}
