/** What `like` and `ilike` find anywhere in a text: these words as they are, whatever signs stand in them. */
export const containing = (words: string) => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
