import { permissionWords } from '../../../roles.ts'

export type WhyAsked = {
  /** A permission. */
  readonly may: string
  /** Or a page's address. */
  readonly at: string
}

/** Reads an address; a permission there is none of is left out. */
export const whyAsked = (query: URLSearchParams): WhyAsked => ({
  may: Object.hasOwn(permissionWords, query.get('may') ?? '') ? (query.get('may') ?? '') : '',
  at: (query.get('at') ?? '').trim().slice(0, 500),
})

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const mayChoices = Object.entries(permissionWords)
  .map(([value, words]) => ({ value, label: capital(words) }))
  .toSorted((one, other) => one.label.localeCompare(other.label))
