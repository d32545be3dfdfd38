import { icbCode, regionCode, subIcbCode } from './codes.ts'
import { county, type County, type Icb, type Numbers } from './county.ts'
import { demonstration } from './demonstration.ts'
import { countyName } from './names.ts'
import type { Plan } from './open-data.ts'

/** As many of each as the real England had in 2026, the demonstration's own among them. */
export const england = { practices: 6_200, pcns: 1_250, sub_icbs: 106, icbs_before: 42, icbs: 36, constituencies: 543 }

const own = {
  practices: demonstration.counties.flatMap(({ practices }) => practices).length,
  pcns: demonstration.counties.flatMap(({ pcns }) => pcns).length,
  sub_icbs: 4,
  icbs: 2,
  constituencies: demonstration.counties.flatMap(({ constituencies }) => constituencies).length,
}
const counties = england.sub_icbs - own.sub_icbs
const first = { practice: 1_001, pcn: 101, sub_icb: 101, icb_before: 101, icb: 201, constituency: 19 }

/** The part of `all` that falls to the one at `at` of `count`: together they are all of them. */
export const share = (all: number, at: number, count: number): Numbers => {
  const before = Math.floor((at * all) / count)
  return { first: before, count: Math.floor(((at + 1) * all) / count) - before }
}

const from = (start: number, numbers: Numbers): Numbers => ({ ...numbers, first: start + numbers.first })

const regions = ['North', 'Middle', 'East', 'Capital', 'South', 'West']

/** The ICB that one county of all falls to, of so many numbered from a first. */
function icbOf(at: number, numbered: number, icbs: number): Icb {
  const which = Math.floor((at * icbs) / counties)
  const region = Math.floor((which * regions.length) / icbs)
  return {
    code: icbCode(numbered + which),
    name: `NHS ${countyName(Math.ceil((which * counties) / icbs))} and Neighbours Integrated Care Board`,
    region_code: regionCode(11 + region),
    region_name: regions[region] ?? '',
  }
}

function countyAt(at: number): County {
  const name = countyName(at)
  const icb = icbOf(at, first.icb, england.icbs - own.icbs)
  const icb_before = icbOf(at, first.icb_before, england.icbs_before - own.icbs)
  return county({
    name,
    sub_icbs: [{ code: subIcbCode(first.sub_icb + at), name: `${icb.name} - ${name}`, icb, icb_before }],
    practices: from(first.practice, share(england.practices - own.practices, at, counties)),
    pcns: from(first.pcn, share(england.pcns - own.pcns, at, counties)),
    constituencies: from(first.constituency, share(england.constituencies - own.constituencies, at, counties)),
  })
}

/** The demonstration amid an England in which nothing happens but that its ICBs merge: for measuring. */
export const englandPlan = (): Plan => ({
  ...demonstration,
  counties: [...demonstration.counties, ...Array.from({ length: counties }, (_, at) => countyAt(at))],
  merged_ago: 8,
})
