import type { County } from './county.ts'
import { people } from './people.ts'
import { told } from './stories.ts'

/** What the office wrote down about a practice, and how many days before today. */
export const notes = [
  {
    by: people.priya,
    ods_code: told.growing,
    days_ago: 61,
    words:
      'Jo says the last 900 homes on the estate are let. Asked about premises money; the ICB has not answered since July.',
  },
  {
    by: people.martin,
    ods_code: told.halved,
    days_ago: 40,
    words:
      'Visited. Two partners leaving in spring. They would like to talk about merging before anybody else suggests it.',
  },
  {
    by: people.ruth,
    ods_code: told.dormant,
    days_ago: 150,
    words:
      'Contract handed back; list dispersed. Keep the partners on the mailing list until their pensions are settled.',
  },
  { by: people.priya, ods_code: told.giant, days_ago: 12, words: 'Ask Samir, not the switchboard.' },
  {
    by: people.denise,
    ods_code: told.successor,
    days_ago: 280,
    words: 'Mandate covers the patients of the old code from the day of the merger; letter on file.',
  },
  {
    by: people.priya,
    ods_code: told.saltmarsh_successor,
    days_ago: 95,
    words: 'Nora had a month’s notice of 8,000 patients. Raised with the ICB at the liaison meeting.',
  },
] as const

type Invented = {
  readonly lmc: 'Wealdshire' | 'Saltmarsh'
  readonly kind: 'federation' | 'locality' | 'tag'
  readonly name: string
}

/** Groups of practices: which they have is worked out from the county. */
export const groups: readonly (Invented & { readonly holds: (county: County) => readonly string[] })[] = [
  { lmc: 'Wealdshire', kind: 'federation', name: 'Weald Together Federation', holds: inPcns((at) => at % 3 === 0) },
  { lmc: 'Wealdshire', kind: 'locality', name: 'North locality', holds: inPcns((at) => at < 13) },
  { lmc: 'Wealdshire', kind: 'locality', name: 'South locality', holds: inPcns((at) => at >= 13) },
  {
    lmc: 'Wealdshire',
    kind: 'tag',
    name: 'Trains new GPs',
    holds: ({ practices }) => practices.filter((_, at) => at % 7 === 3).map(codeOf),
  },
  { lmc: 'Saltmarsh', kind: 'locality', name: 'Harbour towns', holds: inPcns((at) => at < 5) },
  {
    lmc: 'Saltmarsh',
    kind: 'tag',
    name: 'Dispenses',
    holds: ({ practices }) => practices.filter((_, at) => at % 5 === 1).map(codeOf),
  },
]

const codeOf = ({ ods_code }: { readonly ods_code: string }) => ods_code

function inPcns(passes: (at: number) => boolean) {
  return ({ pcns, practices }: County) => practices.filter(({ pcn }) => passes(pcns.indexOf(pcn))).map(codeOf)
}

/** What stands in the office's diary: in how many days, or on the weekday after. */
export const dates = [
  { by: people.priya, in_days: 2, title: 'Practice managers’ forum', begins: '12:30', ends: '14:00', place: 'Online' },
  {
    by: people.ruth,
    in_days: 5,
    title: 'Liaison meeting with the integrated care board',
    begins: '17:30',
    ends: '19:00',
    place: 'Weald House, room 2',
    lmc: 'Wealdshire',
  },
  {
    by: people.ruth,
    in_days: 12,
    title: 'Committee meeting',
    begins: '19:00',
    ends: '21:30',
    place: 'Wealdbridge Library',
    lmc: 'Wealdshire',
  },
  {
    by: people.priya,
    in_days: 19,
    title: 'Committee meeting',
    begins: '19:00',
    ends: '21:30',
    place: 'Harbour Rooms, Hartsea',
    lmc: 'Saltmarsh',
  },
  { by: people.denise, in_days: 26, title: 'The office is closed for training', begins: '', ends: '', place: '' },
] as const

/** A change that one gave another to follow up, and when that one means to look at it again. */
export const given = {
  by: people.priya,
  to: people.ruth,
  ods_code: told.saltmarsh_successor,
  kind: 'list_up',
  again_in_days: 3,
} as const

/** What the office did about some of the changes it was shown; the others are still new. */
export const followed = [
  {
    by: people.priya,
    ods_code: told.successor,
    kind: 'list_up',
    move: 'act',
    words: 'Spoke to the manager; levy follows from next quarter.',
  },
  {
    by: people.priya,
    ods_code: told.merged,
    kind: 'closed',
    move: 'act',
    words: 'Committee told; seat of the old practice ends with it.',
  },
  {
    by: people.callum,
    ods_code: told.renamed,
    kind: 'renamed',
    move: 'note',
    words: 'New name on the website and the mailing list.',
  },
  {
    by: people.martin,
    ods_code: told.halved,
    kind: 'list_down',
    move: 'note',
    words: 'Known: the new practice on the estate. Visit arranged.',
  },
  {
    by: people.priya,
    ods_code: told.dormant,
    kind: 'dormant',
    move: 'dismiss',
    words: 'Planned; nothing for us to do.',
  },
] as const
