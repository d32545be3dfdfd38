import type { OpenData } from '../src/modules/register/imports/feeds.ts'
import { pick } from './chance.ts'
import { subIcbCode, welshPracticeCode } from './codes.ts'
import type { County, Icb } from './county.ts'
import { numbered, type Of } from './file-rows.ts'
import { agoOf, countingDays } from './months.ts'
import { postcodeIn, telephone } from './names.ts'
import { practicesOn, type PracticeOn } from './practice-days.ts'
import { ratings } from './ratings.ts'
import { constituencyNames, constituencyPostcodes, members } from './seats.ts'
import type { Stories } from './stories.ts'

export type Plan = {
  readonly counties: readonly County[]
  readonly stories: Stories
  /** How many months before the newest each file of practices and of their PCNs is from. */
  readonly vintages: readonly number[]
  /** Months ago from which practices are under their sub-ICB's new ICB. */
  readonly merged_ago: number
}

export const listMonths = 24

/** Two years of open data about an invented country, as its publishers would have put it out: the oldest first. */
export function inventedOpenData(plan: Plan, today: Temporal.PlainDate): readonly OpenData[] {
  const days = countingDays(today, listMonths)
  const oldest = days[0] ?? today
  const newest = days.at(-1) ?? today
  const constituencies = plan.counties.flatMap((county) => county.constituencies)
  const monthly = days.flatMap((day): OpenData[] => {
    const ago = agoOf(day, newest)
    const practices = plan.counties.flatMap((county) => practicesOn(county, plan.stories, day, newest))
    const lists = listSizes(practices, day)
    if (!plan.vintages.includes(ago)) return [lists]
    return [practiceFile(practices, day), memberships(practices, day, ago < plan.merged_ago), lists]
  })
  return [
    constituencyNames(constituencies, oldest),
    constituencyPostcodes(constituencies, oldest),
    members(constituencies, oldest),
    ...monthly,
    ratings(
      plan.counties.flatMap((county) => practicesOn(county, plan.stories, newest, newest)),
      newest,
    ),
  ]
}

function practiceFile(practices: readonly PracticeOn[], seen_on: Temporal.PlainDate): Of<'practices'> {
  const inEngland = practices.map(({ practice, on }) => ({
    ods_code: practice.ods_code,
    name: on.name,
    region_code: practice.sub_icb.icb.region_code,
    area_icb_code: practice.sub_icb.icb.code,
    address: practice.address,
    postcode: practice.postcode,
    opened_on: on.opened_on,
    closed_on: on.closed_on,
    commissioner_joined_on: on.opened_on,
    commissioner_left_on: on.closed_on,
    status: on.status,
    commissioner_code: practice.sub_icb.code,
    telephone: practice.telephone,
    setting: 'RO76',
    is_gp_practice: true,
  }))
  const rows = [...inEngland, overTheBorder]
  return { kind: 'practices', format: 'dse', rows: numbered(rows, 0), rows_read: rows.length, seen_on }
}

/** ODS lists the practices of Wales too, without region or ICB, and an import expects some. */
const overTheBorder = {
  ods_code: welshPracticeCode(1),
  name: 'Cwm Samphire Surgery',
  region_code: null,
  area_icb_code: null,
  address: '1 Heol Fach, Cwm Samphire',
  postcode: postcodeIn('XZ9', welshPracticeCode(1)),
  opened_on: Temporal.PlainDate.from('1991-06-01'),
  closed_on: null,
  commissioner_joined_on: Temporal.PlainDate.from('1991-06-01'),
  commissioner_left_on: null,
  status: 'active' as const,
  commissioner_code: subIcbCode(900),
  telephone: telephone(welshPracticeCode(1)),
  setting: 'RO76',
  is_gp_practice: true,
}

function memberships(
  practices: readonly PracticeOn[],
  seen_on: Temporal.PlainDate,
  is_merged: boolean,
): Of<'practice_mapping'> {
  const names = new Map(practices.map(({ practice: { pcn } }) => [pcn.code, pcn.name]))
  const rows = practices
    .filter(({ on }) => on.patients !== null)
    .map(({ practice: { ods_code, sub_icb }, on }) => ({
      ods_code,
      name: on.name,
      pcn_code: on.pcn_code,
      pcn_name: on.pcn_code === null ? null : (names.get(on.pcn_code) ?? null),
      commissioner_code: sub_icb.code,
      commissioner_name: sub_icb.name,
      ...icbColumns(is_merged ? sub_icb.icb : sub_icb.icb_before),
      supplier: pick(['GREENFIELD', 'LARCH SYSTEMS'], ods_code, 'supplier'),
    }))
  return { kind: 'practice_mapping', format: 'with_lists', rows: numbered(rows, 1), rows_read: rows.length, seen_on }
}

const icbColumns = ({ code, name, region_code, region_name }: Icb) => ({
  icb_code: code,
  icb_name: name,
  region_code,
  region_name,
})

function listSizes(practices: readonly PracticeOn[], counted_on: Temporal.PlainDate): Of<'list_sizes'> {
  const rows = practices.flatMap(({ practice: { ods_code, sub_icb, postcode }, on: { patients } }) =>
    patients === null ? [] : [{ ods_code, counted_on, patients, commissioner_code: sub_icb.code, postcode }],
  )
  return { kind: 'list_sizes', format: 'sub_icb', rows: numbered(rows, 1), rows_read: rows.length, seen_on: counted_on }
}
