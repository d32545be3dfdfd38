import { pick, whole } from './chance.ts'
import { locationId } from './codes.ts'
import { numbered, type Of } from './file-rows.ts'
import type { PracticeOn } from './practice-days.ts'

type Rating = Of<'ratings'>['rows'][number]['rating']

// About as the Care Quality Commission's are shared out: nearly all good.
const shares = [
  ...Array.from({ length: 17 }, () => 'good' as const),
  'outstanding',
  'requires_improvement',
  null,
] as const

/** Every practice that is open has a location with a rating; a few are inadequate. */
export function ratings(practices: readonly PracticeOn[], seen_on: Temporal.PlainDate): Of<'ratings'> {
  const rows = practices
    .filter(({ on }) => on.status === 'active')
    .map(({ practice: { ods_code, postcode, sub_icb, constituency }, on: { name } }) => {
      const rating: Rating =
        whole(1, 80, ods_code, 'inadequate') === 1 ? 'inadequate' : pick(shares, ods_code, 'rating')
      return {
        location_id: locationId(Number(ods_code.slice(1, -1))),
        name,
        ods_code,
        is_dormant: false,
        category: 'GP Practices',
        rating,
        published_on: rating && seen_on.subtract({ days: whole(30, 2_500, ods_code, 'published') }),
        is_inherited: false,
        local_authority: constituency.local_authority,
        commissioner_code: sub_icb.code,
        postcode,
        constituency_name: constituency.name,
        provider_id: null,
        provider_name: `${name} Partners`,
      }
    })
  return { kind: 'ratings', format: 'locations', rows: numbered(rows, 1), rows_read: rows.length, seen_on }
}
