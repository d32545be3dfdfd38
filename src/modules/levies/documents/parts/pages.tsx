import type { Child } from 'hono/jsx'
import { count, pounds, type Pence } from '../../../../platform/values.ts'
import { PostButton } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'

/** Invoices past their day, and what is owed of them. */
export type Overdue = { readonly invoices: number; readonly owed_pence: Pence }

type Part = {
  /** The page of the run's papers. */
  address: string
  may_keep: boolean
}

/** What of the papers is still to be printed, and where the printed ones are. */
export const Printing = (
  props: Part & { is_finished: boolean; documents: number; given: number; unread: number },
): Child => (
  <>
    {!props.is_finished && props.may_keep && (
      <>
        <PostButton action={`${props.address}/printing`}>Go on printing</PostButton>
        <p class="note">It goes on by itself. If it was stopped half-way, this begins again where it stopped.</p>
      </>
    )}
    {props.is_finished && props.documents > 0 && (
      <p>
        <a href={`${props.address}/papers.zip`}>All of them in one zip</a>, to be printed or handed over.{' '}
        {props.given > 0 && props.given < props.documents && (
          <a href={`${props.address}/papers.zip?which=not-given`}>Only those neither mailed nor handed over</a>
        )}
      </p>
    )}
    {props.unread > 0 && (
      <p class="note">
        {count(props.unread, 'practice')} {props.unread === 1 ? 'has' : 'have'} nobody to be written to about levies.
        Nominate somebody, or hand over the paper
        {props.may_keep && (
          <>
            : <a href={`${props.address}/mailing`}>see which</a>
          </>
        )}
        .
      </p>
    )}
  </>
)

/** What wasn’t paid by its day, to be reminded of. */
export const Reminding = ({ may_keep, overdue, address }: Part & { overdue: Overdue }): Child =>
  overdue.invoices > 0 && (
    <Panel title="Overdue">
      <p>
        {count(overdue.invoices, 'invoice')} not paid in full, {pounds(overdue.owed_pence)} in all, and nobody reminded
        in the last fortnight.
      </p>
      {may_keep && <PostButton action={`${address}/reminders`}>Write reminders</PostButton>}
    </Panel>
  )
