import { get, post, type Ask } from '../../../platform/routes.ts'
import { latestVerifications } from './latest/reads.ts'
import { VerificationPage } from './pages.tsx'
import { verifyBooks } from './writes.ts'

const may_read = 'levies.read_levies'

export const routes = [
  get('/levies/books/verification', may_read, showVerification),
  post('/levies/books/verification', may_read, postVerification),
]

async function showVerification(c: Ask) {
  const found = await c.get('scope').read(latestVerifications)
  return c.html(<VerificationPage frame={c.get('frame')} found={found} />)
}

async function postVerification(c: Ask) {
  await c.get('scope').write(verifyBooks)
  return c.redirect('/levies/books/verification', 303)
}
