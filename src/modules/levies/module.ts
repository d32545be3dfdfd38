import type { Module } from '../../platform/module.ts'
import { commands } from './previews/commands.ts'

export const levies: Module = {
  name: 'levies',
  routes: [],
  commands,
}
