import { expect, test } from 'vitest'
import { siteAt, testConfig, testInstallation } from '../../../../tests/support/site.ts'
import { cookiesAfter, setUpAuthenticator } from '../../../../tests/support/ways-in.ts'
import { runCommandLine } from '../../../command-line.ts'
import { accounts } from '../module.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T09:00:00Z')

async function type(...args: string[]) {
  const lines: string[] = []
  const opened: string[] = []
  const code = await runCommandLine(args, [{ name: 'accounts', commands: accounts.commands ?? [] }], {
    config: testConfig,
    now: () => site.now,
    async open(kind) {
      opened.push(kind)
      return installation
    },
    scope: (_, actor) => site.scope(actor),
    print: (line) => lines.push(line),
    say: () => undefined,
  })
  const text = lines.join('\n')
  return { code, text, opened, link: text.match(/\/sign-in\/link\/\S+/)?.[0] ?? 'none' }
}

const office = 'Leicester, Leicestershire & Rutland LMC'

test('init makes a real installation, its office and its administrator, who signs in by the link', async () => {
  const { code, text, opened, link } = await type(
    'init',
    '--office',
    office,
    '--admin',
    'Priya@llr.example',
    '--name',
    'Priya Nair',
  )
  expect([code, opened]).toEqual([0, ['real']])
  expect(text).toContain(`The office “${office}” is made.`)
  expect(text).toContain('Priya Nair (priya@llr.example) is now an administrator of it.')
  expect(text).toContain('http://localhost:3000/sign-in/link/')
  const { kind } = await installation.db.selectFrom('platform.installation').select('kind').executeTakeFirstOrThrow()
  expect(kind).toBe('real')
  const nextMorning = siteAt(installation, '2026-11-20T08:59:00Z')
  const signedIn = await nextMorning.post(link, {})
  expect(signedIn.status).toBe(303)
  const half = cookiesAfter(signedIn)
  expect((await nextMorning.get('/tokens', half)).headers.get('location')).toContain('/sign-in/second-step')
  const { cookie } = await setUpAuthenticator(nextMorning, half)
  expect((await nextMorning.get('/tokens', cookie)).status).toBe(200)
})

test('init again with another address adds an administrator; with the same one, only a new link', async () => {
  const another = await type('init', '--office', office, '--admin', 'sam@llr.example')
  expect(another.text).toContain(`The office “${office}” was there already.`)
  expect(another.text).toContain('sam (sam@llr.example) is now an administrator of it.')
  const again = await type('init', '--office', office, '--admin', 'priya@llr.example', '--name', 'Somebody Else')
  expect(again.text).toContain('Priya Nair (priya@llr.example) was an administrator of it already.')
  expect((await site.get(again.link)).status).toBe(200)
})

test.each([
  [['init'], '--office: Enter the office’s name. --admin: Enter an e-mail address.'],
  [['init', '--office', office, '--admin', 'priya'], '--admin: Enter an e-mail address, such as name@example.org.'],
  [
    ['init', '--office', 'x'.repeat(121), '--admin', 'p@llr.example'],
    '--office: The office’s name must be 120 characters or fewer.',
  ],
  [['accounts', 'link', 'priya'], 'Enter an e-mail address, such as name@example.org.'],
  // no_such_account
  [['accounts', 'link', 'nobody@llr.example'], 'Nobody has an account with nobody@llr.example.'],
])('%j is refused with a sentence', async (args, sentence) => {
  await expect(type(...args)).rejects.toThrow(sentence)
})

test('accounts link prints a fresh link, and is on the record', async () => {
  const { code, link } = await type('accounts', 'link', 'PRIYA@llr.example')
  expect(code).toBe(0)
  expect(await (await site.get(link)).text()).toContain('Sign in as Priya Nair?')
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test looks')
    return { done: true as const, value: await tx.db.selectFrom('platform.record').select('what').execute() }
  })
  expect(answer.done && answer.value.filter(({ what }) => what === 'accounts.sign_in_link_made').length).toBe(4)
})

test('accounts list shows who has which role, for people and for programs', async () => {
  expect((await type('accounts', 'list')).text).toContain(
    `priya@llr.example\tPriya Nair\toffice administrator of ${office}`,
  )
  const lines = (await type('accounts', 'list', '--json')).text.split('\n').map((line): unknown => JSON.parse(line))
  expect(lines).toEqual([
    { email: 'priya@llr.example', name: 'Priya Nair', roles: [{ role: 'office_administrator', office, lmc: null }] },
    { email: 'sam@llr.example', name: 'sam', roles: [{ role: 'office_administrator', office, lmc: null }] },
  ])
})
