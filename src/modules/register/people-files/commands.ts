import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { CommandRefused, type Command, type Given } from '../../../platform/command.ts'
import { samplesOf, type HeadedTable } from '../../../platform/files/headed.ts'
import { system } from '../../../platform/scope.ts'
import { count } from '../../../platform/values.ts'
import { lmcsThere } from '../lmcs/reads.ts'
import { lmcsLike } from '../lmcs/rules.ts'
import { isPostKind } from '../posts/rules.ts'
import { columnKinds, unfit, type ColumnKind, type Matching } from './columns/rules.ts'
import type { Fate } from './fates/rules.ts'
import { guessColumns, readPeople } from './feeds.ts'
import { fatesKept } from './reads.ts'
import { givePeopleFile, takePeopleFile, tryPeopleFile } from './writes.ts'

const isColumnKind = (text: string): text is ColumnKind => text in columnKinds

/** The columns as guessed, save where `--columns "Notes=,Mail=email"` says otherwise. */
function matchingFor(table: HeadedTable, { options }: Given): Matching {
  const { titles } = table
  const columns = guessColumns(titles, samplesOf(table))
  const said = typeof options['columns'] === 'string' ? options['columns'].split(',') : []
  for (const one of said) {
    const [title = '', kind = ''] = one.split('=').map((part) => part.trim())
    const at = titles.findIndex((each) => each.toLowerCase() === title.toLowerCase())
    if (at < 0) throw new CommandRefused(`There is no column “${title}”. The columns are ${titles.join(', ')}.`)
    if (kind !== '' && !isColumnKind(kind))
      throw new CommandRefused(`A column holds no “${kind}”. It may hold ${Object.keys(columnKinds).join(', ')}.`)
    columns[at] = kind === '' ? null : kind
  }
  const usual = options['post']
  if (typeof usual === 'string' && !isPostKind(usual)) throw new CommandRefused(`There is no post “${usual}”.`)
  const matching = { columns, usual_kind: typeof usual === 'string' && isPostKind(usual) ? usual : null }
  const wrong = unfit(matching)
  if (wrong) throw new CommandRefused(`${wrong} Match columns with --columns TITLE=KIND,…`)
  return matching
}

async function opened(path: string) {
  const bytes = await readFile(path).catch(() => {
    throw new CommandRefused(`${path} can’t be read. Check that it is there.`)
  })
  const file_name = basename(path)
  const people = await readPeople(bytes, file_name)
  if (people.ok) return { bytes, file_name, table: people.table }
  const { what, remedy, line } = people.mistake
  throw new CommandRefused(`${file_name}${line === undefined ? '' : `, line ${line}`}: ${what} ${remedy}`)
}

const figures = (fates: readonly Fate[]) => {
  const of = (fate: Fate['fate']) => fates.filter((row) => row.fate === fate).length
  return { rows: fates.length, new: of('new'), changed: of('changed'), same: of('same'), refused: of('refused') }
}

const importPeople: Command = {
  name: 'people import',
  takes: 'FILE',
  about: 'Takes people in from a spreadsheet, as the pages do',
  options: {
    lmc: { type: 'string', value: 'NAME', about: 'The LMC they belong to' },
    columns: { type: 'string', value: 'TITLE=KIND,…', about: 'What columns hold, where their titles don’t say' },
    post: { type: 'string', value: 'KIND', about: 'The post of rows that don’t say one: practice_manager' },
    'dry-run': { type: 'boolean', about: 'Say what would become of each row, and change nobody' },
    json: { type: 'boolean', about: 'Print one JSON object a row, and one for the whole' },
  },
  async run({ open, scope, print }, given) {
    const [path, another] = given.words
    if (path === undefined || another !== undefined)
      throw new CommandRefused('Say which file to take in: one at a time.')
    const { table, ...file } = await opened(path)
    const matching = matchingFor(table, given)
    const installation = await open('whichever')
    const asked = given.options['lmc']
    const lmcs = await scope(installation).read(lmcsThere)
    const found = typeof asked === 'string' ? lmcsLike(asked, lmcs) : lmcs
    const [lmc] = found
    if (!lmc || found.length > 1)
      throw new CommandRefused(`Say whose people they are with --lmc: ${lmcs.map(({ name }) => name).join(', ')}.`)
    const own = scope(installation, system(lmc.office_id, [lmc.id]))

    const put = await own.write((tx) => givePeopleFile(tx, { ...file, lmc_id: lmc.id }))
    if (!put.done) throw new CommandRefused('This is no spreadsheet. Save it as CSV or XLSX.')
    await own.write((tx) => tryPeopleFile(tx, put.value, table, matching))
    const fates = await own.read((tx) => fatesKept(tx, put.value))
    const is_taken =
      given.options['dry-run'] !== true && (await own.write((tx) => takePeopleFile(tx, put.value, table))).done
    const whole = figures(fates)
    if (given.options['json']) for (const fate of fates) print(JSON.stringify(fate))
    else
      for (const { line, name, fate, words } of fates)
        if (fate === 'refused') print(`line ${line}, ${name || 'no name'}: ${words.join(' ')}`)
    print(
      given.options['json']
        ? JSON.stringify({ taken_in: is_taken, ...whole })
        : `${count(whole.rows, 'row')}: ${whole.new} new, ${whole.changed} changed, ${whole.same} known already, ${whole.refused} left out${is_taken ? '' : '; nobody was changed'}`,
    )
    return 0
  },
}

export const commands: readonly Command[] = [importPeople]
