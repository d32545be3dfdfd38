import { expect, test } from 'vitest'
import { mailTo } from '../../../../tests/support/mailbox.ts'
import { ownLevied } from '../../../../tests/support/own-levied.ts'

const levied = await ownLevied()
const { site, make, lineOf, html, status, elm, tollgate } = levied
const { jo, toll, denise, tom, priya, eve, sal } = levied
const line = lineOf(0, elm)
const page = `/our-levies/Q90001/lines/${line}`

const ask = (words: string, more: { pressed?: string; cookie?: string; at?: string } = {}) =>
  site.post(
    `${more.at ?? page}/questions`,
    { words, pressed: more.pressed ?? crypto.randomUUID() },
    more.cookie ?? jo.cookie,
  )
const answer = (address: string, words: string, cookie = denise.cookie) =>
  site.post(`${address}/answer`, { answer: words }, cookie)
const said = async (reply: Response) => [reply.status, await reply.text()] as const

/** The address of the question of these words, as the office’s list leads to it. */
async function addressOf(words: string) {
  const list = await html('/levies/questions', denise.cookie)
  const [, address] = new RegExp(`href="(/levies/questions/[0-9a-f-]{36})">${words}`).exec(list) ?? []
  if (!address) throw new Error(`the office’s list has no “${words}”`)
  return address
}

test('a practice asks about a line, the office is told and answers, and whoever asked is written to', async () => {
  const asked = await ask('Why is it 10,000 here?')
  expect([asked.status, asked.headers.get('location')]).toEqual([303, `${page}?asked=yes`])
  expect(await html(`${page}?asked=yes`, jo.cookie)).toMatch(/The office has your question[\s\S]*Why is it 10,000 here/)
  expect(await html('/', denise.cookie)).toContain('Questions about levies')
  expect(await html('/notifications', denise.cookie)).toContain('Elm Surgery asks about its levy')
  const address = await addressOf('Why is it 10,000 here')
  const card = await html(address, denise.cookie)
  for (const part of [`/levies/lines/${line}`, '/levies/practices/Q90001', 'Jo Bright', 'Send the answer'])
    expect(card).toContain(part)

  expect((await answer(address, 'It is the count of 1 January.')).status).toBe(303)
  await site.runJobs()
  expect(await html(page, jo.cookie)).toMatch(
    /The office answered on 19 November 2026[\s\S]*It is the count of 1 January/,
  )
  expect(await html(page, jo.cookie)).not.toContain('Denise')
  expect(await html('/notifications', jo.cookie)).toContain('The office answered your question about a levy')
  const letters = await mailTo(site, 'jo.bright@wealdshire.example')
  expect(letters.map(({ subject }) => subject)).toEqual(['Wealdshire LMC answers your question about the levy'])
  expect(letters[0]?.text_body).toMatch(/Why is it 10,000 here\?[\s\S]*It is the count of 1 January/)
  expect(letters[0]?.text_body).toContain(page)
  expect(await html('/levies/questions?list=open', denise.cookie)).not.toContain('10,000 here')
  // Whoever reads the record sees which question is meant.
  expect(await html('/record', levied.ruth.cookie)).toContain(
    'question of Elm Surgery, Statutory levy, January to March 2026',
  )
})

test('a question is answered once (answered_already), and stays', async () => {
  await ask('Is the branch counted?')
  const address = await addressOf('Is the branch counted')
  expect((await answer(address, 'Yes.')).status).toBe(303)
  const [code, text] = await said(await answer(address, 'No.'))
  expect([code, text.includes('Somebody else answered this')]).toEqual([409, true])
  const kept = await html(address, denise.cookie)
  expect(kept).toContain('Yes.')
  expect(kept).not.toContain('Send the answer')
})

test('the same form sent twice asks once; a blank one, one about a patient and one without its mark are refused', async () => {
  const pressed = crypto.randomUUID()
  expect((await ask('Pressed twice?', { pressed })).status).toBe(303)
  expect((await ask('Pressed twice?', { pressed })).status).toBe(303)
  expect((await html(page, jo.cookie)).split('Pressed twice?')).toHaveLength(2)
  for (const [words, mistake] of [
    ['  ', 'Enter your question'],
    ['Mrs Smith, 943 476 5919, left our list', 'looks as if it has an NHS number'],
  ] as const) {
    const [code, text] = await said(await ask(words))
    expect([code, text.includes(mistake)], words).toEqual([422, true])
  }
  expect((await ask('Whose form?', { pressed: 'none' })).status).toBe(422)
  const address = await addressOf('Pressed twice')
  for (const [words, mistake] of [
    ['', 'Enter your answer'],
    ['NHS number 943 476 5919 is his', 'looks as if it has an NHS number'],
  ] as const) {
    const [code, text] = await said(await answer(address, words))
    expect([code, text.includes(mistake)], words).toEqual([422, true])
  }
})

test('a practice asks about no other’s line, and nobody else asks or answers for it', async () => {
  const other = `/our-levies/Q90001/lines/${lineOf(0, tollgate)}`
  expect((await ask('Theirs?', { at: other })).status).toBe(404)
  expect((await ask('Ours?', { cookie: toll.cookie })).status).toBe(404)
  expect((await ask('Ours?', { cookie: denise.cookie })).status).toBe(403)
  await ask('Who may see this?')
  const address = await addressOf('Who may see this')
  expect(await status(address, tom.cookie)).toBe(200)
  expect(await html(address, tom.cookie)).not.toContain('Send the answer')
  expect((await answer(address, 'So it is.', tom.cookie)).status).toBe(403)
  for (const [somebody, code] of [
    [priya, 403],
    [jo, 403],
    [sal, 404],
    [eve, 404],
  ] as const) {
    expect(await status(address, somebody.cookie)).toBe(code)
    expect((await answer(address, 'So it is.', somebody.cookie)).status).toBe(code)
  }
  expect(await html('/levies/questions', sal.cookie)).toContain('No practice has asked')
  expect(await html('/levies/questions?q=tollgate', denise.cookie)).toContain('No question is like this')
})

test('where whoever asked has left, whoever reads the practice’s levies is told instead', async () => {
  await ask('Asked before leaving?')
  const address = await addressOf('Asked before leaving')
  await levied.leaves(jo)
  const mia = await levied.alsoSigns('Mia Moon', elm)
  await answer(address, 'Still answered.')
  await site.runJobs()
  const letters = await mailTo(site, 'mia.moon@wealdshire.example')
  expect(letters.filter(({ text_body }) => text_body.includes('Still answered.'))).toHaveLength(1)
  expect(await html(page, mia.cookie)).toContain('Still answered.')
})

test('open questions come first, fifty to a page, and what somebody asked is in what is kept of them', async () => {
  await make((tx) =>
    tx.db
      .insertInto('levies.question')
      .values(
        Array.from({ length: 60 }, (_, at) => ({
          lmc_id: levied.wealdshire.id,
          practice_id: tollgate,
          line_id: lineOf(0, tollgate),
          words: `Asked ${at}`,
          pressed: crypto.randomUUID(),
          asked_at: tx.now.add({ minutes: at }),
          asked_by: 'Tolly Gate',
          asked_by_id: toll.account_id,
          answer: at < 30 ? 'So.' : '',
          answered_at: at < 30 ? tx.now : null,
          answered_by: at < 30 ? 'Denise Fallow' : null,
        })),
      )
      .execute(),
  )
  const first = await html('/levies/questions?q=q90002', denise.cookie)
  expect(first).toContain('1–50 of 60 questions')
  expect(first).toMatch(/Asked 30<[\s\S]*Asked 31<[\s\S]*Asked 59<[\s\S]*Asked 29</)
  expect(await html('/levies/questions?q=q90002&page=2', denise.cookie)).toMatch(/Asked 9<[\s\S]*Asked 0</)
  expect(await html('/my/data', toll.cookie)).toContain('Questions you asked about levies')
})
