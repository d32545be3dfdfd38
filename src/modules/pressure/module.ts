import type { Module } from '../../platform/module.ts'
import { routes as thresholds } from './thresholds/routes.tsx'

export const pressure: Module = {
  name: 'pressure',
  routes: [...thresholds],
}
