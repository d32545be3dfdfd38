import type { Module } from '../../platform/module.ts'
import { routes as allocations } from './allocations/routes.tsx'
import { routes as debts } from './debts/routes.tsx'
import { commands } from './previews/commands.ts'
import { routes as receiptFiles } from './receipt-files/routes.tsx'
import { routes as receipts } from './receipts/routes.tsx'
import { routes as variances } from './variances/routes.tsx'

export const levies: Module = {
  name: 'levies',
  routes: [
    // Before a receipt, whose address is any word after theirs.
    ...receiptFiles,
    ...receipts,
    ...allocations,
    ...debts,
    ...variances,
  ],
  commands,
}
