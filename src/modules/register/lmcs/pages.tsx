import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, plainDay, thousands, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, ButtonLink } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { Totals } from '../areas/reads.ts'
import type { Drawn } from '../boundaries/reads.ts'
import { lmcForm } from './forms.ts'
import type { Lmc } from './reads.ts'

type LmcsPageProps = {
  frame: Frame
  lmcs: readonly (Lmc & Pick<Totals, 'practices' | 'patients'> & { readonly is_drawn: boolean })[]
}

export const LmcsPage = ({ frame, lmcs }: LmcsPageProps) => (
  <Office
    frame={frame}
    title="LMCs"
    head={<PageHead title="LMCs" about="The committees this office serves, and the area of each." />}
  >
    <Table
      label="LMCs"
      nouns={['LMC', 'LMCs']}
      href="/lmcs"
      rows={lmcs}
      empty="This office serves no LMC. Whoever runs the program adds one: openlmc lmc add."
      columns={[
        { key: 'name', label: 'LMC', cell: ({ id, name }) => <a href={`/lmcs/${id}`}>{name}</a> },
        { key: 'practices', label: 'Practices', kind: 'number', cell: ({ practices }) => thousands(practices) },
        { key: 'patients', label: 'Patients', kind: 'number', cell: ({ patients }) => thousands(patients) },
        {
          key: 'is_drawn',
          label: 'Area',
          kind: 'tag',
          cell: ({ is_drawn }) => !is_drawn && <Tag kind="amber">Not drawn</Tag>,
        },
      ]}
    />
  </Office>
)

const listed = (codes: readonly string[]) => (codes.length === 0 ? 'None' : codes.join(', '))

/** A boundary's rule in one line. */
export const ruleInWords = ({
  commissioners,
  local_authorities,
  added_codes,
  excluded_codes,
}: Omit<Drawn, 'id' | 'during' | 'drawn_at' | 'drawn_by'>) =>
  [
    commissioners.length > 0 && `commissioned by ${commissioners.join(', ')}`,
    local_authorities.length > 0 && `in ${local_authorities.join(', ')}`,
    added_codes.length > 0 && `with ${added_codes.join(', ')}`,
    excluded_codes.length > 0 && `without ${excluded_codes.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ') || 'nothing'

export type LmcPageProps = {
  frame: Frame
  lmc: Lmc
  drawn: readonly Drawn[]
  may_draw: boolean
  may_set_lists: boolean
  may_set_returns: boolean
  raw?: RawOf<typeof lmcForm>
  errors?: ErrorsOf<typeof lmcForm>
  refusal?: string
}

export const LmcPage = (props: LmcPageProps) => {
  const { frame, lmc, drawn, may_draw, may_set_lists, may_set_returns, raw, errors, refusal } = props
  const now = drawn[0]
  const given = raw ?? {
    name: [lmc.name],
    short_name: [lmc.short_name],
    brand_hue: [String(lmc.brand_hue)],
    smallest_cell: [String(lmc.smallest_cell)],
  }
  return (
    <Office
      frame={frame}
      title={lmc.name}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[{ label: 'LMCs', href: '/lmcs' }]}
      head={
        <PageHead
          kind="LMC"
          title={lmc.name}
          actions={
            <>
              {may_draw && <a href={`/lmcs/${lmc.id}/letterhead`}>Letterhead</a>}
              {may_set_lists && <a href={`/lmcs/${lmc.id}/list-keeping`}>How practices keep their lists</a>}
              {may_set_returns && <a href={`/lmcs/${lmc.id}/returns`}>Weekly return</a>}
              <ButtonLink href={`/areas/lmc/${lmc.id}`}>Its practices and figures</ButtonLink>
            </>
          }
        />
      }
    >
      <ErrorSummary refusal={refusal} errors={errors} />
      <Columns>
        <Panel
          title="Its area"
          {...(may_draw ? { more: { label: 'Draw it anew', href: `/lmcs/${lmc.id}/boundary` } } : {})}
        >
          {now ? (
            <SummaryList
              rows={[
                { label: 'Since', value: now.during.from ? plainDay(now.during.from) : 'the beginning' },
                { label: 'Commissioners', value: listed(now.commissioners) },
                { label: 'Local authorities', value: listed(now.local_authorities) },
                { label: 'Practices added', value: listed(now.added_codes) },
                { label: 'Practices left out', value: listed(now.excluded_codes) },
              ]}
            />
          ) : (
            <p class="empty">Its area isn’t drawn, so it represents nobody yet.</p>
          )}
          <Timeline
            empty=""
            entries={drawn.map((one) => ({
              at: one.drawn_at.toString(),
              when: londonTime(one.drawn_at),
              what: `From ${one.during.from ? plainDay(one.during.from) : 'the beginning'}${one.during.until ? ` until ${plainDay(one.during.until)}` : ''}`,
              detail: ruleInWords(one),
              by: one.drawn_by,
            }))}
          />
        </Panel>
        {may_draw && (
          <Panel title="Its name and looks">
            <form method="post" action={`/lmcs/${lmc.id}`} novalidate>
              <Questions form={lmcForm} raw={given} errors={errors} />
              <Button>Keep</Button>
            </form>
          </Panel>
        )}
      </Columns>
    </Office>
  )
}

const lmc: Lmc = {
  id: '0' as Id<'lmc'>,
  name: 'Wealdshire LMC',
  short_name: 'Wealdshire',
  brand_hue: 168,
  smallest_cell: 5,
}
const boundary: Drawn = {
  id: '0' as Id<'boundary'>,
  during: { from: Temporal.PlainDate.from('2026-04-01'), until: null },
  commissioners: ['99W'],
  local_authorities: [],
  added_codes: ['Q90001'],
  excluded_codes: [],
  drawn_at: Temporal.Instant.from('2026-03-02T10:00:00Z'),
  drawn_by: 'Ruth Okafor',
}

export const previews = {
  all: () => (
    <LmcsPage frame={previewFrame} lmcs={[{ ...lmc, practices: 128, patients: 1_235_727, is_drawn: false }]} />
  ),
  'not drawn': () => (
    <LmcPage frame={previewFrame} lmc={lmc} drawn={[]} may_draw may_set_lists={false} may_set_returns={false} />
  ),
  'drawn, and a mistake': () => (
    <LmcPage
      frame={previewFrame}
      lmc={lmc}
      drawn={[boundary]}
      may_draw
      may_set_lists
      may_set_returns
      raw={{ brand_hue: ['blue'] }}
      errors={{ brand_hue: 'Colour must be a whole number, such as 1' }}
    />
  ),
}
