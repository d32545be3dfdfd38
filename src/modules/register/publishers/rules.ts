/** Kinds of file there can be an address for. */
export const kinds = [
  'practices',
  'list_sizes',
  'practice_mapping',
  'pcns',
  'commissioners',
  'icb_changes',
  'postcodes',
  'members_of_parliament',
  'constituency_postcodes',
  'constituency_names',
  'candidates',
  'ratings',
  'online_submissions',
  'area_totals',
] as const

/** A web address, and nothing else: no file of this computer, no other scheme. */
export function webAddress(words: string): string | undefined {
  const address = URL.parse(words)
  return address && ['http:', 'https:'].includes(address.protocol) ? address.href : undefined
}
