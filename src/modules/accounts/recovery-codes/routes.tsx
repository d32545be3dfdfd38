import { done, NotFound } from '../../../platform/answers.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import { ownWays } from '../ways-in/reads.ts'
import { NewCodesPage, RecoveryCodesPage } from './pages.tsx'
import { makeRecoveryCodes } from './writes.ts'

const may = 'accounts.hold_session'
const asks_again = true

export const routes = [
  get('/ways-in/recovery-codes', may, showNew, { asks_again }),
  post('/ways-in/recovery-codes', may, putNew, { asks_again }),
]

async function showNew(c: Ask) {
  const { recovery_codes_left } = await c.get('scope').read((tx) => ownWays(tx))
  return c.html(<NewCodesPage frame={c.get('frame')} left={recovery_codes_left} />)
}

async function putNew(c: Ask) {
  const answer = await c.get('scope').write(async (tx) => done(await makeRecoveryCodes(tx)))
  if (!answer.done) throw new NotFound()
  c.header('cache-control', 'no-store')
  return c.html(<RecoveryCodesPage name={c.get('frame').office_name} codes={answer.value} go_on="/ways-in" />)
}
