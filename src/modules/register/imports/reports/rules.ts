import type { Id } from '../../../../platform/values.ts'
import type { ChangeKind } from '../../changes/rules.ts'
import type { Fall, Figures } from '../rules.ts'

/** How many rows told of something new, or of a change. */
export type Counted = { readonly added: number; readonly changed: number; readonly unchanged: number }

/** What was found to have changed for an LMC. */
export type ChangesFound = {
  readonly lmc_id: Id<'lmc'>
  readonly lmc: string
  readonly kind: ChangeKind
  readonly found: number
}

export type FileReport = Counted & {
  readonly kind: string
  readonly format: string
  readonly file_name: string
  readonly sha256: string
  /** YYYY-MM-DD */
  readonly seen_on: string
  readonly rows_read: number
  /** These very bytes were taken in before: nothing changed. */
  readonly already_taken_in: boolean
  /** The file of the same kind and day whose place this one takes. */
  readonly replaces: string | null
  readonly figures: Figures
  readonly empty: readonly string[]
  readonly falls: readonly Fall[]
}

export type ImportReport = {
  readonly files: readonly FileReport[]
  readonly periods_written: number
  readonly changes: readonly ChangesFound[]
}

export type ImportRefusal = 'only_tried' | 'a_kind_came_out_empty' | 'a_kind_fell'
const plain = (name: string) => name.replaceAll('_', ' ')

/** Why files were not taken in, in sentences. */
export function refusalOf(why: ImportRefusal, { files }: ImportReport): string {
  if (why === 'only_tried') return 'This was only tried; nothing has been changed.'
  const [said, remedy] =
    why === 'a_kind_fell'
      ? [files.flatMap(fallsSaid), 'If the file is right, take it in with --accept-drop.']
      : [files.flatMap(emptySaid), 'Download the file again; if it is right, take it in with --accept-drop.']
  return `${said.join(' ')} Nothing has been changed. ${remedy}`
}

const emptySaid = ({ file_name, empty }: FileReport) => empty.map((what) => `${file_name} has no ${plain(what)} in it.`)

const fallsSaid = ({ file_name, falls }: FileReport) =>
  falls.map(({ what, before, after }) => `${file_name} has ${after} ${plain(what)} where there were ${before}.`)
