import { sql, type RawBuilder } from 'kysely'
import type { ExportColumn } from '../../../platform/exports/export.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Area } from '../areas/rules.ts'
import type { PracticeRow } from '../practices/reads.ts'
import { changeInYear, flagsOf } from './rules.ts'

/** The periods of the practices of an area that hold on a day, as the rest of a `select … `; the period is `p`. */
export type Extent = { readonly from: RawBuilder<unknown>; readonly lmc_id: RawBuilder<unknown> }

/** Row security hides a range's statistics from the planner, which then takes `@>` for one row in two hundred; this it takes for all. */
const holds = (during: RawBuilder<unknown>, day: Temporal.PlainDate) =>
  sql`${during} * daterange(${day}::date, ${day}::date, '[]') <> 'empty'::daterange`

/**
 * One practice's period, as a join: the last to begin by the day, where it has not ended (which the caller asks). One look in
 * the key for each practice, where a plain join of a hundred practices reads the day's six thousand.
 */
export const periodOf = (practice_id: RawBuilder<unknown>, day: Temporal.PlainDate, alias = sql`p`) =>
  sql`cross join lateral (select * from register.practice_period p where p.practice_id = ${practice_id}
    and p.from_on <= ${day}::date order by p.from_on desc limit 1) ${alias}`

export function extentOf(tx: Reading, area: Area, day: Temporal.PlainDate): Extent {
  const then = sql`p.from_on <= ${day}::date and p.until_on > ${day}::date`
  const national = (where: RawBuilder<unknown>) => ({
    from: sql`from register.practice_period p where ${then} and ${where}`,
    lmc_id: sql`null::uuid`,
  })
  switch (area.kind) {
    case 'england':
      return national(sql`p.is_in_england`)
    case 'icb':
      return national(sql`p.icb_code = ${area.code}`)
    case 'sub-icb':
      return national(sql`p.commissioner_code = ${area.code}`)
    case 'pcn':
      return national(sql`p.pcn_code = ${area.code}`)
    case 'constituency':
      return national(sql`p.constituency_code = ${area.code}`)
    case 'group':
      return {
        from: sql`from register.group_member m ${periodOf(sql`m.practice_id`, day)}
          where m.group_id = ${area.code} and ${holds(sql`m.during`, day)} and p.until_on > ${day}::date`,
        lmc_id: sql`m.lmc_id`,
      }
    // An LMC, or all of an office's. Representation ends when a practice closes; a closed one is looked for where it last was.
    default: {
      const lmc_id = 'code' in area ? area.code : area.lmc_id
      const lmc_ids = tx.actor.lmc_ids.filter((id) => lmc_id === undefined || id === lmc_id)
      return {
        from: sql`from register.lmc_practice r ${periodOf(sql`r.practice_id`, day)}
          where r.lmc_id = any (${lmc_ids}::uuid[]) and p.until_on > ${day}::date
            and (p.status = 'closed' or (r.lmc_id, r.practice_id) in (
              select s.lmc_id, s.practice_id from register.representation s where s.lmc_id = any (${lmc_ids}::uuid[]) and ${holds(sql`s.during`, day)}))`,
        lmc_id: sql`r.lmc_id`,
      }
    }
  }
}

/** A practice as it leaves in a file. */
export const practiceFileColumns = (on: Temporal.PlainDate): readonly ExportColumn<PracticeRow>[] => [
  { key: 'ods_code', heading: 'Code', kind: 'text', value: (row) => row.ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: (row) => row.name },
  { key: 'status', heading: 'Status', kind: 'text', value: (row) => row.status },
  { key: 'address', heading: 'Address', kind: 'text', value: (row) => row.address },
  { key: 'postcode', heading: 'Postcode', kind: 'text', value: (row) => row.postcode },
  { key: 'pcn_code', heading: 'PCN code', kind: 'text', value: (row) => row.pcn_code },
  { key: 'pcn_name', heading: 'PCN', kind: 'text', value: (row) => row.pcn_name },
  { key: 'commissioner_code', heading: 'Sub-ICB code', kind: 'text', value: (row) => row.commissioner_code },
  { key: 'icb_code', heading: 'ICB code', kind: 'text', value: (row) => row.icb_code },
  { key: 'constituency_name', heading: 'Constituency', kind: 'text', value: (row) => row.constituency_name },
  { key: 'mp_name', heading: 'MP', kind: 'text', value: (row) => row.mp_name },
  { key: 'list_size', heading: 'List size', kind: 'number', value: (row) => row.list_size },
  { key: 'list_size_on', heading: 'Counted on', kind: 'date', value: (row) => row.list_size_on },
  {
    key: 'change_in_year',
    heading: 'Change in a year',
    kind: 'number',
    value: (row) => {
      const change = changeInYear(row)
      return change === null ? null : Math.round(change * 10_000) / 10_000
    },
  },
  { key: 'flags', heading: 'Flags', kind: 'text', value: (row) => flagsOf(row, on).join(' ') },
  { key: 'as_at', heading: 'As at', kind: 'date', value: () => on },
]
