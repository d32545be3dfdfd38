import { z } from '@hono/zod-openapi'
import { NotFound } from '../../../platform/answers.ts'
import {
  countShown,
  dayAsked,
  dayShown,
  numberShown,
  oneOfAsked,
  textAsked,
  textShown,
} from '../../../platform/api/fields.ts'
import { operation } from '../../../platform/api/operation.ts'
import { weekOf } from '../weeks/rules.ts'
import { areaName, areaWeeks } from './reads.ts'
import { pictureKinds } from './rules.ts'
import { weekFileColumns } from './sheets/rules.ts'

const examples: Readonly<Record<string, number>> = { return_rate: 0.6328, practices: 128, practices_asked: 128 }

/** The columns of the files, by the same names: what a page, a file and a program are told is the same. */
const weekShown = z
  .object(
    Object.fromEntries(
      weekFileColumns.map(({ key, heading, kind }) => {
        const said = `${heading}; null is held back, or not known.`
        if (key === 'is_bank_holiday') return [key, z.boolean().meta({ description: `${heading}.`, example: false })]
        if (kind === 'date') return [key, dayShown(`${heading}.`, '2026-11-16')]
        if (kind === 'text') return [key, textShown(said, 'amber').nullable()]
        return [key, numberShown(said, examples[key] ?? 12).nullable()]
      }),
    ),
  )
  .openapi('AreaPressureWeek')

const areaShown = z
  .object({
    kind: z.enum(pictureKinds).meta({ description: 'What kind of area it is.', example: 'pcn' }),
    code: textShown('Its code among its kind.', 'U90001'),
    name: textShown('What it is called.', 'Elm and Tollgate PCN'),
    total: countShown('How many weeks there are in this answer.', 52),
    weeks: z.array(weekShown).meta({ description: 'Closed weeks, the earliest first.' }),
  })
  .openapi('AreaPressure')

export const operations = [
  operation(
    {
      path: '/pressure/areas/{kind}/{code}',
      may: 'pressure.see_picture',
      summary: 'How hard pressed an area is, week by week',
      about:
        'What is published of an area for its closed weeks: the last 52, or those asked for. What would give a practice away is held back, and null. England and office reach as far as the token’s LMCs do.',
      params: z.object({
        kind: oneOfAsked(pictureKinds, 'What kind of area it is.').meta({ example: 'pcn' }),
        code: textAsked(/^[\w-]{2,36}$/, 'an area’s code', 'The area’s code.', 'U90001'),
      }),
      query: z.strictObject({
        from: dayAsked('A day of the first week.'),
        until: dayAsked('A day of the last week.'),
      }),
      answer: areaShown,
      example_address: '/pressure/areas/pcn/U90001',
    },
    async (c, { kind, code, from, until }) =>
      c.get('scope').read(async (tx) => {
        const name = await areaName(tx, { kind, code })
        if (!name || (kind === 'england' && code !== 'england')) throw new NotFound()
        const found = await areaWeeks(
          tx,
          { kind, code },
          { from: from ? weekOf(from) : null, until: until ? weekOf(until) : null },
        )
        const weeks = found.map((week) =>
          Object.fromEntries(weekFileColumns.map(({ key, value }) => [key, value(week)])),
        )
        return { kind, code, name, total: weeks.length, weeks }
      }),
  ),
]
