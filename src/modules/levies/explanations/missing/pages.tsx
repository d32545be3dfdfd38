import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { givenCountForm, type GivenCountForm } from '../../given-counts/forms.ts'
import { begun, noListSize } from '../../lines/rules.ts'
import { listSizeWords } from '../../rates/rules.ts'
import type { LineExplained } from '../reads.ts'

type MissingProps = {
  line: Pick<LineExplained, 'id' | 'why' | 'list_basis' | 'ods_code' | 'levy_id' | 'run_state'>
  raw: RawOf<GivenCountForm> | undefined
  errors: ErrorsOf<GivenCountForm> | undefined
}

/** What a line wants to be charged, and where that is said: the list size here, a mandate and a contract on pages of their own. */
export const Missing = ({ line, raw, errors }: MissingProps) => {
  const { id, why, list_basis, ods_code, levy_id, run_state } = line
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
  if (why !== noListSize[list_basis]) return null
  const size = begun(listSizeWords[list_basis])
  return (
    <Panel title={`Say what its ${size} was`} note="it is never guessed">
      {!is_draft && (
        <Notice>This run is past its draft: what you enter is charged by a correction in a later run.</Notice>
      )}
      <form method="post" action={`/levies/lines/${id}/count`} novalidate>
        <Questions form={givenCountForm(list_basis)} raw={raw} errors={errors} />
        <Button>Keep the {size}</Button>
      </form>
    </Panel>
  )
}
