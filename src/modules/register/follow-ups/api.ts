import { z } from '@hono/zod-openapi'
import { NotFound } from '../../../platform/answers.ts'
import { dayAsked, dayShown, oneOfAsked, textShown } from '../../../platform/api/fields.ts'
import { isPastTheEnd, pageAsked, pageOf, pageShown } from '../../../platform/api/lists.ts'
import { operation, shown } from '../../../platform/api/operation.ts'
import { inLondon } from '../../../platform/values.ts'
import { changeKinds, type ChangeKind } from '../changes/rules.ts'
import { lmcAsked } from '../extents/api.ts'
import { changesFound } from './reads.ts'
import { kindsOfChange, stateWords, type ChangesAsked, type ChangeState } from './rules.ts'

const kinds = kindsOfChange as [ChangeKind, ...ChangeKind[]]
const states = Object.keys(stateWords) as [ChangeState, ...ChangeState[]]

const changeShown = z
  .object({
    id: textShown('By which the change is known for ever. Ours.', '0199a3c4-5d7e-7000-8000-00000000000c'),
    lmc_id: textShown('The LMC it concerns, as in /areas.', '0199a3c4-5d7e-7000-8000-00000000000a'),
    lmc_name: textShown('That LMC’s short name.', 'Wealdshire'),
    ods_code: textShown('The practice. Source: NHS ODS.', 'C90001'),
    practice_name: textShown('Its latest name. Source: NHS ODS.', 'Elm Surgery'),
    kind: z
      .enum(kinds)
      .meta({ description: 'What changed. Ours, from the files before and after.', example: 'moved_pcn' }),
    happened_on: dayShown('The day on which it changed, as far as the files tell.', '2026-10-05'),
    found_at: z.iso
      .datetime()
      .meta({ description: 'When the file that tells of it was taken in.', example: '2026-11-01T06:00:00Z' }),
    before: textShown('What was so before, in the words of the files; null where nothing was.', 'Ash PCN').nullable(),
    after: textShown('What is so since.', 'Elm and Tollgate PCN').nullable(),
    follow_up: textShown(
      'What an office usually does about such a change.',
      'Tell both clinical directors, and check group memberships.',
    ),
    state: z.enum(states).meta({ description: 'How far the office is with it.', example: 'new' }),
    owner_name: textShown('Who in the office follows it up; null is nobody.', 'Ruth Okafor').nullable(),
  })
  .openapi('Change')

const changesShown = z
  .object({
    ...pageShown,
    changes: z.array(changeShown).meta({ description: 'The latest first.' }),
  })
  .openapi('Changes')

export const operations = [
  operation(
    {
      path: '/changes',
      may: 'register.read_changes',
      summary: 'What changed for an LMC’s practices',
      about:
        'What the files that were taken in changed for the practices of the token’s LMCs, and what the office did about it.',
      params: z.object({}),
      query: z.strictObject({
        lmc: lmcAsked,
        kind: oneOfAsked(kinds, 'Only changes of this kind.').optional(),
        state: oneOfAsked([...states, 'any'], 'Only changes in this state, or in any.').default('any'),
        since: dayAsked('Only changes found on this day, in London, or later.'),
        ...pageAsked,
      }),
      answer: changesShown,
      example_address: '/changes?since=2026-11-01',
    },
    async (c, { lmc = '', kind, state, since, ...page }) => {
      if (lmc && !c.get('scope').actor.lmc_ids.some((id) => id === lmc)) throw new NotFound()
      const found_since = since && inLondon(since, Temporal.PlainTime.from('00:00'))
      const asked: ChangesAsked = { lmc, kind: kind ?? '', state, owner: '', found_since, page: page.page }
      const found = await c.get('scope').read((tx) => changesFound(tx, asked, page.limit))
      const rows = isPastTheEnd(page, found.total) ? [] : found.rows
      const changes = rows.map((row) => shown(changeShown, { ...row, follow_up: changeKinds[row.kind].follow_up }))
      return { ...pageOf(c, page, found.total), changes }
    },
  ),
]
