import { accounts } from './modules/accounts/module.ts'
import { ballots } from './modules/ballots/module.ts'
import { desk } from './modules/desk/module.ts'
import { levies } from './modules/levies/module.ts'
import { pressure } from './modules/pressure/module.ts'
import { register } from './modules/register/module.ts'
import type { Config } from './platform/config.ts'
import { fileJobs } from './platform/files/letting-go.ts'
import { platformJobs } from './platform/jobs/platform-jobs.ts'
import type { Job } from './platform/jobs/queue.ts'
import type { Module } from './platform/module.ts'

/** The modules, in order: a later one may use an earlier one. */
export const modules: readonly Module[] = [accounts, register, levies, pressure, ballots, desk]

/** Everything that runs in the background, the platform's own work included. */
export const allJobs = (config: Config): readonly Job[] => [
  ...platformJobs(config),
  ...fileJobs(modules.flatMap(({ lets_go }) => lets_go ?? [])),
  ...modules.flatMap(({ jobs }) => jobs ?? []),
]
