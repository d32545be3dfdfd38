import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, londonTime, plainDay, pounds, poundsOf, wholePence, type Pence } from '../../../platform/values.ts'
import { Bars } from '../../../ui/charts/bars.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Tiles } from '../../../ui/tiles.tsx'
import { previewLevy } from '../levies/pages.tsx'
import type { Levy } from '../levies/reads.ts'
import { spanWords } from '../periods/rules.ts'
import { yearFrom } from '../rates/rules.ts'
import { budgetForm } from './forms.ts'
import type { BudgetSeen } from './reads.ts'

/** `41.237p`, of thousandths of a penny. */
const pennies = (thousandths: number) => `${(thousandths / 1000).toFixed(3).replace(/\.?0+$/, '')}p`

const levyYear = (year: number, { from }: BudgetSeen['period']) =>
  from.month === 1 ? `${year}` : `${year}/${(year + 1) % 100}`

const balance = (raised: Pence, needed: Pence) =>
  raised < needed
    ? { label: 'Short by', value: poundsOf(needed - raised) }
    : { label: 'More than needed', value: poundsOf(raised - needed) }

export type BudgetPageProps = {
  frame: Frame
  levy: Levy
  seen: BudgetSeen
  may_keep: boolean
  raw?: RawOf<typeof budgetForm>
  errors?: ErrorsOf<typeof budgetForm>
}

export const BudgetPage = ({ frame, levy, seen, may_keep, raw, errors }: BudgetPageProps) => {
  const { period, budget, needed_pence, needed_thousandths, words, set_by, set_at } = seen
  const { raised_pence, charged, tenth_pence, out, out_pence, moved_thousandths, contract_not_known } = budget
  const year = period.from.year
  const address = `/levies/${levy.id}/budget`
  const kept = {
    needed_pence: [needed_pence === null ? '' : (needed_pence / 100).toFixed(2)],
    words: [words],
  }
  return (
    <Office
      frame={frame}
      title={`Budget of ${levyYear(year, period)}`}
      errors={Boolean(errors)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: levy.name, href: `/levies/${levy.id}` },
      ]}
      head={
        <PageHead
          kind={`${levy.lmc_name}: ${levy.name}`}
          title={`Budget of ${levyYear(year, period)}`}
          about={`From ${spanWords(period.from, period.to)}, by the rates agreed and the list sizes in force on the first day.`}
        />
      }
    >
      <ErrorSummary errors={errors} />
      <Tabs
        label="Levy years"
        tabs={[year - 1, year, year + 1].map((one) => ({
          label: levyYear(one, period),
          href: `${address}?year=${one}`,
          current: one === year,
        }))}
      />
      <Tiles
        tiles={[
          { label: 'It raises', value: pounds(raised_pence), note: `from ${count(charged, 'practice')}` },
          ...(needed_pence === null
            ? []
            : [{ label: 'Needed', value: pounds(needed_pence) }, balance(raised_pence, needed_pence)]),
          { label: 'A tenth of a penny', value: pounds(tenth_pence), note: 'a year' },
        ]}
      />
      {needed_pence !== null && (
        <Panel title="Beside each other">
          <Bars
            title="What the year raises, and what it needs"
            unit="pounds"
            column="Pounds"
            base={{ of: count(charged, 'practice'), as_at: `list sizes in force on ${plainDay(period.from)}` }}
            bars={[
              { label: 'It raises', value: Math.round(raised_pence / 100) },
              { label: 'Needed', value: Math.round(needed_pence / 100), mark: 'series-2' },
            ]}
          />
        </Panel>
      )}
      {contract_not_known > 0 && (
        <Notice kind="warning">
          Counted here as if GMS: {count(contract_not_known, 'practice')} whose contract isn’t known.{' '}
          <a href="/levies/contracts">Say which contracts they hold</a>.
        </Notice>
      )}
      <SummaryList
        rows={[
          ...(needed_thousandths === null
            ? []
            : [
                {
                  label: 'Rate that raises what is needed',
                  value: `${pennies(needed_thousandths)} a year for each patient`,
                },
              ]),
          {
            label: 'Practices that don’t pay',
            value:
              out === 0
                ? 'None'
                : `${count(out, 'practice')}, which would pay ${pounds(out_pence)}. Made up by the others, that is ${pennies(moved_thousandths)} more a year for each of their patients.`,
          },
          ...(words ? [{ label: 'What it is needed for', value: words }] : []),
          ...(set_by && set_at ? [{ label: 'Said by', value: `${set_by}, ${londonTime(set_at)}` }] : []),
        ]}
      />
      {may_keep && (
        <Panel title="What the year needs">
          <form method="post" action={address} novalidate>
            <Questions form={budgetForm} raw={{ ...(raw ?? kept), year: [String(year)] }} errors={errors} />
            <Button>Keep</Button>
          </form>
        </Panel>
      )}
    </Office>
  )
}

const seen: BudgetSeen = {
  period: yearFrom(Temporal.PlainDate.from('2026-04-01')),
  budget: {
    raised_pence: wholePence(51_900_534),
    charged: 128,
    contract_not_known: 3,
    tenth_pence: wholePence(123_573),
    out: 4,
    out_pence: wholePence(1_240_000),
    moved_thousandths: 1_004,
  },
  needed_pence: wholePence(54_000_000),
  words: 'Budget of the committee, paper D of 10 November',
  set_by: 'Denise Fallow',
  set_at: Temporal.Instant.from('2026-11-10T10:00:00Z'),
  needed_thousandths: 43_700,
}

export const previews = {
  short: () => <BudgetPage frame={previewFrame} levy={previewLevy} seen={seen} may_keep />,
  'nothing said': () => (
    <BudgetPage
      frame={previewFrame}
      levy={previewLevy}
      may_keep={false}
      seen={{
        ...seen,
        budget: { ...seen.budget, out: 0, contract_not_known: 0 },
        needed_pence: null,
        needed_thousandths: null,
        words: '',
        set_by: null,
        set_at: null,
      }}
    />
  ),
  mistaken: () => (
    <BudgetPage
      frame={previewFrame}
      levy={previewLevy}
      seen={{ ...seen, needed_pence: wholePence(50_000_000) }}
      may_keep
      raw={{ needed_pence: ['lots'] }}
      errors={{ needed_pence: 'What is needed in the year must be pounds, such as 250,000 or 1,075.20' }}
    />
  ),
}
