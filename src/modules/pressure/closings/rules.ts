import { areaKinds, type Area } from '../cells/rules.ts'
import type { Figures } from '../measures/rules.ts'
import type { ReturnAnswers } from '../returns/rules.ts'

/** A week is closed a minute after its grace ends, so that a return on its way at the last moment is in. */
export const settling = Temporal.Duration.from({ minutes: 1 })

/** Where a practice belonged on the reference day. */
export type Belonging = Pick<Area, 'kind' | 'code' | 'name'>

/** Every area that these practices belong to, in the order they are taken: by kind, the largest first, then by code. */
export function areasOf(belongings: readonly (readonly Belonging[])[]): Area[] {
  const areas = new Map<string, Belonging & { members: number[] }>()
  belongings.forEach((where, place) => {
    for (const { kind, code, name } of where) {
      const key = `${kind} ${code}`
      const area = areas.get(key) ?? { kind, code, name, members: [] }
      area.members.push(place)
      areas.set(key, area)
    }
  })
  return [...areas.values()].toSorted(
    (one, other) =>
      areaKinds.indexOf(one.kind) - areaKinds.indexOf(other.kind) ||
      other.members.length - one.members.length ||
      (one.code < other.code ? -1 : 1),
  )
}

type Asked = Pick<ReturnAnswers, 'contacts' | 'gp_contacts' | 'gps_present' | 'nurses_present' | 'others_present'>

/** Whose contacts are held against the safe limit: the GPs' where contacts came by group, else everybody's. */
export function limitedContacts(asked: Asked): Pick<Figures, 'clinicians' | 'clinician_contacts'> {
  if (asked.gp_contacts !== null) return { clinicians: asked.gps_present, clinician_contacts: asked.gp_contacts }
  const { gps_present, nurses_present, others_present } = asked
  const are_known = gps_present !== null && nurses_present !== null && others_present !== null
  return {
    clinicians: are_known ? gps_present + nurses_present + others_present : null,
    clinician_contacts: asked.contacts,
  }
}
