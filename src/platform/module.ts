import type { EmailWords } from '../ui/letterhead.tsx'
import type { Operation } from './api/operation.ts'
import type { Command } from './command.ts'
import type { LetGo } from './files/letting-go.ts'
import type { Job } from './jobs/queue.ts'
import type { Topic } from './mail/topics.ts'
import type { Permission, Route } from './routes.ts'
import type { Reading } from './scope.ts'
import type { Id } from './values.ts'

/** A link of the office's left navigation; shown to whoever may open it. */
export type NavigationLink = {
  readonly label: string
  readonly href: string
  readonly may: Permission
  readonly only?: 'several offices'
}

/** One thing a search found; where `code` is what was typed, letter for letter, the search goes straight to it. */
export type Found = { readonly title: string; readonly note: string; readonly href: string; readonly code?: string }

/** What a module lets people search for, from the box on every page. */
export type Searchable = {
  /** The heading its results stand under: `Practices`. */
  readonly kind: string
  readonly may: Permission
  readonly find: (tx: Reading, words: string, most: number) => Promise<readonly Found[]>
}

/** One thing that waits, where it says for itself what is to be done, and leads to where it is. */
export type WaitingThing = { readonly title: string; readonly note: string; readonly href: string }

/** Work of the office's that waits, as a number with the list behind it; nought is not shown, save where it reassures. */
export type Waiting = {
  /** `Posts to approve` */
  readonly label: string
  readonly may: Permission
  /** Under which heading of Today it stands. */
  readonly under: 'waits for you' | 'falls due this week' | 'has not replied' | 'changed' | 'failed'
  /** How many; or the things themselves, the first of which Today names. */
  readonly count: (tx: Reading, on: Temporal.PlainDate) => Promise<number | readonly WaitingThing[]>
  /** The same for everybody who reaches the same LMCs, and not quickly counted: kept until something is recorded there. */
  readonly is_kept?: boolean
  readonly href: string
}

/** One thing that wants a practice now. */
export type Want = {
  readonly practice_id: Id<'practice'>
  readonly title: string
  readonly minutes: number
  readonly due: Temporal.PlainDate | null
  readonly href: string
}

/** What a module puts on a practice's page "What wants you". */
export type Wanting = {
  readonly may: Permission
  readonly find: (
    tx: Reading,
    practice_ids: readonly Id<'practice'>[],
    on: Temporal.PlainDate,
  ) => Promise<readonly Want[]>
}

/** A date in the calendar: a day, or a moment of it. */
export type CalendarDate = {
  /** The same for ever, whatever else of it changes. */
  readonly uid: string
  readonly title: string
  readonly on: Temporal.PlainDate
  readonly begins_at: Temporal.Instant | null
  readonly ends_at: Temporal.Instant | null
  readonly place: string
  /** Its page; empty where it has none. */
  readonly href: string
  /** How often it was changed, where that is counted. */
  readonly changes?: number
}

/** The dates a module knows, from one day up to, not including, another. */
export type Calendar = {
  /** `Ends of posts` */
  readonly kind: string
  readonly may: Permission
  readonly find: (tx: Reading, from: Temporal.PlainDate, until: Temporal.PlainDate) => Promise<readonly CalendarDate[]>
}

/** What a module keeps of one person, for "my data": every row as people read it. */
export type Personal = {
  /** `Posts you hold and held` */
  readonly kind: string
  /** What of it must be kept when somebody asks for erasure, and why; null where nothing must. */
  readonly must_keep: string | null
  readonly find: (tx: Reading, account_id: Id<'account'>) => Promise<readonly Readonly<Record<string, unknown>>[]>
}

/** Whoever a letter would go to. */
export type Reader = { readonly name: string; readonly email: string; readonly office_name: string }

/** A letter that goes out by mail, so that the office can see what somebody would get. */
export type LetterShown = {
  /** `accounts.sign_in_link` */
  readonly kind: string
  /** `Link to sign in` */
  readonly label: string
  readonly topic: Topic | null
  /** What this reader would be sent today; links in it lead nowhere. */
  readonly render: (tx: Reading, reader: Reader) => Promise<{ readonly subject: string; readonly words: EmailWords }>
}

/** What a module can put names to: the record keeps ids, and people read names. */
export type Naming = {
  /** Names of those of these ids that are this module's and that the reader may see. */
  readonly names: (tx: Reading, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** The ids of whatever goes by these words: a name, a code, an address. */
  readonly called: (tx: Reading, words: string) => Promise<readonly string[]>
}

/** A page that a module has of each practice, linked from the practice's own. */
export type AboutPractice = {
  readonly label: string
  readonly may: Permission
  readonly href: (ods_code: string) => string
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
  /** Links of the menu under one's own name. */
  readonly account?: readonly NavigationLink[]
  readonly searches?: readonly Searchable[]
  readonly waits?: readonly Waiting[]
  readonly wants?: readonly Wanting[]
  readonly calendars?: readonly Calendar[]
  readonly personal?: readonly Personal[]
  readonly letters?: readonly LetterShown[]
  readonly namings?: readonly Naming[]
  readonly about_practices?: readonly AboutPractice[]
  /** Each for one kind of file that is given to be read once and not kept. */
  readonly lets_go?: readonly LetGo[]
}
