import type { Command } from './command.ts'
import { recordCommands } from './records/commands.ts'

/** What an operator may type about the platform itself. */
export const platformCommands: readonly Command[] = recordCommands
