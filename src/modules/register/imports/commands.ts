import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { CommandRefused, type Command, type CommandTools, type Given } from '../../../platform/command.ts'
import { sha256 } from '../../../platform/config.ts'
import { londonDay, thousands } from '../../../platform/values.ts'
import { fetchFile, NotFetched } from '../publishers/feeds.ts'
import { addressOf, publishers } from '../publishers/reads.ts'
import { kinds, webAddress } from '../publishers/rules.ts'
import { setAddress } from '../publishers/writes.ts'
import { readOpenData } from './feeds.ts'
import { refusalOf, type FileReport } from './reports/rules.ts'
import { foundReal, importFiles, rebuild, type GivenFile } from './writes.ts'

type Bytes = { readonly bytes: Uint8Array; readonly file_name: string }

const take: Command = {
  name: 'import',
  takes: 'FILE…',
  about: 'Takes open data in: files of any kind OpenLMC knows, all of them or none',
  options: {
    'dry-run': { type: 'boolean', about: 'Report what would change, and change nothing' },
    'as-at': { type: 'string', value: 'DATE', about: 'The day the files describe, where they do not say' },
    'accept-drop': { type: 'boolean', about: 'Take them in even if far fewer practices are in them than before' },
    latest: { type: 'string', value: 'KIND', about: 'Fetch the current file of this kind from its publisher' },
    json: { type: 'boolean', about: 'Print one JSON object a file, and one for the whole' },
  },
  async run(tools, given) {
    const { latest } = given.options
    if (given.words.length === 0 && typeof latest !== 'string')
      throw new CommandRefused('Say which files to take in, or --latest KIND to fetch one.')
    const installation = await tools.open('real')
    const scope = tools.scope(installation)
    const files = await Promise.all(given.words.map(onDisk))
    if (typeof latest === 'string')
      files.push(await fetched(tools, await scope.read((tx) => addressOf(tx, latest)), latest))
    const read = await Promise.all(files.map((file) => readGiven(tools, given, file)))
    const { answer, report } = await importFiles(scope, read, {
      dry_run: given.options['dry-run'] === true,
      accept_drop: given.options['accept-drop'] === true,
      progress: (percent, words) => tools.say(`${percent}% ${words}`),
    })
    if (answer.done && !installation.is_founded) await scope.operate(foundReal)
    const { files: reports, ...whole } = report
    if (given.options.json) {
      for (const file of reports) tools.print(JSON.stringify(file))
      tools.print(JSON.stringify({ taken_in: answer.done, refused: answer.done ? null : answer.why, ...whole }))
    } else {
      for (const file of reports) tools.print(inWords(file))
      for (const { lmc, kind, found } of report.changes) tools.print(`${lmc}: ${found} ${kind.replaceAll('_', ' ')}`)
    }
    if (answer.done || answer.why === 'only_tried') return 0
    throw new CommandRefused(refusalOf(answer.why, report))
  },
}

async function onDisk(path: string): Promise<Bytes> {
  try {
    return { bytes: await readFile(path), file_name: basename(path) }
  } catch {
    throw new CommandRefused(`${path} can’t be read. Check that it is there.`)
  }
}

async function fetched(tools: CommandTools, publisher: { address: string } | undefined, kind: string): Promise<Bytes> {
  if (!publisher)
    throw new CommandRefused(`There is no address for ${kind}. Give one with: openlmc publishers set ${kind} ADDRESS`)
  tools.say(`Fetching ${publisher.address}`)
  try {
    return await fetchFile(publisher.address)
  } catch (error) {
    if (error instanceof NotFetched) throw new CommandRefused(error.message)
    throw error
  }
}

async function readGiven(tools: CommandTools, { options }: Given, { bytes, file_name }: Bytes): Promise<GivenFile> {
  const as_at = typeof options['as-at'] === 'string' ? dayIn(options['as-at']) : undefined
  const read = await readOpenData(bytes, file_name, { today: londonDay(tools.now()), as_at })
  if (read.ok) return { data: read.data, file_name, sha256: sha256(bytes), bytes: bytes.length }
  const { file, line, what, remedy } = read.mistake
  throw new CommandRefused(`${file}${line === undefined ? '' : `, line ${line}`}: ${what} ${remedy}`)
}

function dayIn(words: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(words)
  } catch {
    throw new CommandRefused(`--as-at ${words} is not a day. Write it as 2026-02-03.`)
  }
}

function inWords(file: FileReport): string {
  const head = `${file.file_name}: ${file.kind.replaceAll('_', ' ')} as of ${file.seen_on}, ${thousands(file.rows_read)} rows`
  if (file.already_taken_in) return `${head}; taken in before, nothing changed`
  const figures = Object.entries(file.figures).flatMap(([name, figure]) =>
    typeof figure === 'object'
      ? []
      : [`${name.replaceAll('_', ' ')} ${typeof figure === 'number' ? thousands(figure) : figure}`],
  )
  const rows = `${thousands(file.added)} added, ${thousands(file.changed)} changed, ${thousands(file.unchanged)} unchanged`
  return [`${head}; ${rows}`, ...figures.map((figure) => `  ${figure}`)].join('\n')
}

const rebuildAll: Command = {
  name: 'register rebuild',
  about: 'Works out afresh, from what the files said, what was true of each practice on each day',
  async run({ open, scope, print }) {
    const answer = await scope(await open('whichever')).operate(rebuild)
    if (answer.done) print(`${thousands(answer.value)} periods written.`)
    return 0
  },
}

const listPublishers: Command = {
  name: 'publishers',
  about: 'Lists where each publisher keeps its current file',
  options: { json: { type: 'boolean', about: 'Print one JSON object a line' } },
  async run({ open, scope, print }, { options }) {
    for (const { kind, address } of await scope(await open('real')).read(publishers))
      print(options.json ? JSON.stringify({ kind, address }) : `${kind}  ${address}`)
    return 0
  },
}

const setPublisher: Command = {
  name: 'publishers set',
  takes: 'KIND ADDRESS',
  about: 'Says where the current file of a kind is',
  async run({ open, scope, print }, { words: [kind = '', given = ''] }) {
    if (!kinds.some((known) => known === kind))
      throw new CommandRefused(`There is no kind “${kind}”. The kinds are ${kinds.join(', ')}.`)
    const address = webAddress(given)
    if (!address) throw new CommandRefused(`“${given}” is not a web address. It begins with https:// or http://.`)
    await scope(await open('real')).operate((tx) => setAddress(tx, kind, address))
    print(`${kind} is fetched from ${address}.`)
    return 0
  },
}

export const commands: readonly Command[] = [take, rebuildAll, listPublishers, setPublisher]
