/**
 * A number from 0 up to, not including, 1 that belongs to these words. It depends on nothing asked before, so the same
 * practice has the same patients in the same month whatever else is made.
 */
export function fraction(...words: readonly (string | number)[]): number {
  let mixed = 0x811c9dc5
  for (const letter of words.join('|')) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193)
  // Texts that differ only in their last letter would lie close together without these turns.
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
}

export const whole = (least: number, most: number, ...words: readonly (string | number)[]) =>
  least + Math.floor(fraction(...words) * (most - least + 1))

export function pick<T>(from: readonly T[], ...words: readonly (string | number)[]): T {
  const one = from[Math.floor(fraction(...words) * from.length)]
  if (one === undefined) throw new RangeError('there is nothing to pick from')
  return one
}
