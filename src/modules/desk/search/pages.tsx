import type { Frame } from '../../../platform/routes.ts'
import type { FoundKind } from '../../../platform/search/search.ts'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { Panel, WorkList } from '../../../ui/lists.tsx'
import { PageHead } from '../../../ui/page-head.tsx'

type SearchPageProps = { frame: Frame; q: string; kinds: readonly FoundKind[]; most: number; is_too_short: boolean }

export const SearchPage = ({ frame, q, kinds, most, is_too_short }: SearchPageProps) => (
  <Office
    title={q ? `Search: ${q}` : 'Search'}
    frame={frame}
    q={q}
    head={<PageHead title="Search" {...(q && { about: `For “${q}”` })} />}
  >
    {is_too_short ? (
      <p>
        Type two letters or more in the box above: a name, a place, or a code such as C82001, which goes straight to its
        page.
      </p>
    ) : kinds.length === 0 ? (
      <p>Nothing was found. Check the spelling, or try part of the name.</p>
    ) : (
      kinds.map(({ kind, found }) => (
        <Panel title={kind} {...(found.length === most && { note: `the closest ${most}` })}>
          <WorkList items={found.map(({ title, note, href }) => ({ title, note, href }))} empty="" />
        </Panel>
      ))
    )}
  </Office>
)

const elm = { title: 'Elm Surgery', note: 'Y90001 · Elm PCN · Marlbury', href: '/practices/Y90001' }

export const previews = {
  found: () => (
    <SearchPage
      frame={previewFrame}
      q="elm"
      most={10}
      is_too_short={false}
      kinds={[
        {
          kind: 'Practices',
          found: [elm, { ...elm, title: 'Elmtree Road Practice', note: 'Y90044 · Beacon PCN · Hartsea' }],
        },
        { kind: 'Areas', found: [{ title: 'Elm PCN', note: 'PCN of 5 practices', href: '/areas/pcn/U90001' }] },
      ]}
    />
  ),
  nothing: () => <SearchPage frame={previewFrame} q="zzzz" most={10} is_too_short={false} kinds={[]} />,
  asking: () => <SearchPage frame={previewFrame} q="" most={10} is_too_short kinds={[]} />,
}
