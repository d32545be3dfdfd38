/** How old a debt is: the days since the run that charged it was issued. */
export const ages = {
  to_30: { label: '0 to 30 days', from: 0, to: 30 },
  to_60: { label: '31 to 60 days', from: 31, to: 60 },
  to_90: { label: '61 to 90 days', from: 61, to: 90 },
  older: { label: 'Over 90 days', from: 91, to: null },
} as const
export type Age = keyof typeof ages

export const debtSorts = ['owed', 'older', 'name'] as const
export type DebtSort = (typeof debtSorts)[number]

export type DebtsAsked = {
  readonly levy: string
  readonly q: string
  readonly sort: DebtSort
  readonly is_descending: boolean
  readonly page: number
}

/** How many stand on a page of the list. */
export const debtsSize = 50
