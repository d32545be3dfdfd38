import type { Module } from '../../platform/module.ts'
import { routes as areas } from './areas/routes.tsx'
import { routes as groups } from './groups/routes.tsx'
import { routes as practices } from './practices/routes.tsx'
import { routes as profiles } from './profiles/routes.tsx'

export const register: Module = {
  name: 'register',
  routes: [...practices, ...profiles, ...groups, ...areas],
  navigation: [
    { label: 'Practices', href: '/practices', may: 'register.read_practices' },
    { label: 'Areas', href: '/areas', may: 'register.read_areas' },
    { label: 'Changes', href: '/changes', may: 'register.read_changes' },
    { label: 'LMCs', href: '/lmcs', may: 'register.read_practices' },
    { label: 'Imports', href: '/imports', may: 'register.read_imports' },
  ],
}
