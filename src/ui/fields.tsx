import { Field, FieldSet, attributes } from './field.tsx'
import type { FieldProps, TypedFieldProps } from './field.tsx'

type TextFieldProps = TypedFieldProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password'
  inputmode?: 'numeric' | 'decimal'
  /** What stands before or after the box: "£", "patients". */
  before?: string
  after?: string
}

export function TextField({
  type = 'text',
  inputmode,
  width = 'full',
  before,
  after,
  autocomplete,
  ...field
}: TextFieldProps) {
  const input = (
    <input
      type={type}
      class={width}
      inputmode={inputmode}
      autocomplete={autocomplete}
      value={field.value}
      {...attributes(field)}
    />
  )
  return (
    <Field field={field}>
      {before || after ? (
        <div class="with-unit">
          {before && <span aria-hidden="true">{before}</span>}
          {input}
          {after && <span aria-hidden="true">{after}</span>}
        </div>
      ) : (
        input
      )}
    </Field>
  )
}

/** Not `type=number`: a wheel or a stray letter would change or lose what was typed. */
export const WholeNumberField = ({ width = 'short', ...field }: TypedFieldProps & { after?: string }) => (
  <TextField {...field} width={width} inputmode="numeric" autocomplete={field.autocomplete ?? 'off'} />
)

export const MoneyField = ({ width = 'short', ...field }: TypedFieldProps) => (
  <TextField {...field} width={width} inputmode="decimal" before="£" autocomplete={field.autocomplete ?? 'off'} />
)

export const TextAreaField = ({
  rows = 4,
  value,
  ...field
}: FieldProps & { value?: string | undefined; rows?: number }) => (
  <Field field={field}>
    <textarea rows={rows} {...attributes(field)}>
      {value}
    </textarea>
  </Field>
)

export const FileField = ({ accept, multiple, ...field }: FieldProps & { accept?: string; multiple?: boolean }) => (
  <Field field={field}>
    <input type="file" accept={accept} multiple={multiple} {...attributes(field)} />
  </Field>
)

export type DateParts = { day?: string | undefined; month?: string | undefined; year?: string | undefined }

/** Sent as `name_day`, `name_month` and `name_year`. The first box carries the field's id. */
export const DateField = ({ value = {}, ...field }: FieldProps & { value?: DateParts; autocomplete?: 'bday' }) => (
  <FieldSet field={field}>
    <div class="date">
      {(['day', 'month', 'year'] as const).map((part) => (
        <label>
          {{ day: 'Day', month: 'Month', year: 'Year' }[part]}
          <input
            id={part === 'day' ? field.name : `${field.name}_${part}`}
            name={`${field.name}_${part}`}
            value={value[part]}
            class={part}
            inputmode="numeric"
            autocomplete={field.autocomplete && `bday-${part}`}
            aria-invalid={field.error ? 'true' : undefined}
          />
        </label>
      ))}
    </div>
  </FieldSet>
)
