/** The contracts that practices hold. No open data say which: the office knows, or asks. */
export const contractKinds = { gms: 'GMS', pms: 'PMS', apms: 'APMS' } as const
export type ContractKind = keyof typeof contractKinds
