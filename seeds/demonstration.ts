import { icbCode, regionCode, subIcbCode } from './codes.ts'
import { county, type Icb } from './county.ts'
import type { Plan } from './open-data.ts'
import { demonstrationStories } from './stories.ts'

const region = { region_code: regionCode(1), region_name: 'Wealds and Marshes' }
const icb = (n: number, name: string): Icb => ({ code: icbCode(n), name, ...region })
const weald = icb(1, 'NHS Wealdshire Integrated Care Board')
const marsh = icb(2, 'NHS Saltmarsh and Harbours Integrated Care Board')
const subIcb = (n: number, of: Icb, place: string) => ({
  code: subIcbCode(n),
  name: `${of.name} - ${place}`,
  icb: of,
  icb_before: of,
})

export const wealdshire = county({
  name: 'Wealdshire',
  sub_icbs: [subIcb(1, weald, 'North Weald'), subIcb(2, weald, 'Wealdbridge City'), subIcb(3, weald, 'South Weald')],
  practices: { first: 1, count: 130 },
  pcns: { first: 1, count: 26 },
  constituencies: { first: 1, count: 9 },
})

export const saltmarsh = county({
  name: 'Saltmarsh',
  sub_icbs: [subIcb(4, marsh, 'Saltmarsh')],
  practices: { first: 201, count: 61 },
  pcns: { first: 31, count: 12 },
  constituencies: { first: 10, count: 5 },
})

/** Two counties in which much has happened lately. */
export const demonstration: Plan = {
  counties: [wealdshire, saltmarsh],
  stories: demonstrationStories,
  vintages: [23, 14, 10, 4, 0],
  merged_ago: 0,
}
