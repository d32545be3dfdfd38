import type { Child } from 'hono/jsx'
import type { Frame } from '../../../platform/routes.ts'
import { ActingFor } from '../../../ui/acting.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PlainPage } from '../../../ui/layout.tsx'
import { Button } from '../../../ui/links.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RequestQuestions, type RequestErrors, type RequestRaw } from '../counts/requests/pages.tsx'
import { Sheet } from '../declarations/pages.tsx'
import type { Declaration } from '../declarations/rules.ts'
import type { VoteFlow } from '../flows/rules.ts'
import { exampleFrame, exampleSheet } from '../examples/pages.tsx'

const Plain = (props: { frame: Frame; title: string; errors?: boolean; has_back?: boolean; children: Child }) => (
  <PlainPage
    title={props.title}
    service_name="Check a count"
    lmc_name={props.frame.office_name}
    hue={props.frame.hue}
    acting={props.frame.acting && <ActingFor acting={props.frame.acting} />}
    errors={props.errors}
    {...(props.has_back && { back: { label: 'Check another count', href: '/check-a-count' } })}
  >
    {props.children}
  </PlainPage>
)

type CheckPageProps = { frame: Frame; raw?: RequestRaw; errors?: RequestErrors; refusal?: string }

export const CheckPage = ({ frame, raw, errors, refusal }: CheckPageProps) => (
  <Plain frame={frame} title="Check a count" errors={Boolean(errors ?? refusal)}>
    <ErrorSummary errors={errors} refusal={refusal} />
    <h1>Check a count</h1>
    <p>
      Give the ballot papers of an election and name the rule, or give the proof pack of a count. You see who is
      elected, and why, stage by stage. It takes a minute.
    </p>
    <p>
      Nothing that you send is kept. To count without us, unzip the proof pack and run the{' '}
      <a href="/check-a-count/check.js">checker</a> in it: one plain program that you can read first.
    </p>
    <form method="post" action="/check-a-count" enctype="multipart/form-data" novalidate>
      <RequestQuestions
        raw={raw}
        errors={errors}
        file_hint="A .blt file, a table of rankings saved as CSV, or a proof pack (.zip), of 8 MB or less. A proof pack answers the other questions."
      />
      <Button>Check the count</Button>
    </form>
  </Plain>
)

type CheckedPageProps = {
  frame: Frame
  declaration: Declaration
  flow: VoteFlow
  /** How many stages there are, more than are shown. */
  all_stages: number
  /** What of a proof pack doesn't follow from its papers; left out where no pack was given. */
  differences?: readonly string[]
}

export const CheckedPage = ({ frame, declaration, flow, all_stages, differences }: CheckedPageProps) => (
  <Plain frame={frame} title={declaration.title} has_back>
    <h1>{declaration.title}</h1>
    {differences && <PackVerdict differences={differences} />}
    <Sheet declaration={declaration} flow={flow} />
    {declaration.stages.length < all_stages && (
      <p class="note">
        These are the first {declaration.stages.length} of {all_stages} stages. The command openlmc count shows all.
      </p>
    )}
  </Plain>
)

const PackVerdict = ({ differences }: { differences: readonly string[] }) =>
  differences.length === 0 ? (
    <Notice kind="good" title="The proof pack is right.">
      Its papers, counted again, give every figure that it declares.
    </Notice>
  ) : (
    <Notice kind="danger" title="The proof pack is not right.">
      <ul class="plain-list">
        {differences.map((difference) => (
          <li>{difference}</li>
        ))}
      </ul>
      Below is what its papers give.
    </Notice>
  )

const example = exampleSheet('scottish')
const checked = { declaration: example.declaration, flow: example.flow, all_stages: 10 }
const frame = { ...exampleFrame, office_name: 'OpenLMC' }

export const previews = {
  ask: () => <CheckPage frame={frame} />,
  mistaken: () => (
    <CheckPage
      frame={frame}
      raw={{ papers: ['3 2\n1 4 0\n0\n'] }}
      errors={{ papers: 'Line 2: “4” is beyond the last candidate, 3.', rule: 'Select the counting rule' }}
    />
  ),
  counted: () => <CheckedPage frame={frame} {...checked} />,
  'a pack that is right': () => <CheckedPage frame={frame} {...checked} differences={[]} />,
  'a pack that is wrong': () => (
    <CheckedPage frame={frame} {...checked} differences={['A figure of its stages is not what the papers give.']} />
  ),
}
