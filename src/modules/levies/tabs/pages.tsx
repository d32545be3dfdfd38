import { Tabs } from '../../../ui/tabs.tsx'

/** The levies, as the office works through them. */
const parts = [
  { label: 'Levies', href: '/levies' },
  { label: 'Contracts', href: '/levies/contracts' },
  { label: 'Mandates', href: '/levies/mandates' },
] as const

export const LevyTabs = ({ at }: { at: (typeof parts)[number]['href'] }) => (
  <Tabs label="Levies" tabs={parts.map((tab) => ({ ...tab, current: tab.href === at }))} />
)
