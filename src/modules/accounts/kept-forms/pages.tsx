import type { Frame } from '../../../platform/routes.ts'
import { londonTime } from '../../../platform/values.ts'
import { Button, Hidden, PostButton } from '../../../ui/links.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { Plain } from '../../../ui/plain.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import type { KeptForm } from './reads.ts'
import { worthShowing } from './rules.ts'

type KeptFormsPageProps = { frame: Frame; forms: readonly KeptForm[] }

/** The same fields go to the same address by the person's own press, as if they had pressed there. */
const Kept = ({ token_hash, path, kept_at, typed }: KeptForm) => (
  <>
    <h2>At {londonTime(kept_at)}</h2>
    <SummaryList
      rows={[...worthShowing(typed).map(([label, value]) => ({ label, value })), { label: 'Goes to', value: path }]}
    />
    <form method="post" action={`/kept-forms/${token_hash}/sending`}>
      {typed.map(([name, value]) => (
        <Hidden values={{ [name]: value }} />
      ))}
      <Button>Send it now</Button>
    </form>
    <PostButton action={`/kept-forms/${token_hash}/dropping`}>Don’t send it</PostButton>
  </>
)

export const KeptFormsPage = ({ frame, forms }: KeptFormsPageProps) => (
  <Plain frame={frame} title="What you had typed" service_name="">
    <h1>What you had typed</h1>
    {forms.length === 0 ? (
      <p>
        Nothing is kept for you here. <a href="/">Go to the first page</a>
      </p>
    ) : (
      <>
        <p>You had to show who you are before this could be sent. Nothing of it is lost, and nothing was sent yet.</p>
        {forms.map((form) => (
          <Kept {...form} />
        ))}
      </>
    )}
  </Plain>
)

const shown = { frame: previewFrame }

export const previews = {
  one: () => (
    <KeptFormsPage
      {...shown}
      forms={[
        {
          token_hash: '1',
          path: '/practices/Z00001/notes',
          kept_at: Temporal.Instant.from('2026-11-19T08:55:00Z'),
          typed: [
            ['words', 'Spoke with the manager about the premises.\nShe rings back on Friday.'],
            ['pressed', '0192a3b4-0000-7000-8000-000000000000'],
          ],
        },
      ]}
    />
  ),
  none: () => <KeptFormsPage {...shown} forms={[]} />,
}
