/** How an LMC's area is drawn. */
export type Boundary = {
  readonly commissioners: readonly string[]
  readonly local_authorities: readonly string[]
  readonly added_codes: readonly string[]
  readonly excluded_codes: readonly string[]
}

export type Placed = {
  readonly ods_code: string
  readonly commissioner_code: string | null
  readonly local_authority: string | null
}

/** A boundary takes a practice by its commissioner, by its local authority or by its code, unless it is left out by its code. */
export const takes = (boundary: Boundary, practice: Placed) =>
  !boundary.excluded_codes.includes(practice.ods_code) &&
  (boundary.added_codes.includes(practice.ods_code) ||
    boundary.commissioners.includes(practice.commissioner_code ?? '') ||
    boundary.local_authorities.includes(practice.local_authority ?? ''))

export const isEmpty = (boundary: Boundary) =>
  boundary.commissioners.length + boundary.local_authorities.length + boundary.added_codes.length === 0
