import { z } from '@hono/zod-openapi'
import { countShown, dayAsked, dayShown, textAsked, textShown } from '../../../platform/api/fields.ts'
import { statuses, type Status } from './rules.ts'

export const allStatuses = Object.keys(statuses) as [Status, ...Status[]]
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

export const asAt = dayAsked(
  'The day the answer is for, in London; today where it is left out. Facts are those in force on it.',
)

export const lmcAsked = textAsked(
  uuid,
  'an LMC’s code as /areas gives it',
  'Only one of the token’s LMCs, by its code.',
  '0199a3c4-5d7e-7000-8000-00000000000a',
).optional()

/** What is said of a practice in a list and in full alike. */
export const practiceFacts = {
  ods_code: textShown('The code by which the practice is known for ever. Source: NHS ODS.', 'C90001'),
  name: textShown('The name in the practice file in force, out of its capitals. Source: NHS ODS.', 'Elm Surgery'),
  status: z.enum(allStatuses).meta({
    description: 'Whether it works: closed and proposed ones are kept too. Source: NHS ODS.',
    example: 'active',
  }),
  opened_on: dayShown('The day it opened; it can be in the future. Source: NHS ODS.', '1974-04-01').nullable(),
  address: textShown(
    'The address in one line, without its postcode. Source: NHS ODS.',
    '4 Elm Street, Wealdbridge, Wealdshire',
  ),
  postcode: textShown('Source: NHS ODS.', 'WB1 4ZZ').nullable(),
  commissioner_code: textShown('The sub-ICB location that commissions it. Source: NHS ODS.', '99W').nullable(),
  icb_code: textShown(
    'The integrated care board above its commissioner on the day. Source: NHS ODS.',
    'QW9',
  ).nullable(),
  pcn_code: textShown('Its primary care network; null is none. Source: NHS England.', 'U90001').nullable(),
  pcn_name: textShown('Source: NHS England.', 'Elm and Tollgate PCN').nullable(),
  constituency_code: textShown(
    'The 2024 parliamentary constituency of its postcode. Source: mySociety, ONS.',
    'E14009001',
  ).nullable(),
  constituency_name: textShown('Source: UK Parliament.', 'North Wealdshire').nullable(),
  list_size: countShown('Registered patients: the raw list, not weighted. Source: NHS England.', 12_345).nullable(),
  list_size_on: dayShown('The day on which they were counted. Source: NHS England.', '2026-10-01').nullable(),
}
