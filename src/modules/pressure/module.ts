import type { Module } from '../../platform/module.ts'
import { routes as areaLists } from './area-lists/routes.tsx'
import { operations as areaOperations } from './areas/api.ts'
import { routes as areas } from './areas/routes.tsx'
import { lapseOldAsks } from './asks/jobs.ts'
import { asksDue, waits as askWaits } from './asks/reads.ts'
import { routes as asks } from './asks/routes.tsx'
import { closeWeeks } from './closings/jobs.ts'
import { routes as grids } from './grids/routes.tsx'
import { routes as practicePictures } from './practice-pictures/routes.tsx'
import { routes as disagreements } from './disagreements/routes.tsx'
import { commands as historyFileCommands } from './history-files/commands.ts'
import { letHistoryFilesGo } from './history-files/keepings/writes.ts'
import { routes as historyFiles } from './history-files/routes.tsx'
import { routes as ownAsks } from './own-asks/routes.tsx'
import { routes as safeWorking } from './safe-working/routes.tsx'
import { routes as holidays } from './holidays/routes.tsx'
import { routes as settings } from './settings/routes.tsx'
import { suggestAsks } from './suggestions/jobs.ts'
import { routes as suggestions } from './suggestions/routes.tsx'
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
import { routes as comments } from './comments/routes.tsx'
import { freezeIssues } from './issues/jobs.ts'
import { waits as issueWaits } from './issues/reads.ts'
import { forgetReturns } from './keepings/jobs.ts'
import { routes as issues } from './issues/routes.tsx'
import { routes as recipients } from './recipients/routes.tsx'
import { mailIssue } from './releases/jobs.ts'
import { letters as releaseLetters } from './releases/letters.tsx'
import { routes as releases } from './releases/routes.tsx'
import { commands as rollupCommands } from './rollups/commands.ts'
import { routes as signingKeys } from './signing-keys/routes.tsx'
import { routes as sitreps } from './sitreps/routes.tsx'

export const pressure: Module = {
  name: 'pressure',
  routes: [
    ...asks,
    ...suggestions,
    ...ownAsks,
    ...disagreements,
    ...safeWorking,
    ...thresholds,
    // Before a practice's weeks, whose addresses are any word after its code.
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
    ...areaLists,
    ...areas,
    ...grids,
    ...practicePictures,
    ...comments,
    ...issues,
    ...releases,
    ...recipients,
    ...signingKeys,
    ...sitreps,
  ],
  apis: [...areaOperations],
  jobs: [closeWeeks, forgetReturns, freezeIssues, lapseOldAsks, mailIssue, suggestAsks, ...roundJobs],
  commands: [...rollupCommands, ...workforceCommands, ...historyFileCommands],
  waits: [...askWaits, ...issueWaits, ...silenceWaits],
  calendars: [asksDue, closesAndFreezes],
  letters: [...releaseLetters, ...roundLetters],
  navigation: [
    { label: 'Pressure', href: '/pressure', may: 'pressure.see_picture' },
    { label: 'Weekly returns', href: '/our-returns', may: 'pressure.submit_returns' },
  ],
  wants: [{ may: 'pressure.submit_returns', find: wantsOfReturns }],
  namings: [...returnNamings],
  personal: [...returnPersonal],
  lets_go: [letHistoryFilesGo],
  about_practices: [
    {
      label: 'Its weekly returns',
      may: 'pressure.read_returns',
      href: (ods_code) => `/pressure/practices/${ods_code}`,
    },
  ],
}
