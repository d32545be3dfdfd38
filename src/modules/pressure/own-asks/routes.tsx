import { NotFound } from '../../../platform/answers.ts'
import { get, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { practicesSpokenFor } from '../../register/door.ts'
import { OwnAsksPage } from './pages.tsx'
import { ownAsks } from './reads.ts'

export const routes = [
  get('/our-asks', 'pressure.submit_returns', goToOwn),
  get('/our-asks/:ods_code', 'pressure.submit_returns', showOwn),
]

/** To the only practice, or to where one is chosen. */
async function goToOwn(c: Ask) {
  const practices = await c.get('scope').read((tx) => practicesSpokenFor(tx, londonDay(tx.now)))
  const [only, another] = practices
  return c.redirect(only && !another ? `/our-asks/${only.ods_code}` : '/what-wants-you', 303)
}

async function showOwn(c: Ask) {
  const code = c.req.param('ods_code')?.toUpperCase()
  return c.get('scope').read(async (tx) => {
    const on = londonDay(tx.now)
    const practice = (await practicesSpokenFor(tx, on)).find(({ ods_code }) => ods_code === code)
    if (!practice) throw new NotFound()
    return c.html(
      <OwnAsksPage frame={c.get('frame')} practice={practice} asks={await ownAsks(tx, practice.practice_id, on)} />,
    )
  })
}
