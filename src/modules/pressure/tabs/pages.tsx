import { Tabs } from '../../../ui/tabs.tsx'

/** How hard pressed practices are, as the office works through it. */
const parts = [
  { label: 'This week', href: '/pressure' },
  { label: 'Silent', href: '/pressure/silent' },
  { label: 'Practices', href: '/pressure/grid' },
  { label: 'Areas', href: '/pressure/areas' },
  { label: 'Disagreements', href: '/pressure/disagreements' },
  { label: 'Asks', href: '/pressure/asks' },
  { label: 'Reports', href: '/pressure/issues' },
] as const

export const PressureTabs = ({ at }: { at: (typeof parts)[number]['href'] }) => (
  <Tabs label="Pressure" tabs={parts.map((tab) => ({ ...tab, current: tab.href === at }))} />
)
