import type { Module } from '../../platform/module.ts'
import { routes as allocations } from './allocations/routes.tsx'
import { commands } from './previews/commands.ts'
import { routes as receiptFiles } from './receipt-files/routes.tsx'
import { routes as receipts } from './receipts/routes.tsx'

export const levies: Module = {
  name: 'levies',
  routes: [
    // Before a receipt, whose address is any word after theirs.
    ...receiptFiles,
    ...receipts,
    ...allocations,
  ],
  commands,
}
