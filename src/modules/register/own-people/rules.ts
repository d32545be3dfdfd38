import { plainName } from '../people-files/fates/rules.ts'

export type Likeness = {
  readonly family_name: string
  readonly gmc_number: string | null
  readonly email: string | null
}

/** Whether somebody here is whom a practice means: the same number or the same address, and the same family name. */
export const isTheSame = (
  known: { readonly family_name: string; readonly gmc_number: string | null; readonly emails: readonly string[] },
  { family_name, gmc_number, email }: Likeness,
) =>
  plainName(known.family_name) === plainName(family_name) &&
  ((gmc_number !== null && known.gmc_number === gmc_number) ||
    (email !== null && known.emails.includes(email) && (known.gmc_number === null || gmc_number === null)))
