import { parseArgs } from 'node:util'
import { CommandRefused, parseOptions, type Command, type CommandTools } from './platform/command.ts'

export type CommandGroup = { readonly name: string; readonly commands: readonly Command[] }

type Printing = Pick<CommandTools, 'print' | 'say'>

const usage = 'openlmc <command> [options]'

/** Words on the left, what they mean on the right; a long left has a line of its own. */
const columns = (rows: readonly (readonly [left: string, right: string])[]) =>
  rows.map(([left, right]) =>
    left.length > 26 ? `  ${left}\n${' '.repeat(30)}${right}` : `  ${left.padEnd(26)}  ${right}`,
  )

const called = ({ name, takes }: Command) => (takes ? `${name} ${takes}` : name)

const listed = (groups: readonly CommandGroup[]) =>
  groups
    .filter(({ commands }) => commands.length > 0)
    .flatMap(({ name, commands }) => [
      '',
      name,
      ...columns(commands.map((command) => [called(command), command.about] as const)),
    ])

function explained(command: Command): readonly string[] {
  const options = Object.entries(command.options ?? {}).map(
    ([name, { value, about }]) => [`--${name}${value ? ` ${value}` : ''}`, about] as const,
  )
  return [
    `openlmc ${called(command)} [options]`,
    '',
    command.about,
    '',
    ...columns([...options, ['--help', 'Says this'] as const]),
  ]
}

/** Node says what is wrong with an option in its first sentence, and how its own parser works in the rest. */
const firstSentence = (error: Error) => `${error.message.split(/\. |\n/)[0]?.replace(/\.$/, '')}.`

function given(command: Command, args: readonly string[]) {
  const see = `See: openlmc ${command.name} --help`
  try {
    const options = { ...parseOptions(command), help: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    const { takes = '' } = command
    if (!values['help'] && takes && !takes.startsWith('[') && positionals.length === 0)
      throw new CommandRefused(`Say which ${takes.replace('…', '')}. ${see}`)
    const most = takes.endsWith('…') ? Infinity : takes ? takes.split(' ').length : 0
    if (positionals.length > most) throw new CommandRefused(`“${positionals[most]}” is one word too many. ${see}`)
    return { options: values as Readonly<Record<string, string | boolean | undefined>>, words: positionals }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new CommandRefused(`${firstSentence(error)} ${see}`)
  }
}

/** Does what was typed; the exit code comes back. What the command opened is for the caller to close. */
export async function runCommandLine(
  args: readonly string[],
  groups: readonly CommandGroup[],
  tools: CommandTools,
): Promise<number> {
  const help = ({ print }: Printing, lines: readonly string[]) => {
    for (const line of lines) print(line)
    return 0
  }
  const commands = groups.flatMap((group) => group.commands)
  const wants_help = args.some((word) => word === '--help' || word === '-h') || args[0] === 'help'
  const typed = args.filter((word) => !['--help', '-h', 'help'].includes(word))
  if (typed.length === 0)
    return help(tools, [usage, ...listed(groups), '', 'Say more about one: openlmc <command> --help'])

  const command = commands
    .filter(({ name }) => name.split(' ').every((word, at) => typed[at] === word))
    .sort((one, other) => other.name.length - one.name.length)[0]
  if (!command) {
    const begun = commands.filter(({ name }) => name.startsWith(`${typed[0]} `))
    const lines = columns(begun.map((one) => [called(one), one.about] as const))
    if (begun.length > 0 && wants_help) return help(tools, [usage, '', ...lines])
    const instead =
      begun.length > 0
        ? `It is one of: ${begun.map(({ name }) => name).join(', ')}.`
        : 'See what there is with: openlmc --help'
    throw new CommandRefused(`There is no command “${typed.slice(0, 2).join(' ')}”. ${instead}`)
  }
  if (wants_help) return help(tools, explained(command))
  return command.run(tools, given(command, args.slice(command.name.split(' ').length)))
}
