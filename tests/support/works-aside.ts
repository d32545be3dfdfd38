/** Work to be done aside, well and badly. */
export const doubled = ({ of }: { readonly of: Float64Array }) => of.map((each) => each * 2)

export function endless(): never {
  for (;;);
}

export function greedy(): never {
  const all: number[][] = []
  for (;;) all.push(Array.from({ length: 100_000 }, (_, at) => at))
}

export function broken(): never {
  throw new Error('it broke')
}
