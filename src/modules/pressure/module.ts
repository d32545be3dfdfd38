import type { Module } from '../../platform/module.ts'
import { closeWeeks } from './closings/jobs.ts'

export const pressure: Module = {
  name: 'pressure',
  routes: [],
  jobs: [closeWeeks],
}
