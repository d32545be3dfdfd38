import { z } from '@hono/zod-openapi'
import { NotFound } from '../../../../platform/answers.ts'
import { oneOfAsked, textAsked, textShown, dayShown } from '../../../../platform/api/fields.ts'
import { isPastTheEnd, pageAsked, pageOf, pageShown } from '../../../../platform/api/lists.ts'
import { operation, shown } from '../../../../platform/api/operation.ts'
import { londonDay } from '../../../../platform/values.ts'
import { asAt, lmcAsked } from '../../extents/api.ts'
import { postKinds, type PostKind } from '../../posts/rules.ts'
import { odsCode } from '../../profiles/api.ts'
import { emailStates, gaps, type EmailState, type Gap, type PeopleAsked } from './rules.ts'
import { takePeopleOut } from './writes.ts'

const kinds = Object.keys(postKinds) as [PostKind, ...PostKind[]]
const states = Object.keys(emailStates) as [EmailState, ...EmailState[]]
const missings = Object.keys(gaps) as [Gap, ...Gap[]]

const postShown = z.object({
  kind: z.enum(kinds).meta({ description: 'What the post is.', example: 'partner' }),
  place: textShown('The practice, PCN, body or LMC it is held in.', 'Elm Surgery'),
  ods_code: textShown('The practice’s code, where it is held in one. Source: NHS ODS.', 'C90001').nullable(),
})

const personShown = z
  .object({
    id: textShown('By which the person is known. Ours.', '0199a3c4-5d7e-7000-8000-00000000000d'),
    title: textShown('Empty where none is known.', 'Dr'),
    given_names: textShown('Empty where none are known.', 'Amara'),
    family_name: textShown('As the office has it.', 'Ashpole'),
    gmc_number: textShown('The GMC’s number.', '9012345').nullable(),
    email: textShown('The address that mail is sent to.', 'amara.ashpole@elm.example').nullable(),
    email_state: z.enum(states).meta({ description: 'How mail to it fares.', example: 'working' }),
    telephone: textShown('As it was entered.', '01632 960118').nullable(),
    posts: z.array(postShown).meta({ description: 'Those held on the day, in the token’s LMCs.' }),
  })
  .openapi('Person')

const peopleShown = z
  .object({
    as_at: dayShown('The day the posts are for.', '2026-11-19'),
    ...pageShown,
    people: z.array(personShown).meta({ description: 'By family name.' }),
  })
  .openapi('People')

export const operations = [
  operation(
    {
      path: '/people',
      may: 'register.read_people',
      summary: 'The people an office knows',
      about:
        'Everybody the office knows, once each, with the posts they held on a day. Every answer leaves a record of how many were read, and by whose token.',
      params: z.object({}),
      query: z.strictObject({
        as_at: asAt,
        lmc: lmcAsked,
        kind: oneOfAsked(kinds, 'Only who holds a post of this kind.').optional(),
        practice: odsCode.optional(),
        missing: oneOfAsked(missings, 'Only whom no mail reaches, or who holds no post.').optional(),
        q: textAsked(
          /^[^\p{Cc}]{1,80}$/u,
          '1 to 80 letters, figures or spaces',
          'Found in the name; or the very e-mail address or GMC number.',
          'ashpole',
        )
          .trim()
          .optional(),
        ...pageAsked,
      }),
      answer: peopleShown,
      example_address: '/people?kind=partner',
    },
    async (c, { as_at, lmc = '', kind, practice = '', missing, q = '', ...page }) => {
      const { actor, now } = c.get('scope')
      if (lmc && !actor.lmc_ids.some((id) => id === lmc)) throw new NotFound()
      const on = as_at ?? londonDay(now)
      const narrowed = { q, lmc, kind: kind ?? '', practice, missing: missing ?? '' } as const
      const asked: PeopleAsked = { ...narrowed, sort: 'name', is_descending: false, page: page.page }
      const taken = await c.get('scope').write((tx) => takePeopleOut(tx, asked, on, 'api', page.limit))
      if (!taken.done) throw new NotFound()
      const { total, rows } = taken.value
      const people = isPastTheEnd(page, total) ? [] : rows.map((row) => shown(personShown, row))
      return { as_at: on, ...pageOf(c, page, total), people }
    },
  ),
]
