const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** "1,235,727"; at most one decimal. */
export const figure = (amount: number) => figures.format(amount).replace('-', '−')

/** "1 practice", "128 practices", "No practices". */
export const counted = (amount: number, one: string, many: string) =>
  `${amount === 0 ? 'No' : figure(amount)} ${amount === 1 ? one : many}`

/** "Thursday 19 November 2026" */
export const longDay = (day: Temporal.PlainDate) =>
  day.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '')

/** "19 Nov 2026", for a table. */
export const shortDay = (day: Temporal.PlainDate) =>
  day.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).replace('Sept', 'Sep')
