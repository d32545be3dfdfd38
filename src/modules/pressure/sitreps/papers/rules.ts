import { plainDay, shortDay } from '../../../../platform/values.ts'
import type { PaperHead } from '../../../register/door.ts'
import { heldBack } from '../../areas/rules.ts'
import type { StateCounts } from '../../issue-figures/rules.ts'
import { quotient } from '../../issue-figures/rules.ts'
import { alerts, alertWords } from '../../returns/rules.ts'
// oxfmt-ignore
import {
  day, factsOf, kindWords, measureFact, methodWords, paragraphs, rateWords,
  referenceWords, returnedSaid, returnedWords, splitOf, stateWords, titleOf, weekWords, type Sitrep,
} from '../rules.ts'

/** In a narrow column; what it stands for is written out under the table. */
const short = (words: string) => (words === heldBack ? 'held back' : words)

const barOf = (label: string, counts: StateCounts | null) => ({
  label,
  parts: counts ? alerts.map((alert) => ({ state: alert, words: alertWords[alert], count: counts[alert] })) : null,
})

type Printed = { readonly public_address: string | null; readonly head: Pick<PaperHead, 'hue' | 'letterhead'> }

/** A report as its template sets it: words as they stand, and figures only where something is drawn. */
export function forPaper(sitrep: Sitrep, { public_address, head: { hue, letterhead } }: Printed) {
  const { figures } = sitrep
  const { lmc } = figures
  return {
    hue,
    letterhead,
    title: titleOf(sitrep),
    lmc_name: figures.lmc_name,
    week: weekWords(figures.week_of),
    reference: `Contacts were counted on ${referenceWords(figures)}.`,
    released: sitrep.released_on ? `Released on ${plainDay(sitrep.released_on)}` : 'Not released: for the office only',
    address: public_address,
    what_changed: sitrep.what_changed,
    narrative: paragraphs(sitrep.narrative),
    state: lmc.state,
    facts: factsOf(figures),
    bars: [barOf('Declared', lmc.declared), barOf('Computed', lmc.computed)],
    bars_base: returnedSaid(lmc),
    split: splitOf(lmc).map((row) => ({ ...row, words: alertWords[row.alert] })),
    trend: figures.trend.map((week) => ({
      week: shortDay(day(week.week_of)).replace(/ \d{4}$/, ''),
      percent: quotient(week.returned, week.practices, 100),
      words: week.practices === null ? 'no return' : returnedWords({ ...week, practices: week.practices }),
      rate: week.contacts_per_1000,
      rate_words: week.practices === null ? 'no return' : rateWords(week.contacts_per_1000),
    })),
    band: figures.normalising.band,
    areas: figures.areas.map((area) => ({
      name: area.name,
      kind: kindWords[area.kind],
      state: area.state,
      state_words: short(stateWords(area.state, figures.opel, area.returned)),
      returned: short(returnedWords(area)),
      computed: short(stateWords(area.computed_state, figures.opel, area.computed_from)),
      rate: short(rateWords(area.contacts_per_1000)),
    })),
    held_back: `${heldBack}.`,
    measures: figures.measures.map(measureFact),
    normalising: figures.normalising.said,
    asks: figures.asks,
    comments: sitrep.comments,
    means: alerts.map((alert) => ({
      label: `${alertWords[alert]}, OPEL ${figures.opel[alert]}`,
      state: alert,
      words: figures.means[alert],
    })),
    method: methodWords(figures),
  }
}
