import type { Module } from '../../platform/module.ts'
import { routes as adjustments } from './adjustments/routes.tsx'
import { routes as allocations } from './allocations/routes.tsx'
import { routes as budgets } from './budgets/routes.tsx'
import { routes as collectors } from './collectors/routes.tsx'
import { routes as contracts } from './contracts/routes.tsx'
import { routes as debts } from './debts/routes.tsx'
import { mailRunDocuments } from './document-letters/jobs.ts'
import { letters as documentLetters } from './document-letters/letters.tsx'
import { routes as documentLetterRoutes } from './document-letters/routes.tsx'
import { routes as documents } from './documents/routes.tsx'
import { waits as duePeriodWaits } from './due-periods/reads.ts'
import { routes as explanations } from './explanations/routes.tsx'
import { waits as handingOverWaits } from './handings-over/reads.ts'
import { routes as handingsOver } from './handings-over/routes.tsx'
import { routes as journals } from './journals/routes.tsx'
import { routes as levyRoutes } from './levies/routes.tsx'
import { routes as mandates } from './mandates/routes.tsx'
import { namings } from './namings/reads.ts'
import { routes as ownLevies } from './own-levies/routes.tsx'
import { routes as practiceLevies } from './practice-levies/routes.tsx'
import { commands as previewCommands } from './previews/commands.ts'
import { printDocuments } from './printings/jobs.ts'
import { tellOfAnswer } from './questions/jobs.ts'
import { letters as questionLetters } from './questions/letters.tsx'
import { personal as questionPersonal } from './questions/personal/reads.ts'
import { waits as questionWaits } from './questions/reads.ts'
import { routes as questions } from './questions/routes.tsx'
import { waits as rateLetterWaits } from './rate-letters/reads.ts'
import { routes as rateLetters } from './rate-letters/routes.tsx'
import { routes as rates } from './rates/routes.tsx'
import { letReceiptFilesGo } from './receipt-files/keepings/writes.ts'
import { waits as receiptFileWaits } from './receipt-files/reads.ts'
import { routes as receiptFiles } from './receipt-files/routes.tsx'
import { waits as receiptWaits } from './receipts/reads.ts'
import { routes as receipts } from './receipts/routes.tsx'
import { waits as reminderWaits } from './reminders/reads.ts'
import { routes as reminders } from './reminders/routes.tsx'
import { waits as remittanceWaits } from './remittances/reads.ts'
import { routes as remittances } from './remittances/routes.tsx'
import { routes as remittancesTakenBack } from './remittances/takings-back/routes.tsx'
import { waits as runWaits } from './runs/reads.ts'
import { routes as runs } from './runs/routes.tsx'
import { waits as scheduleWaits } from './schedules/reads.ts'
import { routes as schedules } from './schedules/routes.tsx'
import { searches } from './searches/reads.ts'
import { personal as sessionalPersonal } from './sessional-members/personal/reads.ts'
import { routes as sessionalMembers } from './sessional-members/routes.tsx'
import { routes as setOffs } from './set-offs/routes.tsx'
import { routes as variances } from './variances/routes.tsx'
import { commands as verificationCommands } from './verifications/commands.ts'
import { routes as verifications } from './verifications/routes.tsx'
import { letWeightedFilesGo } from './weighted-files/keepings/writes.ts'
import { waits as weightedFileWaits } from './weighted-files/reads.ts'
import { routes as weightedFiles } from './weighted-files/routes.tsx'
import { waits as writeOffWaits } from './write-offs/reads.ts'
import { routes as writeOffs } from './write-offs/routes.tsx'

export const levies: Module = {
  name: 'levies',
  routes: [
    ...contracts,
    ...mandates,
    ...rates,
    ...budgets,
    ...runs,
    ...adjustments,
    ...explanations,
    ...journals,
    ...verifications,
    ...collectors,
    ...rateLetters,
    ...schedules,
    ...documentLetterRoutes,
    ...handingsOver,
    ...documents,
    ...reminders,
    // Before a receipt, whose address is any word after theirs.
    ...receiptFiles,
    ...receipts,
    ...allocations,
    ...debts,
    ...setOffs,
    ...variances,
    ...remittances,
    ...remittancesTakenBack,
    ...sessionalMembers,
    ...practiceLevies,
    ...ownLevies,
    ...questions,
    ...writeOffs,
    ...weightedFiles,
    // Last, since a levy’s own address is any word after /levies.
    ...levyRoutes,
  ],
  jobs: [printDocuments, mailRunDocuments, tellOfAnswer],
  commands: [...previewCommands, ...verificationCommands],
  navigation: [
    { label: 'Levies', href: '/levies', may: 'levies.read_levies' },
    { label: 'Our levies', href: '/our-levies', may: 'levies.see_own_levies' },
  ],
  searches,
  // In the order of a quarter's work.
  waits: [
    ...rateLetterWaits,
    ...weightedFileWaits,
    ...duePeriodWaits,
    ...runWaits,
    ...scheduleWaits,
    ...handingOverWaits,
    ...receiptFileWaits,
    ...receiptWaits,
    ...remittanceWaits,
    ...questionWaits,
    ...writeOffWaits,
    ...reminderWaits,
  ],
  personal: [...sessionalPersonal, ...questionPersonal],
  letters: [...documentLetters, ...questionLetters],
  about_practices: [
    {
      label: 'Its levies',
      may: 'levies.read_levies',
      href: (ods_code) => `/levies/practices/${ods_code}`,
    },
  ],
  namings,
  lets_go: [letReceiptFilesGo, letWeightedFilesGo],
}
