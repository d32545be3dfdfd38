import { fraction, whole } from './chance.ts'
import { constituencyCode, district, pcnCode, practiceCode } from './codes.ts'
import { personName, party, placeName, postcodeIn, practiceName, street, telephone } from './names.ts'

export type SubIcb = { readonly code: string; readonly name: string; readonly icb: Icb; readonly icb_before: Icb }
export type Icb = {
  readonly code: string
  readonly name: string
  readonly region_code: string
  readonly region_name: string
}
export type Pcn = { readonly code: string; readonly name: string; readonly sub_icb: SubIcb }

export type Constituency = {
  readonly number: number
  readonly code: string
  readonly name: string
  readonly district: string
  readonly local_authority: string
  readonly member: string
  readonly party: string
}

export type InventedPractice = {
  readonly ods_code: string
  readonly name: string
  readonly address: string
  readonly postcode: string
  readonly telephone: string
  readonly opened_on: Temporal.PlainDate
  readonly sub_icb: SubIcb
  readonly pcn: Pcn
  readonly constituency: Constituency
  /** The patients it had in January 2024, and the share of them by which it grows in a year. */
  readonly patients: number
  readonly growth: number
}

export type County = {
  readonly name: string
  readonly sub_icbs: readonly SubIcb[]
  readonly pcns: readonly Pcn[]
  readonly constituencies: readonly Constituency[]
  readonly practices: readonly InventedPractice[]
}

/** Numbers that a county may use: the first, and how many. */
export type Numbers = { readonly first: number; readonly count: number }

export type CountyPlan = {
  readonly name: string
  readonly sub_icbs: readonly SubIcb[]
  readonly practices: Numbers
  readonly pcns: Numbers
  readonly constituencies: Numbers
}

const each = <T>({ first, count }: Numbers, make: (number: number, at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(first + at, at))

/** Which of `among` things in a row the one at `at` of `count` falls to: all get their share. */
const shareOf = <T>(among: readonly T[], at: number, count: number): T => {
  const one = among[Math.floor((at * among.length) / count)]
  if (one === undefined) throw new RangeError('there is nothing to share among')
  return one
}

/** An invented county: everything about it follows from its name and its numbers. */
export function county(plan: CountyPlan): County {
  const { name, sub_icbs } = plan
  const constituencies = each(plan.constituencies, (number, at) => constituency(number, at, name))
  const pcns = each(plan.pcns, (number, at): Pcn => {
    const first = plan.practices.first + Math.ceil((at * plan.practices.count) / plan.pcns.count)
    return {
      code: pcnCode(number),
      name: `${placeName(first)} and ${placeName(first + 1)} PCN`,
      sub_icb: shareOf(sub_icbs, at, plan.pcns.count),
    }
  })
  const practices = each(plan.practices, (number, at) =>
    practice(number, shareOf(pcns, at, plan.practices.count), shareOf(constituencies, at, plan.practices.count), name),
  )
  return { name, sub_icbs, pcns, constituencies, practices }
}

function practice(number: number, pcn: Pcn, seat: Constituency, county_name: string): InventedPractice {
  const ods_code = practiceCode(number)
  const place = placeName(number)
  // The mean of three is near the middle most of the time, and its square gives the few large ones.
  const size = (fraction(ods_code, 'a') + fraction(ods_code, 'b') + fraction(ods_code, 'c')) / 3
  return {
    ods_code,
    name: practiceName(place, ods_code),
    address: `${street(ods_code)}, ${place}, ${county_name}`,
    postcode: postcodeIn(seat.district, ods_code),
    telephone: telephone(ods_code),
    opened_on: Temporal.PlainDate.from({ year: 1974, month: 4, day: 1 }).add({
      months: whole(0, 480, ods_code, 'opened'),
    }),
    sub_icb: pcn.sub_icb,
    pcn,
    constituency: seat,
    patients: Math.round(2_000 + 28_000 * size * size),
    growth: fraction(ods_code, 'growth') * 0.04 - 0.015,
  }
}

function constituency(number: number, at: number, county_name: string): Constituency {
  const place = placeName(number * 7)
  const quarter = ['North', 'East', 'South', 'West'][Math.floor(at / 3) % 4]
  const names = [`${place} and ${quarter} ${county_name}`, place, `${place} and ${placeName(number * 7 + 1)}`]
  return {
    number,
    code: constituencyCode(number),
    name: names[at % names.length] ?? place,
    district: district(number),
    local_authority: at % 4 === 3 ? `${place} City` : `${placeName(number * 7 - (at % 2) * 7)} District`,
    member: personName(number),
    party: party(number),
  }
}
