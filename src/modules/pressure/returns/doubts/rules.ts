import { thousands } from '../../../../platform/values.ts'
import type { ReturnAnswers } from '../rules.ts'

/** What a practice's numbers are looked at against. */
export type Expected = {
  /** Registered patients, as the register has them. */
  readonly list_size: number | null
  /** Contacts of earlier weeks. */
  readonly contacts: readonly number[]
}

type Doubted = 'contacts' | 'gp_contacts' | 'list_size' | 'sessions_lost' | 'longest_wait_days'
export type Doubts = Readonly<Partial<Record<Doubted, string>>>

export function median(figures: readonly number[]): number | null {
  const sorted = figures.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

function aboutContacts({ contacts, list_size }: ReturnAnswers, expected: Expected): string | undefined {
  if (contacts === null) return undefined
  const usual = median(expected.contacts)
  const said = `${thousands(contacts)} contacts`
  if (usual !== null && contacts > 3 * usual)
    return `${said} is more than three times your usual ${thousands(Math.round(usual))}`
  if (usual !== null && contacts < usual / 3)
    return `${said} is less than a third of your usual ${thousands(Math.round(usual))}`
  if (contacts === 0) return 'You said that nobody was seen at all. If it isn’t known, leave it blank'
  const patients = list_size ?? expected.list_size
  if (patients !== null && (contacts / patients) * 1000 > 150)
    return `${said} in a day is more than one for every seven of ${thousands(patients)} patients`
  return undefined
}

function aboutList({ list_size }: ReturnAnswers, { list_size: known }: Expected): string | undefined {
  if (list_size === null) return undefined
  if (known !== null && Math.abs(list_size - known) > known / 10)
    return `${thousands(list_size)} patients is far from the ${thousands(known)} that the open data has`
  if (known === null && list_size < 100) return `${thousands(list_size)} patients is very few`
  return undefined
}

const aboutSessions = ({ sessions_lost, sessions_planned }: ReturnAnswers) =>
  sessions_lost !== null && sessions_planned !== null && sessions_lost > sessions_planned / 2
    ? 'More than half of the sessions planned were lost'
    : undefined

const aboutWait = ({ longest_wait_days: days }: ReturnAnswers) =>
  days !== null && days > 60 ? `${thousands(days)} working days is about three months or more` : undefined

/** Numbers so unlikely that they are asked again; each stands if whoever sent it says so. */
export function doubtsOf(answers: ReturnAnswers, expected: Expected): Doubts {
  const about: Readonly<Record<Doubted, string | undefined>> = {
    contacts: answers.gp_contacts === null ? aboutContacts(answers, expected) : undefined,
    gp_contacts: answers.gp_contacts === null ? undefined : aboutContacts(answers, expected),
    list_size: aboutList(answers, expected),
    sessions_lost: aboutSessions(answers),
    longest_wait_days: aboutWait(answers),
  }
  return Object.fromEntries(
    Object.entries(about).flatMap(([name, words]) => (words ? [[name, `Is this right? ${words}.`]] : [])),
  )
}

/** What the one tick stands for: these numbers and no others, so that a new slip is asked about anew. */
export const tickFor = (answers: ReturnAnswers, doubts: Doubts) =>
  (Object.keys(doubts) as Doubted[])
    .map((name) => `${name} ${name === 'gp_contacts' ? answers.contacts : answers[name]}`)
    .join(', ')

/** Whether all that is doubted was said to be right. */
export const isSure = (answers: ReturnAnswers, doubts: Doubts, ticked: string) => {
  const sure = new Set(ticked.split(', '))
  return tickFor(answers, doubts)
    .split(', ')
    .every((one) => one === '' || sure.has(one))
}
