import { Tabs } from '../../../ui/tabs.tsx'

/** The levies, as the office works through them: from what is set up to what stands in the books. */
const parts = [
  {
    label: 'Levies',
    pages: [
      { label: 'Rates', href: '/levies' },
      { label: 'Mandates', href: '/levies/mandates' },
      { label: 'Contracts', href: '/levies/contracts' },
      { label: 'Weighted lists', href: '/levies/weighted-lists' },
      { label: 'Collectors', href: '/levies/collectors' },
      { label: 'Letters', href: '/levies/rate-letters' },
      { label: 'Sessional doctors', href: '/levies/sessional' },
    ],
  },
  {
    label: 'Runs',
    pages: [
      { label: 'Runs', href: '/levies/runs' },
      { label: 'Papers to give', href: '/levies/papers' },
    ],
  },
  {
    label: 'Receipts',
    pages: [
      { label: 'Received', href: '/levies/receipts' },
      { label: 'Files', href: '/levies/receipts/files' },
      { label: 'Owed', href: '/levies/debts' },
      { label: 'Overdue', href: '/levies/reminders' },
      { label: 'Written off', href: '/levies/write-offs' },
      { label: 'Variances', href: '/levies/variances' },
    ],
  },
  { label: 'Remittances', pages: [{ label: 'Remittances', href: '/levies/remittances' }] },
  { label: 'Questions', pages: [{ label: 'Questions', href: '/levies/questions' }] },
  {
    label: 'Books',
    pages: [
      { label: 'Books', href: '/levies/books' },
      { label: 'Are they right?', href: '/levies/books/verification' },
    ],
  },
] as const

type Page = (typeof parts)[number]['pages'][number]['href']

export const LevyTabs = ({ at }: { at: Page }) => {
  const here = parts.find(({ pages }) => pages.some(({ href }) => href === at))
  return (
    <>
      <Tabs
        label="Parts of the levies"
        tabs={parts.map((part) => ({ label: part.label, href: part.pages[0].href, current: part === here }))}
      />
      {here && here.pages.length > 1 && (
        <Tabs label={here.label} tabs={here.pages.map((page) => ({ ...page, current: page.href === at }))} />
      )}
    </>
  )
}
