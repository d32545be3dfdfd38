import { NotFound } from '../../../platform/answers.ts'
import { get, mayEnter, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { practicesSpokenFor } from '../../register/door.ts'
import { ChoosePracticePage, WhatWantsYouPage } from './pages.tsx'
import { doneLately, lettersToReader, profileOf, wantsOf } from './reads.ts'

const home = '/what-wants-you'

export const routes = [get(home, 'desk.see_what_wants_you', showWhatWantsYou)]

/** Which of several practices is meant stands in the address, and nowhere else. */
async function showWhatWantsYou(c: Ask) {
  const { actor, now } = c.get('scope')
  const frame = c.get('frame')
  const on = londonDay(now)
  const code = c.req.query('practice')
  return c.get('scope').read(async (tx) => {
    const practices = await practicesSpokenFor(tx, on)
    const wants = await wantsOf(tx, c.get('modules'), on)
    const [only] = practices.length === 1 ? practices : []
    const practice = code ? practices.find(({ ods_code }) => ods_code === code) : only
    if (code && !practice) throw new NotFound()
    if (!practice) {
      const ofEach = Map.groupBy(wants, ({ practice_id }) => practice_id)
      const counted = practices.map((one) => ({ ...one, things: ofEach.get(one.practice_id)?.length ?? 0 }))
      return c.html(<ChoosePracticePage frame={frame} practices={counted} />)
    }
    const may_read_record = mayEnter(actor, 'desk.read_practice_record')
    return c.html(
      <WhatWantsYouPage
        {...{ frame, on, practice }}
        has_others={practices.length > 1}
        wants={wants.filter(({ practice_id }) => practice_id === practice.practice_id)}
        profile={await profileOf(tx, practice, on)}
        {...(!actor.acting && {
          own: {
            letters: await lettersToReader(tx),
            done: await doneLately(tx, practice),
            record_href: may_read_record ? `/our-record?practice=${practice.ods_code}` : '/my/record',
          },
        })}
        links={frame.navigation.filter(({ href }) => href !== home)}
      />,
    )
  })
}
