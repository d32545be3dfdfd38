import { someOf } from '../../../platform/forms/field.ts'

export const releaseForm = {
  names_are_meant: someOf('Names in comments', [
    { value: 'yes', label: 'I have read the comments shown: whoever they name may be named' },
  ]),
  also_nominees: someOf('Practices', [
    { value: 'yes', label: 'Mail it also to everybody our practices nominated for the weekly return' },
  ]),
}
