import type { Frame } from '../../../platform/routes.ts'
import { grants, roleWords, type Role } from '../../../roles.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Table } from '../../../ui/table.tsx'
import { whatRolesMayDo } from '../holders/rules.ts'

const roles = Object.keys(grants) as Role[]

/** Drawn from the page that decides it, `src/roles.ts`. */
export const RoleManualPage = ({ frame }: { frame: Frame }) => (
  <Anybody
    frame={frame}
    title="What each role may do"
    head={
      <PageHead
        title="What each role may do"
        about="Of an office, an LMC or a practice: whoever holds a role may do this there, and nowhere else. Some of it asks again who you are."
      />
    }
  >
    <Panel title="Roles">
      <SummaryList
        rows={roles.map((role) => ({
          label: roleWords[role].label,
          value: roleWords[role].about,
          note: roleWords[role].of === 'practice' ? 'Held of a practice' : 'Held of the office or of one LMC',
        }))}
      />
    </Panel>
    {[...Map.groupBy(whatRolesMayDo(), ({ part }) => part)].map(([part, rows]) => (
      <section>
        <h2>{part}</h2>
        <Table
          label={part}
          nouns={['permission', 'permissions']}
          href="/roles/what"
          rows={rows}
          is_wide
          is_dense
          empty="Nobody may do anything."
          columns={[
            { key: 'words', label: 'May', cell: ({ words }) => words.charAt(0).toUpperCase() + words.slice(1) },
            ...roles.map((role) => ({
              key: role,
              label: roleWords[role].label,
              kind: 'tag' as const,
              cell: (row: (typeof rows)[number]) => (row.roles.includes(role) ? 'Yes' : <span class="unseen">No</span>),
            })),
          ]}
        />
      </section>
    ))}
  </Anybody>
)

export const previews = { all: () => <RoleManualPage frame={previewFrame} /> }
