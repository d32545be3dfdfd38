import type { Role } from '../src/roles.ts'
import { told } from './stories.ts'

export type SeededPerson = {
  readonly name: string
  readonly email: string
  readonly post: string
  /** What one should know to play them. */
  readonly character: string
  readonly role: Role
  /** The LMC the role is of; of the whole office where it is left out. */
  readonly lmc?: 'Wealdshire' | 'Saltmarsh'
  readonly ods_code?: string
}

export const officeName = 'Wealdshire and Saltmarsh LMCs'

/** The people of the demonstration, always the same. */
export const people = {
  ruth: {
    name: 'Ruth Okafor',
    email: 'ruth.okafor@wealdshire.example',
    post: 'Chief executive',
    character:
      'Nineteen years in the office; wants the figure, its day and where it came from before she speaks to anyone.',
    role: 'office_administrator',
  },
  martin: {
    name: 'Dr Martin Hale',
    email: 'martin.hale@wealdshire.example',
    post: 'Medical director',
    character: 'Half his week is still in the surgery; reads on a telephone between patients.',
    role: 'office_staff',
  },
  priya: {
    name: 'Priya Raman',
    email: 'priya.raman@wealdshire.example',
    post: 'Liaison officer',
    character: 'Knows every practice manager by first name and writes everything down.',
    role: 'office_staff',
  },
  callum: {
    name: 'Callum Reid',
    email: 'callum.reid@wealdshire.example',
    post: 'Communications',
    character: 'Needs a chart by four o’clock, and uses the keyboard for everything.',
    role: 'communications_staff',
  },
  denise: {
    name: 'Denise Fallow',
    email: 'denise.fallow@wealdshire.example',
    post: 'Finance',
    character: 'Reconciles to the penny; trusts nothing she cannot put in a spreadsheet.',
    role: 'finance_staff',
  },
  anneliese: {
    name: 'Dr Anneliese Corrie',
    email: 'anneliese.corrie@wealdshire.example',
    post: 'Chair of Wealdshire LMC',
    character: 'Brisk and fair; reads the papers in the train the evening before.',
    role: 'officer',
    lmc: 'Wealdshire',
  },
  tom: {
    name: 'Dr Tom Ashby',
    email: 'tom.ashby@wealdshire.example',
    post: 'Treasurer of Wealdshire LMC',
    character: 'Careful with other people’s money; signs in once a quarter and has forgotten how.',
    role: 'officer',
    lmc: 'Wealdshire',
  },
  helen: {
    name: 'Helen Crane',
    email: 'helen.crane@wealdshire.example',
    post: 'Returning officer of Wealdshire LMC',
    character: 'A retired solicitor; asks who may vote, and on which day that was so.',
    role: 'returning_officer',
    lmc: 'Wealdshire',
  },
  yusuf: {
    name: 'Dr Yusuf Demir',
    email: 'yusuf.demir@saltmarsh.example',
    post: 'Chair of Saltmarsh LMC',
    character: 'New to the chair; wants to know what his sixty practices have in common.',
    role: 'officer',
    lmc: 'Saltmarsh',
  },
  fiona: {
    name: 'Dr Fiona Pell',
    email: 'fiona.pell@saltmarsh.example',
    post: 'Treasurer of Saltmarsh LMC',
    character: 'Colour-blind, and tired of charts that are red and green.',
    role: 'officer',
    lmc: 'Saltmarsh',
  },
  george: {
    name: 'George Tansley',
    email: 'george.tansley@saltmarsh.example',
    post: 'Returning officer of Saltmarsh LMC',
    character: 'Seventy-one; reads at twice the usual size of type.',
    role: 'observer',
    lmc: 'Saltmarsh',
  },
  jo: {
    name: 'Jo Bright',
    email: 'jo.bright@wealdshire.example',
    post: 'Practice manager',
    character: 'Runs a practice that has doubled in two years; has four minutes for anything the LMC asks.',
    role: 'practice_administrator',
    lmc: 'Wealdshire',
    ods_code: told.growing,
  },
  samir: {
    name: 'Samir Haddad',
    email: 'samir.haddad@wealdshire.example',
    post: 'Practice manager',
    character: 'Sixty thousand patients on five sites, and a deputy for each of them.',
    role: 'practice_administrator',
    lmc: 'Wealdshire',
    ods_code: told.giant,
  },
  nora: {
    name: 'Nora Quill',
    email: 'nora.quill@saltmarsh.example',
    post: 'Practice manager',
    character: 'Took over a neighbour’s patients in a month; would like somebody to have warned her.',
    role: 'practice_administrator',
    lmc: 'Saltmarsh',
    ods_code: told.saltmarsh_successor,
  },
} as const satisfies Record<string, SeededPerson>
