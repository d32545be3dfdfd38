import type { Module } from '../../platform/module.ts'
import { lapseOldAsks } from './asks/jobs.ts'
import { asksDue, waits as askWaits } from './asks/reads.ts'
import { routes as asks } from './asks/routes.tsx'
import { closeWeeks } from './closings/jobs.ts'
import { routes as disagreements } from './disagreements/routes.tsx'
import { commands as historyFileCommands } from './history-files/commands.ts'
import { routes as historyFiles } from './history-files/routes.tsx'
import { routes as ownAsks } from './own-asks/routes.tsx'
import { routes as safeWorking } from './safe-working/routes.tsx'
import { routes as holidays } from './holidays/routes.tsx'
import { routes as settings } from './settings/routes.tsx'
import { suggestAsks } from './suggestions/jobs.ts'
import { routes as thresholds } from './thresholds/routes.tsx'
import { commands as workforceCommands } from './workforce/commands.ts'
import { routes as workforce } from './workforce/routes.tsx'
import { routes as calls } from './calls/routes.tsx'
import { jobs as roundJobs } from './rounds/jobs.ts'
import { letters as roundLetters } from './rounds/letters.tsx'
import { closesAndFreezes } from './rounds/weeks/reads.ts'
import { routes as roundWeeks } from './rounds/weeks/routes.tsx'
import { waits as silenceWaits } from './silences/reads.ts'
import { routes as silences } from './silences/routes.tsx'
import { routes as entries } from './entries/routes.tsx'
import { wantsOfReturns } from './own-returns/reads.ts'
import { routes as ownReturns } from './own-returns/routes.tsx'
import { routes as returnLinks } from './return-links/routes.tsx'
import { namings as returnNamings } from './returns/namings/reads.ts'
import { personal as returnPersonal } from './returns/personal/reads.ts'

export const pressure: Module = {
  name: 'pressure',
  routes: [
    ...asks,
    ...ownAsks,
    ...disagreements,
    ...safeWorking,
    ...thresholds,
    ...workforce,
    ...settings,
    ...holidays,
    ...historyFiles,
    ...roundWeeks,
    ...silences,
    ...calls,
    ...returnLinks,
    ...ownReturns,
    ...entries,
  ],
  jobs: [closeWeeks, lapseOldAsks, suggestAsks, ...roundJobs],
  commands: [...workforceCommands, ...historyFileCommands],
  waits: [...askWaits, ...silenceWaits],
  calendars: [asksDue, closesAndFreezes],
  letters: [...roundLetters],
  navigation: [
    { label: 'Pressure', href: '/pressure', may: 'pressure.read_returns' },
    { label: 'Weekly returns', href: '/our-returns', may: 'pressure.submit_returns' },
  ],
  wants: [{ may: 'pressure.submit_returns', find: wantsOfReturns }],
  namings: [...returnNamings],
  personal: [...returnPersonal],
}
