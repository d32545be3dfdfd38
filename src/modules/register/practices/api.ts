import { z } from '@hono/zod-openapi'
import { NotFound } from '../../../platform/answers.ts'
import { countShown, dayShown, numberShown, oneOfAsked, textAsked, textShown } from '../../../platform/api/fields.ts'
import { isPastTheEnd, linesOf, pageAsked, pageOf, pageShown } from '../../../platform/api/lists.ts'
import { operation, shown } from '../../../platform/api/operation.ts'
import { Mistaken } from '../../../platform/api/refusal.ts'
import { londonDay } from '../../../platform/values.ts'
import { areaPathTo } from '../areas/reads.ts'
import { areaAt, type Area } from '../areas/rules.ts'
import { allStatuses, asAt, lmcAsked, practiceFacts } from '../extents/api.ts'
import { changeInYear, flags, flagsOf, practiceSorts, type Flag, type PracticesAsked } from '../extents/rules.ts'
import { practicesAsAt, type PracticeRow } from './reads.ts'

const allFlags = Object.keys(flags) as [Flag, ...Flag[]]
const practiceShown = z
  .object({
    ...practiceFacts,
    mp_name: textShown('Who sits for the constituency. Source: UK Parliament.', 'Dana Whitlock').nullable(),
    list_size_year_ago: countShown('The list in force a year before the day. Source: NHS England.', 11_000).nullable(),
    list_size_year_ago_on: dayShown('The day of that count. Source: NHS England.', '2025-10-01').nullable(),
    change_in_year: numberShown(
      'The list as a share of that a year ago, less one: 0.1223 is 12.23% up. Ours.',
      0.1223,
    ).nullable(),
    flags: z
      .array(z.enum(allFlags))
      .meta({ description: 'What to notice in the year up to the day. Ours.', example: ['list_up'] }),
  })
  .openapi('Practice')

const inWords = (row: PracticeRow, on: Temporal.PlainDate) => {
  const change = changeInYear(row)
  return shown(practiceShown, {
    ...row,
    change_in_year: change === null ? null : Math.round(change * 10_000) / 10_000,
    flags: flagsOf(row, on),
  })
}

const narrowed = (what: string, example: string) =>
  textAsked(
    /^[A-Za-z0-9]{2,12}$/,
    `the code of ${what}`,
    `Only practices of this ${what.replace(/^an? /, '')}, by its code.`,
    example,
  )
    .toUpperCase()
    .optional()

const sorts = practiceSorts.flatMap((key) => [key, `-${key}`] as const)
const whereArea = 'england, or a kind and a code as /areas gives them, such as pcn/U90001'

const practicesQuery = z.strictObject({
  as_at: asAt,
  area: textAsked(
    /^(england|[a-z-]+\/[\w-]+)$/,
    whereArea,
    `Whose practices: ${whereArea}. Left out, they are those that the token’s LMCs represent on the day.`,
    'england',
  ).optional(),
  lmc: lmcAsked,
  pcn: narrowed('a primary care network', 'U90001'),
  commissioner: narrowed('a commissioner', '99W'),
  constituency: narrowed('a constituency', 'E14009001'),
  status: oneOfAsked([...allStatuses, 'any'], 'Only practices of this status, or of any.').default('active'),
  flag: oneOfAsked(allFlags, 'Only practices with this flag.').optional(),
  q: textAsked(
    /^[^\p{Cc}]{1,80}$/u,
    '1 to 80 letters, figures or spaces',
    'Found in the name (however it is spelt), code, PCN or address.',
    'elm',
  )
    .trim()
    .optional(),
  sort: oneOfAsked(
    sorts as [string, ...string[]],
    'The order; with - before it, the other way round. Left out: by name, or the nearest to q first.',
  ).optional(),
  ...pageAsked,
  format: oneOfAsked(
    ['json', 'ndjson'],
    'ndjson gives all practices at once, one JSON object a line; so does the header “Accept: application/x-ndjson”.',
  ).optional(),
})

const practicesAnswer = z
  .object({
    as_at: dayShown('The day the answer is for.', '2026-11-19'),
    ...pageShown,
    practices: z.array(practiceShown).meta({ description: 'In the order asked for.' }),
  })
  .openapi('Practices')

export const operations = [
  operation(
    {
      path: '/practices',
      may: 'register.read_practices',
      summary: 'Practices, as they were on any day',
      about: 'A page of practices, or all of them as JSON lines.',
      params: z.object({}),
      query: practicesQuery,
      answer: practicesAnswer,
      line: practiceShown,
      example_address: '/practices?area=england&q=elm',
    },
    async (c, { as_at, area: where, lmc = '', pcn = '', commissioner = '', constituency = '', q = '', ...asked }) => {
      const { actor, now } = c.get('scope')
      if (where && lmc) throw new Mistaken([{ parameter: 'lmc', message: 'Leave it out where area is given' }])
      if (lmc && !actor.lmc_ids.some((id) => id === lmc)) throw new NotFound()
      const [kind = '', code = ''] = (where ?? '').split('/')
      const area: Area | undefined = where ? areaAt(kind, code) : { kind: 'office', ...(lmc && { lmc_id: lmc }) }
      if (!area) throw new Mistaken([{ parameter: 'area', message: `Give ${whereArea}` }])

      const on = as_at ?? londonDay(now)
      const key = practiceSorts.find((one) => one === asked.sort?.replace(/^-/, ''))
      const order = key
        ? { sort: key, is_descending: asked.sort !== key }
        : ({ sort: q ? 'match' : 'name', is_descending: q !== '' } as const)
      const in_lines = (asked.format ?? (c.req.header('accept')?.includes('ndjson') ? 'ndjson' : 'json')) === 'ndjson'
      const found = await c.get('scope').read(async (tx) => {
        if (where && (await areaPathTo(tx, area, on)).length === 0) throw new NotFound()
        const { flag, status } = asked
        const narrowing: PracticesAsked = {
          ...order,
          q,
          lmc,
          pcn,
          sub_icb: commissioner,
          constituency,
          group: '',
          flag: flag ?? '',
          status,
          page: in_lines ? 1 : asked.page,
        }
        return practicesAsAt(tx, area, on, narrowing, in_lines ? 'all' : asked.limit)
      })
      if (in_lines) return linesOf(c, found.rows, (row) => inWords(row, on))
      const rows = isPastTheEnd(asked, found.total) ? [] : found.rows
      return { as_at: on, ...pageOf(c, asked, found.total), practices: rows.map((row) => inWords(row, on)) }
    },
  ),
]
