import { thousands } from '../../../platform/values.ts'
import { Panel, WorkList, type WorkItem } from '../../../ui/lists.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Levy } from '../levies/reads.ts'
import type { Beginning } from './reads.ts'

type BeginningProps = { levy: Pick<Levy, 'id' | 'joining'>; beginning: Beginning; may_keep: boolean }

type Step = { readonly href: string; readonly title: string; readonly note: string; readonly is_done: boolean }

const steps = ({ levy, beginning }: BeginningProps): readonly Step[] => {
  const { agreed, proposed_id, practices, not_known, collectors, run_id } = beginning
  const rates = `/levies/${levy.id}/rates`
  return [
    {
      href: agreed === 0 && proposed_id ? `${rates}/${proposed_id}` : rates,
      title: agreed === 0 && proposed_id ? 'Have the proposed rate agreed' : 'Propose a rate, and have it agreed',
      note: 'With the meeting that decided it, its day and its paper.',
      is_done: agreed > 0,
    },
    ...(levy.joining === 'built_in'
      ? [
          {
            href: '/levies/contracts',
            title: 'Say what contract each practice holds',
            note:
              practices === 0
                ? 'No practice is represented by this LMC today.'
                : `${thousands(practices - not_known)} of ${thousands(practices)} are known. The others aren’t charged until they are.`,
            is_done: practices > 0 && not_known === 0,
          },
        ]
      : []),
    {
      href: '/levies/collectors',
      title: 'Say who collects it',
      note: 'PCSE or the ICB by deduction, or the LMC itself by bill.',
      is_done: collectors > 0,
    },
    {
      href: run_id ? `/levies/runs/${run_id}` : '/levies/runs',
      title: run_id ? 'Have the first run checked and issued' : 'Charge the first period',
      note: 'As a draft: another person checks and issues it.',
      is_done: false,
    },
  ]
}

/** What is still to do before a new levy can be charged, in its order. */
export const FirstSteps = (props: BeginningProps) => (
  <Panel title="Before it is charged for the first time">
    <WorkList
      items={steps(props).map(({ href, title, note, is_done }, at): WorkItem => ({
        href: props.may_keep ? href : '',
        title: `${at + 1}. ${title}`,
        note,
        tag: <Tag kind={is_done ? 'done' : 'waiting'}>{is_done ? 'Done' : 'To do'}</Tag>,
      }))}
      empty=""
    />
  </Panel>
)

/** For previews. */
export const exampleBeginning: Beginning = {
  agreed: 0,
  proposed_id: null,
  practices: 128,
  not_known: 12,
  collectors: 1,
  run_id: null,
}
