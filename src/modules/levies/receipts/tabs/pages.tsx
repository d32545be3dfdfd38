import { Tabs } from '../../../../ui/tabs.tsx'

/** What comes in for the levies, and what goes on from there. */
const parts = [
  { label: 'Receipts', href: '/levies/receipts' },
  { label: 'Statements', href: '/levies/receipts/files' },
  { label: 'Owed', href: '/levies/debts' },
  { label: 'Variances', href: '/levies/variances' },
  { label: 'Remittances', href: '/levies/remittances' },
  { label: 'Sessional doctors', href: '/levies/sessional' },
] as const

export const ReceiptTabs = ({ at }: { at: (typeof parts)[number]['href'] }) => (
  <Tabs label="Receipts" tabs={parts.map((tab) => ({ ...tab, current: tab.href === at }))} />
)
