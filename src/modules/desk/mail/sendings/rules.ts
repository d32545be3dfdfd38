import { stateWords, type MessageState } from '../rules.ts'

/** What happened to a message, on its own page. */
export const eventWords: Readonly<Record<MessageState | 'sent_again', string>> = {
  ...(Object.fromEntries(Object.entries(stateWords).map(([state, { label }]) => [state, label])) as Record<
    MessageState,
    string
  >),
  queued: 'Written',
  sent_again: 'Put back to be sent again',
}

type Message = {
  readonly state: MessageState
  readonly is_private: boolean
  readonly text_body: string
}

/** What did not arrive can be sent once more while it is known what it said; a way in would have grown old. */
export const maySendAgain = ({ state, is_private, text_body }: Message) =>
  ['failed', 'bounced', 'suppressed', 'kept'].includes(state) && !is_private && text_body !== ''
