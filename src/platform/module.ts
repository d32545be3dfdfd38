import type { Command } from './command.ts'
import type { Job } from './jobs/queue.ts'
import type { Permission, Route } from './routes.ts'

/** A link of the office's left navigation; shown to whoever may open it. */
export type NavigationLink = { readonly label: string; readonly href: string; readonly may: Permission }

/** What a module puts into the program. */
export type Module = {
  readonly name: string
  readonly routes: readonly Route[]
  readonly jobs?: readonly Job[]
  readonly commands?: readonly Command[]
  readonly navigation?: readonly NavigationLink[]
}
