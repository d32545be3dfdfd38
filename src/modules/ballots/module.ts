import type { Module } from '../../platform/module.ts'
import { commands } from './counts/commands.ts'

export const ballots: Module = {
  name: 'ballots',
  routes: [],
  commands,
}
