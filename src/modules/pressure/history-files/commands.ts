import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { CommandRefused, wordsGiven, type Command, type Given } from '../../../platform/command.ts'
import type { HeadedTable } from '../../../platform/files/headed.ts'
import { system } from '../../../platform/scope.ts'
import { count } from '../../../platform/values.ts'
import { lmcMeant, lmcsThere } from '../../register/door.ts'
import { columnKinds, unfit, type ColumnKind, type Matching } from './columns/rules.ts'
import type { Fate } from './fates/rules.ts'
import { guessMatching, readHistory } from './feeds.ts'
import { fatesKept } from './reads.ts'
import { giveHistoryFile, takeHistoryFile, tryHistoryFile } from './writes.ts'

const isColumnKind = (text: string): text is ColumnKind => text in columnKinds

/** The columns as guessed, save where `--columns "Notes=,GPAS=alert"` says otherwise. */
function matchingFor(table: HeadedTable, { options }: Given): Matching {
  const matching = [...guessMatching(table)]
  const said = typeof options['columns'] === 'string' ? options['columns'].split(',') : []
  for (const one of said) {
    const [title = '', kind = ''] = one.split('=').map((part) => part.trim())
    const at = table.titles.findIndex((each) => each.toLowerCase() === title.toLowerCase())
    if (at < 0) throw new CommandRefused(`There is no column “${title}”. The columns are ${table.titles.join(', ')}.`)
    if (kind !== '' && !isColumnKind(kind))
      throw new CommandRefused(`A column holds no “${kind}”. It may hold ${Object.keys(columnKinds).join(', ')}.`)
    matching[at] = kind === '' ? null : kind
  }
  const wrong = unfit(matching)
  if (wrong) throw new CommandRefused(`${wrong} Match columns with --columns TITLE=KIND,…`)
  return matching
}

async function opened(path: string) {
  const bytes = await readFile(path).catch(() => {
    throw new CommandRefused(`${path} can’t be read. Check that it is there.`)
  })
  const file_name = basename(path)
  const history = await readHistory(bytes, file_name)
  if (history.ok) return { bytes, file_name, table: history.table }
  const { what, remedy, line } = history.mistake
  throw new CommandRefused(`${file_name}${line === undefined ? '' : `, line ${line}`}: ${what} ${remedy}`)
}

const figures = (fates: readonly Fate[]) => {
  const of = (fate: Fate['fate']) => fates.filter((row) => row.fate === fate).length
  return { rows: fates.length, new: of('new'), same: of('same'), refused: of('refused') }
}

const importHistory: Command = {
  name: 'pressure import',
  takes: 'FILE',
  about: 'Takes in returns of earlier years from a spreadsheet, as the pages do',
  options: {
    lmc: { type: 'string', value: 'NAME', about: 'The LMC they were returned to' },
    columns: { type: 'string', value: 'TITLE=KIND,…', about: 'What columns hold, where their titles don’t say' },
    'dry-run': { type: 'boolean', about: 'Say what would become of each row, and take nothing' },
    json: { type: 'boolean', about: 'Print one JSON object a row, and one for the whole' },
  },
  async run({ open, scope, print }, given) {
    const [path, another] = given.words
    if (path === undefined || another !== undefined)
      throw new CommandRefused('Say which file to take in: one at a time.')
    const { table, ...file } = await opened(path)
    const matching = matchingFor(table, given)
    const installation = await open('whichever')
    const lmcs = await scope(installation).read(lmcsThere)
    const [only, another_lmc] = lmcs
    const asked = wordsGiven(given, 'lmc')
    const lmc = asked || !only || another_lmc ? lmcMeant(asked ?? '', lmcs) : only
    if (typeof lmc === 'string') throw new CommandRefused(asked ? lmc : `Say whose returns they are with --lmc. ${lmc}`)
    const own = scope(installation, system(lmc.office_id, [lmc.id]))

    const put = await own.write((tx) => giveHistoryFile(tx, { ...file, lmc_id: lmc.id, matching }))
    if (!put.done) throw new CommandRefused('This is no spreadsheet. Save it as CSV or XLSX.')
    await own.write((tx) => tryHistoryFile(tx, put.value, table, matching))
    const fates = await own.read((tx) => fatesKept(tx, put.value))
    const is_taken =
      given.options['dry-run'] !== true && (await own.write((tx) => takeHistoryFile(tx, put.value, table))).done
    const whole = figures(fates)
    if (given.options['json']) for (const fate of fates) print(JSON.stringify(fate))
    else
      for (const { line, practice, fate, words } of fates)
        if (fate === 'refused') print(`line ${line}, ${practice || 'no practice'}: ${words.join(' ')}`)
    print(
      given.options['json']
        ? JSON.stringify({ taken_in: is_taken, ...whole })
        : `${count(whole.rows, 'row')}: ${whole.new} new, ${whole.same} known already, ${whole.refused} left out${is_taken ? '' : '; nothing was taken'}`,
    )
    return 0
  },
}

export const commands: readonly Command[] = [importHistory]
