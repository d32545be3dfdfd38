import type { Module } from '../../platform/module.ts'
import { routes as collectors } from './collectors/routes.tsx'
import { mailRunDocuments } from './document-letters/jobs.ts'
import { letters as documentLetters } from './document-letters/letters.tsx'
import { routes as documentLetterRoutes } from './document-letters/routes.tsx'
import { routes as documents } from './documents/routes.tsx'
import { commands } from './previews/commands.ts'
import { printDocuments } from './printings/jobs.ts'
import { routes as rateLetters } from './rate-letters/routes.tsx'
import { routes as schedules } from './schedules/routes.tsx'

export const levies: Module = {
  name: 'levies',
  routes: [...collectors, ...rateLetters, ...schedules, ...documentLetterRoutes, ...documents],
  jobs: [printDocuments, mailRunDocuments],
  letters: [...documentLetters],
  commands,
}
