import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { people } from '../../seeds/people.ts'
import { be, expect, test } from '../support/journey.ts'

const papers = `3 2
12 1 2 0
7 2 3 0
5 3 2 0
1 0
0
"Dr Ann Ashdown"
"Dr Bea Birch"
"Dr Cy Cobb"
"Two GPs of the Harbour towns"
`
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

test('Helen counts the papers of an election, compares two rules and takes the proof away', async ({ page, stop }) => {
  await be(page, people.helen.name)
  await page.goto('/counts')
  await stop('counts')
  await page.getByRole('link', { name: 'Count papers' }).click()
  await stop('count papers')
  await page.getByRole('button', { name: 'Count them' }).click()
  await expect(page.getByRole('alert')).toContainText('Select the counting rule')
  await stop('count papers, nothing chosen')

  await page.getByLabel('ERS97 STV').check()
  await page.getByLabel('The ballot papers').setInputFiles(file('harbour.blt', papers.replace('7 2 3', '7 2 9')))
  await page.getByRole('button', { name: 'Count them' }).click()
  await expect(page.getByLabel('The ballot papers')).toHaveAccessibleDescription(/harbour\.blt, line 3: .*9/)
  await expect(page.getByLabel('ERS97 STV')).toBeChecked()
  await stop('count papers, a bad line')

  // Helen is of one LMC only, so it is hers unless she says otherwise.
  await expect(page.getByLabel('Wealdshire LMC')).toBeChecked()
  await page.getByLabel('The ballot papers').setInputFiles(file('harbour.blt', papers))
  await page.getByRole('button', { name: 'Count them' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two GPs of the Harbour towns')
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Elected: Dr Ann Ashdown and Dr Bea Birch.')
  await stop('a result sheet')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the proof pack' }).click(),
  ])
  const folder = mkdtempSync(join(tmpdir(), 'openlmc-pack-'))
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(await download.path())))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  expect(execFileSync(process.execPath, [join(folder, 'check.js')]).toString()).toContain('RIGHT: every figure')
  rmSync(folder, { recursive: true })

  await page.getByRole('link', { name: 'Compare with another rule' }).click()
  await page.getByLabel('Compare with').selectOption('Meek STV, reference rule')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByText('Both elect the same: Dr Ann Ashdown and Dr Bea Birch.')).toBeVisible()
  await stop('two rules compared')

  await page.getByRole('link', { name: 'Result sheet' }).click()
  await page.getByRole('link', { name: 'removed' }).click()
  await stop('removing a count')
  await page.getByRole('button', { name: 'Remove the count' }).click()
  await expect(page).toHaveURL(/\/counts$/)
  await expect(page.getByRole('link', { name: 'Two GPs of the Harbour towns' })).toHaveCount(0)
})

test('Helen counts a motion, by heads and by list sizes', async ({ page, stop }) => {
  await be(page, people.helen.name)
  await page.goto('/counts')
  await page.getByRole('link', { name: 'Count a motion' }).click()
  await page.getByLabel('The motion, as it was put').fill('That practices act together')
  await page.getByLabel('How many could vote').fill('9')
  await page.getByLabel('A simple majority').check()
  await page.getByText('Do votes weigh').click()
  await page.getByLabel('The votes, one a line').fill('for, 14300\nagainst, 2100\nagainst, 6999')
  await stop('count a motion')
  await page.getByRole('button', { name: 'Count the votes' }).click()
  await expect(page.getByRole('alert')).toContainText('Line 1: the vote has a weight')
  await stop('count a motion, weights of what?')
  await page.getByLabel('What they weigh by').fill('registered patients on 1 October 2026')
  await page.getByLabel('What the votes of all who could vote weigh').fill('61200')
  await page.getByRole('button', { name: 'Count the votes' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Not carried' })).toBeVisible()
  await expect(page.getByText('By weight, which does not decide: Carried: 14,300 of 23,399')).toBeVisible()
  await stop('a motion counted')
})

test('a member whom nobody knows checks a count', async ({ page, stop }) => {
  await page.goto('/check-a-count')
  await stop('check a count')
  await page.getByText('Or paste them here').click()
  await page.getByLabel('Ballot papers as text').fill(papers)
  await page.getByRole('button', { name: 'Check the count' }).click()
  await expect(page.getByRole('alert')).toContainText('Select the counting rule')
  await expect(page.getByLabel('Ballot papers as text')).toHaveValue(papers)
  await page.getByLabel('Scottish local government STV').check()
  await page.getByRole('button', { name: 'Check the count' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Elected: Dr Ann Ashdown and Dr Bea Birch.')
  await stop('a count checked')
})

test('somebody who doesn’t see the page can follow the count', async ({ page }) => {
  await be(page, people.anneliese.name)
  await page.goto('/counts')
  await page.getByRole('link', { name: 'Wealdshire LMC: four GPs' }).click()

  await test.step('headings tell the story in its order', async () => {
    const headings = await page.getByRole('main').getByRole('heading').allTextContents()
    expect(headings.map((heading) => heading.trim())).toEqual([
      'Wealdshire LMC: four GPs of the North locality',
      'Elected: Dr Odette Marlowe, Dr Bronagh Silverlea, Dr Kwabena Ashdown and Dr Ravi Thackeray-Singh.',
      'How they were counted',
      'The count, stage by stage',
      'What happened at each stage, and why',
      'Stage 1: First preferences',
      'Stage 2: Surplus of Dr Odette Marlowe',
      'Stage 3: Exclusion of Dr Tamsin Orrell',
      'Stage 4: Exclusion of Dr Marguerite Featherstonehaugh-Abernethy',
      'Stage 5: Exclusion of Dr Iestyn Fairweather',
      'Stage 6: Exclusion of Dr Giles Underhill',
      'Stage 7: Surplus of Dr Bronagh Silverlea',
      'Stage 8: Exclusion of Dr Nasreen Colthorpe',
      'Stage 9: Surplus of Dr Kwabena Ashdown',
      'Stage 10: Exclusion of Dr Petra Lindqvist-Moore',
      'Equals, and how they were parted',
      'How votes passed from stage to stage',
    ])
  })

  await test.step('the table has a name, and every figure its candidate and its stage', async () => {
    const table = page.getByRole('table', { name: 'Stages 1 to 10' })
    await expect(table).toHaveCount(1)
    const heads = await table.getByRole('columnheader').allTextContents()
    expect(heads.slice(0, 3)).toEqual([
      'Candidate',
      'Stage 1 First preferences',
      'Stage 2 Surplus of Dr Odette Marlowe',
    ])
    expect(heads.slice(12, 15)).toEqual(['Votes', '+ or −', 'Total'])
    await expect(table.getByRole('row', { name: /^1 Dr Odette Marlowe/ })).toMatchAriaSnapshot(`
      - row /1 Dr Odette Marlowe/:
        - rowheader "1 Dr Odette Marlowe"
        - cell "83.00000 Elected"
        - cell "−23.00000"
        - cell "60.00000"
    `)
    await expect(
      table
        .getByRole('row', { name: /^10 Dr Tamsin Orrell/ })
        .getByRole('cell')
        .nth(4),
    ).toHaveAccessibleName('0.00000 Excluded')
  })

  await test.step('a stage says why, and where the votes went', async () => {
    const stage = page.locator('#stage-3')
    await expect(stage).toMatchAriaSnapshot(`
      - 'heading "Stage 3: Exclusion of Dr Tamsin Orrell" [level=3]'
      - paragraph: 13.00000 votes.
      - list:
        - listitem: /Dr Tamsin Orrell has the fewest votes, 13\\.00000; next is .* excluded \\(rule 50\\(1\\)\\)\\./
        - listitem: /Dr Giles Underhill and Dr Tamsin Orrell have 13\\.00000 votes each\\. The lot drawn before the count/
    `)
    await stage.getByText('Where the votes went at stage 3').click()
    await expect(stage.getByRole('listitem').filter({ hasText: 'to Dr Bronagh Silverlea: 8.00000' })).toBeVisible()
  })

  await test.step('the drawing has words, and a table beside it', async () => {
    await expect(page.getByRole('img', { name: /^Votes at 10 stages/ })).toHaveCount(1)
    await page.getByText('The figures', { exact: true }).click()
    await expect(page.getByRole('rowheader', { name: 'Dr Tamsin Orrell to Dr Giles Underhill' })).toBeVisible()
  })

  await test.step('a stage in the table leads to its words by the keyboard', async () => {
    await page.getByRole('link', { name: 'Stage 7' }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#stage-7$/)
    await expect(page.locator('#stage-7')).toBeInViewport()
  })
})
