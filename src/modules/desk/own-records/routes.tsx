import { NotAllowed, NotFound } from '../../../platform/answers.ts'
import { exportAs, fileResponse } from '../../../platform/exports/export.ts'
import { get, mayNot, pageParam, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay } from '../../../platform/values.ts'
import { personOf, practicesSpokenFor } from '../../register/door.ts'
import { countOf, ownRecords, practiceRecords, recordsOf } from '../records/reads.ts'
import { pageSize, readable } from '../records/routes.tsx'
import { OwnRecordPage, PracticeRecordPage, ownExportColumns, which } from './pages.tsx'

const own = 'desk.read_own_record'
const practice = 'desk.read_practice_record'
/** As `Table` offers them. */
const formats = ['csv', 'xlsx', 'json'] as const
const mostExported = 50_000

export const routes = [
  get('/my/record', own, showOwn),
  ...formats.map((format) => get(`/my/record.${format}`, own, (c) => exportOwn(c, format))),
  get('/our-record', practice, showPractice),
  ...formats.map((format) => get(`/our-record.${format}`, practice, (c) => exportPractice(c, format))),
]

const shownIn = (c: Ask) => which.find(({ value }) => value === c.req.query('show'))?.value ?? 'all'

async function mine(c: Ask, tx: Reading) {
  const { account_id } = tx.actor
  if (!account_id) throw new NotFound()
  const person = await personOf(tx, account_id)
  return ownRecords(tx, [account_id, ...(person ? [person.id] : [])], shownIn(c))
}

type Found = Parameters<typeof recordsOf>[0]

async function onePage(c: Ask, tx: Reading, found: Found) {
  const number = pageParam(c)
  const some = await recordsOf(found, { most: pageSize, after: (number - 1) * pageSize })
  return { records: await readable(c, tx, some), paged: { number, size: pageSize, total: await countOf(found) } }
}

async function asFile(c: Ask, format: (typeof formats)[number], name: string, find: (tx: Reading) => Promise<Found>) {
  const records = await c
    .get('scope')
    .read(async (tx) => readable(c, tx, await recordsOf(await find(tx), { most: mostExported })))
  const today = londonDay(c.get('scope').now).toString()
  return fileResponse(c, await exportAs(format, `${name} ${today}`, ownExportColumns, records))
}

async function showOwn(c: Ask) {
  const shown = await c.get('scope').read(async (tx) => onePage(c, tx, await mine(c, tx)))
  return c.html(<OwnRecordPage frame={c.get('frame')} shown={shownIn(c)} {...shown} />)
}

const exportOwn = (c: Ask, format: (typeof formats)[number]) => asFile(c, format, 'your record', (tx) => mine(c, tx))

/** The practice in the address, or else the first; one they don't speak for is not there. It is no business of whoever acts for it. */
async function practiceIn(c: Ask, tx: Reading) {
  if (mayNot(tx.actor)) throw new NotAllowed('see its record')
  const practices = await practicesSpokenFor(tx, londonDay(tx.now))
  const code = c.req.query('practice')
  const asked = code ? practices.find(({ ods_code }) => ods_code === code) : practices[0]
  if (!asked) throw new NotFound()
  return { asked, others: practices.filter((one) => one !== asked) }
}

async function showPractice(c: Ask) {
  const shown = await c.get('scope').read(async (tx) => {
    const { asked, others } = await practiceIn(c, tx)
    return { practice: asked, others, ...(await onePage(c, tx, practiceRecords(tx, [asked.practice_id]))) }
  })
  return c.html(<PracticeRecordPage frame={c.get('frame')} {...shown} />)
}

const exportPractice = (c: Ask, format: (typeof formats)[number]) =>
  asFile(c, format, 'practice record', async (tx) => practiceRecords(tx, [(await practiceIn(c, tx)).asked.practice_id]))
