/**
 * Some browsers send the path; none of it is wanted, no mark that can't be seen, and no dot in front: nothing that a folder could be
 * called.
 */
export const plainFileName = (name: string) =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .replaceAll(/[^\p{L}\p{N} ._()+,&-]/gu, '')
    .replace(/^[.\s]+/, '')
    .slice(0, 200) || 'file'
