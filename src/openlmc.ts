import { runCommandLine, type CommandGroup } from './command-line.ts'
import { commands as counting } from './modules/ballots/counts/commands.ts'
import { commands as merging } from './modules/pressure/rollups/commands.ts'
import { CommandRefused, type CommandTools } from './platform/command.ts'
import { readConfig, type Config } from './platform/config.ts'

/** Whoever read our output has read enough: `openlmc practices | head`. */
class ReaderGone extends Error {}

let reader_is_gone = false
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  reader_is_gone = true
})

/** A variable of the environment that can't be read is the operator's to put right, like an option. */
function configGiven(): Config {
  try {
    return readConfig()
  } catch (error) {
    throw error instanceof RangeError ? new CommandRefused(error.message) : error
  }
}

const printing: Pick<CommandTools, 'print' | 'printBytes' | 'say'> = {
  print(line) {
    if (reader_is_gone) throw new ReaderGone()
    process.stdout.write(`${line}\n`)
  },
  printBytes: (bytes) => void process.stdout.write(bytes),
  say: (line) => void process.stderr.write(`${line}\n`),
}

type Program = {
  readonly groups: readonly CommandGroup[]
  readonly tools: Pick<CommandTools, 'now' | 'open' | 'scope'>
  readonly closeAll: () => Promise<unknown>
}

const clock = () => Temporal.Now.instant()

const notOpened = () => {
  throw new Error('this command was to need no installation')
}

/** These need no installation, so they don't load what opens one: that takes a quarter of a second. */
const at_once: readonly CommandGroup[] = [
  { name: 'ballots', commands: counting },
  { name: 'pressure', commands: merging },
]

async function programFor(config: Config, args: readonly string[]): Promise<Program> {
  const isAsked = (name: string) => name.split(' ').every((word, at) => args[at] === word)
  if (at_once.some(({ commands }) => commands.some(({ name }) => isAsked(name))))
    return {
      groups: at_once,
      tools: { now: clock, open: notOpened, scope: notOpened },
      closeAll: async () => undefined,
    }
  const { groups, installationTools, closeAll } = await import('./operators.ts')
  return { groups, tools: installationTools(config, clock), closeAll }
}

function complain(error: unknown): number {
  if (error instanceof ReaderGone) return 0
  const words = error instanceof Error ? error.message : String(error)
  if (error instanceof CommandRefused) {
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

let closeAll: Program['closeAll'] = async () => undefined

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void closeAll().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)))

try {
  const args = process.argv.slice(2)
  const config = configGiven()
  const program = await programFor(config, args)
  closeAll = program.closeAll
  process.exitCode = await runCommandLine(args, program.groups, { config, ...printing, ...program.tools })
} catch (error) {
  process.exitCode = complain(error)
} finally {
  await closeAll()
}
