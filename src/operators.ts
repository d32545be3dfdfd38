import { seedCommands } from '../seeds/commands.ts'
import type { CommandGroup } from './command-line.ts'
import { allJobs, modules } from './modules.ts'
import { clockAheadIn } from './platform/clock.ts'
import type { CommandTools } from './platform/command.ts'
import type { Config } from './platform/config.ts'
import { openInstallation, type Installation } from './platform/installation.ts'
import { platformCommands } from './platform/platform-commands.ts'
import { openScope, system } from './platform/scope.ts'

/** Every command there is, by module. */
export const groups: readonly CommandGroup[] = [
  ...modules.map(({ name, commands = [] }) => ({ name, commands })),
  { name: 'installation', commands: [...platformCommands, ...seedCommands] },
]

const opened: Installation[] = []
export const closeAll = () => Promise.all(opened.splice(0).map((installation) => installation.close()))

/** `clock` is the machine's; a demonstration's may be ahead of it. */
export function installationTools(
  config: Config,
  clock: CommandTools['now'],
): Pick<CommandTools, 'now' | 'open' | 'scope'> {
  let ahead = 0
  const now = () => clock().add({ seconds: ahead })
  return {
    now,
    async open(kind) {
      const installation = await openInstallation(config, kind, allJobs(config), 4)
      opened.push(installation)
      ahead = await clockAheadIn(installation.db)
      return installation
    },
    scope: ({ db, jobs }, actor = system()) => openScope(db, jobs, actor, now()),
  }
}
