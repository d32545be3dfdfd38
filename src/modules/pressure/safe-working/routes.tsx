import { read } from '../../../platform/forms/read.ts'
import { get, type Ask } from '../../../platform/routes.ts'
import { safeWorkingForm } from './forms.ts'
import { SafeWorkingPage } from './pages.tsx'
import { safeWorkingAddress, usualMinutes } from './rules.ts'

export const routes = [get(safeWorkingAddress, 'public', showSafeWorking)]

function showSafeWorking(c: Ask) {
  const frame = c.get('frame')
  const asked = new URL(c.req.url).searchParams
  if (!asked.has('minutes')) asked.set('minutes', String(usualMinutes))
  const answers = read(safeWorkingForm, asked)
  if (answers.ok) return c.html(<SafeWorkingPage frame={frame} raw={answers.raw} day={answers.values} />)
  // Opened for the first time, or from a page that knew some of it, nothing is wrong with what isn't filled in yet.
  const is_sent = asked.has('contacts') && asked.has('gps')
  if (!is_sent) return c.html(<SafeWorkingPage frame={frame} raw={answers.raw} />)
  return c.html(<SafeWorkingPage frame={frame} raw={answers.raw} errors={answers.errors} />, 422)
}
