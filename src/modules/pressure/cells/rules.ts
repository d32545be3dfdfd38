import { alerts, isAlert, stepOf } from '../returns/rules.ts'

/** The order in which areas are taken: what is published of an earlier one may hold a later one back. */
export const areaKinds = ['lmc', 'icb', 'locality', 'pcn', 'federation', 'tag'] as const
export type AreaKind = (typeof areaKinds)[number]

/** A practice in scope of a closed week, and what it returned in time; null is not known. */
export type WeekPractice = {
  /** Of the open data, where `list_size` may be what the practice gave in its return. */
  readonly patients: number | null
  readonly list_size: number | null
  readonly gp_fte: number | null
  readonly alert: string | null
  readonly computed: string | null
  readonly contacts: number | null
  readonly clinicians: number | null
  readonly clinician_contacts: number | null
  readonly sessions_planned: number | null
  readonly sessions_lost: number | null
  readonly longest_wait_days: number | null
}

export type Area = {
  readonly kind: AreaKind
  readonly code: string
  readonly name: string
  /** The places of its practices in the list of those in scope. */
  readonly members: readonly number[]
}

/** Figures that are published together or held back together; the first column counts those who answered. */
export type FigureGroup = {
  readonly columns: readonly string[]
  /** What a practice adds to each column; a null means that it didn't answer. */
  readonly adds: (practice: WeekPractice) => readonly (number | null)[]
  /** These sums would say of each of those who answered exactly what it said. */
  readonly givesAway: (sums: readonly number[]) => boolean
  /** How likely one practice is to say what gives away where all say it; for the draw below. */
  readonly likeness: number
}

const answered = (...values: readonly (number | null)[]) => [1, ...values]

/** All of one state. */
const areAlike = ([all, ...states]: readonly number[]) => states.includes(all ?? 0)

/** Nought in all means nought of each. */
const hasNought = ([, ...sums]: readonly number[]) => sums.includes(0)

const states = (columns: readonly string[], stateOf: (practice: WeekPractice) => string | null): FigureGroup => ({
  columns,
  adds: (practice) => {
    const state = stateOf(practice)
    return isAlert(state) ? answered(...alerts.map((_, step) => (step === stepOf(state) ? 1 : 0))) : [null]
  },
  givesAway: areAlike,
  likeness: 2 / 3,
})

const totals = (
  columns: readonly string[],
  adds: FigureGroup['adds'],
  givesAway: FigureGroup['givesAway'] = hasNought,
): FigureGroup => ({ columns, adds, givesAway, likeness: 1 / 3 })

export const figureGroups = {
  declared: states(['returned', ...alerts], ({ alert }) => alert),
  computed: states(['computed_from', ...alerts.map((alert) => `computed_${alert}`)], ({ computed }) => computed),
  contacts: totals(['contacts_from', 'contacts', 'contacts_patients'], ({ contacts, list_size }) =>
    answered(contacts, list_size || null),
  ),
  clinicians: totals(['clinicians_from', 'clinician_contacts', 'clinicians'], ({ clinician_contacts, clinicians }) =>
    answered(clinician_contacts, clinicians),
  ),
  workforce: totals(['workforce_from', 'workforce_patients', 'gp_fte'], ({ list_size, gp_fte }) =>
    // In hundredths, so that sums and differences are exact.
    answered(list_size || null, gp_fte === null ? null : Math.round(gp_fte * 100)),
  ),
  // All sessions lost says of each that it lost all.
  sessions: totals(
    ['sessions_from', 'sessions_planned', 'sessions_lost'],
    ({ sessions_planned, sessions_lost }) => answered(sessions_planned, sessions_lost),
    (sums) => hasNought(sums) || sums[1] === sums[2],
  ),
  wait: totals(['wait_from', 'wait_days'], ({ longest_wait_days }) => answered(longest_wait_days)),
} as const satisfies Readonly<Record<string, FigureGroup>>
export type GroupName = keyof typeof figureGroups

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

/** A column of `week_cell`, or null where it is held back. */
export type Figures = Readonly<Record<string, number | null>>

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
    ),
  }))
}

const inUnits = (column: string, sum: number) => (column === 'gp_fte' ? sum / 100 : sum)
