import type { Module } from '../../platform/module.ts'
import { lapseOldAsks } from './asks/jobs.ts'
import { asksDue, waits as askWaits } from './asks/reads.ts'
import { routes as asks } from './asks/routes.tsx'
import { closeWeeks } from './closings/jobs.ts'
import { routes as holidays } from './holidays/routes.tsx'
import { routes as ownAsks } from './own-asks/routes.tsx'
import { routes as settings } from './settings/routes.tsx'
import { suggestAsks } from './suggestions/jobs.ts'

export const pressure: Module = {
  name: 'pressure',
  routes: [
    ...asks,
    ...ownAsks,
    ...settings,
    ...holidays,
  ],
  jobs: [closeWeeks, lapseOldAsks, suggestAsks],
  waits: [...askWaits],
  calendars: [asksDue],
}
