import { done, NotFound } from '../../../../platform/answers.ts'
import { clientAddress } from '../../../../platform/client-address.ts'
import { sha256 } from '../../../../platform/config.ts'
import { takeReport } from '../../../../platform/mail/bounces.ts'
import { readReport } from '../../../../platform/mail/reports.ts'
import { post, type Ask } from '../../../../platform/routes.ts'
import { ReportsAddressPage } from './pages.tsx'
import { officeOfSecret } from './reads.ts'
import { makeReportsSecret } from './writes.ts'

export const routes = [
  post('/mail/settings/reports-address', 'desk.set_office_mail', putAddress),
  post('/mail/reports/:secret', 'public', takeIn, { takes_message: true }),
]

async function putAddress(c: Ask) {
  const answer = await c.get('scope').write(makeReportsSecret)
  if (!answer.done) throw new NotFound()
  c.header('cache-control', 'no-store')
  const address = `${c.get('config').public_url}/mail/reports/${answer.value}`
  return c.html(<ReportsAddressPage frame={c.get('frame')} address={address} />)
}

/** A provider tries again what isn't answered with yes, so a message that is no report, or not about us, is taken too. */
async function takeIn(c: Ask) {
  await c.get('limit')(`mail reports from ${sha256(clientAddress(c))}`, 600, 60)
  const report = await readReport(new Uint8Array(await c.req.arrayBuffer()))
  const answer = await c.get('scope').operate(async (tx) => {
    tx.leavesNoRecord('the message says itself what came back')
    const office = await officeOfSecret(tx, c.req.param('secret') ?? '')
    if (!office) throw new NotFound()
    return done(report !== undefined && (await takeReport(tx, c.get('config'), office.office_id, report)))
  })
  return c.text(answer.done && answer.value ? 'taken\n' : 'not about a message of this office\n')
}
