import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { day } from '../../../platform/forms/field.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, pageParam, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { Reading } from '../../../platform/scope.ts'
import { balanceColumns } from './balances/pages.tsx'
import { EntryPage } from './entries/pages.tsx'
import { yearEndForm } from './forms.ts'
import { ledgerText } from './ledgers/rules.ts'
import { BooksPage, type BooksPageProps } from './pages.tsx'
import {
  balancesAt,
  entriesToCome,
  entriesListed,
  entryWith,
  journalFileColumns,
  journalRows,
  postingsOf,
} from './reads.ts'
import { endYear } from './writes.ts'
import { yearsToEnd } from './years/reads.ts'

const may = 'levies.keep_levies'
const may_read = 'levies.read_levies'

export const routes = [
  get('/levies/books', may_read, async (c) => c.html(<BooksPage {...await whole(c)} />)),
  get('/levies/books/journal', may_read, async (c) => c.html(<BooksPage {...await whole(c)} />)),
  ...exportFormats.map((format) => get(`/levies/books/journal.${format}`, may_read, (c) => journalFile(c, format))),
  ...exportFormats.map((format) => get(`/levies/books/balances.${format}`, may_read, (c) => balancesFile(c, format))),
  get('/levies/books/journal.ledger', may_read, ledgerFile),
  get('/levies/books/entries/:id', may_read, showEntry),
  post('/levies/books/year-ends', may, postYearEnd),
]

const refusals: Refusals<typeof endYear> & Record<'one_year_end_of_a_levy', string> = {
  year_not_over: 'This levy year is not over yet.',
  nothing_in_the_year: 'Nothing stands in the income of this levy year.',
  later_year_ended: 'A later levy year is ended already, and took this one’s income with it.',
  one_year_end_of_a_levy: 'This levy year is ended already.',
}

/** A day from the query; none where it can't be read. */
const dayAsked = (c: Ask, name: 'from' | 'on') => {
  const asked = read({ [name]: day('Day') }, new URL(c.req.url).searchParams)
  return asked.ok ? (asked.values[name] ?? null) : null
}

async function balancesAsked(c: Ask, tx: Reading) {
  const on = dayAsked(c, 'on') ?? londonDay(tx.now)
  const from = dayAsked(c, 'from')
  return { on, from, balances: await balancesAt(tx, on, from), to_come: await entriesToCome(tx, on) }
}

const whole = (c: Ask): Promise<BooksPageProps> =>
  c.get('scope').read(async (tx) => {
    const page = pageParam(c)
    return {
      frame: c.get('frame'),
      ...(await balancesAsked(c, tx)),
      entries: await entriesListed(tx, page),
      page,
      years: await yearsToEnd(tx, londonDay(tx.now)),
      may_keep: mayEnter(tx.actor, may),
    }
  })

async function balancesFile(c: Ask, format: ExportFormat) {
  const { balances, from, on } = await c.get('scope').read((tx) => balancesAsked(c, tx))
  const name = from ? `trial balance ${from.toString()} to ${on.toString()}` : `trial balance ${on.toString()}`
  return fileResponse(c, await exportAs(format, name, balanceColumns, balances))
}

const rows = (c: Ask) => c.get('scope').read((tx) => journalRows(tx))

async function journalFile(c: Ask, format: ExportFormat) {
  return fileResponse(c, await exportAs(format, 'levies journal', journalFileColumns, await rows(c)))
}

async function ledgerFile(c: Ask) {
  const body = ledgerText(await rows(c))
  return fileResponse(c, { body, type: 'text/plain; charset=utf-8', file_name: 'levies-journal.ledger' })
}

async function showEntry(c: Ask) {
  const page = pageParam(c)
  const shown = await c.get('scope').read(async (tx) => {
    const entry = await entryWith(tx, idParam(c, 'id') as Id<'entry'>)
    if (!entry) throw new NotFound()
    return { entry, postings: await postingsOf(tx, entry, page) }
  })
  return c.html(<EntryPage frame={c.get('frame')} page={page} {...shown} />)
}

async function postYearEnd(c: Ask) {
  const answers = read(yearEndForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  const { lmc_id, levy_id, year_from } = answers.values
  const of = { lmc_id: lmc_id as Id<'lmc'>, levy_id: levy_id as Id<'levy'> | null }
  const answer = await c
    .get('scope')
    .write((tx) => endYear(tx, of, Temporal.PlainDate.from(year_from)), 'one_year_end_of_a_levy')
  if (!answer.done) return c.html(<BooksPage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect('/levies/books', 303)
}
