import type { OpenData } from '../src/modules/register/imports/feeds.ts'

export type Of<Kind extends OpenData['kind']> = Extract<OpenData, { kind: Kind }>

/** Each row with its line in the file it would have been in, below a header or not. */
export const numbered = <T extends object>(rows: readonly T[], header: 0 | 1) =>
  rows.map((row, at) => ({ ...row, line: at + 1 + header }))
