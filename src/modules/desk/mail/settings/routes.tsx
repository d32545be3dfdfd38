import { randomUUID } from 'node:crypto'
import { done, NotFound, type Refusals } from '../../../../platform/answers.ts'
import { read, type ErrorsOf, type RawOf } from '../../../../platform/forms/read.ts'
import { sendOnce } from '../../../../platform/mail/outbox.ts'
import { get, post, type Ask } from '../../../../platform/routes.ts'
import { sealSecret } from '../../../../platform/secrets.ts'
import { holdersOf } from '../../../accounts/door.ts'
import { settingForm } from './forms.ts'
import { testSubject, testWords } from './letters.tsx'
import { MailSettingsPage } from './pages.tsx'
import { lmcSettings, officeSetting } from './reads.ts'
import { setOfficeMail } from './writes.ts'

export const routes = [
  get('/mail/settings', 'desk.set_mail', (c) => showSettings(c)),
  post('/mail/settings', 'desk.set_office_mail', putSettings),
  post('/mail/settings/tests', 'desk.set_mail', putTest),
]

const refusals = ({ mail_domains }: { mail_domains: readonly string[] }): Refusals<typeof setOfficeMail> => ({
  domain_not_ours: `The mail server sends for ${mail_domains.join(', ')} only, and mail from elsewhere would be thrown away. Ask whoever runs OpenLMC to add your domain.`,
  mailbox_not_whole:
    'To read a mailbox it takes the address, the server, the user name and the password. Enter what is missing.',
  changed_since:
    'Somebody else saved these settings while you had them open. Below is what they saved: change it again.',
})

const saved: Readonly<Record<string, string>> = {
  office: 'The office’s settings are saved.',
  lmc: 'The LMC’s settings are saved.',
  test: 'A test is on its way to you. What becomes of it is said under Messages.',
}

type Sent = { raw?: RawOf<typeof settingForm>; errors?: ErrorsOf<typeof settingForm>; refusal?: string }

async function showSettings(c: Ask, sent: Sent = {}) {
  const { smtp_url, mail_from, mail_domains } = c.get('config')
  const [setting, lmcs] = await c
    .get('scope')
    .read(async (tx) => [await officeSetting(tx), await lmcSettings(tx)] as const)
  const text = saved[c.req.query('saved') ?? '']
  return c.html(
    <MailSettingsPage
      frame={c.get('frame')}
      installed={{ has_server: smtp_url !== undefined, address: mail_from, domains: mail_domains }}
      {...{ setting, lmcs, ...sent }}
      {...(text && { flash: { kind: 'good', text } })}
    />,
    sent.errors ? 422 : sent.refusal ? 409 : 200,
  )
}

async function putSettings(c: Ask) {
  const config = c.get('config')
  const answers = read(settingForm, await c.req.formData())
  if (!answers.ok) return showSettings(c, { raw: answers.raw, errors: answers.errors })
  const seal = (text: string) => sealSecret(config, text)
  const answer = await c
    .get('scope')
    .write((tx) => setOfficeMail(tx, answers.values, { domains: config.mail_domains, seal }))
  if (answer.done) return c.redirect('/mail/settings?saved=office', 303)
  const refusal = refusals(config)[answer.why]
  return showSettings(c, answer.why === 'changed_since' ? { refusal } : { refusal, raw: answers.raw })
}

/** To whoever asks and nobody else, so that trying it out writes to no practice. */
async function putTest(c: Ask) {
  const { actor } = c.get('scope')
  const { office_id, account_id } = actor
  if (!office_id || !account_id) throw new NotFound()
  await c.get('limit')(`mail test of ${account_id}`, 10, 600)
  await c.get('scope').write(async (tx) => {
    const self = (await holdersOf(tx, 'desk.set_mail')).find(({ id }) => id === account_id)
    if (!self) throw new NotFound()
    await sendOnce(tx, `mail_test:${randomUUID()}`, {
      office_id,
      kind: 'desk.mail_test',
      to: { name: self.name, address: self.email },
      subject: testSubject,
      words: testWords(c.get('frame').office_name, self.name),
    })
    await tx.record(null, 'desk.mail_tested', {})
    return done()
  })
  return c.redirect('/mail/settings?saved=test', 303)
}
