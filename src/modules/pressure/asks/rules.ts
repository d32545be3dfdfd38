import type { Moves } from '../../../platform/moves.ts'

/** Of whom something can be asked. */
export const askedOf = {
  icb: 'The ICB',
  neighbour: 'A neighbouring practice',
  lmc: 'The LMC',
  practice: 'The practice itself',
} as const
export type AskedOf = keyof typeof askedOf

/** Answered is that they replied at all; done, that what was asked for came. What lapsed was never answered. */
export const askMoves = {
  open: { answer: 'answered', chase: 'open', do: 'done', refuse: 'refused', lapse: 'lapsed' },
  answered: { chase: 'answered', do: 'done', refuse: 'refused', lapse: 'lapsed' },
  done: { reopen: 'open' },
  refused: { reopen: 'open' },
  lapsed: { reopen: 'open' },
} as const satisfies Moves
export type AskState = keyof typeof askMoves
export type AskMove = { [S in AskState]: keyof (typeof askMoves)[S] }[AskState]

export const askStates: Readonly<Record<AskState, string>> = {
  open: 'Not answered yet',
  answered: 'Answered',
  done: 'Done',
  refused: 'Refused',
  lapsed: 'Lapsed',
}

export const moveWords: Readonly<Record<AskMove, string>> = {
  answer: 'They answered',
  chase: 'We asked again',
  do: 'It was done',
  refuse: 'They refused',
  lapse: 'Nothing came, and we ask no more',
  reopen: 'Open it again',
}

const past: Readonly<Record<AskMove | 'ask', string>> = {
  ask: 'Asked',
  answer: 'Answered',
  chase: 'Asked again',
  do: 'Done',
  refuse: 'Refused',
  lapse: 'Lapsed',
  reopen: 'Opened again',
}
export const movePast = (move: string) => (Object.hasOwn(past, move) ? past[move as AskMove] : move)

export const isAskState = (text: string): text is AskState => Object.hasOwn(askMoves, text)
export const isEnded = (state: AskState) => state === 'done' || state === 'refused' || state === 'lapsed'

/** Any move but chasing is a first answer, if there was none: even a refusal answers. What lapsed was not answered. */
export const isAnswer = (move: AskMove) => move === 'answer' || move === 'do' || move === 'refuse'

/** Five working days is what an ask is given, and what a report counts, unless somebody says otherwise. */
export const usualWorkingDays = 5

/** An ask that nobody answered lapses so many working days after it was due. */
export const lapsesAfterWorkingDays = 20

const words = (text: string) =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()} `

/** Whether words would name a practice that did not agree to be named: by its name or its code. */
export const namesPractice = (text: string, { name, ods_code }: { readonly name: string; readonly ods_code: string }) =>
  words(text).includes(words(name)) || words(text).includes(words(ods_code))

/** Which asks a list shows. */
export type AsksAsked = {
  readonly state: AskState | 'waiting' | 'overdue' | 'any'
  readonly lmc: string
  /** A practice's code. */
  readonly practice: string
  readonly page: number
}
