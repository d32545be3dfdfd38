import { seedCommands } from '../seeds/commands.ts'
import { runCommandLine } from './command-line.ts'
import { allJobs, modules } from './modules.ts'
import { clockAheadIn } from './platform/clock.ts'
import { CommandRefused, type CommandTools } from './platform/command.ts'
import { readConfig, type Config } from './platform/config.ts'
import { openInstallation, WrongKind, type Installation } from './platform/installation.ts'
import { platformCommands } from './platform/platform-commands.ts'
import { openScope, system } from './platform/scope.ts'

/** Whoever read our output has read enough: `openlmc practices | head`. */
class ReaderGone extends Error {}

let reader_is_gone = false
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  reader_is_gone = true
})

const opened: Installation[] = []
const closeAll = () => Promise.all(opened.splice(0).map((installation) => installation.close()))

let ahead = 0
const now = () => Temporal.Now.instant().add({ seconds: ahead })

/** A variable of the environment that can't be read is the operator's to put right, like an option. */
function configGiven(): Config {
  try {
    return readConfig()
  } catch (error) {
    throw error instanceof RangeError ? new CommandRefused(error.message) : error
  }
}

const toolsFor = (config: Config): CommandTools => ({
  config,
  now,
  async open(kind) {
    const installation = await openInstallation(config, kind, allJobs(config), 4)
    opened.push(installation)
    ahead = await clockAheadIn(installation.db)
    return installation
  },
  scope: ({ db, jobs }, actor = system()) => openScope(db, jobs, actor, now()),
  print(line) {
    if (reader_is_gone) throw new ReaderGone()
    process.stdout.write(`${line}\n`)
  },
  say: (line) => void process.stderr.write(`${line}\n`),
})

function complain(error: unknown): number {
  if (error instanceof ReaderGone) return 0
  const words = error instanceof Error ? error.message : String(error)
  if (error instanceof CommandRefused || error instanceof WrongKind) {
    process.stderr.write(`${words}\n`)
    return 2
  }
  const wants_trace = process.env['LOG_LEVEL'] === 'debug'
  const trace = error instanceof Error && wants_trace ? `\n${error.stack}` : ''
  process.stderr.write(
    `Something went wrong: ${words.split('\n')[0]}${trace || ' (for the trace, set LOG_LEVEL=debug)'}\n`,
  )
  return 1
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void closeAll().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)))

try {
  process.exitCode = await runCommandLine(
    process.argv.slice(2),
    [
      ...modules.map(({ name, commands = [] }) => ({ name, commands })),
      { name: 'installation', commands: [...platformCommands, ...seedCommands] },
    ],
    toolsFor(configGiven()),
  )
} catch (error) {
  process.exitCode = complain(error)
} finally {
  await closeAll()
}
