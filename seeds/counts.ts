import { exampleElection, exampleSeed } from '../src/modules/ballots/examples/rules.ts'
import { plainBlt } from '../src/modules/ballots/proof-packs/rules.ts'
import { people } from './people.ts'

/** Papers as a machine that reads them would save them, and how the returning officer had them counted; days before today. */
export const countedPapers = [
  {
    by: people.helen,
    lmc: 'Wealdshire',
    days_ago: 2,
    name: exampleElection.title,
    file_name: 'north locality.blt',
    bytes: new TextEncoder().encode(plainBlt(exampleElection).replaceAll('\n', '\r\n')),
    rule: 'scottish',
    seats: null,
    withdrawn: [],
    constraints: '',
    classes: '',
    electorate: 420,
    seed: exampleSeed,
  },
] as const
