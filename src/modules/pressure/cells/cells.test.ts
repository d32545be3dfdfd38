import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { alerts } from '../returns/rules.ts'
import { figureGroups, type FigureGroup, type WeekPractice } from '../figures/rules.ts'
import { cellsOf, publishedAreas, type Area, type AreaKind } from './rules.ts'

const unknown: WeekPractice = {
  patients: 8_000,
  list_size: 8_000,
  gp_fte: null,
  alert: null,
  computed: null,
  contacts: null,
  clinicians: null,
  clinician_contacts: null,
  sessions_planned: null,
  sessions_lost: null,
  longest_wait_days: null,
}
const never = () => false
const declaring = (states: readonly (string | null)[]) => states.map((alert) => ({ ...unknown, alert }))
const area = (kind: AreaKind, code: string, members: readonly number[]): Area => ({ kind, code, name: code, members })
const everyone = (practices: number) => area('lmc', 'all', [...Array(practices).keys()])

/** An LMC over two ICBs, its PCNs, localities that cross them, and tags anywhere; each practice in one PCN, perhaps in none. */
const structure = (practices: number) =>
  fc
    .record({
      pcns: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: practices, maxLength: practices }),
      localities: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: practices, maxLength: practices }),
      icbs: fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: practices, maxLength: practices }),
      tags: fc.array(fc.subarray([...Array(practices).keys()], { minLength: 1 }), { maxLength: 2 }),
    })
    .map(({ pcns, localities, icbs, tags }) => {
      const split = (kind: AreaKind, of: readonly number[]) =>
        [...Map.groupBy(of.keys(), (place) => of[place])]
          .map(([code, places]) => area(kind, String(code), places))
          .toSorted((one, other) => other.members.length - one.members.length)
      const parts = [split('icb', icbs), split('locality', localities), split('pcn', pcns)]
      return [everyone(practices), ...parts.flat(), ...tags.map((places, at) => area('tag', String(at), places))]
    })

const world = (most: number, palette: fc.Arbitrary<string | null>) =>
  fc.integer({ min: 2, max: most }).chain((practices) =>
    fc.record({
      areas: structure(practices),
      states: fc.array(palette, { minLength: practices, maxLength: practices }),
      smallest_cell: fc.integer({ min: 2, max: 3 }),
      draws: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    }),
  )
const anyState = fc.constantFrom<string | null>('green', 'amber', 'amber', 'red', 'black', null)

/** How many of these rows are independent of one another. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row])
  let found = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column += 1) {
    const at = left.findIndex((row, index) => index >= found && Math.abs(row[column] ?? 0) > 1e-9)
    if (at < 0) continue
    const pivot = left[at]!
    left[at] = left[found]!
    left[found] = pivot
    left.forEach((row, index) => {
      const times = index === found ? 0 : (row[column] ?? 0) / pivot[column]!
      if (times !== 0) row.forEach((value, place) => (row[place] = value - times * pivot[place]!))
    })
    found += 1
  }
  return found
}

const fewerThan = (places: readonly number[], most: number): number[][] =>
  places
    .reduce<number[][]>(
      (sets, place) => [...sets, ...sets.filter((set) => set.length < most - 1).map((set) => [...set, place])],
      [[]],
    )
    .filter((set) => set.length > 0)

test('no sum over fewer practices than the minimum follows from what is published, by any adding and subtracting', () => {
  fc.assert(
    fc.property(world(9, anyState), ({ areas, states, smallest_cell, draws }) => {
      const practices = declaring(states)
      const published = publishedAreas(
        areas,
        practices,
        figureGroups.declared,
        smallest_cell,
        (likelihood) => draws.next().value < likelihood,
      )
      const answering = [...practices.keys()].filter((place) => practices[place]?.alert)
      const row = (members: readonly number[]) => answering.map((place) => (members.includes(place) ? 1 : 0))
      const rows = [...published.keys()].map(({ members }) => row(members))
      const known = rank(rows)
      for (const few of fewerThan(answering, smallest_cell))
        expect(rank([...rows, row(few)]), `${few.join()} of ${answering.join()}`).toBe(known + 1)
    }),
    { numRuns: 400 },
  )
})

test('every atom of what is published has nobody who answered, or as many as the minimum and not all alike', () => {
  fc.assert(
    fc.property(world(14, anyState), ({ areas, states, smallest_cell }) => {
      const published = [
        ...publishedAreas(areas, declaring(states), figureGroups.declared, smallest_cell, never).keys(),
      ]
      const answering = states.keys().filter((place) => states[place])
      const atoms = Map.groupBy(answering, (place) => published.map(({ members }) => members.includes(place)).join())
      for (const places of published.length > 0 ? atoms.values() : []) {
        expect(places.length).toBeGreaterThanOrEqual(smallest_cell)
        expect(new Set(places.map((place) => states[place])).size).toBeGreaterThan(1)
      }
    }),
    { numRuns: 400 },
  )
})

test('contacts of fewer practices than the minimum don’t follow from contacts, and contacts of those who gave clinicians', () => {
  const practice = fc.record({
    gave_contacts: fc.boolean(),
    gave_clinicians: fc.boolean(),
    has_list: fc.integer({ min: 0, max: 5 }),
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 9 }).chain((practices) =>
        fc.record({
          areas: structure(practices),
          given: fc.array(practice, { minLength: practices, maxLength: practices }),
          smallest_cell: fc.integer({ min: 2, max: 3 }),
        }),
      ),
      ({ areas, given, smallest_cell }) => {
        const practices = given.map(({ gave_contacts, gave_clinicians, has_list }, place) => ({
          ...unknown,
          list_size: has_list > 0 ? 8_000 : null,
          contacts: gave_contacts ? 100 + place : null,
          clinician_contacts: gave_contacts ? 100 + place : null,
          clinicians: gave_clinicians ? 5 : null,
        }))
        const cells = cellsOf(areas, practices, smallest_cell, never)
        const gave = (group: FigureGroup) =>
          [...practices.keys()].filter((at) => !group.adds(practices[at]!).includes(null))
        const answering = [...practices.keys()].filter((at) => practices[at]?.contacts !== null)
        const row = (members: readonly number[]) => answering.map((place) => (members.includes(place) ? 1 : 0))
        const rows = (['contacts', 'clinicians'] as const).flatMap((name) =>
          areas
            .filter((_, at) => cells[at]?.figures[`${name}_from`] !== null)
            .map(({ members }) => row(members.filter((place) => gave(figureGroups[name]).includes(place)))),
        )
        const known = rank(rows)
        for (const few of fewerThan(answering, smallest_cell))
          expect(rank([...rows, row(few)]), `${few.join()} of ${answering.join()}`).toBe(known + 1)
      },
    ),
    { numRuns: 3_000 },
  )
})

test('contacts for each clinician are shown where enough gave both, and enough or none gave contacts alone', () => {
  const shown = (both: number, alone: number) => {
    const practices = Array.from({ length: both + alone }, (_, at) => ({
      ...unknown,
      contacts: 100,
      clinician_contacts: 100,
      clinicians: at < both ? 5 : null,
    }))
    return cellsOf([everyone(both + alone)], practices, 3, never)[0]?.figures['clinicians_from']
  }
  expect([shown(6, 0), shown(6, 1), shown(6, 2), shown(6, 3), shown(2, 3), shown(0, 6)]).toEqual([
    6,
    null,
    null,
    6,
    null,
    0,
  ])
})

type Answers<Value> = readonly (Value | null)[]

/**
 * An adversary who knows the program, the minimum, every practice's areas and even who answered. It tries every answer that
 * practices could have given and keeps those that would have been published just so, whatever was drawn; then asks of each
 * practice whether it can only have answered one thing.
 */
function pinned<Value>(
  areas: readonly Area[],
  answers: Answers<Value>,
  choices: readonly Value[],
  asPractice: (value: Value | null) => WeekPractice,
  group: FigureGroup,
  smallest_cell: number,
  draw: () => number,
  isDrawing = true,
): number[] {
  const publication = (given: Answers<Value>, isHeld: (likelihood: number, one: Area) => boolean) =>
    publishedAreas(areas, given.map(asPractice), group, smallest_cell, isHeld)
  const seen = publication(answers, (likelihood) => draw() < likelihood)
  const words = (found: ReturnType<typeof publication>) =>
    JSON.stringify([...found].map(([one, sums]) => [areas.indexOf(one), sums]))
  const truth = words(seen)
  const answering = [...answers.keys()].filter((place) => answers[place] !== null)
  const possible = answers.map(() => new Set<Value>())
  const tried = [...answers]
  const attempt = (at: number) => {
    const place = answering[at]
    if (place === undefined) {
      if (words(publication(tried, (_, one) => isDrawing && !seen.has(one))) !== truth) return
      for (const one of answering) possible[one]?.add(tried[one] as Value)
      return
    }
    for (const choice of choices) {
      tried[place] = choice
      attempt(at + 1)
    }
  }
  attempt(0)
  return answering.filter((place) => possible[place]?.size === 1)
}

test('an adversary who tries every world can’t tell what any practice declared', () => {
  const palettes = [
    { most: 7, palette: ['amber', 'red'], numRuns: 10_000 },
    { most: 5, palette: ['green', 'amber', 'red'], numRuns: 600 },
    { most: 4, palette: [...alerts], numRuns: 200 },
  ]
  for (const { most, palette, numRuns } of palettes)
    fc.assert(
      fc.property(
        world(most, fc.constantFrom<string | null>(...palette, palette[0]!, null)),
        ({ areas, states, smallest_cell, draws }) => {
          const asPractice = (alert: string | null) => ({ ...unknown, alert })
          expect(
            pinned(areas, states, palette, asPractice, figureGroups.declared, smallest_cell, () => draws.next().value),
          ).toEqual([])
        },
      ),
      { numRuns },
    )
})

test('the adversary finds what the engine guards against', () => {
  const asPractice = (alert: string | null) => ({ ...unknown, alert })
  const areas = [everyone(5), area('pcn', 'A', [0, 1])]
  const only = ['red', 'red', 'amber', 'green', 'black']
  const find = (group: FigureGroup, isDrawing: boolean) =>
    pinned(areas, only, alerts, asPractice, group, 2, () => 1, isDrawing)
  expect(find(figureGroups.declared, true)).toEqual([])
  expect(find({ ...figureGroups.declared, givesAway: () => false }, true)).toEqual([0, 1])
  // Held back, and never by chance, two of five can only be the two that are alike.
  expect(find(figureGroups.declared, false)).toEqual([0, 1])
})

test('an adversary who tries every world can’t tell what any practice counted', () => {
  const counts = fc.constantFrom<number>(0, 0, 1, 2)
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }).chain((practices) =>
        fc.record({
          areas: structure(practices),
          values: fc.array(counts, { minLength: practices, maxLength: practices }),
          draws: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        }),
      ),
      ({ areas, values, draws }) => {
        const all = values.reduce((sum, value) => sum + value, 0)
        // Nought of all: nothing is published of it, and as likely nobody gave the figure.
        if (all === 0 || (all + 1) ** values.length > 20_000) return
        const asPractice = (value: number | null) => ({ ...unknown, longest_wait_days: value })
        const choices = [...Array(all + 1).keys()]
        expect(pinned(areas, values, choices, asPractice, figureGroups.wait, 2, () => draws.next().value)).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('an adversary who tries every world can’t tell how many sessions any practice lost', () => {
  const sessions: readonly (readonly [planned: number, lost: number])[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [2, 0],
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 4 }).chain((practices) =>
        fc.record({
          areas: structure(practices),
          values: fc.array(fc.constantFrom(...sessions), { minLength: practices, maxLength: practices }),
          draws: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        }),
      ),
      ({ areas, values, draws }) => {
        const sums = values.reduce(([planned, lost], value) => [planned + value[0], lost + value[1]], [0, 0])
        if (sums[1] === 0 || sums[0] === sums[1]) return
        const asPractice = (value: readonly [number, number] | null) => ({
          ...unknown,
          sessions_planned: value?.[0] ?? null,
          sessions_lost: value?.[1] ?? null,
        })
        // Nobody plans half a session, but anybody may plan as many as all did.
        const most = sums[0] ?? 0
        const choices = [...Array(most + 1).keys()].flatMap((planned) =>
          [...Array(planned + 1).keys()].map((lost) => [planned, lost] as const),
        )
        if (choices.length ** values.length > 30_000) return
        expect(pinned(areas, values, choices, asPractice, figureGroups.sessions, 2, () => draws.next().value)).toEqual(
          [],
        )
      },
    ),
    { numRuns: 150 },
  )
})

test('an area of one practice that returned is held back, and so is what would give it away by subtraction', () => {
  const areas = [everyone(6), area('locality', 'east', [0, 1, 2, 3, 4]), area('pcn', 'A', [5])]
  const cells = cellsOf(areas, declaring(['red', 'amber', 'red', 'green', 'amber', 'black']), 2, never)
  const shown = cells.map(({ figures, ...cell }) => [
    cell.area_code,
    cell.practices,
    cell.patients,
    figures['returned'],
  ])
  expect(shown).toEqual([
    ['all', 6, 48_000, 6],
    ['east', 5, 40_000, null],
    ['A', 1, 8_000, null],
  ])
})

test('where nobody in an area returned, that is said: it gives nobody’s state away', () => {
  const cells = cellsOf([everyone(4), area('pcn', 'A', [3])], declaring(['red', 'amber', 'red', null]), 2, never)
  expect(cells.map(({ figures }) => [figures['returned'], figures['red']])).toEqual([
    [3, 2],
    [0, 0],
  ])
})

test('where an LMC is held back, so is everything in it', () => {
  const cells = cellsOf([everyone(4), area('pcn', 'A', [0, 1])], declaring(['red', 'red', 'red', 'red']), 2, never)
  expect(
    cells.every(({ figures }) =>
      Object.values(figures)
        .filter((value) => value !== null)
        .every((value) => value === 0),
    ),
  ).toBe(true)
})

test('figures are over the practices that gave them, and each group has a base of its own', () => {
  const practices = [
    { ...unknown, alert: 'red', contacts: 100, gp_fte: 2.25, longest_wait_days: 3 },
    { ...unknown, alert: 'amber', contacts: 60, list_size: 4_000, gp_fte: 1.1 },
    { ...unknown, alert: 'amber', longest_wait_days: 4 },
  ]
  const [cell] = cellsOf([everyone(3)], practices, 2, never)
  expect(cell?.figures).toMatchObject({
    returned: 3,
    contacts_from: 2,
    contacts: 160,
    contacts_patients: 12_000,
    workforce_from: 2,
    workforce_patients: 12_000,
    gp_fte: 3.35,
    wait_from: 2,
    wait_days: 7,
    computed_from: 0,
  })
})
