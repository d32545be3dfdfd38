import { NotFound } from '../../../platform/answers.ts'
import { fileNamed, fileResponse } from '../../../platform/exports/export.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import { openSecret } from '../../../platform/secrets.ts'
import type { Id } from '../../../platform/values.ts'
import { issueWith } from '../issues/reads.ts'
import { fingerprintOf, signedFile } from '../rollups/feeds.ts'
import { inFours } from '../rollups/reports/rules.ts'
import { statementOf } from '../rollups/statements/rules.ts'
import { titleOf } from '../sitreps/rules.ts'
import { ReplaceKeyPage, SigningKeysPage } from './pages.tsx'
import { keyOf, keysOf } from './reads.ts'
import { makeKey, noteSigned } from './writes.ts'

const may = 'pressure.release_issues'

export const routes = [
  get('/pressure/signing-keys', may, showKeys),
  get('/lmcs/:id/signing-key', may, showReplacement),
  post('/lmcs/:id/signing-key', may, postKey),
  get('/pressure/issues/:id/signed.json', may, sendSigned),
]

async function showKeys(c: Ask) {
  const frame = c.get('frame')
  const keys = (await c.get('scope').read(keysOf)).map((key) => ({
    ...key,
    fingerprint: inFours(fingerprintOf(key.public_key)),
  }))
  return c.html(<SigningKeysPage frame={frame} lmcs={frame.lmcs} keys={keys} />)
}

function showReplacement(c: Ask) {
  const frame = c.get('frame')
  const id = idParam(c, 'id')
  const lmc = frame.lmcs.find((one) => one.id === id)
  if (!lmc) throw new NotFound()
  return c.html(<ReplaceKeyPage frame={frame} lmc={lmc} />)
}

async function postKey(c: Ask) {
  const id = idParam(c, 'id') as Id<'lmc'>
  // Where somebody else made one in the same moment, theirs is shown.
  await c.get('scope').write((tx) => makeKey(tx, c.get('config'), id), 'one_signing_key_at_a_time')
  return c.redirect('/pressure/signing-keys', 303)
}

/** A released report's own totals, signed; where there is no key yet, the page on which one is made. */
async function sendSigned(c: Ask) {
  const id = idParam(c, 'id') as Id<'issue'>
  const { issue, key } = await c.get('scope').read(async (tx) => {
    const found = await issueWith(tx, id)
    if (found?.state !== 'released') throw new NotFound()
    return { issue: found, key: await keyOf(tx, found.lmc_id) }
  })
  if (!key) return c.redirect('/pressure/signing-keys', 303)
  const body = signedFile(statementOf(issue), key.public_key, openSecret(c.get('config'), key.sealed_private_key))
  await c.get('scope').write((tx) => noteSigned(tx, issue.lmc_id, id))
  const file_name = fileNamed(`${issue.lmc_name} ${titleOf(issue)} signed`, 'json')
  return fileResponse(c, { body, type: 'application/json; charset=utf-8', file_name })
}
