import { z } from '@hono/zod-openapi'
import { NotFound } from '../../../platform/answers.ts'
import { countShown, dayShown, textAsked, textShown } from '../../../platform/api/fields.ts'
import { operation, shown } from '../../../platform/api/operation.ts'
import { londonDay } from '../../../platform/values.ts'
import { membershipsOf } from '../groups/reads.ts'
import { groupKinds, type GroupKind } from '../groups/rules.ts'
import { asAt, practiceFacts } from '../extents/api.ts'
import { periodsOf, profileAsAt, relatedTo } from './reads.ts'
import { historyOf } from './rules.ts'

/** The practice that an address names. */
export const odsCode = textAsked(
  /^[A-Za-z][A-Za-z0-9]{5}$/,
  'an ODS code: a letter, then five letters or figures',
  'The practice’s ODS code.',
  'C90001',
).toUpperCase()

const memberShown = z.object({
  full_title: textShown('How to write to them. Source: UK Parliament.', 'Dana Whitlock MP'),
  party: textShown('Source: UK Parliament.', 'Independent'),
  email: textShown('Source: UK Parliament.', 'dana.whitlock.mp@parliament.example').nullable(),
})
const ratingShown = z.object({
  rating: textShown('The overall rating; null where it has none yet. Source: CQC.', 'Good').nullable(),
  published_on: dayShown('Source: CQC.', '2024-03-14').nullable(),
})
const fileShown = z.object({
  file_name: textShown('The practice file that these facts are from.', 'epraccur.csv'),
  seen_on: dayShown('The day that file describes.', '2026-11-01'),
})
const happeningShown = z.object({
  on: dayShown('The day, as far as the files tell.', '2025-04-01'),
  what: textShown('What happened.', 'Moved PCN'),
  detail: textShown(
    'From what, to what; empty where there is no more to say.',
    'From Ash PCN to Elm and Tollgate PCN.',
  ),
})
const relatedShown = z.object({
  relation: z.enum(['successor', 'predecessor']).meta({
    description: 'Which of the two came after, told by how the lists moved when one went. Ours.',
    example: 'predecessor',
  }),
  ods_code: textShown('Source: NHS ODS.', 'C90009'),
  name: textShown('Source: NHS ODS.', 'Tollgate Surgery'),
  on: dayShown('The first count after the one practice went. Source: NHS England.', '2025-07-01'),
  gained: countShown('Patients the other gained by then. Ours.', 1200),
})
const groupShown = z.object({
  group_id: textShown('Its code, as in /areas.', '0199a3c4-5d7e-7000-8000-00000000000b'),
  name: textShown('Its name.', 'Weald Federation'),
  kind: z
    .enum(Object.keys(groupKinds) as [GroupKind, ...GroupKind[]])
    .meta({ description: 'Federation, locality or tag.', example: 'federation' }),
})

const profileShown = z
  .object({
    ...practiceFacts,
    closed_on: dayShown('The day it closed. Source: NHS ODS.', '2026-06-30').nullable(),
    telephone: textShown('Source: NHS ODS.', '01632 960118').nullable(),
    commissioner_name: textShown('Source: NHS ODS.', 'Wealdshire').nullable(),
    icb_name: textShown('Source: NHS ODS.', 'Weald and Coast ICB').nullable(),
    local_authority: textShown('The authority of its location. Source: CQC.', 'Wealdbridge').nullable(),
    lmc_name: textShown(
      'The one of the token’s LMCs that represents it, or last did; null for any other practice.',
      'Wealdshire LMC',
    ).nullable(),
    as_at: dayShown('The day the answer is for.', '2026-11-19'),
    mp: memberShown.nullable().meta({ description: 'Who sits for its constituency on the day.' }),
    rating: ratingShown.nullable().meta({ description: 'The last rating known on the day.' }),
    file: fileShown.nullable().meta({ description: 'Where these facts are from.' }),
    history: z.array(happeningShown).meta({ description: 'What happened up to the day, newest first.' }),
    related: z.array(relatedShown).meta({ description: 'Whom it took over from, and who took over from it.' }),
    groups: z
      .array(groupShown)
      .meta({ description: 'The LMC’s own groups it belongs to on the day; only of the token’s LMCs.' }),
  })
  .openapi('PracticeInFull')

export const operations = [
  operation(
    {
      path: '/practices/{ods_code}',
      may: 'register.read_practices',
      summary: 'One practice in full',
      about: 'Everything known of a practice on a day, with its history up to then.',
      params: z.object({ ods_code: odsCode }),
      query: z.strictObject({ as_at: asAt }),
      answer: profileShown,
      example_address: '/practices/C90001?as_at=2026-11-19',
    },
    async (c, { ods_code, as_at }) => {
      const on = as_at ?? londonDay(c.get('scope').now)
      return c.get('scope').read(async (tx) => {
        const profile = await profileAsAt(tx, ods_code, on)
        if (!profile) throw new NotFound()
        const groups = profile.lmc_id ? await membershipsOf(tx, profile.practice_id, on) : []
        return shown(profileShown, {
          ...profile,
          as_at: on,
          mp: profile.mp && shown(memberShown, profile.mp),
          rating: profile.rating && shown(ratingShown, profile.rating),
          file: profile.file && shown(fileShown, profile.file),
          history: historyOf(await periodsOf(tx, profile.practice_id, on)),
          related: await relatedTo(tx, profile, on),
          groups: groups.map((group) => shown(groupShown, group)),
        })
      })
    },
  ),
]
