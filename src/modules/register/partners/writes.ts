import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import { sightMembers, type Membership } from '../memberships/writes.ts'
import type { pcnFeed } from '../pcns/feeds.ts'
import { knowPcns, sightPcns } from '../pcns/writes.ts'

type Contents = ReturnType<typeof pcnFeed.read>

/** The workbook says when each practice joined and left, and by naming it as it is now, where it is on the file's own day. */
export async function sightPcnsAndPartners(
  tx: Operating,
  file: OpenFile,
  { rows, partners }: Pick<Contents, 'rows' | 'partners'>,
) {
  await sightPcns(tx, file, rows)
  await knowPcns(
    tx,
    partners.map((row) => row.pcn_code),
  )
  const left = partners.flatMap(({ ods_code, left_on }) =>
    left_on === null ? [] : [{ ods_code, pcn_code: null, seen_on: left_on.add({ days: 1 }) }],
  )
  const joined = partners.map(({ ods_code, pcn_code, joined_on }) => ({ ods_code, pcn_code, seen_on: joined_on }))
  const present = partners.flatMap(({ ods_code, pcn_code, left_on }) =>
    left_on === null ? [{ ods_code, pcn_code, seen_on: file.seen_on }] : [],
  )
  // Whoever leaves one and joins another on a day is in the other; of two at once, the later joined.
  const by_day = new Map<string, Membership>()
  const inOrder = [...joined].sort((one, other) => Temporal.PlainDate.compare(one.seen_on, other.seen_on))
  for (const row of [...left, ...inOrder, ...present]) by_day.set(`${row.ods_code} ${row.seen_on.toString()}`, row)
  await sightMembers(tx, file, [...by_day.values()])
}
