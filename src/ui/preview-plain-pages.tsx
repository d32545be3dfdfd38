import type { Child } from 'hono/jsx'
import { ErrorSummary } from './error-summary.tsx'
import { TextField } from './fields.tsx'
import { PlainPage } from './layout.tsx'
import { Button } from './links.tsx'
import { WantsYou } from './lists.tsx'
import { SummaryList } from './summary-list.tsx'

const lmc_name = 'Wealdshire LMC'
const hue = 168

const Plain = (props: {
  title: string
  service_name: string
  children: Child
  errors?: boolean
  steps?: { at: number; of: number }
}) => <PlainPage {...props} lmc_name={lmc_name} hue={hue} />

export const plainPagePreviews = {
  'page: what wants you': () => (
    <PlainPage title="What wants you" lmc_name={lmc_name} hue={hue} service_name="Elm Surgery" person_name="Jo Marsh">
      <h1>Three things want you, four minutes in all</h1>
      <WantsYou
        things={[
          {
            href: '#',
            title: 'This week’s return',
            about: 'How many contacts on Monday, and how you are.',
            minutes: 2,
            due: 'by Tuesday, 17:30 London time',
          },
          { href: '#', title: 'Vote: should the LMC join the campaign?', minutes: 1, due: 'by Friday 27 November' },
          { href: '#', title: 'Check who works at Elm', minutes: 1 },
          { href: '#', title: 'Levy mandate', minutes: 3, is_done: true },
        ]}
      />
    </PlainPage>
  ),
  'page: sign in': () => (
    <Plain title="Sign in" service_name="Sign in" errors>
      <ErrorSummary errors={{ email: 'Enter your e-mail address, like name@example.org' }} />
      <form method="post" action="/sign-in" novalidate>
        <TextField
          name="email"
          type="email"
          label="Your e-mail address"
          is_page_heading
          hint="We send a link that signs you in. It works once, for 15 minutes."
          error="Enter your e-mail address, like name@example.org"
          value="ruth@"
          autocomplete="email"
          width="long"
        />
        <Button>Send the link</Button>
      </form>
    </Plain>
  ),
  'page: broken': () => (
    <Plain title="Something went wrong" service_name="Office">
      <h1>Something went wrong on our side</h1>
      <p>
        Nothing you sent has been kept. Go back and try again. If it happens twice, tell the office and give this
        reference.
      </p>
      <SummaryList rows={[{ label: 'Reference', value: '7K3-Q9D' }]} />
      <p>
        <a href="/">Go to the first page</a>
      </p>
    </Plain>
  ),
}
