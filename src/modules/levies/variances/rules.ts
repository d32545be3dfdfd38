/** Why a practice paid other than it was charged. */
export const varianceReasons = {
  list_size: 'It was deducted by another list size',
  rate_not_applied: 'Another rate was deducted',
  opted_out: 'It opted out',
  closed: 'It closed or merged',
  late: 'It pays late',
  other: 'Something else',
} as const
export type VarianceReason = keyof typeof varianceReasons

/** Which practices of a run a list shows. */
export const varianceLists = { all: 'All that differ', open: 'Without a reason', noted: 'With a reason' } as const
export type VarianceList = keyof typeof varianceLists
export const isVarianceList = (text: string): text is VarianceList => Object.hasOwn(varianceLists, text)

/** How many stand on a page of the list. */
export const variancesSize = 50
