import { lines, someOf } from '../../../platform/forms/field.ts'
import { screened } from '../../../platform/forms/screened.ts'
import type { Id } from '../../../platform/values.ts'

const shownAs = screened(lines('As it would be shown', 2000, { rows: 3 }))
const isShown = someOf('Show it', [{ value: 'yes', label: 'Show this comment in the report' }])

/** Both questions of every comment, by its id. */
export const commentsForm = (ids: readonly Id<'issue_comment'>[]) => ({
  ...Object.fromEntries(ids.map((id) => [`shown_as_${id}`, shownAs])),
  ...Object.fromEntries(ids.map((id) => [`is_shown_${id}`, isShown])),
})

export type Decision = { readonly id: Id<'issue_comment'>; readonly shown_as: string; readonly is_shown: boolean }
