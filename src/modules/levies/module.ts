import type { Module } from '../../platform/module.ts'
import { routes as adjustments } from './adjustments/routes.tsx'
import { routes as allocations } from './allocations/routes.tsx'
import { routes as debts } from './debts/routes.tsx'
import { routes as explanations } from './explanations/routes.tsx'
import { routes as journals } from './journals/routes.tsx'
import { commands as previewCommands } from './previews/commands.ts'
import { routes as receiptFiles } from './receipt-files/routes.tsx'
import { routes as receipts } from './receipts/routes.tsx'
import { routes as remittances } from './remittances/routes.tsx'
import { waits as runWaits } from './runs/reads.ts'
import { routes as runs } from './runs/routes.tsx'
import { personal as sessionalPersonal } from './sessional-members/personal/reads.ts'
import { routes as sessionalMembers } from './sessional-members/routes.tsx'
import { routes as variances } from './variances/routes.tsx'
import { commands as verificationCommands } from './verifications/commands.ts'

export const levies: Module = {
  name: 'levies',
  routes: [
    ...runs,
    ...adjustments,
    ...explanations,
    ...journals,
    // Before a receipt, whose address is any word after theirs.
    ...receiptFiles,
    ...receipts,
    ...allocations,
    ...debts,
    ...variances,
    ...remittances,
    ...sessionalMembers,
  ],
  commands: [...previewCommands, ...verificationCommands],
  waits: [...runWaits],
  personal: [...sessionalPersonal],
}
