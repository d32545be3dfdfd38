import { z } from '@hono/zod-openapi'
import { NotFound } from '../../../platform/answers.ts'
import {
  countShown,
  dayAsked,
  dayShown,
  oneOfAsked,
  textShown,
  wholeNumberAsked,
} from '../../../platform/api/fields.ts'
import { nextPage } from '../../../platform/api/lists.ts'
import { operation, shown } from '../../../platform/api/operation.ts'
import { inLondon } from '../../../platform/values.ts'
import { changeKinds, type ChangeKind } from '../changes/rules.ts'
import { lmcAsked } from '../practices/api.ts'
import { changesFound } from './reads.ts'
import { kindsOfChange, stateWords, type ChangeState } from './rules.ts'

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
    total: countShown('How many changes fit.', 1),
    page: countShown('Which page this is.', 1),
    limit: countShown('How many there are on a page.', 50),
    next: z.url().nullable().meta({ description: 'Where the next page is; null on the last.', example: null }),
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
        page: wholeNumberAsked(1, 10_000, 1, 'Which page; those after the last are empty.'),
        limit: wholeNumberAsked(1, 500, 50, 'How many on a page.'),
      }),
      answer: changesShown,
      example_address: '/changes?since=2026-11-01',
    },
    async (c, { lmc = '', kind, state, since, page, limit }) => {
      if (lmc && !c.get('scope').actor.lmc_ids.some((id) => id === lmc)) throw new NotFound()
      const found_since = since && inLondon(since, Temporal.PlainTime.from('00:00'))
      const { rows, total } = await c
        .get('scope')
        .read((tx) => changesFound(tx, { lmc, kind: kind ?? '', state, owner: '', found_since, page }, limit))
      const is_past_the_end = page > 1 && (page - 1) * limit >= total
      return {
        total,
        page,
        limit,
        next: nextPage(c, { page, limit }, total),
        changes: (is_past_the_end ? [] : rows).map((row) =>
          shown(changeShown, { ...row, follow_up: changeKinds[row.kind].follow_up }),
        ),
      }
    },
  ),
]
