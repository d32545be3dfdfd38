import { CheckboxesField, RadiosField, SelectField } from './choices.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { DateField, FileField, MoneyField, TextAreaField, TextField, WholeNumberField } from './fields.tsx'
import { Button } from './links.tsx'

/** One form with every field, right or wrong. */
export const Fields = ({ wrong }: { wrong?: boolean }) => {
  const error = (message: string) => (wrong ? message : undefined)
  return (
    <form method="post" action="/returns">
      <ErrorSummary
        errors={{
          contacts: error('Enter the number of contacts, or leave it blank if not known'),
          due: error('Enter a real date'),
          alert: error('Select how the practice is'),
        }}
      />
      <TextField name="full_name" label="Your name" autocomplete="name" width="medium" value={'<b>Jo</b> "Marsh"'} />
      <WholeNumberField
        name="contacts"
        label="Clinical contacts on Monday"
        hint="Leave blank if not known."
        after="contacts"
        value={wrong ? 'lots' : '212'}
        error={error('Enter the number of contacts, or leave it blank if not known')}
      />
      <MoneyField name="amount" label="Amount" is_optional />
      <DateField
        name="due"
        label="When is it due?"
        hint="For example, 19 11 2026"
        value={{ day: '31', month: '2', year: '2026' }}
        error={error('Enter a real date')}
      />
      <RadiosField
        name="alert"
        label="How is the practice?"
        error={error('Select how the practice is')}
        value={wrong ? undefined : 'amber'}
        options={[
          { value: 'green', label: 'Green', hint: 'Managing within safe limits' },
          { value: 'amber', label: 'Amber' },
        ]}
      />
      <CheckboxesField
        name="reasons"
        label="Why?"
        values={['staff']}
        options={[
          { value: 'staff', label: 'Staff away' },
          { value: 'demand', label: 'More asked than we can do' },
        ]}
      />
      <SelectField name="pcn" label="PCN" none="Choose one" options={[{ value: 'elm', label: 'Elm PCN' }]} />
      <TextAreaField
        name="comment"
        label="Anything the committee should know"
        value={'</textarea><script>'}
        is_optional
      />
      <FileField name="file" label="The file" accept=".csv,.xlsx" />
      <Button>Send the return</Button>
    </form>
  )
}
