import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { get, mayEnter, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { Panel } from '../../../ui/lists.tsx'
import { InviteForm } from '../invitations/pages.tsx'
import { rolesAsked, rolesQuery } from './forms.ts'
import { roleFileColumns, RolesPage } from './pages.tsx'
import { rolesHeld } from './reads.ts'
import { noteTakenOut } from './writes.ts'

export const routes = [
  get('/roles', 'accounts.read_roles', showRoles),
  ...exportFormats.map((format) => get(`/roles.${format}`, 'accounts.read_roles', (c) => rolesFile(c, format))),
]

const asked = (c: Ask) => rolesAsked(new URL(c.req.url).searchParams)
const pageSize = 50

async function showRoles(c: Ask) {
  const what = asked(c)
  const { rows, total } = await c.get('scope').read((tx) => rolesHeld(tx, what, pageSize))
  const query = rolesQuery(what)
  const may_invite = mayEnter(c.get('scope').actor, 'accounts.give_roles')
  const frame = c.get('frame')
  return c.html(
    <RolesPage
      frame={frame}
      asked={what}
      href={query ? `/roles?${query}` : '/roles'}
      rows={rows}
      paged={{ number: what.page, size: pageSize, total }}
      may_invite={may_invite}
    >
      {may_invite && (
        <Panel title="Invite somebody">
          <InviteForm lmcs={frame.lmcs} />
        </Panel>
      )}
    </RolesPage>,
  )
}

async function rolesFile(c: Ask, format: ExportFormat) {
  const { rows } = await c.get('scope').read((tx) => rolesHeld(tx, asked(c), 'all'))
  await c.get('scope').write((tx) => noteTakenOut(tx, format, rows.length))
  const name = `roles ${londonDay(c.get('scope').now).toString()}`
  return fileResponse(c, await exportAs(format, name, roleFileColumns, rows))
}
