import type { Found, Searchable } from '../module.ts'
import { mayEnter } from '../routes.ts'
import type { Reading } from '../scope.ts'

export type FoundKind = { readonly kind: string; readonly found: readonly Found[] }

/** What this person may find, kind by kind; kinds of which nothing was found are left out. */
export async function findEverywhere(
  tx: Reading,
  searches: readonly Searchable[],
  words: string,
  most: number,
): Promise<readonly FoundKind[]> {
  const kinds: FoundKind[] = []
  for (const { kind, may, find } of searches)
    if (mayEnter(tx.actor, may)) kinds.push({ kind, found: await find(tx, words, most) })
  return kinds.filter(({ found }) => found.length > 0)
}

/** The one thing whose code is what was typed; nothing where two kinds have it. */
export function exactlyFound(kinds: readonly FoundKind[], words: string): Found | undefined {
  const exact = kinds.flatMap(({ found }) => found).filter(({ code }) => code?.toLowerCase() === words.toLowerCase())
  return exact.length === 1 ? exact[0] : undefined
}
