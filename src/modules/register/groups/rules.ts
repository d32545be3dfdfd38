export const groupKinds = { federation: 'Federation', locality: 'Locality', tag: 'Tag' } as const
export type GroupKind = keyof typeof groupKinds
