import { cellFigures, type AreaFigures, type Cell, type Figures } from '../../issue-figures/rules.ts'
import type { Alert } from '../../returns/rules.ts'
import { usualSetting } from '../../settings/rules.ts'
import type { Sitrep } from '../rules.ts'

/** A report of an invented LMC, by which pages and print are looked at. */
const monday = Temporal.PlainDate.from('2026-03-02')

const area = (kind: AreaFigures['kind'], code: string, name: string, practices: number, state: Alert): AreaFigures => ({
  kind,
  code,
  name,
  practices,
  patients: practices * 9_700,
  returned: Math.round(practices * 0.63),
  declared: { green: 1, amber: practices - 5, red: 3, black: 1 },
  state,
  computed_from: practices - 3,
  computed: { green: 1, amber: practices - 6, red: 4, black: 1 },
  computed_state: 'amber',
  contacts_from: practices - 4,
  contacts_per_1000: 18.4,
})

const withheld = { returned: null, declared: null, state: null, computed_from: null, computed: null }
const nothing = { ...withheld, computed_state: null, contacts_from: null, contacts_per_1000: null }

const rates = [55, 58, 60, null, 41, 57, 61, 62, 60, 64, 66, 61, 63]

const lmc: AreaFigures = {
  ...area('lmc', '0', 'Wealdshire LMC', 128, 'amber'),
  returned: 81,
  declared: { green: 27, amber: 39, red: 13, black: 2 },
  computed_from: 74,
  computed: { green: 16, amber: 37, red: 19, black: 2 },
  contacts_from: 74,
}

const none = Object.fromEntries(cellFigures.map((name) => [name, null])) as Record<(typeof cellFigures)[number], null>

/** What that LMC published, as it gives it to a national report. */
const cell: Cell = {
  ...none,
  area_kind: 'lmc',
  area_code: '0',
  area_name: 'Wealdshire LMC',
  practices: lmc.practices,
  patients: lmc.patients,
  returned: 81,
  green: 27,
  amber: 39,
  red: 13,
  black: 2,
  computed_from: 74,
  computed_green: 16,
  computed_amber: 37,
  computed_red: 19,
  computed_black: 2,
  contacts_from: 74,
  contacts: 13_207,
  contacts_patients: 717_800,
}

const figures: Figures = {
  lmc_name: 'Wealdshire LMC',
  week_of: monday.toString(),
  reference_on: monday.toString(),
  holiday: null,
  closed_at: '2026-03-05T17:30:00Z',
  working_days: 5,
  lmc,
  cell,
  areas: [
    area('locality', '1', 'North Wealdshire', 52, 'red'),
    area('locality', '2', 'Weald and Marsh', 48, 'amber'),
    area('locality', '3', 'The Coast', 28, 'amber'),
    area('pcn', 'U90001', 'Elm and Beacon PCN', 11, 'red'),
    area('pcn', 'U90002', 'Great Tollgate, Little Tollgate and the Five Villages of the Upper Weald PCN', 9, 'amber'),
    { ...area('pcn', 'U90003', 'Harbour PCN', 6, 'amber'), ...nothing },
  ],
  trend: rates.map((rate, at) => ({
    week_of: monday.subtract({ weeks: rates.length - 1 - at }).toString(),
    practices: rate === null ? null : 128,
    returned: rate === null ? null : Math.round(rate * 1.28),
    state: rate === null ? null : at < 3 ? 'green' : 'amber',
    contacts_per_1000: rate === null ? null : 16 + Math.round(rate * 0.4) / 10,
  })),
  contacts_in_week: 114_232,
  patients_at_amber: 827_733,
  measures: [
    { key: 'contacts_each', value: 27.4, from: 70, limits: [25, 30, 35], note: '' },
    {
      key: 'patients_per_gp',
      value: 2_391,
      from: 104,
      limits: [2_260, 2_800, 3_400],
      note: 'Fully qualified GPs, without those in training',
    },
    { key: 'sessions_lost', value: 8.2, from: 66, limits: [10, 20, 30], note: '' },
    { key: 'wait', value: null, from: null, limits: [10, 15, 20], note: '' },
  ],
  normalising: {
    said: [
      'Last green in the week of 22 December 2025: 10 published weeks ago, 1 of them held back.',
      'Longest run at amber or above: 17 weeks, to the week of 22 September 2025.',
      'Usual here: 16.2 to 18.1 contacts per 1,000 patients, the middle half of the first 52 published weeks without a bank holiday.',
      'This would have been called red in the first year: its 5 red weeks had 18.2 contacts per 1,000 patients in the middle one, this week has 18.4 and is called amber.',
    ],
    band: { low: 16.2, high: 18.1 },
  },
  asks: 'Of 9 asks in February 2026, 2 were answered within 5 working days; 1 was done; 2 were refused.',
  means: {
    green: usualSetting.green_means,
    amber: usualSetting.amber_means,
    red: usualSetting.red_means,
    black: usualSetting.black_means,
  },
  opel: { green: 1, amber: 2, red: 3, black: 4 },
  method: 'The state that most practices declared; of two equally common, the worse',
  smallest_cell: 5,
}

export const exampleSitrep: Sitrep = {
  number: 12,
  version: 1,
  figures,
  narrative:
    'A third of practices in the north declared red or black, most of them because of staff off sick.\n\nThe ICB was asked on Tuesday for two weeks of extra hours of the hub at Tollgate. It has not answered yet.',
  what_changed: '',
  released_on: Temporal.PlainDate.from('2026-03-06'),
  comments: [
    'Two partners off sick since Monday and no locum to be had.',
    'Calls before ten have doubled since the new year.',
  ],
}
