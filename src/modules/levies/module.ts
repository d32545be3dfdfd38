import type { Module } from '../../platform/module.ts'
import { routes as adjustments } from './adjustments/routes.tsx'
import { routes as explanations } from './explanations/routes.tsx'
import { routes as journals } from './journals/routes.tsx'
import { commands as previewCommands } from './previews/commands.ts'
import { waits as runWaits } from './runs/reads.ts'
import { routes as runs } from './runs/routes.tsx'
import { commands as verificationCommands } from './verifications/commands.ts'

export const levies: Module = {
  name: 'levies',
  routes: [...runs, ...adjustments, ...explanations, ...journals],
  commands: [...previewCommands, ...verificationCommands],
  waits: [...runWaits],
}
