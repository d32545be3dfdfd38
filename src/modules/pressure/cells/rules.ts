import { figureGroups, type FigureColumn, type FigureGroup, type WeekPractice } from '../figures/rules.ts'

/** The order in which areas are taken: what is published of an earlier one may hold a later one back. */
export const areaKinds = ['lmc', 'icb', 'locality', 'pcn', 'federation', 'tag'] as const
export type AreaKind = (typeof areaKinds)[number]

export type Area = {
  readonly kind: AreaKind
  readonly code: string
  readonly name: string
  /** The places of its practices in the list of those in scope. */
  readonly members: readonly number[]
}

/** Says of an area that would be published that it is held back all the same, as often as `likelihood`. */
export type Draw = (likelihood: number, area: Area) => boolean

/**
 * The areas of which a group of figures is published, each with its sums. Practices that are in the same published areas form an
 * atom. Whatever is published is a sum of whole atoms, and within an atom practices can change places without a figure changing.
 * So an area is published only where each atom it cuts keeps, on both sides, enough who answered, and no side gives itself away.
 *
 * That an area is held back must not tell that its practices were alike. So one that would be published is drawn to be held back
 * all the same, about as often as so many practices would be alike by chance. The LMC itself isn't drawn: held back alike, it
 * takes everything with it, and any state could be the one.
 */
export function publishedAreas(
  areas: readonly Area[],
  practices: readonly WeekPractice[],
  { adds, givesAway, likeness }: FigureGroup,
  smallest_cell: number,
  isDrawn: Draw,
): ReadonlyMap<Area, readonly number[]> {
  const answers = practices.map((practice) => {
    const values = adds(practice)
    return values.includes(null) ? null : (values as readonly number[])
  })
  const published = new Map<Area, readonly number[]>()
  const isKept = (sums: readonly number[]) => (sums[0] ?? 0) >= smallest_cell && !givesAway(sums)
  const [everyone, ...parts] = areas
  if (!everyone) return published

  const all = sumOf(everyone.members.map((place) => answers[place] ?? null))
  if (all.length > 0 && !isKept(all)) return published
  published.set(everyone, all)

  const atomOf = practices.map(() => 0)
  const atoms: (readonly number[])[] = [all]
  for (const area of parts) {
    const inside = new Map<number, readonly number[]>()
    for (const place of area.members) {
      const [answer, atom] = [answers[place], atomOf[place] ?? 0]
      if (answer) inside.set(atom, plus(inside.get(atom) ?? [], answer))
    }
    const cut = [...inside].flatMap(([atom, sums]) => {
      const outside = plus(atoms[atom] ?? [], sums, -1)
      return sums[0] === 0 || outside[0] === 0 ? [] : [{ atom, sums, outside }]
    })
    if (!cut.every(({ sums, outside }) => isKept(sums) && isKept(outside))) continue
    const fewest = Math.min(...cut.flatMap(({ sums, outside }) => [sums[0] ?? 0, outside[0] ?? 0]))
    if (cut.length > 0 && isDrawn(likeness ** fewest, area)) continue

    published.set(area, sumOf([...inside.values()]))
    for (const { atom, sums, outside } of cut) {
      atoms[atom] = outside
      for (const place of area.members) if (atomOf[place] === atom) atomOf[place] = atoms.length
      atoms.push(sums)
    }
  }
  return published
}

const plus = (one: readonly number[], other: readonly number[], times = 1) =>
  other.map((value, at) => (one[at] ?? 0) + times * value)

/** Empty where there is nothing to add. */
const sumOf = (rows: readonly (readonly number[] | null)[]): readonly number[] =>
  rows.reduce<readonly number[]>((sums, row) => (row ? plus(sums, row) : sums), [])

/** Null where it is held back. */
export type Figures = Readonly<Record<FigureColumn, number | null>>

export type Cell = {
  readonly area_kind: AreaKind
  readonly area_code: string
  readonly area_name: string
  readonly practices: number
  readonly patients: number
  readonly figures: Figures
}

type Published = ReturnType<typeof publishedAreas>

/**
 * Contacts of those who gave clinicians too are the same contacts, of fewer practices: what is published of both is subtracted. So of
 * each part that contacts are published of, in which some gave clinicians and some didn't, either are enough, or none. Who gave
 * contacts and clinicians, but no list, is in the one sum and not in the other.
 */
function besideContacts(practices: readonly WeekPractice[], contacts: Published, smallest_cell: number): FigureGroup {
  const { clinicians } = figureGroups
  const isAnswer = (group: FigureGroup, practice: WeekPractice) => !group.adds(practice).includes(null)
  const publishedOf = practices.map((): number[] => [])
  for (const [at, { members }] of [...contacts.keys()].entries())
    for (const place of members) publishedOf[place]?.push(at)

  const beside = new Map<WeekPractice, readonly number[]>()
  for (const places of Map.groupBy(practices.keys(), (place) => publishedOf[place]?.join()).values()) {
    const among = places.flatMap((place) => practices[place] ?? [])
    const inBoth = (one: WeekPractice) => one.contacts === one.clinician_contacts && isAnswer(clinicians, one)
    const inContacts = (one: WeekPractice) => isAnswer(figureGroups.contacts, one)
    const is_mixed = among.some(inBoth) && among.some((one) => inContacts(one) && !inBoth(one))
    for (const one of among) {
      const given = [1, one.contacts ?? 0]
      if (inBoth(one) && (is_mixed || !inContacts(one))) beside.set(one, [...given, 0, 0])
      if (!inBoth(one) && is_mixed && inContacts(one)) beside.set(one, [0, 0, ...given])
    }
  }
  const nought = clinicians.columns.map(() => 0)
  const isTooFew = ([practices_there = 0, sum = 0]: readonly number[]) =>
    practices_there > 0 && (practices_there < smallest_cell || sum === 0)
  return {
    ...clinicians,
    adds: (practice) => {
      const more = beside.get(practice)
      return isAnswer(clinicians, practice)
        ? [...clinicians.adds(practice), ...(more ?? [0, 0, 0, 0])]
        : more
          ? [...nought, ...more]
          : [null]
    },
    givesAway: (sums) =>
      clinicians.givesAway(sums.slice(0, nought.length)) ||
      isTooFew(sums.slice(nought.length)) ||
      isTooFew(sums.slice(nought.length + 2)),
  }
}

/** All that is published of an LMC for a week. */
export function cellsOf(
  areas: readonly Area[],
  practices: readonly WeekPractice[],
  smallest_cell: number,
  isDrawn: Draw,
): Cell[] {
  const publish = (group: FigureGroup, among = areas) => publishedAreas(among, practices, group, smallest_cell, isDrawn)
  const contacts = publish(figureGroups.contacts)
  const groups = Object.values(figureGroups).map((group: FigureGroup) => ({
    columns: group.columns,
    published:
      group === figureGroups.contacts
        ? contacts
        : group === figureGroups.clinicians
          ? publish(
              besideContacts(practices, contacts, smallest_cell),
              areas.filter((area) => contacts.has(area)),
            )
          : publish(group),
  }))
  return areas.map((area) => ({
    area_kind: area.kind,
    area_code: area.code,
    area_name: area.name,
    practices: area.members.length,
    patients: area.members.reduce((sum, place) => sum + (practices[place]?.patients ?? 0), 0),
    figures: Object.fromEntries(
      groups.flatMap(({ columns, published }) => {
        const sums = published.get(area)
        return columns.map((column, at) => [column, sums ? inUnits(column, sums[at] ?? 0) : null])
      }),
    ) as Figures,
  }))
}

const inUnits = (column: FigureColumn, sum: number) => (column === 'gp_fte' ? sum / 100 : sum)
