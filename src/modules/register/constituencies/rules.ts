/** From this postcode on, read as a number, up to the next range's start, addresses vote in this constituency. */
export type PostcodeRange = { readonly starts_at: number; readonly constituency: string | null }

/** A postcode as a number that sorts as postcodes do: its letters and digits in base 36. */
export const postcodeKey = (postcode: string) => Number.parseInt(postcode.replaceAll(' ', ''), 36)

/** Northern Ireland and the islands are not in the ranges, and would fall into a neighbour's by the alphabet. */
const outside = /^(BT|GY|IM|JE)/

/** A postcode's place among the ranges; null where they do not reach. */
export const rangeKey = (postcode: string | null) =>
  postcode === null || outside.test(postcode) ? null : postcodeKey(postcode)

/** The constituency of a postcode in Great Britain, by its place among the ranges, which are in order. */
export function constituencyOf(ranges: readonly PostcodeRange[], postcode: string): string | null {
  if (outside.test(postcode)) return null
  const key = postcodeKey(postcode)
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ranges[middle]?.starts_at ?? Number.POSITIVE_INFINITY) <= key) low = middle + 1
    else high = middle
  }
  return ranges[low - 1]?.constituency ?? null
}
