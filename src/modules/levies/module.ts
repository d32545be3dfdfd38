import type { Module } from '../../platform/module.ts'
import { commands } from './previews/commands.ts'
import { routes as receiptFiles } from './receipt-files/routes.tsx'

export const levies: Module = {
  name: 'levies',
  routes: [...receiptFiles],
  commands,
}
