import { areaKinds, type Area } from '../cells/rules.ts'

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
