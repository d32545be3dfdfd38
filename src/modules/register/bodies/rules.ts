/** What people hold posts in beside practices and PCNs. */
export const bodyKinds = {
  committee: 'Committee',
  federation: 'Federation',
  icb: 'Integrated care board',
  hospital: 'Hospital',
  council: 'Council',
  training: 'Training body',
  other: 'Another body',
} as const
export type BodyKind = keyof typeof bodyKinds
