import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { FileField, TextAreaField } from '../../../../ui/fields.tsx'
import { Question } from '../../../../ui/form.tsx'
import { requestForm } from './forms.ts'

export type RequestRaw = RawOf<typeof requestForm> & { readonly papers?: readonly string[] }
export type RequestErrors = ErrorsOf<typeof requestForm> & { readonly file?: string; readonly papers?: string }

type RequestQuestionsProps = {
  raw?: RequestRaw | undefined
  errors?: RequestErrors | undefined
  /** What may be given, beside ballot papers. */
  file_hint: string
}

/** What is asked of whoever wants papers counted. */
export const RequestQuestions = ({ raw, errors, file_hint }: RequestQuestionsProps) => {
  const { rule, seats, withdrawn, electorate, classes, constraints, seed } = requestForm
  const is_constrained = Boolean(
    raw?.classes?.[0]?.trim() || raw?.constraints?.[0]?.trim() || errors?.classes || errors?.constraints,
  )
  return (
    <>
      <FileField name="file" label="The ballot papers" hint={file_hint} error={errors?.file} />
      <details class="field" open={Boolean(raw?.papers?.[0]?.trim() || errors?.papers)}>
        <summary>Or paste them here</summary>
        <TextAreaField
          name="papers"
          label="Ballot papers as text"
          hint="As they would be in the file, the first line included."
          rows={8}
          value={raw?.papers?.[0]}
          error={errors?.papers}
        />
      </details>
      <Question name="rule" field={rule} raw={raw?.rule} error={errors?.rule} />
      <Question name="seats" field={seats} raw={raw?.seats} error={errors?.seats} />
      <Question name="withdrawn" field={withdrawn} raw={raw?.withdrawn} error={errors?.withdrawn} />
      <Question name="electorate" field={electorate} raw={raw?.electorate} error={errors?.electorate} />
      <details class="field" open={is_constrained}>
        <summary>Are there limits on who may fill the seats?</summary>
        <p class="hint">Such as one from each practice, or two of three seats for one gender.</p>
        <Question name="classes" field={classes} raw={raw?.classes} error={errors?.classes} />
        <Question name="constraints" field={constraints} raw={raw?.constraints} error={errors?.constraints} />
      </details>
      <Question name="seed" field={seed} raw={raw?.seed} error={errors?.seed} />
    </>
  )
}
