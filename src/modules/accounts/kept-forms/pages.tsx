import { londonTime } from '../../../platform/values.ts'
import { Button, Hidden, PostButton } from '../../../ui/links.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Door } from '../sign-ins/pages.tsx'
import type { KeptForm } from './reads.ts'
import { worthShowing } from './rules.ts'

type KeptFormsPageProps = { name: string; person_name: string; forms: readonly KeptForm[] }

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

export const KeptFormsPage = ({ name, person_name, forms }: KeptFormsPageProps) => (
  <Door title="What you had typed" name={name} person_name={person_name}>
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
  </Door>
)

const shown = { name: 'Wealdshire and Saltmarsh LMCs', person_name: 'Priya Raman' }

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
