import { NotFound } from '../../../platform/answers.ts'
import { get, type Ask } from '../../../platform/routes.ts'
import { PracticePicturePage } from './pages.tsx'
import { lookAtPractice } from './writes.ts'

export const routes = [get('/pressure/practices/:ods_code', 'pressure.read_returns', showPractice)]

async function showPractice(c: Ask) {
  const ods_code = c.req.param('ods_code')?.toUpperCase() ?? ''
  const looked = await c.get('scope').write((tx) => lookAtPractice(tx, ods_code))
  if (!looked.done) throw new NotFound()
  return c.html(<PracticePicturePage frame={c.get('frame')} {...looked.value} />)
}
