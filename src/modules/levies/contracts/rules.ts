/** The contracts that practices hold. No open data say which: the office knows, or asks. */
export const contractKinds = { gms: 'GMS', pms: 'PMS', apms: 'APMS' } as const
export type ContractKind = keyof typeof contractKinds

/** Which rows of a file name no practice of an LMC, a sentence each. */
export const strangersIn = (
  rows: readonly { readonly line: number; readonly ods_code: string }[],
  known: ReadonlyMap<string, unknown>,
) =>
  rows
    .filter(({ ods_code }) => !known.has(ods_code))
    .map(({ line, ods_code }) => `Line ${line}: ${ods_code.slice(0, 40)} is no practice of this LMC.`)
