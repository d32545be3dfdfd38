import type { ErrorsOf } from '../../../../platform/forms/read.ts'
import { RadiosField } from '../../../../ui/choices.tsx'
import { Question } from '../../../../ui/form.tsx'
import { Hidden } from '../../../../ui/links.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { returnForm, type QuestionName, type ReturnForm } from '../../returns/forms.ts'
import { alerts, alertWords } from '../../returns/rules.ts'
import { keptOf, numbersOf, type RawReturn } from '../../returns/shapes/forms.ts'
import type { AskedReturn } from '../../returns/standings/rules.ts'

export type Typed = {
  readonly raw: RawReturn
  readonly errors?: ErrorsOf<ReturnForm> | undefined
  /** Beside a question: "Is this right?" */
  readonly doubts?: Readonly<Record<string, string | undefined>> | undefined
  /** What one tick says is right. */
  readonly tick?: string | undefined
  readonly pressed: string
}

// oxfmt-ignore
const inOrder: readonly QuestionName[] = [
  'contacts', 'gp_contacts', 'nurse_contacts', 'other_contacts', 'gps_present', 'nurses_present', 'others_present',
  'sessions_planned', 'sessions_lost', 'longest_wait_days', 'list_size', 'own_1', 'own_2', 'own_3', 'comment',
]

const StateQuestion = ({
  field,
  raw,
  error,
}: {
  field: ReturnForm['alert']
  raw: RawReturn
  error?: string | undefined
}) => (
  <RadiosField
    name="alert"
    label={field.label}
    error={error}
    value={raw.alert?.[0]}
    options={alerts.map((value) => ({
      value,
      label: <Tag kind={value}>{alertWords[value]}</Tag>,
      hint:
        field.control.kind === 'radios' ? field.control.options.find((one) => one.value === value)?.hint : undefined,
    }))}
  />
)

type QuestionsProps = Typed & { asked: Pick<AskedReturn, 'setting'>; on: Temporal.PlainDate; is_short: boolean }

/** A return's questions, in the plain voice and in the office's. */
export const ReturnQuestions = ({ asked, on, is_short, raw, errors, doubts, tick, pressed }: QuestionsProps) => {
  const form = returnForm(asked.setting, on)
  const shown = new Set<QuestionName>(is_short ? numbersOf(asked.setting) : (Object.keys(form) as QuestionName[]))
  const carried = is_short ? [...keptOf(asked.setting), 'list_size' as const] : []
  const question = (name: QuestionName) =>
    shown.has(name) &&
    form[name].label !== '' && (
      <Question name={name} field={form[name]} raw={raw[name]} error={errors?.[name] ?? doubts?.[name]} />
    )
  return (
    <>
      {!is_short && <StateQuestion field={form.alert} raw={raw} error={errors?.alert} />}
      {inOrder.map(question)}
      {tick && (
        <div class="choices">
          <div class="choice">
            <input type="checkbox" id="sure" name="sure" value={tick} />
            <label for="sure">Yes, these numbers are right</label>
          </div>
        </div>
      )}
      <Hidden
        values={{
          ...Object.fromEntries(carried.map((name) => [name, raw[name]?.[0] ?? ''])),
          ...(is_short && { short: 'yes' }),
          pressed,
        }}
      />
    </>
  )
}

/** What the short form sends again as it was last week. */
export const KeptAsItWas = ({ asked, on, raw }: Pick<QuestionsProps, 'asked' | 'on' | 'raw'>) => {
  const form = returnForm(asked.setting, on)
  const kept = keptOf(asked.setting).filter((name) => name !== 'alert' && raw[name]?.[0])
  return (
    <ul>
      {kept.map((name) => (
        <li>
          {form[name].label} <strong>{raw[name]?.[0]}</strong>
        </li>
      ))}
    </ul>
  )
}
