import { whole } from './chance.ts'
import type { County } from './county.ts'
import { share } from './england.ts'
import { personName } from './names.ts'
import type { Holder, OfficePlan } from './offices.ts'

/** An LMC for each county but for a few that have two, and an office for every two or three LMCs. */
export function officesOver(counties: readonly County[], of: { offices: number; lmcs: number }): readonly OfficePlan[] {
  const lmcs = Array.from({ length: of.lmcs }, (_, at) => {
    const { first, count } = share(counties.length, at, of.lmcs)
    const served = counties.slice(first, first + count)
    const short_name = served.map(({ name }) => name).join(' and ')
    const commissioners = served.flatMap(({ sub_icbs }) => sub_icbs.map(({ code }) => code))
    return { name: `${short_name} LMC`, short_name, brand_hue: whole(0, 359, short_name, 'hue'), commissioners }
  })
  return Array.from({ length: of.offices }, (_, at) => {
    const { first, count } = share(of.lmcs, at, of.offices)
    const served = lmcs.slice(first, first + count)
    return { name: `${served.map(({ short_name }) => short_name).join(', ')} LMCs`, lmcs: served }
  })
}

/** So many people: an administrator for each office, three members for each committee, and the practices' staff in turn. */
export function peopleOf(
  offices: readonly OfficePlan[],
  counties: readonly County[],
  count: number,
): readonly Holder[] {
  const lmcs = offices.flatMap(({ name, lmcs: served }) => served.map((lmc) => ({ ...lmc, office: name })))
  const lmcOf = new Map(lmcs.flatMap((lmc) => lmc.commissioners.map((code) => [code, lmc])))
  const practices = counties.flatMap((county) => county.practices)
  const places: Omit<Holder, 'name' | 'email'>[] = [
    ...offices.map(({ name }) => ({ office: name, role: 'office_administrator' as const })),
    ...lmcs.flatMap(({ office, short_name }) =>
      Array.from({ length: 3 }, () => ({ office, lmc: short_name, role: 'committee_member' as const })),
    ),
  ]
  for (let at = 0; places.length < count; at += 1) {
    const practice = practices[at % practices.length]
    const lmc = practice && lmcOf.get(practice.sub_icb.code)
    if (!lmc) throw new RangeError('a practice is in no LMC')
    places.push({ office: lmc.office, lmc: lmc.short_name, role: 'practice_staff', ods_code: practice.ods_code })
  }
  return places.map((place, at) => ({ ...place, name: personName(at), email: `person.${at + 1}@england.example` }))
}
