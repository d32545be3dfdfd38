import type { Child } from 'hono/jsx'
import { Field, FieldSet, attributes } from './field.tsx'
import type { FieldProps, TypedFieldProps } from './field.tsx'

export type Option = { value: string; label: Child; hint?: Child }

export const SelectField = (props: TypedFieldProps & { options: readonly Option[]; none?: string }) => (
  <Field field={props}>
    <select class={props.width ?? 'medium'} autocomplete={props.autocomplete} {...attributes(props)}>
      {props.none !== undefined && <option value="">{props.none}</option>}
      {props.options.map(({ value, label }) => (
        <option value={value} selected={value === props.value}>
          {label}
        </option>
      ))}
    </select>
  </Field>
)

type ChoiceProps = FieldProps & { options: readonly Option[]; is_row?: boolean }

const Choices = ({
  type,
  chosen,
  field,
}: {
  type: 'radio' | 'checkbox'
  chosen: readonly string[]
  field: ChoiceProps
}) => (
  <FieldSet field={field}>
    <div class={field.is_row ? 'choices row' : 'choices'}>
      {field.options.map(({ value, label, hint }, index) => {
        const id = index === 0 ? field.name : `${field.name}-${index + 1}`
        return (
          <div class="choice">
            <input
              type={type}
              id={id}
              name={field.name}
              value={value}
              checked={chosen.includes(value)}
              aria-describedby={hint ? `${id}-choice-hint` : undefined}
            />
            <label for={id}>{label}</label>
            {hint && (
              <div class="hint" id={`${id}-choice-hint`}>
                {hint}
              </div>
            )}
          </div>
        )
      })}
    </div>
  </FieldSet>
)

export const RadiosField = (props: ChoiceProps & { value?: string | undefined }) => (
  <Choices type="radio" chosen={props.value === undefined ? [] : [props.value]} field={props} />
)

export const CheckboxesField = (props: ChoiceProps & { values?: readonly string[] }) => (
  <Choices type="checkbox" chosen={props.values ?? []} field={props} />
)
