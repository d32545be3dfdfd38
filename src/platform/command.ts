import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from './config.ts'
import type { Installation, InstallationKind } from './installation.ts'
import type { Actor, Scope } from './scope.ts'
import { isYearMeant } from './values.ts'

/** What an operator's command works with. */
export type CommandTools = {
  readonly config: Config
  readonly now: () => Temporal.Instant
  /** Opens the installation (starting its database if it isn't running); closed when the command ends. */
  readonly open: (kind: InstallationKind | 'whichever') => Promise<Installation>
  readonly scope: (installation: Installation, actor?: Actor) => Scope
  /** Figures and answers, to standard output. */
  readonly print: (line: string) => void
  /** A file that isn't text, to standard output. */
  readonly printBytes?: (bytes: Uint8Array) => void
  /** What goes on meanwhile, to standard error. */
  readonly say: (line: string) => void
}

export type Given = {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

export type Command = {
  /** As typed: `import`, `lmc add`. */
  readonly name: string
  /** What follows the name: `FILE…`. */
  readonly takes?: string
  readonly about: string
  readonly options?: Readonly<
    Record<string, { readonly type: 'string' | 'boolean'; readonly value?: string; readonly about: string }>
  >
  /** The exit code: 0 done, 2 refused with a sentence. */
  readonly run: (tools: CommandTools, given: Given) => Promise<number>
}

export const parseOptions = (command: Command): ParseArgsOptionsConfig =>
  Object.fromEntries(Object.entries(command.options ?? {}).map(([name, { type }]) => [name, { type }]))

/** A refusal of a command: one sentence, exit code 2. */
export class CommandRefused extends Error {}

/** What was given with an option, without space around it; undefined where nothing was. */
export const wordsGiven = ({ options }: Given, name: string) =>
  (typeof options[name] === 'string' ? options[name].trim() : '') || undefined

/** The day given with an option; undefined where none was. */
export function dayGiven(given: Given, name: string): Temporal.PlainDate | undefined {
  const words = wordsGiven(given, name)
  if (words === undefined) return undefined
  try {
    const day = Temporal.PlainDate.from(words)
    if (isYearMeant(day.year)) return day
  } catch {}
  throw new CommandRefused(`--${name} ${words} is not a day. Write it as 2026-02-03.`)
}
