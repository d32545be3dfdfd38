import { measureSaid, type Measure } from '../measures/rules.ts'
import { alertWords, type Alert } from '../returns/rules.ts'

/** What to ask a practice whose own word and whose figures are two steps apart or more: kindly, and of them, not about them. */
const asks: Readonly<Partial<Record<`${Alert} ${Alert}`, string>>> = {
  'green red':
    'It may be coping by staff staying late, or by work put off. Ask how late people stayed that day, and what was left for the next.',
  'green black':
    'Its figures say that this can’t go on. Ask first whether they are right; if they are, ask how the staff are, and who is doing the work of whom.',
  'amber black':
    'It may have grown used to this. Ask what would have made it say red a year ago, and what help it would take now.',
  'red green':
    'Something may press it that no figure sees: a broken telephone, a death, abuse, a building. Ask what it is, and what would help.',
  'black green':
    'It calls for help, and its figures are calm. Believe it, and ring today: ask what happened, and whether patients could be seen at all.',
  'black amber':
    'Its figures are strained, and it says that it can’t go on. Ask what the figures miss, and what must not happen next.',
}

export const whatToAsk = (declared: Alert, computed: Alert) => asks[`${declared} ${computed}`] ?? ''

/** `31.2 contacts for each clinician (red); 12% of sessions lost (amber)` */
export const figuresSaid = (measures: readonly Measure[]) =>
  measures.map((measure) => `${measureSaid(measure)} (${alertWords[measure.alert].toLowerCase()})`).join('; ')
