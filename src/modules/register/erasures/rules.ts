export const erasureAnswers = { erased: 'Erased', refused: 'Refused' } as const
export type ErasureAnswer = keyof typeof erasureAnswers

/** How much the register has of somebody. */
export type Held = {
  readonly name: string
  readonly gmc_number: string | null
  readonly contact_points: number
  readonly standings: number
  readonly nominations: number
  readonly posts: number
  readonly is_linked: boolean
  readonly merges: number
}

const many = (n: number, one: string, several: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : several}`])

/** What goes for good, in the order in which it is shown. */
export const goes = (held: Held): readonly string[] => [
  'Name and title: what stays says “Erased person”',
  ...(held.gmc_number ? ['GMC number'] : []),
  ...many(held.contact_points, 'way to reach them', 'ways to reach them'),
  ...many(held.standings, 'standing with an LMC', 'standings with an LMC'),
  ...many(held.nominations, 'nomination by a practice', 'nominations by a practice'),
  ...(held.is_linked ? ['The link to their account'] : []),
  'Spreadsheets that were given to be taken in, and were: they may stand in one',
  ...many(held.merges, 'note of a merge, which can’t be undone then', 'notes of merges, which can’t be undone then'),
]

/** What stays, and why: UK GDPR, article 17(3), leaves out what a legal obligation or a claim needs. */
export const stays = (held: Held): readonly string[] => [
  ...many(held.posts, 'post with its dates', 'posts with their dates').map(
    (words) => `${words}: what the LMC decided rests on who held office then`,
  ),
  'Spreadsheets that nobody has taken in or dropped yet: whoever does sees what each row would do',
  'The sealed record of who looked and who changed what; it says whom that was about by a number',
  'Addresses that mail must not go to, so that nobody writes again',
]
