export const recipientKinds = {
  icb: 'ICB',
  council: 'Council',
  hospital: 'Hospital trust',
  ambulance: 'Ambulance service',
  public_health: 'Public health',
  healthwatch: 'Healthwatch',
  mp: 'Member of Parliament',
  press: 'Press',
  practice: 'Practice',
  committee: 'Committee member',
  other: 'Other',
} as const
export type RecipientKind = keyof typeof recipientKinds
