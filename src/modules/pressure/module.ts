import type { Module } from '../../platform/module.ts'
import { routes as entries } from './entries/routes.tsx'
import { wantsOfReturns } from './own-returns/reads.ts'
import { routes as ownReturns } from './own-returns/routes.tsx'
import { routes as returnLinks } from './return-links/routes.tsx'
import { namings as returnNamings } from './returns/namings/reads.ts'
import { personal as returnPersonal } from './returns/personal/reads.ts'

export const pressure: Module = {
  name: 'pressure',
  routes: [...returnLinks, ...ownReturns, ...entries],
  wants: [{ may: 'pressure.submit_returns', find: wantsOfReturns }],
  namings: [...returnNamings],
  personal: [...returnPersonal],
  navigation: [{ label: 'Weekly returns', href: '/our-returns', may: 'pressure.submit_returns' }],
}
