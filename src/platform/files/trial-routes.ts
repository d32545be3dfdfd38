import type { HtmlEscapedString } from 'hono/utils/html'
import { NotFound, type Answer } from '../answers.ts'
import type { ExportColumn } from '../exports/columns.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../exports/export.ts'
import { read, type ErrorsOf, type Form, type RawOf, type Values } from '../forms/read.ts'
import { get, idAndEnding, idParam, pageParam, post, type Ask, type Permission, type Route } from '../routes.ts'
import type { Reading, Scope } from '../scope.ts'
import { columnsShown, type HeadedTable, type readHeaded } from './headed.ts'
import { fileSent } from './sent.ts'
import { fileAt } from './store.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>
type RowFate = { readonly fate: string }

/** A spreadsheet that was given, under the name it came with. */
type GivenFile<Id extends string> = {
  readonly id: Id
  /** Null when its time is over. */
  readonly sha256: string | null
}

/** What was typed to give a file, and what is wrong with it. */
export type Mistyped<F extends Form> = {
  readonly raw: RawOf<F>
  readonly errors?: ErrorsOf<F> & { file?: string }
  readonly refusal?: string
}

/** A file as its page shows it: what its columns hold first, its rows and the sheet they are on while it is kept, and their fates. */
export type Shown<File, Fate> = {
  readonly file: File
  readonly table: HeadedTable | null
  readonly columns: ReturnType<typeof columnsShown>
  readonly rows: number | null
  readonly sheet: string | null
  readonly fates: readonly Fate[]
  /** Which fate is asked for, and which page of the rows. */
  readonly fate: string
  readonly number: number
  readonly refusal?: string
}

/** What a noun has of its own of the steps by which a spreadsheet is given, matched, tried, and taken or dropped. */
export type Trial<
  Id extends string,
  File extends GivenFile<Id>,
  Fate extends RowFate,
  F extends Form,
  Matching,
  WhyNotGiven extends string,
  Why extends string,
> = {
  /** Where its files are listed and given; each stands below by its id. */
  readonly address: string
  readonly may: Permission
  /** What lets others look, who may not take in. */
  readonly may_see?: Permission
  readonly list: (c: Ask, mistyped?: Mistyped<F>) => Html
  readonly page: (c: Ask, shown: Shown<File, Fate>) => Html
  /** What is asked with a file. */
  readonly form: (c: Ask) => F | Promise<F>
  readonly readTable: (bytes: Uint8Array, file_name: string) => ReturnType<typeof readHeaded>
  readonly give: (
    scope: Scope,
    given: Values<F> & { readonly bytes: Uint8Array; readonly file_name: string },
    table: HeadedTable,
  ) => Promise<Answer<Id, WhyNotGiven>>
  /** Said above the form, or beside the file. */
  readonly notGiven: Readonly<Record<WhyNotGiven, { readonly refusal: string } | { readonly beside_file: string }>>
  readonly fileWith: (tx: Reading, id: Id) => Promise<File | undefined>
  readonly nameOf: (file: File) => string
  /** What the last try said of each row, and as which columns of a file. */
  readonly fatesKept: (tx: Reading, id: Id) => Promise<readonly Fate[]>
  readonly fateColumns: readonly ExportColumn<Fate>[]
  /** Where looking is recorded. */
  readonly look?: (scope: Scope, id: Id) => Promise<unknown>
  readonly matchingSent: (sent: FormData, columns: number) => Matching
  readonly unfit: (matching: Matching) => string | undefined
  readonly tryIt: (scope: Scope, id: Id, table: HeadedTable, matching: Matching) => Promise<Answer<unknown, Why>>
  /** `sent` is what else was asked with the button. */
  readonly take: (scope: Scope, id: Id, table: HeadedTable, sent: FormData) => Promise<Answer<unknown, Why>>
  readonly drop: (scope: Scope, id: Id) => Promise<Answer<unknown, Why>>
  readonly refusals: Readonly<Record<Why | 'file_is_closed', string>>
}

/** The addresses of a noun whose files are tried before they are taken. */
export function trialRoutes<
  Id extends string,
  File extends GivenFile<Id>,
  Fate extends RowFate,
  F extends Form,
  Matching,
  WhyNotGiven extends string,
  Why extends string,
>(noun: Trial<Id, File, Fate, F, Matching, WhyNotGiven, Why>): readonly Route[] {
  const { address, may, may_see = may, refusals } = noun
  const idOf = (c: Ask) => idParam(c, 'id') as Id

  async function postFile(c: Ask) {
    const sent = await c.req.formData()
    const { raw, ...answers } = read(await noun.form(c), sent)
    const file = await fileSent(sent, 'file')
    if (!answers.ok || !file) {
      const missing = file ? {} : { file: 'Choose the file, which must not be empty' }
      const errors = { ...(answers.ok ? {} : answers.errors), ...missing } as ErrorsOf<F> & { file?: string }
      return c.html(noun.list(c, { raw, errors }), 422)
    }
    const beside = (words: string) => noun.list(c, { raw, errors: { file: words } })
    const opened = await noun.readTable(file.bytes, file.file_name)
    if (!opened.ok) {
      const { what, remedy, line } = opened.mistake
      const where = line === undefined ? '' : ` (line ${line})`
      return c.html(beside(`${what}${where} ${remedy}`), 422)
    }
    const answer = await noun.give(c.get('scope'), { ...answers.values, ...file }, opened.table)
    if (answer.done) return c.redirect(`${address}/${answer.value}`, 303)
    const said = noun.notGiven[answer.why]
    if ('beside_file' in said) return c.html(beside(said.beside_file), 422)
    return c.html(noun.list(c, { raw, refusal: said.refusal }), 409)
  }

  /** The file with its table read again: it is kept as it came, for its time; then there is none. */
  async function opened(c: Ask, id: Id) {
    const { file, bytes } = await c.get('scope').read(async (tx) => {
      const found = await noun.fileWith(tx, id)
      return { file: found, bytes: found?.sha256 ? await fileAt(tx, found.sha256) : undefined }
    })
    if (!file) throw new NotFound()
    if (file.sha256 === null) return { file, table: null }
    const again = bytes && (await noun.readTable(bytes, noun.nameOf(file)))
    if (!again?.ok) throw new NotFound()
    return { file, table: again.table }
  }

  async function showFile(c: Ask, refusal?: string) {
    const { file, table } = await opened(c, idOf(c))
    await noun.look?.(c.get('scope'), file.id)
    const shown = {
      file,
      table,
      columns: table ? columnsShown(table) : [],
      rows: table && table.rows.length,
      sheet: table && table.sheet,
      fates: await c.get('scope').read((tx) => noun.fatesKept(tx, file.id)),
      fate: c.req.query('fate') ?? '',
      number: pageParam(c),
    }
    return c.html(noun.page(c, { ...shown, ...(refusal && { refusal }) }), refusal ? 409 : 200)
  }

  /** The page, or its rows as a file: `/levies/receipts/files/ID.csv`. */
  function showOrExport(c: Ask) {
    const { id, ending } = idAndEnding(c, 'id', exportFormats)
    return ending ? exportFates(c, id as Id, ending) : showFile(c)
  }

  async function exportFates(c: Ask, id: Id, format: ExportFormat) {
    const [file, fates] = await c
      .get('scope')
      .read(async (tx) => [await noun.fileWith(tx, id), await noun.fatesKept(tx, id)] as const)
    if (!file) throw new NotFound()
    await noun.look?.(c.get('scope'), id)
    const { fate = '' } = c.req.query()
    const rows = fate === '' ? fates : fates.filter((row) => row.fate === fate)
    return fileResponse(c, await exportAs(format, `rows of ${noun.nameOf(file)}`, noun.fateColumns, rows))
  }

  const moved = (c: Ask, answer: Answer<unknown, Why>, to: string) =>
    answer.done ? c.redirect(to, 303) : showFile(c, refusals[answer.why])

  async function postMatching(c: Ask) {
    const { file, table } = await opened(c, idOf(c))
    if (!table) return showFile(c, refusals.file_is_closed)
    const matching = noun.matchingSent(await c.req.formData(), table.titles.length)
    const wrong = noun.unfit(matching)
    if (wrong) return showFile(c, wrong)
    return moved(c, await noun.tryIt(c.get('scope'), file.id, table, matching), `${address}/${file.id}`)
  }

  async function postTaking(c: Ask) {
    const { file, table } = await opened(c, idOf(c))
    if (!table) return showFile(c, refusals.file_is_closed)
    return moved(c, await noun.take(c.get('scope'), file.id, table, await c.req.formData()), `${address}/${file.id}`)
  }

  const postDropping = async (c: Ask) => moved(c, await noun.drop(c.get('scope'), idOf(c)), address)

  return [
    get(address, may_see, (c) => c.html(noun.list(c))),
    post(address, may, postFile),
    get(`${address}/:id`, may_see, showOrExport),
    post(`${address}/:id/matching`, may, postMatching),
    post(`${address}/:id/taking`, may, postTaking),
    post(`${address}/:id/dropping`, may, postDropping),
  ]
}
