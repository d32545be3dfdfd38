import type { Frame } from '../../../platform/routes.ts'
import { count } from '../../../platform/values.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import type { FlashMessage } from '../../../ui/notice.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { NotKnown } from '../../../ui/tag.tsx'
import type { Kept } from './reads.ts'
import { headingOf, inWords, keysOf } from './rules.ts'

type OwnDataPageProps = {
  frame: Frame
  kept: readonly Kept[]
  flash?: FlashMessage
}

/** Enough to see what kind of thing it is; the files have all of it. */
const mostShown = 5

const Rows = ({ kind, rows }: Pick<Kept, 'kind' | 'rows'>) => {
  const keys = keysOf(rows)
  return (
    <div class="scroll" role="region" aria-label={kind} tabindex={0}>
      <table>
        <thead>
          <tr>
            {keys.map((key) => (
              <th scope="col">{headingOf(key)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostShown).map((row) => (
            <tr>
              {keys.map((key) => (
                <td>{inWords(row[key]) || <NotKnown />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export const OwnDataPage = ({ frame, kept, flash }: OwnDataPageProps) => {
  const some = kept.filter(({ rows }) => rows.length > 0)
  const none = kept.filter(({ rows }) => rows.length === 0)
  return (
    <Anybody
      title="Your data"
      frame={frame}
      flash={flash}
      head={
        <PageHead
          title="Your data"
          about={`Everything that ${frame.office_name} keeps of you, and what of it must be kept.`}
          actions={
            <>
              <ButtonLink href="/my/data.json">All of it as JSON</ButtonLink>
              <ButtonLink href="/my/data.zip">All of it as spreadsheets</ButtonLink>
            </>
          }
        />
      }
    >
      {some.map(({ kind, must_keep, rows }) => (
        <Panel
          title={kind}
          more={{ label: 'Something is wrong', href: `/my/data/corrections?kind=${encodeURIComponent(kind)}` }}
        >
          <Rows kind={kind} rows={rows} />
          {rows.length > mostShown && (
            <p class="note">And {count(rows.length - mostShown, 'more row')}, in the files.</p>
          )}
          {must_keep && <p class="note">{must_keep}</p>}
        </Panel>
      ))}
      <p>
        <a href="/my/data/erasure">Ask for what is kept of you to be erased</a>
      </p>
      {none.length > 0 && <p>Nothing is kept of these: {none.map(({ kind }) => kind.toLowerCase()).join(', ')}.</p>}
    </Anybody>
  )
}

const at = Temporal.Instant.from('2026-11-19T08:55:00Z')
const kept: readonly Kept[] = [
  {
    kind: 'Your sign-in',
    must_keep: 'It stays while you hold a role.',
    rows: [{ name: 'Jo Bright', email: 'jo.bright@wealdshire.example', made_at: at }],
  },
  {
    kind: 'Where you are signed in',
    must_keep: null,
    rows: Array.from({ length: 8 }, () => ({ browser: 'Safari on an iPhone', began_at: at, last_used_at: null })),
  },
  { kind: 'Browsers you used', must_keep: null, rows: [] },
]

export const previews = {
  'of somebody in the office': () => (
    <OwnDataPage
      frame={previewFrame}
      kept={kept}
      flash={{ kind: 'good', text: 'The office has been asked. Its answer will be on this page.' }}
    />
  ),
  'of somebody in a practice': () => <OwnDataPage frame={{ ...previewFrame, voice: 'plain' }} kept={kept} />,
}
