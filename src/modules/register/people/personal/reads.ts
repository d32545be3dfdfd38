import type { Personal } from '../../../../platform/module.ts'
import type { Reading } from '../../../../platform/scope.ts'
import { londonDay, type Id } from '../../../../platform/values.ts'
import { contactPointsShown } from '../../contact-points/reads.ts'
import { contactKinds, contactPurposes } from '../../contact-points/rules.ts'
import { nominationsOf } from '../../nominations/reads.ts'
import { nominationPurposes } from '../../nominations/rules.ts'
import { postsOf } from '../../posts/reads.ts'
import { postLabel, postStates } from '../../posts/rules.ts'
import { standingsOf } from '../../standings/reads.ts'
import { standingFacts } from '../../standings/rules.ts'
import { emailStates } from '../lists/rules.ts'
import { personOf, type Person } from '../reads.ts'
import { sources } from '../rules.ts'

type Row = Readonly<Record<string, unknown>>

/** What the register has of the person of an account, where there is one. */
const of =
  (rows: (tx: Reading, person: Person) => Promise<readonly Row[]>): Personal['find'] =>
  async (tx: Reading, account_id: Id<'account'>) => {
    const person = await personOf(tx, account_id)
    return person ? rows(tx, person) : []
  }

export const personal: readonly Personal[] = [
  {
    kind: 'Who you are',
    must_keep: null,
    find: of(async (_, person) => {
      const { title, given_names, family_name, gmc_number, made_at, source } = person
      return [{ title, given_names, family_name, gmc_number, known_since: made_at, source: sources[source] }]
    }),
  },
  {
    kind: 'Ways to reach you',
    must_keep: null,
    find: of(async (tx, { id }) =>
      (await contactPointsShown(tx, id)).map(({ kind, value, purpose, state, unsubscribed, source, made_at }) => ({
        kind: contactKinds[kind],
        value,
        purpose: contactPurposes[purpose],
        mail: kind === 'email' ? emailStates[state] : null,
        unsubscribed: unsubscribed.join(', '),
        source: sources[source],
        known_since: made_at,
      })),
    ),
  },
  {
    kind: 'Posts you hold and held',
    must_keep: 'What the LMC decided rests on who held office then. Your name is taken off them.',
    find: of(async (tx, { id }) =>
      (await postsOf(tx, id)).map(({ kind, place_name, ods_code, lmc_name, during, state, source }) => ({
        post: postLabel(kind),
        place: place_name,
        ods_code,
        lmc: lmc_name,
        during,
        state: postStates[state],
        source: sources[source],
      })),
    ),
  },
  {
    kind: 'How you stand to the LMC',
    must_keep: null,
    find: of(async (tx, { id }) =>
      (await standingsOf(tx, id)).map(({ fact, words, lmc_name, during }) => ({
        fact: standingFacts[fact],
        of: words,
        lmc: lmc_name,
        during,
      })),
    ),
  },
  {
    kind: 'What your practice nominated you for',
    must_keep: null,
    find: of(async (tx, { id }) =>
      (await nominationsOf(tx, id, londonDay(tx.now))).map(({ purpose, practice_name, ods_code, during }) => ({
        purpose: nominationPurposes[purpose],
        practice: practice_name,
        ods_code,
        during,
      })),
    ),
  },
]
