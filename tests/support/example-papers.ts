import { wholePence, type Rate } from '../../src/platform/values.ts'
import type { LineTold } from '../../src/modules/levies/document-lines/rules.ts'
import type { PaperTold } from '../../src/modules/levies/documents/papers/rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const charge: LineTold = {
  kind: 'charge',
  from_on: day('2026-01-01'),
  to_on: day('2026-03-31'),
  days: 90,
  of_days: 90,
  months: 3,
  list_basis: 'raw',
  list_size: 10_240,
  list_size_on: day('2026-01-01'),
  given_source: null,
  exact_numerator: '107520',
  exact_denominator: '1',
  amount_pence: wholePence(107_520),
  taken_back_pence: wholePence(0),
  why: '',
  corrects_run_issued_on: null,
  corrects_paper: null,
  rate: 420_000 as Rate,
  per: 'year',
  rounding: 'half_up',
  meeting: 'Committee meeting',
  decided_on: day('2025-01-21'),
  paper: 'Paper 7',
  signed_by: null,
  signed_on: null,
}

const statement: PaperTold = {
  kind: 'statement',
  number: 41,
  reference: 'Q90001-S41',
  amount_pence: wholePence(107_520),
  made_on: day('2026-01-03'),
  due_on: null,
  lmc_name: 'Wealdshire LMC',
  hue: 168,
  contact: 'Denise Fallow, levies@wealdshire.example',
  letterhead: {
    lines: [
      'The Old Granary',
      'Upper Wealdbridge Road',
      'Wealdbridge',
      'WB1 4ZZ',
      '01632 960000',
      'office@wealdshirelmc.example',
    ],
    registered: 'Wealdshire Local Medical Committee Limited, registered in England and Wales, company 01234567.',
    logo: null,
  },
  levy_name: 'Statutory levy',
  is_voluntary: false,
  period_from: day('2026-01-01'),
  period_to: day('2026-03-31'),
  practice_name: 'Elm Surgery',
  ods_code: 'Q90001',
  address: '4 Elm Street, Wealdbridge, Wealdshire',
  postcode: 'WB1 4ZZ',
  collector_kind: 'pcse',
  collector_name: 'PCSE',
  payment_words: '',
  invoice: null,
  lines: [charge],
}

const invoice: PaperTold = {
  ...statement,
  kind: 'invoice',
  number: 12,
  reference: 'Q90001-I12',
  due_on: day('2026-02-02'),
  collector_kind: 'lmc',
  collector_name: 'Wealdshire LMC',
  payment_words: 'Account name: Wealdshire Local Medical Committee Limited\nSort code 00-00-00, account 00000000',
}

const adjustment: LineTold = {
  ...charge,
  kind: 'adjustment',
  from_on: day('2025-10-01'),
  to_on: day('2025-12-31'),
  list_size: 10_048,
  exact_numerator: '-2016',
  amount_pence: wholePence(-2_016),
  why: 'the list size of 1 October 2025 was corrected from 10,240 to 10,048',
  corrects_run_issued_on: day('2025-10-03'),
  corrects_paper: { kind: 'invoice', number: 7 },
}

/** One paper of each kind, and those that are hardest to set. */
export const examplePapers: Readonly<Record<string, PaperTold>> = {
  statement,
  invoice,
  'long names and an adjustment': {
    ...invoice,
    lmc_name: 'Leicester, Leicestershire and Rutland Local Medical Committee',
    hue: 18,
    levy_name: 'Statutory levy for the representation of general practice in the whole of the county',
    practice_name:
      'The Elm Street and Beacon Hill Surgery with Lower Wealdbridge Branch and the Saltmarsh Community Health Hub',
    address:
      'Unit 14B The Old Cattle Market Health and Wellbeing Centre, 224–228 Upper Wealdbridge Road, Saltmarsh St Mary by the Sea, Wealdshire',
    amount_pence: wholePence(105_504),
    lines: [charge, adjustment],
  },
  'credit note': {
    ...invoice,
    kind: 'credit_note',
    number: 3,
    reference: 'Q90001-C3',
    due_on: null,
    amount_pence: wholePence(-2_016),
    lines: [adjustment],
  },
  reminder: {
    ...invoice,
    kind: 'reminder',
    number: 2,
    reference: 'Q90001-R2',
    made_on: day('2026-02-20'),
    due_on: null,
    amount_pence: wholePence(57_520),
    invoice: {
      number: 12,
      reference: 'Q90001-I12',
      amount_pence: wholePence(107_520),
      made_on: day('2026-01-03'),
      due_on: day('2026-02-02'),
      reminded_on: day('2026-02-05'),
    },
  },
  'opted out': {
    ...statement,
    levy_name: 'National levy',
    is_voluntary: true,
    amount_pence: wholePence(0),
    lines: [
      {
        ...charge,
        kind: 'not_charged',
        why: 'opted_out',
        signed_by: 'Dr Amara Lee',
        signed_on: day('2025-03-20'),
        amount_pence: wholePence(0),
        rate: null,
        per: null,
        rounding: null,
        meeting: null,
        decided_on: null,
        paper: null,
      },
    ],
  },
  'closed in the period': {
    ...statement,
    amount_pence: wholePence(53_156),
    lines: [
      {
        ...charge,
        to_on: day('2026-02-14'),
        days: 45,
        list_size: 10_125,
        exact_numerator: '212625',
        exact_denominator: '4',
        amount_pence: wholePence(53_156),
      },
    ],
  },
}
