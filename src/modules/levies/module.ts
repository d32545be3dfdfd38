import type { Module } from '../../platform/module.ts'
import { routes as budgets } from './budgets/routes.tsx'
import { routes as contracts } from './contracts/routes.tsx'
import { routes as levyRoutes } from './levies/routes.tsx'
import { routes as mandates } from './mandates/routes.tsx'
import { commands } from './previews/commands.ts'
import { routes as rates } from './rates/routes.tsx'

export const levies: Module = {
  name: 'levies',
  routes: [
    ...contracts,
    ...mandates,
    ...rates,
    ...budgets,
    // Last, since a levy’s own address is any word after /levies.
    ...levyRoutes,
  ],
  commands,
  navigation: [{ label: 'Levies', href: '/levies', may: 'levies.read_levies' }],
}
