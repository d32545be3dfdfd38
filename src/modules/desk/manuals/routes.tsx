import { apiAddress, requestsAMinute } from '../../../platform/api/mount.ts'
import { refusals } from '../../../platform/api/refusal.ts'
import { get } from '../../../platform/routes.ts'
import { readable } from '../../accounts/door.ts'
import { ManualPage } from './pages.tsx'
import { chaptersOf } from './rules.ts'

export const routes = [
  get(`${apiAddress}/openapi.json`, 'public', (c) => c.json(c.get('api_document'))),
  get(apiAddress, 'public', (c) =>
    c.html(
      <ManualPage
        frame={c.get('frame')}
        address={`${c.get('config').public_url}${apiAddress}`}
        about={c.get('api_document').info.description ?? ''}
        chapters={chaptersOf(c.get('api_document'))}
        parts={readable}
        refused={Object.entries(refusals).map(([word, { status, about }]) => ({ word, status, about }))}
        requests_a_minute={requestsAMinute}
      />,
    ),
  ),
]
