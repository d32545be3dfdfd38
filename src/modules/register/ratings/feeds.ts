import { shareOfTitles, tableOf, type Feed, type Opened } from '../../../platform/files/open.ts'
import {
  columnsOf,
  eachOnce,
  latestDay,
  maybeDay,
  maybeShaped,
  neededWords,
  oneOf,
  rowAt,
  rowsFrom,
  shaped,
  words,
  type Shape,
} from '../../../platform/files/table.ts'
import { neededPostcode } from '../codes/feeds.ts'

type Rating = 'outstanding' | 'good' | 'requires_improvement' | 'inadequate' | 'not_rated'

const titles = {
  location_id: 'Location ID',
  name: 'Location Name',
  ods_code: 'Location ODS Code',
  is_dormant: 'Dormant (Y/N)',
  category: 'Location Primary Inspection Category',
  rating: 'Location Latest Overall Rating',
  published_on: 'Publication Date',
  is_inherited: 'Inherited Rating (Y/N)',
  local_authority: 'Location Local Authority',
  commissioner_code: 'Location Commissioning CCG Code',
  postcode: 'Location Postal Code',
  constituency_name: 'Location Parliamentary Constituency',
  provider_id: 'Provider ID',
  provider_name: 'Provider Name',
}
const ratings = new Map<string, Rating>([
  ['Outstanding', 'outstanding'],
  ['Good', 'good'],
  ['Requires improvement', 'requires_improvement'],
  ['Inadequate', 'inadequate'],
  ['Not Rated', 'not_rated'],
])
const yesOrNo = new Map([
  ['Y', true],
  ['N', false],
])

const locationId: Shape = { pattern: /^\d-\d{5,}$/, called: 'a CQC location such as 1-10006311414' }
/** CQC rates branches and other providers too, whose ODS codes are longer or shorter than a practice's. */
const odsCode: Shape = { pattern: /^[A-Z][A-Z0-9]{4,9}$/, called: 'an ODS code such as C82038' }

/** Some of CQC's are those of primary care trusts, which went in 2013: 5NA. */
const commissioner: Shape = { pattern: /^[A-Z0-9]{3,5}$/, called: 'a commissioner’s code such as 04C' }

/** The Care Quality Commission's places of care with their latest ratings. */
export const ratingFeed = {
  called: 'CQC ratings',
  likeness: (opened: Opened) => shareOfTitles(opened, Object.values(titles)),
  read(opened: Opened, today: Temporal.PlainDate) {
    const table = tableOf(opened)
    const header = rowAt(table, 0)
    const column = columnsOf(header, titles)
    const rows = rowsFrom(table, 1, header.cells.length).map((row) => {
      const isBlank = words(row, column.rating) === null
      return {
        location_id: shaped(row, column.location_id, locationId),
        name: neededWords(row, column.name),
        ods_code: maybeShaped(row, column.ods_code, odsCode),
        is_dormant: oneOf(row, column.is_dormant, yesOrNo),
        category: words(row, column.category),
        rating: isBlank ? null : oneOf(row, column.rating, ratings),
        published_on: maybeDay(row, column.published_on),
        is_inherited: words(row, column.is_inherited) === 'Y',
        local_authority: words(row, column.local_authority),
        commissioner_code: maybeShaped(row, column.commissioner_code, commissioner),
        postcode: neededPostcode(row, column.postcode),
        constituency_name: words(row, column.constituency_name),
        provider_id: words(row, column.provider_id),
        provider_name: words(row, column.provider_name),
        line: row.line,
      }
    })
    eachOnce(rows, ({ location_id }) => location_id)
    const latest_on = latestDay(
      rows.map((row) => row.published_on),
      today,
    )
    return { kind: 'ratings', rows, rows_read: rows.length, format: 'locations', dated: { latest_on } } as const
  },
} satisfies Feed
