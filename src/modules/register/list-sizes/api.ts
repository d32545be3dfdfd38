import { z } from '@hono/zod-openapi'
import { NotFound } from '../../../platform/answers.ts'
import { countShown, dayShown, numberShown, textShown } from '../../../platform/api/fields.ts'
import { operation } from '../../../platform/api/operation.ts'
import { londonDay } from '../../../platform/values.ts'
import { asAt } from '../extents/api.ts'
import { odsCode } from '../profiles/api.ts'
import { profileAsAt } from '../profiles/reads.ts'
import { countsOf } from './reads.ts'

const countShape = z.object({
  counted_on: dayShown('The day on which they were counted. Source: NHS England.', '2026-10-01'),
  patients: countShown('Registered patients: the raw list, not weighted. Source: NHS England.', 12_345),
  pcn_average: numberShown(
    'The average list, that day, of the practices that are in its PCN on the day asked for. Ours.',
    10_200.5,
  ).nullable(),
})
const listSizesShown = z
  .object({
    ods_code: textShown('The practice. Source: NHS ODS.', 'C90001'),
    as_at: dayShown('The day the answer is for.', '2026-11-19'),
    list_sizes: z.array(countShape).meta({ description: 'Every count up to the day, oldest first.' }),
  })
  .openapi('ListSizes')

export const operations = [
  operation(
    {
      path: '/practices/{ods_code}/list-sizes',
      may: 'register.read_list_sizes',
      summary: 'A practice’s list sizes',
      about: 'Every count of a practice’s registered patients that was taken in, up to a day.',
      params: z.object({ ods_code: odsCode }),
      query: z.strictObject({ as_at: asAt }),
      answer: listSizesShown,
      example_address: '/practices/C90001/list-sizes',
    },
    async (c, { ods_code, as_at }) => {
      const on = as_at ?? londonDay(c.get('scope').now)
      return c.get('scope').read(async (tx) => {
        const practice = await profileAsAt(tx, ods_code, on)
        if (!practice) throw new NotFound()
        const counts = await countsOf(tx, practice, on)
        const list_sizes = counts.flatMap(({ on: counted_on, own, pcn }) =>
          own === null
            ? []
            : [{ counted_on, patients: own, pcn_average: pcn === null ? null : Math.round(pcn * 10) / 10 }],
        )
        return { ods_code, as_at: on, list_sizes }
      })
    },
  ),
]
