/** Why two people may be one, the surest first. */
export const likenesses = {
  email: 'Same e-mail address',
  practice: 'Much the same name, at the same practice',
  name: 'Much the same name',
} as const
export type Likeness = keyof typeof likenesses
