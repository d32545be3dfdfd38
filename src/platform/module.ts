import type { Operation } from './api/operation.ts'
import type { Command } from './command.ts'
import type { Job } from './jobs/queue.ts'
import type { Permission, Route } from './routes.ts'
import type { Reading } from './scope.ts'

/** A link of the office's left navigation; shown to whoever may open it. */
export type NavigationLink = { readonly label: string; readonly href: string; readonly may: Permission }

/** One thing a search found; where `code` is what was typed, letter for letter, the search goes straight to it. */
export type Found = { readonly title: string; readonly note: string; readonly href: string; readonly code?: string }

/** What a module lets people search for, from the box on every page. */
export type Searchable = {
  /** The heading its results stand under: `Practices`. */
  readonly kind: string
  readonly may: Permission
  readonly find: (tx: Reading, words: string, most: number) => Promise<readonly Found[]>
}

/** What a module puts into the program. */
export type Module = {
  readonly name: string
  readonly routes: readonly Route[]
  readonly jobs?: readonly Job[]
  /** What other programs may ask, under /api/v1. */
  readonly apis?: readonly Operation[]
  readonly commands?: readonly Command[]
  readonly navigation?: readonly NavigationLink[]
  readonly searches?: readonly Searchable[]
}
