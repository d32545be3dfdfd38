import type { Module } from '../../platform/module.ts'
import { routes as checks } from './checks/routes.tsx'
import { routes as comparisons } from './comparisons/routes.tsx'
import { commands } from './counts/commands.ts'
import { routes as counts } from './counts/routes.tsx'
import { routes as motions } from './motions/routes.tsx'
import { routes as resultSheets } from './result-sheets/routes.tsx'

export const ballots: Module = {
  name: 'ballots',
  // The counts' own addresses before those of one of them.
  routes: [...counts, ...motions, ...comparisons, ...resultSheets, ...checks],
  commands,
  navigation: [{ label: 'Counts', href: '/counts', may: 'ballots.read_counts' }],
}
