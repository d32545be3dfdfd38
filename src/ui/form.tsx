import type { Field } from '../platform/forms/field.ts'
import type { ErrorsOf, Form, RawOf } from '../platform/forms/read.ts'
import { CheckboxesField, RadiosField, SelectField } from './choices.tsx'
import { DateField, TextAreaField, TextField, WholeNumberField } from './fields.tsx'

type QuestionProps = {
  name: string
  field: Field<unknown>
  raw?: readonly string[] | undefined
  error?: string | undefined
}

/** One question of a form as its field describes it, with what was typed and what is wrong with it. */
export function Question({ name, field, raw = [], error }: QuestionProps) {
  const { control, label, hint } = field
  const about = { name, label, error, ...(hint === undefined ? {} : { hint }) }
  const value = raw[0]
  switch (control.kind) {
    case 'text':
      return (
        <TextField
          {...about}
          type={control.type}
          value={control.type === 'password' ? undefined : value}
          {...(control.width ? { width: control.width } : {})}
          {...(control.autocomplete ? { autocomplete: control.autocomplete } : {})}
        />
      )
    case 'number':
      return <WholeNumberField {...about} value={value} />
    case 'decimal':
      return <TextField {...about} width="short" inputmode="decimal" autocomplete="off" value={value} />
    case 'code':
      return <TextField {...about} width="short" inputmode="numeric" autocomplete="one-time-code" value={value} />
    case 'lines':
      return <TextAreaField {...about} rows={control.rows} value={value} />
    case 'day':
      return <DateField {...about} value={{ day: raw[0], month: raw[1], year: raw[2] }} />
    case 'radios':
      return <RadiosField {...about} options={control.options} value={value} />
    case 'select':
      return (
        <SelectField
          {...about}
          options={control.options}
          value={value}
          {...(control.options.some((option) => option.value === '') ? {} : { none: '' })}
        />
      )
    case 'checkboxes':
      return <CheckboxesField {...about} options={control.options} values={raw} />
    default:
      return <input type="hidden" name={name} value={value} />
  }
}

type QuestionsProps<F extends Form> = { form: F; raw?: RawOf<F> | undefined; errors?: ErrorsOf<F> | undefined }

/** Every question of a form, in the order they are asked. */
export const Questions = <F extends Form>({ form, raw, errors }: QuestionsProps<F>) => (
  <>
    {Object.entries(form).map(([name, field]) => (
      <Question name={name} field={field} raw={raw?.[name]} error={errors?.[name]} />
    ))}
  </>
)
