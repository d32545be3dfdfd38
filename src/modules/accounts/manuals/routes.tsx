import { get } from '../../../platform/routes.ts'
import { RoleManualPage } from './pages.tsx'

export const routes = [
  get('/roles/what', 'accounts.hold_session', (c) => c.html(<RoleManualPage frame={c.get('frame')} />)),
]
