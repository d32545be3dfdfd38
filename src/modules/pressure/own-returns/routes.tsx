import { NotFound } from '../../../platform/answers.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay } from '../../../platform/values.ts'
import { putSending, returnWithEarlier, showSending, weekParam, type Sending } from '../sendings/routes.tsx'
import { trendBefore } from '../trends/reads.ts'
import { weekOf } from '../weeks/rules.ts'
import { OwnReturnsPage, WhichPracticePage } from './pages.tsx'
import { ownPracticesIn } from './reads.ts'

const may = 'pressure.submit_returns'

export const routes = [
  get('/our-returns', may, showChoice),
  get('/our-returns/:ods_code', may, showReturns),
  get('/our-returns/:ods_code/:week', may, async (c) => showSending(c, await sendingAt(c))),
  post('/our-returns/:ods_code/:week', may, async (c) => putSending(c, await sendingAt(c))),
]

const thisWeek = (tx: Reading) => weekOf(londonDay(tx.now))

async function showChoice(c: Ask) {
  const practices = await c.get('scope').read((tx) => ownPracticesIn(tx, thisWeek(tx)))
  const [only, another] = practices
  if (only && !another) return c.redirect(`/our-returns/${only.ods_code}`, 303)
  return c.html(<WhichPracticePage frame={c.get('frame')} practices={practices} />)
}

/** The practice in the address, if whoever asks speaks for it in that week; any other is not there. */
async function practiceAt(c: Ask, tx: Reading, week_of: Temporal.PlainDate) {
  const code = c.req.param('ods_code')?.toUpperCase()
  const practice = (await ownPracticesIn(tx, week_of)).find(({ ods_code }) => ods_code === code)
  if (!practice) throw new NotFound()
  return practice
}

/** Two years of weeks. */
const weeksListed = 104
const weeksDrawn = 26

async function showReturns(c: Ask) {
  return c.get('scope').read(async (tx) => {
    const week_of = thisWeek(tx)
    const practice = await practiceAt(c, tx, week_of)
    const key = { ...practice, week_of }
    const { asked, kept, earlier, standing } = await returnWithEarlier(tx, key, weeksListed)
    const returns = kept ? [kept, ...earlier] : earlier
    const trend = {
      weeks: await trendBefore(tx, key, weeksDrawn),
      now: kept,
      smallest_cell: asked.setting.smallest_cell,
    }
    return c.html(<OwnReturnsPage {...{ frame: c.get('frame'), practice, asked, standing, kept, returns, trend }} />)
  })
}

async function sendingAt(c: Ask): Promise<Sending> {
  const week_of = weekParam(c)
  const practice = await c.get('scope').read((tx) => practiceAt(c, tx, week_of))
  const { lmc_id, practice_id, ods_code, name } = practice
  const frame = c.get('frame')
  const here = `/our-returns/${ods_code}`
  return {
    scope: c.get('scope'),
    key: { lmc_id, practice_id, week_of },
    around: {
      frame,
      lmc_name: frame.office_name,
      hue: frame.hue,
      practice_name: name,
      back: { label: 'Your returns', href: here },
    },
    address: `${here}/${week_of.toString()}`,
    came_by: 'practice',
  }
}
