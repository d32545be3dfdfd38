import type { Module } from '../../platform/module.ts'
import { routes as calls } from './calls/routes.tsx'
import { jobs as roundJobs } from './rounds/jobs.ts'
import { letters as roundLetters } from './rounds/letters.tsx'
import { closesAndFreezes } from './rounds/weeks/reads.ts'
import { routes as roundWeeks } from './rounds/weeks/routes.tsx'
import { waits as silenceWaits } from './silences/reads.ts'
import { routes as silences } from './silences/routes.tsx'

export const pressure: Module = {
  name: 'pressure',
  routes: [...roundWeeks, ...silences, ...calls],
  jobs: [...roundJobs],
  letters: [...roundLetters],
  waits: [...silenceWaits],
  calendars: [closesAndFreezes],
  navigation: [{ label: 'Pressure', href: '/pressure', may: 'pressure.read_returns' }],
}
