import { Questions } from '../../../ui/form.tsx'
import { Button, PostButton } from '../../../ui/links.tsx'
import { mailedCodeForm } from './forms.ts'

type MailedCodeProps = { return_to: string; is_mailed: boolean | undefined; error: string | undefined }

/** A code by mail, to be asked for and given back, for whoever has nothing better. */
export const MailedCode = ({ return_to, is_mailed, error }: MailedCodeProps) => {
  const another = (
    <PostButton action="/sign-in/mailed-codes" kind={is_mailed || error ? 'second' : 'main'} hidden={{ return_to }}>
      {is_mailed || error ? 'Mail me another code' : 'Mail me a code'}
    </PostButton>
  )
  if (!is_mailed && !error) return another
  return (
    <>
      <form method="post" action="/sign-in/proof/mailed-code" novalidate>
        <Questions
          form={mailedCodeForm}
          raw={{ return_to: [return_to] }}
          errors={{ ...(error && { mailed_code: error }) }}
        />
        <Button>Go on</Button>
      </form>
      {another}
    </>
  )
}
