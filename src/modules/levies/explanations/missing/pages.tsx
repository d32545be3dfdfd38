import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { givenCountForm } from '../../given-counts/forms.ts'
import type { LineExplained } from '../reads.ts'

type MissingProps = {
  line: Pick<LineExplained, 'id' | 'why' | 'ods_code' | 'levy_id' | 'run_state'>
  raw: RawOf<typeof givenCountForm> | undefined
  errors: ErrorsOf<typeof givenCountForm> | undefined
}

/** What a line wants to be charged, and where that is said: the list size here, a mandate and a contract on pages of their own. */
export const Missing = ({ line: { id, why, ods_code, levy_id, run_state }, raw, errors }: MissingProps) => {
  const is_draft = run_state === 'draft'
  const then = is_draft ? 'Then draw the run up again.' : 'A later run then charges it by a correction.'
  if (why === 'no_mandate')
    return (
      <Notice kind="warning">
        Did it agree to pay? <a href={`/levies/mandates/new?levy=${levy_id}&practice=${ods_code}`}>Keep its mandate</a>.{' '}
        {then}
      </Notice>
    )
  if (why === 'contract_not_known')
    return (
      <Notice kind="warning">
        <a href={`/levies/contracts/${ods_code}`}>Say which contract it holds</a>. {then}
      </Notice>
    )
  if (why !== 'no_list_size') return null
  return (
    <Panel title="Say what its list size was" note="it is never guessed">
      {!is_draft && (
        <Notice>This run is past its draft: what you enter is charged by a correction in a later run.</Notice>
      )}
      <form method="post" action={`/levies/lines/${id}/count`} novalidate>
        <Questions form={givenCountForm} raw={raw} errors={errors} />
        <Button>Keep the list size</Button>
      </form>
    </Panel>
  )
}
