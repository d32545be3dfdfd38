export type Errors = Readonly<Record<string, string | undefined>>

type ErrorSummaryProps = { errors?: Errors | undefined; refusal?: string | undefined; title?: string }

/** Stands first on the page. Each mistake links to its field, whose id is the field's name; a refusal belongs to no field. */
export function ErrorSummary({ errors = {}, refusal, title = 'There is a problem' }: ErrorSummaryProps) {
  const mistakes = Object.entries(errors).filter(([, message]) => message)
  if (mistakes.length === 0 && !refusal) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title}</h2>
      {refusal && <p>{refusal}</p>}
      {mistakes.length > 0 && (
        <ul>
          {mistakes.map(([name, message]) => (
            <li>
              <a href={`#${name}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
