import { pcnCode, practiceCode } from './codes.ts'
import { agoOf } from './months.ts'

/** What is so of a practice on a day. */
export type PracticeDay = {
  readonly name: string
  readonly status: 'active' | 'dormant' | 'closed'
  readonly opened_on: Temporal.PlainDate
  readonly closed_on: Temporal.PlainDate | null
  readonly pcn_code: string | null
  /** Null where nobody was counted. */
  readonly patients: number | null
}

type When = {
  readonly day: Temporal.PlainDate
  readonly newest: Temporal.PlainDate
  /** What the practice would count on the day, were there no story. */
  readonly patients: number
  readonly patientsOf: (ods_code: string) => number
}
type Story = (when: When) => Partial<PracticeDay>

/** What happens to some practices, by their code, counted back from the newest month: it is always of late. */
export type Stories = ReadonlyMap<string, Story>

const monthsAgo = ({ day, newest }: When) => agoOf(day, newest)

/** How far a change has come that began so many months ago and took so long: from nought to one. */
const progress = (when: When, began: number, took: number) => Math.min(Math.max((began - monthsAgo(when)) / took, 0), 1)

/** An estate is built beside it. */
const grows =
  (from: number, to: number): Story =>
  (when) => ({ patients: Math.round(from + (to - from) * progress(when, 23, 23)) })

const halves =
  (began: number): Story =>
  (when) => ({ patients: Math.round(when.patients * (1 - progress(when, began, 4) / 2)) })

const opens =
  (ago: number, patients: number): Story =>
  (when) => ({
    opened_on: when.newest.subtract({ months: ago }),
    patients: Math.round(patients * progress(when, ago + 1, 4)),
  })

const closes =
  (ago: number): Story =>
  (when) =>
    monthsAgo(when) > ago
      ? {}
      : { status: 'closed', closed_on: when.newest.subtract({ months: ago, days: 1 }), pcn_code: null, patients: null }

const takesOver =
  (ods_code: string, ago: number): Story =>
  (when) =>
    monthsAgo(when) > ago ? {} : { patients: when.patients + when.patientsOf(ods_code) }

const goesDormant =
  (ago: number): Story =>
  (when) =>
    monthsAgo(when) > ago ? {} : { status: 'dormant', pcn_code: null, patients: null }

const moves =
  (pcn_code: string, ago: number): Story =>
  (when) =>
    monthsAgo(when) > ago ? {} : { pcn_code }

const wasCalled =
  (name: string, ago: number): Story =>
  (when) =>
    monthsAgo(when) > ago ? { name } : {}

const isCalled =
  (name: string): Story =>
  () => ({ name })

const neverCounted: Story = () => ({ patients: null })

const isSpecialService: Story = (when) => ({
  name: 'Wealdshire Special Allocation Service',
  pcn_code: null,
  patients: 40 + (monthsAgo(when) % 3),
})

const isGiant: Story = (when) => ({ patients: Math.round(60_000 + when.patients / 50) })

/** The practices of the demonstration that have a story, so that tests and pictures can name them. */
export const told = {
  growing: practiceCode(12),
  halved: practiceCode(25),
  opened: practiceCode(24),
  merged: practiceCode(43),
  successor: practiceCode(42),
  dormant: practiceCode(60),
  moved_pcn: practiceCode(58),
  renamed: practiceCode(66),
  long_name: practiceCode(71),
  special_service: practiceCode(90),
  not_counted: practiceCode(101),
  giant: practiceCode(110),
  saltmarsh_merged: practiceCode(216),
  saltmarsh_successor: practiceCode(215),
  saltmarsh_renamed: practiceCode(240),
} as const

export const longName = 'Wexleford, Sorrelmere and Quillenhurst Family Doctors with the Thimblecombe Branch Surgery'

export const demonstrationStories: Stories = new Map<string, Story>([
  [told.growing, grows(3_180, 7_420)],
  [told.halved, halves(13)],
  [told.opened, opens(14, 8_900)],
  [told.merged, closes(10)],
  [told.successor, takesOver(told.merged, 10)],
  [told.dormant, goesDormant(4)],
  [told.moved_pcn, moves(pcnCode(13), 0)],
  [told.renamed, wasCalled('Old Tannery Surgery', 10)],
  [told.long_name, isCalled(longName)],
  [told.special_service, isSpecialService],
  [told.not_counted, neverCounted],
  [told.giant, isGiant],
  [told.saltmarsh_merged, closes(4)],
  [told.saltmarsh_successor, takesOver(told.saltmarsh_merged, 4)],
  [told.saltmarsh_renamed, wasCalled('The Lugger Practice', 0)],
])
