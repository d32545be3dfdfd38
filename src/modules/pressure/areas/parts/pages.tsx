import { longDay } from '../../../../platform/values.ts'
import { Panel } from '../../../../ui/lists.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { AreaPicturePageProps } from '../pages.tsx'
import type { AreaPart } from '../reads.ts'
import { kindWords, picturePath } from '../rules.ts'
import { figureColumnsShown } from '../weeks/pages.tsx'

export const Parts = ({ kind, parts, lmc_names, on }: AreaPicturePageProps & { on: Temporal.PlainDate }) => (
  <Panel title={kind === 'lmc' ? 'Its areas' : 'By LMC'} note={`Week of ${longDay(on)}`}>
    <Table
      label="Areas"
      columns={[
        {
          key: 'area_name',
          label: 'Area',
          cell: (part) => {
            const [to, label] =
              kind === 'lmc'
                ? [picturePath(part.area_kind, part.area_code), part.area_name]
                : [picturePath('lmc', part.lmc_id), lmc_names.get(part.lmc_id) ?? part.area_name]
            return <a href={to}>{label}</a>
          },
        },
        { key: 'area_kind', label: 'Kind', cell: ({ area_kind }) => kindWords[kind === 'lmc' ? area_kind : 'lmc'][0] },
        ...figureColumnsShown<AreaPart>(),
      ]}
      rows={parts}
      href={picturePath(kind, '')}
      nouns={['area', 'areas']}
      is_wide
      empty="Nothing is below it."
    />
  </Panel>
)
