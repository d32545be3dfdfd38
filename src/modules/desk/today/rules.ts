import type { Waiting } from '../../../platform/module.ts'

export type Under = Waiting['under']

/** The headings of Today in their order, and what each says when nothing stands under it. */
export const headings: readonly { readonly under: Under; readonly title: string; readonly empty: string }[] = [
  { under: 'waits for you', title: 'Waits for you', empty: 'Nothing waits for you.' },
  { under: 'has not replied', title: 'Has not replied', empty: 'Everybody who was asked has replied.' },
  { under: 'changed', title: 'What changed', empty: 'Nothing has changed that nobody has looked at.' },
  {
    under: 'falls due this week',
    title: 'Falls due this week',
    empty: 'Nothing falls due in the next seven days.',
  },
  { under: 'failed', title: 'Went wrong', empty: 'No mail and no job has failed.' },
]

/** How far ahead “this week” looks. */
export const aWeek = Temporal.Duration.from({ days: 7 })
