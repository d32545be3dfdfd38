import type { Module } from '../../platform/module.ts'
import { routes as adjustments } from './adjustments/routes.tsx'
import { routes as collectors } from './collectors/routes.tsx'
import { mailRunDocuments } from './document-letters/jobs.ts'
import { letters as documentLetters } from './document-letters/letters.tsx'
import { routes as documentLetterRoutes } from './document-letters/routes.tsx'
import { routes as documents } from './documents/routes.tsx'
import { routes as explanations } from './explanations/routes.tsx'
import { routes as journals } from './journals/routes.tsx'
import { commands as previewCommands } from './previews/commands.ts'
import { printDocuments } from './printings/jobs.ts'
import { routes as rateLetters } from './rate-letters/routes.tsx'
import { waits as runWaits } from './runs/reads.ts'
import { routes as runs } from './runs/routes.tsx'
import { routes as schedules } from './schedules/routes.tsx'
import { commands as verificationCommands } from './verifications/commands.ts'

export const levies: Module = {
  name: 'levies',
  routes: [
    ...runs,
    ...adjustments,
    ...explanations,
    ...journals,
    ...collectors,
    ...rateLetters,
    ...schedules,
    ...documentLetterRoutes,
    ...documents,
  ],
  jobs: [printDocuments, mailRunDocuments],
  letters: [...documentLetters],
  commands: [...previewCommands, ...verificationCommands],
  waits: [...runWaits],
}
