const numbered = (letters: string, digits: number) => (n: number) => `${letters}${String(n).padStart(digits, '0')}`

// Every invented code begins with Z, has a letter for what it names, and a number; none has the shape of a real one, so no
// file of real open data can speak of it, and an import refuses a file that does.

/** Six characters as a real one has, but no real one ends in a letter. */
export const practiceCode = (n: number) => `${numbered('Z', 4)(n)}P`
/** ODS’s Welsh practices begin with W, and that is how England leaves them out. */
export const welshPracticeCode = (n: number) => `${numbered('W', 4)(n)}P`
export const pcnCode = numbered('ZU', 5)
export const subIcbCode = numbered('ZS', 3)
export const icbCode = numbered('ZI', 3)
export const regionCode = numbered('ZR', 3)
export const constituencyCode = numbered('ZE14', 5)
export const locationId = numbered('Z-', 6)

/** The three letters by which the lookup of postcodes calls a constituency. */
export const threeCode = (n: number) => `Z${n.toString(36).toUpperCase().padStart(2, '0')}`

/** No postcode of Royal Mail's begins with Q, V or X; each of ours is one constituency. */
export function district(constituency: number): string {
  const area = Math.floor((constituency - 1) / 9)
  const letters = `${'QVX'.charAt(Math.floor(area / 26))}${String.fromCharCode(65 + (area % 26))}`
  return `${letters}${((constituency - 1) % 9) + 1}`
}
