import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { Anybody } from '../../../ui/anybody.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { erasureForm } from './forms.ts'

type AskErasurePageProps = {
  frame: Frame
  /** What there is of them, and why it must be kept where it must. */
  kept: readonly { readonly kind: string; readonly must_keep: string | null }[]
  raw?: RawOf<typeof erasureForm>
  errors?: ErrorsOf<typeof erasureForm>
  refusal?: string
}

export const AskErasurePage = ({ frame, kept, raw, errors, refusal }: AskErasurePageProps) => {
  const stays = kept.filter(({ must_keep }) => must_keep !== null)
  const goes = kept.filter(({ must_keep }) => must_keep === null)
  return (
    <Anybody
      title="Ask for erasure"
      frame={frame}
      errors={errors !== undefined || refusal !== undefined}
      breadcrumbs={[{ label: 'Your data', href: '/my/data' }]}
      head={
        <PageHead
          title="Ask for erasure"
          about="Somebody of the office looks at it and answers within a month. While you hold a post, the LMC represents you and must know who you are."
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      {goes.length > 0 && (
        <p>Can go: {goes.map(({ kind }) => kind.charAt(0).toLowerCase() + kind.slice(1)).join(', ')}.</p>
      )}
      {stays.length > 0 && (
        <section>
          <h2>What must be kept, and why</h2>
          <SummaryList rows={stays.map(({ kind, must_keep }) => ({ label: kind, value: must_keep }))} />
        </section>
      )}
      <form method="post" action="/my/data/erasure" novalidate>
        <Questions form={erasureForm} raw={raw} errors={errors} />
        <Button kind="danger">Ask for erasure</Button>
      </form>
    </Anybody>
  )
}

const kept = [
  { kind: 'Roles you hold and held', must_keep: 'Who could do what, and when, is kept for seven years.' },
  { kind: 'Ways to reach you', must_keep: null },
]

export const previews = {
  asking: () => <AskErasurePage frame={{ ...previewFrame, voice: 'plain' }} kept={kept} />,
  'asked already': () => (
    <AskErasurePage
      frame={previewFrame}
      kept={kept}
      refusal="You asked already, and the office has not answered yet."
    />
  ),
}
