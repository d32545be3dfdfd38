export const codesMade = 10

// None that is taken for another: no I and 1, no O and 0.
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 16

/** Eighty bits, so that its hash needs no slowing down: `K7QM-2XWD-P9RT-VB4H`. */
export const codeFrom = (bytes: Uint8Array) =>
  [...bytes.subarray(0, length)]
    .map((byte, at) => `${at > 0 && at % 4 === 0 ? '-' : ''}${letters[byte % letters.length]}`)
    .join('')

/** A code as it was made, however it was typed; undefined where it can't be one. */
export function codeTyped(text: string): string | undefined {
  const typed = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return /^[A-HJ-NP-Z2-9]{16}$/.test(typed) ? typed.replaceAll(/(.{4})(?=.)/g, '$1-') : undefined
}
