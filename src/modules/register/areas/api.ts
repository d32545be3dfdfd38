import { z } from '@hono/zod-openapi'
import { NotFound } from '../../../platform/answers.ts'
import { countShown, dayShown, numberShown, oneOfAsked, textAsked, textShown } from '../../../platform/api/fields.ts'
import { operation, shown } from '../../../platform/api/operation.ts'
import type { Reading } from '../../../platform/scope.ts'
import { isDuring, londonDay } from '../../../platform/values.ts'
import { groupsWithMembers } from '../groups/reads.ts'
import { asAt } from '../extents/api.ts'
import { areaPathTo, partsIn, totalsOf, type Part } from './reads.ts'
import { areaAt, areaKinds, listSizeSteps, partsOf, type AreaKind } from './rules.ts'

const named = {
  kind: z.enum(areaKinds).meta({ description: 'What kind of area it is.', example: 'pcn' }),
  code: textShown('Its code among its kind: that of the NHS or the ONS; an LMC’s and a group’s is ours.', 'U90001'),
  name: textShown(
    'Source: NHS ODS, UK Parliament; an LMC’s and a group’s is the office’s own.',
    'Elm and Tollgate PCN',
  ),
}
const figures = {
  practices: countShown('Active practices on the day. Source: NHS ODS.', 4),
  patients: countShown('Their registered patients, each list as last counted. Source: NHS England.', 40_802),
  average: numberShown('Patients a practice, over those with a list. Ours.', 10_200.5).nullable(),
}
const areaShown = z.object({ ...named, ...figures }).openapi('Area')
const areasShown = z
  .object({
    as_at: dayShown('The day the answer is for.', '2026-11-19'),
    areas: z.array(areaShown).meta({ description: 'Ordered by kind, then name.' }),
  })
  .openapi('Areas')
const areaInFull = z
  .object({
    ...areaShown.shape,
    as_at: dayShown('The day the answer is for.', '2026-11-19'),
    counted_on: dayShown('The day of the latest count in these figures. Source: NHS England.', '2026-10-01').nullable(),
    dormant: countShown('Dormant practices, in no other figure. Source: NHS ODS.', 0),
    opened: countShown('Practices that opened in the year up to the day. Source: NHS ODS.', 0),
    closed: countShown('Practices active here a year before that are closed now. Source: NHS ODS.', 1),
    smallest: countShown('The smallest list. Source: NHS England.', 6100).nullable(),
    largest: countShown('The largest list. Source: NHS England.', 14_020).nullable(),
    practices_year_ago: countShown('Active practices a year before. Source: NHS ODS.', 5),
    patients_year_ago: countShown('Their registered patients. Source: NHS England.', 40_100),
    lists: z
      .array(
        z.object({
          from: countShown('The least patients such a list has.', 5000),
          to: countShown('Such a list has fewer than this; null is without end.', 7500).nullable(),
          practices: countShown('Active practices with such a list.', 1),
        }),
      )
      .meta({ description: 'How the lists are spread. Ours.' }),
    within: z.array(z.object(named)).meta({ description: 'The areas above it, England first.' }),
    parts: z.array(areaShown).meta({ description: 'The areas it is divided into on the day, by kind, then name.' }),
  })
  .openapi('AreaInFull')

const asShown = (kind: AreaKind, part: Part) => shown(areaShown, { kind, ...part })

async function areasOf(tx: Reading, kind: AreaKind, on: Temporal.PlainDate) {
  if (kind !== 'england' && kind !== 'lmc' && kind !== 'group')
    return (await partsIn(tx, { kind: 'england' }, kind, on)).map((part) => asShown(kind, part))
  const groups = kind === 'group' ? await groupsWithMembers(tx, on) : []
  const codes = {
    england: ['england'],
    lmc: tx.actor.lmc_ids,
    group: groups.filter(({ during }) => isDuring(during, on)).map(({ id }) => id),
  }[kind]
  const areas = []
  for (const code of codes) {
    const area = areaAt(kind, code)
    const name = area && (await areaPathTo(tx, area, on)).at(-1)?.name
    if (name) areas.push(asShown(kind, { code, name, ...(await totalsOf(tx, area, on)) }))
  }
  return areas.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
}

export const operations = [
  operation(
    {
      path: '/areas',
      may: 'register.read_areas',
      summary: 'Areas, with their figures',
      about:
        'All areas of a kind. Without a kind: England, its integrated care boards, and the token’s LMCs with their groups.',
      params: z.object({}),
      query: z.strictObject({ as_at: asAt, kind: oneOfAsked(areaKinds, 'Only areas of this kind.').optional() }),
      answer: areasShown,
      example_address: '/areas?kind=pcn',
    },
    async (c, { as_at, kind }) => {
      const on = as_at ?? londonDay(c.get('scope').now)
      return c.get('scope').read(async (tx) => {
        const areas = []
        for (const one of kind ? [kind] : (['england', 'icb', 'lmc', 'group'] as const))
          areas.push(...(await areasOf(tx, one, on)))
        return { as_at: on, areas }
      })
    },
  ),
  operation(
    {
      path: '/areas/{kind}/{code}',
      may: 'register.read_areas',
      summary: 'One area in full',
      about:
        'An area’s figures on a day beside those of a year before, and what it is divided into. England’s code is england.',
      params: z.object({
        kind: oneOfAsked(areaKinds, 'What kind of area it is.').meta({ example: 'pcn' }),
        code: textAsked(/^[\w-]{2,36}$/, 'an area’s code as /areas gives it', 'The area’s code.', 'U90001'),
      }),
      query: z.strictObject({ as_at: asAt }),
      answer: areaInFull,
      example_address: '/areas/pcn/U90001',
    },
    async (c, { kind, code, as_at }) => {
      const on = as_at ?? londonDay(c.get('scope').now)
      const area = areaAt(kind, code)
      if (!area || (kind === 'england' && code !== 'england')) throw new NotFound()
      return c.get('scope').read(async (tx) => {
        const path = await areaPathTo(tx, area, on)
        const name = path.at(-1)?.name
        if (!name) throw new NotFound()
        const totals = await totalsOf(tx, area, on)
        const parts = []
        for (const part of partsOf[kind])
          parts.push(...(await partsIn(tx, area, part, on)).map((row) => asShown(part, row)))
        const lists = totals.steps.map((practices, at) => ({
          from: listSizeSteps[at] ?? 0,
          to: listSizeSteps[at + 1] ?? null,
          practices,
        }))
        return shown(areaInFull, { ...totals, kind, code, name, as_at: on, lists, within: path.slice(0, -1), parts })
      })
    },
  ),
]
