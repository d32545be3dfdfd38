import { expect, test } from 'vitest'
import { testConfig } from '../tests/support/site.ts'
import { runCommandLine, type CommandGroup } from './command-line.ts'
import type { Command, CommandTools, Given } from './platform/command.ts'

const ran: (Given & { name: string })[] = []
const command = (name: string, more: Partial<Command> = {}): Command => ({
  name,
  about: `Does ${name}`,
  async run(_, given) {
    ran.push({ name, ...given })
    return 0
  },
  ...more,
})

const groups: readonly CommandGroup[] = [
  {
    name: 'accounts',
    commands: [command('init', { options: { office: { type: 'string', value: 'NAME', about: 'Its name' } } })],
  },
  {
    name: 'register',
    commands: [
      command('import', { takes: 'FILE…', options: { 'dry-run': { type: 'boolean', about: 'Changes nothing' } } }),
      command('lmc add', { takes: 'NAME' }),
      command('lmc list'),
    ],
  },
  { name: 'desk', commands: [] },
]

async function type(...args: string[]) {
  const lines: string[] = []
  const unopened = () => {
    throw new Error('nothing is opened here')
  }
  const tools: CommandTools = {
    config: testConfig,
    now: unopened,
    open: unopened,
    scope: unopened,
    print: (line) => lines.push(line),
    say: unopened,
  }
  ran.length = 0
  const code = await runCommandLine(args, groups, tools)
  return { code, text: lines.join('\n'), ran: [...ran] }
}

test('nothing, --help and help list every command with what it does, by module', async () => {
  for (const args of [[], ['--help'], ['-h'], ['help']]) {
    const { code, text } = await type(...args)
    expect(code).toBe(0)
    expect(text).toMatch(/accounts\n {2}init +Does init\n\nregister\n {2}import FILE… +Does import/)
    expect(text).not.toContain('desk')
  }
})

test('--help after a command explains it and does nothing', async () => {
  const { text, ran: none } = await type('import', '--help')
  expect(none).toEqual([])
  expect(text).toMatch(/^openlmc import FILE… \[options\]\n\nDoes import\n\n {2}--dry-run +Changes nothing\n {2}--help/)
})

test('the first word of a family lists the family', async () => {
  expect((await type('lmc', '--help')).text).toContain('lmc add NAME')
  await expect(type('lmc')).rejects.toThrow('There is no command “lmc”. It is one of: lmc add, lmc list.')
})

test('words and options reach the command', async () => {
  expect((await type('import', 'a.csv', '--dry-run', 'b.csv')).ran).toEqual([
    { name: 'import', words: ['a.csv', 'b.csv'], options: expect.objectContaining({ 'dry-run': true }) },
  ])
  expect((await type('lmc', 'add', 'Wealdshire')).ran).toMatchObject([{ name: 'lmc add', words: ['Wealdshire'] }])
})

test.each([
  [['imoprt'], 'There is no command “imoprt”. See what there is with: openlmc --help'],
  [['init', '--offcie', 'X'], "Unknown option '--offcie'. See: openlmc init --help"],
  [['init', '--office'], "Option '--office <value>' argument missing. See: openlmc init --help"],
  [['init', 'Wealdshire'], '“Wealdshire” is one word too many. See: openlmc init --help'],
  [['lmc', 'add', 'Weald', 'shire'], '“shire” is one word too many. See: openlmc lmc add --help'],
  [['import'], 'Say which FILE. See: openlmc import --help'],
])('%j is refused with a sentence', async (args, sentence) => {
  await expect(type(...args)).rejects.toThrow(sentence)
})
