/** Answers that name one passkey, in a quarter of an hour: more than anybody's finger gives. */
export const passkeyLimit = { most: 20, seconds: 900 } as const
