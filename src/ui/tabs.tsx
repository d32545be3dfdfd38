import type { LinkTo } from './links.tsx'
import { figure } from '../platform/values.ts'

export type Tab = LinkTo & { current?: boolean; count?: number }

/** Pages about one thing. They are links: each has an address, and back works. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly Tab[] }) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {tabs.map((tab) => (
        <li>
          <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.label}
            {tab.count !== undefined && <span class="count">{figure(tab.count)}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
