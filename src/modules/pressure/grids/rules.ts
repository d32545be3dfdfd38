export const gridSorts = { worst: 'Worst first', silent: 'Most weeks without a return first', name: 'By name' } as const
export type GridSort = keyof typeof gridSorts

export type GridAsked = {
  /** One LMC, or all in sight. */
  readonly lmc: string
  readonly sort: GridSort
  readonly page: number
}

/** As many weeks as cells with a letter have room for. */
export const gridWeeks = 26

export const isGridSort = (text: string | undefined): text is GridSort =>
  text !== undefined && Object.hasOwn(gridSorts, text)
