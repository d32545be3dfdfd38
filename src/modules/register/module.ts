import type { Module } from '../../platform/module.ts'
import { routes as approvals } from './approvals/routes.tsx'
import { operations as areaOperations } from './areas/api.ts'
import { routes as areas } from './areas/routes.tsx'
import { routes as attributions } from './attributions/routes.tsx'
import { routes as bodies } from './bodies/routes.tsx'
import { routes as boundaries } from './boundaries/routes.tsx'
import { routes as contactPoints } from './contact-points/routes.tsx'
import { routes as duplicates } from './duplicates/routes.tsx'
import { routes as erasures } from './erasures/routes.tsx'
import { operations as followUpOperations } from './follow-ups/api.ts'
import { toLookAtAgain, waits as followUpWaits } from './follow-ups/reads.ts'
import { routes as followUps } from './follow-ups/routes.tsx'
import { routes as groups } from './groups/routes.tsx'
import { commands as importCommands } from './imports/commands.ts'
import { routes as importRows } from './imports/rows/routes.tsx'
import { operations as listSizeOperations } from './list-sizes/api.ts'
import { commands as lmcCommands } from './lmcs/commands.ts'
import { routes as listKeepings } from './list-keepings/routes.tsx'
import { routes as letterheads } from './letterheads/routes.tsx'
import { routes as lmcs } from './lmcs/routes.tsx'
import { routes as ownAnswers } from './own-answers/routes.tsx'
import { countOwnChanges } from './own-changes/reads.ts'
import { routes as ownChanges } from './own-changes/routes.tsx'
import { countLateLists, wantsOfLists } from './own-lists/reads.ts'
import { routes as ownLists } from './own-lists/routes.tsx'
import { routes as ownPeople } from './own-people/routes.tsx'
import { namings } from './namings/reads.ts'
import { routes as merges } from './merges/routes.tsx'
import { routes as nominations } from './nominations/routes.tsx'
import { routes as people } from './people/cards/routes.tsx'
import { routes as peopleEntries } from './people/entries/routes.tsx'
import { peopleSearch } from './people/finds/reads.ts'
import { operations as peopleOperations } from './people/lists/api.ts'
import { routes as peopleLists } from './people/lists/routes.tsx'
import { personal } from './people/personal/reads.ts'
import { waits as peopleWaits } from './people/waits/reads.ts'
import { commands as peopleFileCommands } from './people-files/commands.ts'
import { letPeopleFilesGo } from './people-files/keepings/writes.ts'
import { routes as peopleFiles } from './people-files/routes.tsx'
import { endsOfPosts } from './posts/ends/reads.ts'
import { routes as posts } from './posts/routes.tsx'
import { operations as practiceOperations } from './practices/api.ts'
import { routes as practices } from './practices/routes.tsx'
import { operations as profileOperations } from './profiles/api.ts'
import { routes as profiles } from './profiles/routes.tsx'
import { findAnew } from './searches/jobs.ts'
import { searches } from './searches/reads.ts'
import { routes as standings } from './standings/routes.tsx'
import { jobs as uploadJobs } from './uploads/jobs.ts'
import { letUploadsGo } from './uploads/keepings/writes.ts'
import { routes as uploads } from './uploads/routes.tsx'
import { listSizesExpected } from './vintages/reads.ts'

export const register: Module = {
  name: 'register',
  routes: [
    ...peopleFiles,
    ...ownPeople,
    ...ownAnswers,
    ...ownChanges,
    ...ownLists,
    ...listKeepings,
    ...letterheads,
    // Before the people themselves, whose addresses are any word after /people.
    ...peopleLists,
    ...peopleEntries,
    ...approvals,
    ...nominations,
    ...duplicates,
    ...merges,
    ...people,
    ...posts,
    ...contactPoints,
    ...standings,
    ...bodies,
    ...erasures,
    ...practices,
    ...profiles,
    ...groups,
    ...areas,
    ...followUps,
    ...lmcs,
    ...boundaries,
    ...uploads,
    ...importRows,
    ...attributions,
  ],
  apis: [
    ...practiceOperations,
    ...profileOperations,
    ...listSizeOperations,
    ...areaOperations,
    ...followUpOperations,
    ...peopleOperations,
  ],
  jobs: [...uploadJobs, findAnew],
  commands: [...importCommands, ...lmcCommands, ...peopleFileCommands],
  searches: [...searches, peopleSearch],
  namings,
  personal,
  lets_go: [letPeopleFilesGo, letUploadsGo],
  wants: [{ may: 'register.see_own_people', find: wantsOfLists }],
  waits: [
    ...followUpWaits,
    ...peopleWaits,
    {
      label: 'Lists not confirmed',
      may: 'register.read_people',
      under: 'has not replied',
      count: countLateLists,
      is_kept: true,
      href: '/people/late-lists',
    },
    {
      label: 'Changes by practices this week',
      may: 'register.read_people',
      under: 'changed',
      count: (tx, on) => countOwnChanges(tx, on.subtract({ days: 7 })),
      href: '/people/own-changes',
    },
  ],
  calendars: [toLookAtAgain, listSizesExpected, endsOfPosts],
  navigation: [
    { label: 'Practices', href: '/practices', may: 'register.read_practices' },
    { label: 'People', href: '/people', may: 'register.read_people' },
    { label: 'Areas', href: '/areas', may: 'register.read_areas' },
    { label: 'Changes', href: '/changes', may: 'register.read_changes' },
    { label: 'LMCs', href: '/lmcs', may: 'register.read_practices' },
    { label: 'Our people', href: '/our-people', may: 'register.see_own_people' },
    { label: 'Imports', href: '/imports', may: 'register.read_imports' },
  ],
}
