// Every amount is a whole number of the last decimal place that its rule knows; nothing is rounded by floating point.

/** `decimal(12_345_000n, 5)` is `123.45000`. */
export function decimal(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return units < 0n ? `-${text}` : text
}

/** How many units make one vote. */
export const unitsInOne = (places: number) => 10n ** BigInt(places)

export const dividedUp = (amount: bigint, by: bigint) => (amount + by - 1n) / by

export const billion = 1_000_000_000

/**
 * Of two amounts in billionths, each at most a little over one: their product in billionths, rounded up. Exact without BigInt, for the
 * inner loop. The product may have sixty bits, so floating point may round it down to a whole number of billionths and lose what was
 * over, which makes the answer one too low; then the remainder, which 32 bits hold whole, is below nought. Up to a whole number it may
 * round as well, but not past one, since whole billions of that size are exact.
 */
export function productUp(one: number, other: number): number {
  const near = Math.ceil((one * other) / billion)
  const over = (Math.imul(near, billion) - Math.imul(one, other)) | 0
  return over < 0 ? near + 1 : near
}
