import type { Child } from 'hono/jsx'

/** What every field shows. Its id is its name, which is where the error summary's link goes. */
export type FieldProps = {
  name: string
  label: string
  hint?: Child
  error?: string | undefined
  is_optional?: boolean
  /** The question is the page: its label or legend is the heading. */
  is_page_heading?: boolean
}
export type TypedFieldProps = FieldProps & {
  value?: string | undefined
  width?: 'short' | 'medium' | 'long' | 'full'
  autocomplete?: string
}

const describedBy = ({ name, hint, error }: FieldProps) =>
  [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined

export const attributes = (field: FieldProps) => ({
  id: field.name,
  name: field.name,
  'aria-describedby': describedBy(field),
  'aria-invalid': field.error ? 'true' : undefined,
})

const Words = ({ label, is_optional, is_page_heading }: FieldProps) => {
  const words = is_optional ? `${label} (optional)` : label
  return is_page_heading ? <h1>{words}</h1> : <>{words}</>
}

const HintAndError = ({ name, hint, error }: FieldProps) => (
  <>
    {hint && (
      <div class="hint" id={`${name}-hint`}>
        {hint}
      </div>
    )}
    {error && (
      <p class="field-error" id={`${name}-error`}>
        <span class="unseen">Error: </span>
        {error}
      </p>
    )}
  </>
)

export const Field = ({ field, children }: { field: FieldProps; children: Child }) => (
  <div class={field.error ? 'field has-error' : 'field'}>
    <label for={field.name}>
      <Words {...field} />
    </label>
    <HintAndError {...field} />
    {children}
  </div>
)

export const FieldSet = ({ field, children }: { field: FieldProps; children: Child }) => (
  <fieldset class={field.error ? 'field has-error' : 'field'} aria-describedby={describedBy(field)}>
    <legend>
      <Words {...field} />
    </legend>
    <HintAndError {...field} />
    {children}
  </fieldset>
)
