import { decimalNumber, maybe, wholeNumber } from '../../../platform/forms/field.ts'

export const safeWorkingForm = {
  contacts: wholeNumber('Contacts a day', 0, 99_999, {
    hint: 'Of GPs: by telephone, video, message and face to face, short ones too',
  }),
  gps: decimalNumber('GPs working that day', 0.1, 500, { hint: 'Half a day is 0.5' }),
  minutes: wholeNumber('Minutes for each appointment', 1, 120, { hint: 'The guidance says 15' }),
  sessions: maybe(
    decimalNumber('Sessions that GPs work that day', 0.1, 2_000, { hint: 'Leave it blank for two each' }),
  ),
  waiting: maybe(
    wholeNumber('Patients waiting for a routine appointment', 0, 999_999, { hint: 'Leave it blank if not known' }),
  ),
  list_size: maybe(wholeNumber('Registered patients', 1, 999_999, { hint: 'Leave it blank if not known' })),
}
