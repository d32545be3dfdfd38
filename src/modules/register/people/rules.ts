import type { Id } from '../../../platform/values.ts'

/** How the register came to know of a person, a post or an address. */
export type Source = 'typed' | 'file' | 'practice' | 'invitation'

/** The seven digits of a GMC number however they are spaced; null where there are more or fewer. */
export function gmcNumberIn(text: string): string | null {
  const digits = text.replaceAll(/[\s.-]/g, '')
  return /^\d{7}$/.test(digits) ? digits : null
}

/** A post, a letter or a merge of somebody erased still says that there was somebody. */
export const erasedName = 'Erased person'

/** The LMC that a record of somebody concerns; the whole office where they belong to several, or to none. */
export const lmcConcerned = ({ lmc_ids }: { readonly lmc_ids: readonly Id<'lmc'>[] }): Id<'lmc'> | null =>
  (lmc_ids.length === 1 && lmc_ids[0]) || null

/** `Dr Amara Ashpole` */
export const fullName = ({ title, name }: { readonly title: string; readonly name: string }) =>
  [title, name].filter(Boolean).join(' ')

/** Where the register has something from, for a page. */
export const sources: Readonly<Record<Source, string>> = {
  typed: 'Entered by the office',
  file: 'From a spreadsheet',
  practice: 'Entered by the practice',
  invitation: 'Came by an invitation',
}
