import type { Module } from '../../platform/module.ts'
import { routes as queueRoutes } from './queues/routes.tsx'
import { routes as recordRoutes } from './records/routes.tsx'
import { routes as searchRoutes } from './search/routes.tsx'

export const desk: Module = {
  name: 'desk',
  routes: [...searchRoutes, ...recordRoutes, ...queueRoutes],
  navigation: [
    { label: 'The record', href: '/record', may: 'desk.read_record' },
    { label: 'Operations', href: '/operations', may: 'desk.work_jobs' },
  ],
}
