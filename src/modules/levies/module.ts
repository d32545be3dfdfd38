import type { Module } from '../../platform/module.ts'
import { routes as budgets } from './budgets/routes.tsx'
import { routes as contracts } from './contracts/routes.tsx'
import { routes as levyRoutes } from './levies/routes.tsx'
import { routes as mandates } from './mandates/routes.tsx'
import { commands } from './previews/commands.ts'
import { routes as rates } from './rates/routes.tsx'
import { routes as adjustments } from './adjustments/routes.tsx'
import { routes as explanations } from './explanations/routes.tsx'
import { routes as journals } from './journals/routes.tsx'
import { commands as previewCommands } from './previews/commands.ts'
import { waits as runWaits } from './runs/reads.ts'
import { routes as runs } from './runs/routes.tsx'
import { commands as verificationCommands } from './verifications/commands.ts'
import { routes as collectors } from './collectors/routes.tsx'
import { mailRunDocuments } from './document-letters/jobs.ts'
import { letters as documentLetters } from './document-letters/letters.tsx'
import { routes as documentLetterRoutes } from './document-letters/routes.tsx'
import { routes as documents } from './documents/routes.tsx'
import { printDocuments } from './printings/jobs.ts'
import { routes as rateLetters } from './rate-letters/routes.tsx'
import { routes as schedules } from './schedules/routes.tsx'

export const levies: Module = {
  name: 'levies',
  routes: [
    ...contracts,
    ...mandates,
    ...rates,
    ...budgets, // Last, since a levy’s own address is any word after /levies.
    ...levyRoutes,
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
  navigation: [{ label: 'Levies', href: '/levies', may: 'levies.read_levies' }],
  commands: [...previewCommands, ...verificationCommands],
  waits: [...runWaits],
  jobs: [printDocuments, mailRunDocuments],
  letters: [...documentLetters],
}
