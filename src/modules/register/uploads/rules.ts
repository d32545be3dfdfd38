import type { Moves } from '../../../platform/moves.ts'

/** An upload is tried first; only a person who has seen what it would change has it taken in. */
export const uploadMoves = {
  waiting: { try: 'trying', drop: 'dropped' },
  trying: { report: 'tried', refuse: 'refused' },
  tried: { confirm: 'taking', drop: 'dropped' },
  taking: { finish: 'taken', refuse: 'refused' },
  refused: { drop: 'dropped' },
  taken: {},
  dropped: {},
} as const satisfies Moves

export type UploadState = keyof typeof uploadMoves

/** What stopped an upload: in a sentence, where in the file, and what to do. */
export type UploadMistake = {
  readonly file: string
  readonly line?: number
  readonly what: string
  readonly remedy: string
}
