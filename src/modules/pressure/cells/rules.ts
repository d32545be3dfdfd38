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
      return outside[0] === 0 ? [] : [{ atom, sums, outside }]
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

/** All that is published of an LMC for a week. */
export function cellsOf(
  areas: readonly Area[],
  practices: readonly WeekPractice[],
  smallest_cell: number,
  isDrawn: Draw,
): Cell[] {
  const groups = Object.values(figureGroups).map((group: FigureGroup) => ({
    columns: group.columns,
    published: publishedAreas(areas, practices, group, smallest_cell, isDrawn),
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
