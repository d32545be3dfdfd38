import { Tabs } from '../../../../ui/tabs.tsx'

/** Everything about people that the office works through. */
const lists = [
  { label: 'Everybody', href: '/people' },
  { label: 'No e-mail', href: '/people?missing=email' },
  { label: 'No post', href: '/people?missing=post' },
  { label: 'Nobody nominated', href: '/people/unnominated' },
  { label: 'To approve', href: '/people/waiting' },
  { label: 'Not confirmed', href: '/people/late-lists' },
  { label: 'Practices’ changes', href: '/people/own-changes' },
  { label: 'Duplicates', href: '/people/duplicates' },
  { label: 'Bodies', href: '/bodies' },
] as const

export const PeopleTabs = ({ at }: { at: (typeof lists)[number]['href'] }) => (
  <Tabs label="Lists of people" tabs={lists.map((tab) => ({ ...tab, current: tab.href === at }))} />
)
