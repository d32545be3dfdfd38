import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, plainDay, poundsOf, type Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { PostButton } from '../../../../ui/links.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { periodWords } from '../../runs/rules.ts'
import { previewWriteOff, WriteOffTag } from '../pages.tsx'
import type { WriteOff } from '../reads.ts'
import { writeOffKind, writeOffKinds, writeOffStates } from '../rules.ts'

export type WriteOffPageProps = {
  frame: Frame
  write_off: WriteOff
  may_keep: boolean
  may_check: boolean
  is_second: boolean
  refusal?: string
}

export const WriteOffPage = ({ frame, write_off, may_keep, may_check, is_second, refusal }: WriteOffPageProps) => {
  const { name, ods_code, state, amount_pence, remitted_pence, run_id, run_from, run_to } = write_off
  const address = `/levies/write-offs/${write_off.id}`
  const is_waiting = state === 'proposed'
  const kind = writeOffKind(write_off)
  return (
    <Office
      frame={frame}
      title={`Write-off of ${name}`}
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Written off', href: '/levies/write-offs' },
      ]}
      head={
        <PageHead
          kind={writeOffKinds[kind]}
          title={kind === 'reckoned_again' ? name : `${poundsOf(amount_pence)} of ${name}`}
          tags={<WriteOffTag state={state} />}
          about={`${write_off.levy_name} of ${write_off.lmc_name}, ${periodWords({ from: write_off.from_on, to: write_off.to_on })}`}
          actions={
            is_waiting && (
              <>
                {may_check && is_second && (
                  <PostButton action={`${address}/confirmation`}>Confirm: it stands in the books for good</PostButton>
                )}
                {may_keep && <PostButton action={`${address}/withdrawal`}>Withdraw it</PostButton>}
              </>
            )
          }
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      {is_waiting && may_check && !is_second && (
        <Notice>You proposed this, so another person confirms it. Nothing has changed in the books yet.</Notice>
      )}
      <SummaryList
        rows={[
          {
            label: 'Line',
            value: (
              <a href={`/levies/lines/${write_off.line_id}`}>
                {name} ({ods_code})
              </a>
            ),
          },
          ...(run_id && run_from && run_to
            ? [
                {
                  label: 'Corrected by',
                  value: (
                    <a href={`/levies/runs/${run_id}`}>The run for {periodWords({ from: run_from, to: run_to })}</a>
                  ),
                  note:
                    kind === 'reckoned_again'
                      ? 'It corrected what was written off in part, so another part of what is left is due to be passed on.'
                      : 'It corrected what was written off, so that nobody is given back what they never paid.',
                },
              ]
            : []),
          { label: 'Why', value: write_off.reason },
          { label: 'Decided', value: write_off.decided_by, note: plainDay(write_off.decided_on) },
          { label: 'Proposed', value: write_off.proposed_by, note: londonTime(write_off.proposed_at) },
          ...(write_off.settled_at
            ? [
                {
                  label: writeOffStates[state].label,
                  value: write_off.settled_by,
                  note: londonTime(write_off.settled_at),
                },
              ]
            : []),
          ...(remitted_pence === 0
            ? []
            : [
                {
                  label: 'Of it, no longer due to be passed on',
                  value: poundsOf(remitted_pence),
                  note: 'What a practice pays is passed on first, so a write-off comes off the LMC’s own part first.',
                },
              ]),
        ]}
      />
    </Office>
  )
}

const shown = { frame: previewFrame, may_keep: true, may_check: true, is_second: true, write_off: previewWriteOff }

export const previews = {
  'to be confirmed': () => <WriteOffPage {...shown} />,
  'by whoever proposed it': () => <WriteOffPage {...shown} is_second={false} />,
  confirmed: () => (
    <WriteOffPage
      {...shown}
      write_off={{
        ...previewWriteOff,
        state: 'confirmed',
        remitted_pence: 12_800,
        settled_at: Temporal.Instant.from('2026-11-13T09:30:00Z'),
        settled_by: 'Ruth Okafor',
      }}
    />
  ),
  'taken back by a run': () => (
    <WriteOffPage
      {...shown}
      write_off={{
        ...previewWriteOff,
        state: 'confirmed',
        amount_pence: -5_000,
        run_id: '0' as Id<'run'>,
        run_from: Temporal.PlainDate.from('2026-10-01'),
        run_to: Temporal.PlainDate.from('2026-12-31'),
      }}
    />
  ),
  refused: () => <WriteOffPage {...shown} refusal="Less is owed of this line by now. Withdraw it." />,
}
