import type { Command, CommandTools, Given } from '../../src/platform/command.ts'
import type { Installation } from '../../src/platform/installation.ts'
import { testConfig, type Site } from './site.ts'

/** Runs commands as an operator would type them; answers what each prints. */
export const typedAt =
  (installation: Installation, site: Site, commands: readonly Command[]) =>
  async (name: string, options: Given['options'] = {}, words: readonly string[] = []): Promise<string[]> => {
    const printed: string[] = []
    const tools: CommandTools = {
      config: testConfig,
      now: () => site.now,
      open: async () => installation,
      scope: (_, actor) => site.scope(actor),
      print: (line) => printed.push(line),
      say: () => undefined,
    }
    const command = commands.find((one) => one.name === name)
    if (!command) throw new Error(`there is no command ${name}`)
    await command.run(tools, { words, options })
    return printed
  }
