import { words } from '../../../platform/forms/field.ts'

export const removalForm = { issuer: words('Issuer', 300), subject: words('Subject', 300) }
