import type { Module } from '../../platform/module.ts'
import { routes as disagreements } from './disagreements/routes.tsx'
import { routes as safeWorking } from './safe-working/routes.tsx'
import { routes as thresholds } from './thresholds/routes.tsx'
import { commands as workforceCommands } from './workforce/commands.ts'
import { routes as workforce } from './workforce/routes.tsx'

export const pressure: Module = {
  name: 'pressure',
  routes: [...disagreements, ...safeWorking, ...thresholds, ...workforce],
  commands: [...workforceCommands],
}
