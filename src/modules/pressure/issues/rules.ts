import type { Moves } from '../../../platform/moves.ts'

export const issueMoves = {
  frozen: { release: 'released' },
  released: { supersede: 'superseded' },
  superseded: {},
} as const satisfies Moves
export type IssueState = keyof typeof issueMoves

export const issueStateWords = {
  frozen: { label: 'To be released', tag: 'waiting' },
  released: { label: 'Released', tag: 'done' },
  superseded: { label: 'Superseded', tag: 'closed' },
} as const satisfies Record<IssueState, { label: string; tag: string }>
