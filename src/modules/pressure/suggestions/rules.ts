/** What of a week's returns suggests that somebody be asked for help. */
export const suggestionKinds = {
  black: {
    label: 'Black',
    what_to_do: 'Ring the practice today. Ask what would let it go on safely, and who has to give it.',
  },
  red: {
    label: 'Red',
    what_to_do: 'Ask the practice what from outside would bring it down a step, and by when.',
  },
  amber_run: {
    label: 'Amber for weeks',
    what_to_do: 'Amber that lasts is not usual. Ask what keeps it there, and whether the practice has got used to it.',
  },
  disagreement: {
    label: 'Figures say otherwise',
    what_to_do: 'Ask kindly how the week was: its figures and what it declared are two steps apart.',
  },
  silent: {
    label: 'Silent for weeks',
    what_to_do: 'Ring and ask how they are. A practice too busy to answer is not a green one.',
  },
} as const
export type SuggestionKind = keyof typeof suggestionKinds

/** A run of ambers, or of silence, is said when it has lasted so many weeks, and again after as many more. */
export const runOfWeeks = 4
