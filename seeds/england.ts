import { icbCode, regionCode, subIcbCode } from './codes.ts'
import { county, type County, type Icb, type Numbers } from './county.ts'
import { countyName } from './names.ts'
import type { Plan } from './open-data.ts'

/** As many of each as the real England had in 2026. */
export const england = { practices: 6_200, pcns: 1_250, sub_icbs: 106, icbs_before: 42, icbs: 36, constituencies: 543 }

// The demonstration's own come before these numbers, so that both can be in one database.
const first = { practice: 1_001, pcn: 101, sub_icb: 101, icb_before: 101, icb: 201, constituency: 19 }

/** The part of `all` that falls to the one at `at` of `count`: together they are all of them. */
export const share = (all: number, at: number, count: number): Numbers => {
  const before = Math.floor((at * all) / count)
  return { first: before, count: Math.floor(((at + 1) * all) / count) - before }
}

const from = (start: number, numbers: Numbers): Numbers => ({ ...numbers, first: start + numbers.first })

const regions = ['North', 'Middle', 'East', 'Capital', 'South', 'Down', 'West']
const icb = (code: number, at: number, of: number): Icb => ({
  code: icbCode(code + at),
  name: `NHS ${countyName(Math.floor((at * england.sub_icbs) / of))} and Neighbours Integrated Care Board`,
  region_code: regionCode(11 + Math.floor((at * regions.length) / of)),
  region_name: regions[Math.floor((at * regions.length) / of)] ?? 'North',
})

function countyOf(at: number): County {
  const { sub_icbs, icbs, icbs_before } = england
  const name = countyName(at)
  const now = icb(first.icb, Math.floor((at * icbs) / sub_icbs), icbs)
  const before = icb(first.icb_before, Math.floor((at * icbs_before) / sub_icbs), icbs_before)
  return county({
    name,
    sub_icbs: [{ code: subIcbCode(first.sub_icb + at), name: `${now.name} - ${name}`, icb: now, icb_before: before }],
    practices: from(first.practice, share(england.practices, at, sub_icbs)),
    pcns: from(first.pcn, share(england.pcns, at, sub_icbs)),
    constituencies: from(first.constituency, share(england.constituencies, at, sub_icbs)),
  })
}

/** An England in which nothing happens but that its ICBs merge: for measuring. */
export const englandPlan = (): Plan => ({
  counties: Array.from({ length: england.sub_icbs }, (_, at) => countyOf(at)),
  stories: new Map(),
  vintages: [23, 7, 0],
  merged_ago: 8,
})
