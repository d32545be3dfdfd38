import type { Id } from '../../../../platform/values.ts'
import { Tabs } from '../../../../ui/tabs.tsx'
import type { LevyKind } from '../../levies/rules.ts'

type Part = 'lines' | 'documents' | 'schedules' | 'paid' | 'remittance'

/** What came of an issued run: what was charged, asked for, paid, and passed on of it. */
export const RunTabs = ({ run, at }: { run: { id: Id<'run'>; levy_kind: LevyKind }; at: Part }) => {
  const parts: readonly { part: Part; label: string; href: string }[] = [
    { part: 'lines', label: 'Lines', href: `/levies/runs/${run.id}` },
    { part: 'documents', label: 'Statements and bills', href: `/levies/runs/${run.id}/documents` },
    { part: 'schedules', label: 'Schedules', href: `/levies/runs/${run.id}/schedules` },
    { part: 'paid', label: 'Variances', href: `/levies/variances/${run.id}` },
    { part: 'remittance', label: 'Remittance', href: `/levies/remittances/${run.id}` },
  ]
  // Nothing of the statutory levy is passed on.
  const shown = parts.filter(({ part }) => part !== 'remittance' || run.levy_kind !== 'statutory')
  return <Tabs label="The run" tabs={shown.map(({ part, label, href }) => ({ label, href, current: part === at }))} />
}
