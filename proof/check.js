// check.js: counts an election again, and says whether the declared result is right.
//
// Run it in the folder it came in, with Node 18 or any later version:
//
//     node check.js
//
// It needs nothing else, sends nothing anywhere and changes nothing. It reads the papers (papers.blt) and how they were to be counted
// (parameters.json), counts them, and compares every figure of every stage with result.json. It shares no line with the program that
// declared the result: each rule below was written a second time from the rule's own text, as plainly as could be and without any
// thought of speed. The paragraph numbers are those of rule.txt. It ends with 0 if the result is right, and with 1 if it is not.
//
// All figures are whole numbers (BigInt) of the last decimal place that the rule knows, so that nothing is ever rounded by accident.
'use strict'

// ---- What every rule needs ----

/** The papers: the numbers of the candidates whom each pile of equal papers prefers, in order. */
function readPapers(text) {
  const lines = text.split('\n')
  const [candidates, seats] = lines[0].split(' ').map(Number)
  const withdrawn = []
  const piles = []
  let at = 1
  for (; lines[at] !== '0'; at += 1) {
    if (lines[at] === undefined) throw new Error('papers.blt is cut short.')
    const numbers = lines[at].split(' ').map(Number)
    const is_candidate = (number) => Number.isInteger(number) && number >= 1 && number <= candidates
    const [many, ...prefers] = numbers
    if (many < 0 && numbers.every((number) => is_candidate(-number)))
      withdrawn.push(...numbers.map((number) => -number))
    else if (
      Number.isSafeInteger(many) &&
      many > 0 &&
      prefers.pop() === 0 &&
      prefers.every(is_candidate) &&
      new Set(prefers).size === prefers.length
    )
      piles.push({ many: BigInt(many), prefers })
    else throw new Error(`papers.blt, line ${at + 1}, is no paper: “${lines[at]}”.`)
  }
  const names = lines.slice(at + 1, at + 1 + candidates).map((line) => line.slice(1, -1))
  return { candidates, seats, withdrawn, piles, names }
}

/** The lot: whoever's number, put after the published text, has the lowest SHA-256 comes first. Without a text, the order of the paper. */
function drawLot(candidates, seed, sha256) {
  const numbers = Array.from({ length: candidates }, (_, at) => at + 1)
  if (seed === null) return numbers
  const tickets = new Map(numbers.map((number) => [number, sha256(`${seed} ${number}`)]))
  return numbers.sort((one, other) => (tickets.get(one) < tickets.get(other) ? -1 : 1))
}

/** `123.45000` */
function asText(units, places) {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  const cut = digits.length - places
  return (units < 0n ? '-' : '') + digits.slice(0, cut) + (places > 0 ? `.${digits.slice(cut)}` : '')
}

const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0n)
const most = (amounts) => amounts.reduce((one, other) => (one > other ? one : other))
const least = (amounts) => amounts.reduce((one, other) => (one < other ? one : other))
/** Division that rounds up. */
const upwards = (amount, by) => (amount + by - 1n) / by

/** The counting table: who has how many votes, who continues, who is elected, and what stood at the end of each stage. */
function openTable(election, places) {
  const one = 10n ** BigInt(places)
  const table = {
    election,
    places,
    one,
    seats: election.seats,
    continuing: [...election.standing],
    winners: [],
    votes: new Map(),
    // The non-transferable pile.
    lost: 0n,
    papers: [],
    valid: 0n,
    invalid: 0n,
    transfers: 0,
    // What the votes were at each point at which equals may be looked up.
    past: [],
    stages: [],
    // At the stage that is under way.
    elected: [],
    excluded: [],
  }
  for (const number of election.standing) table.votes.set(number, 0n)
  for (const { many, prefers } of election.piles) {
    const standing = prefers.filter((number) => election.standing.includes(number))
    if (standing.length === 0) table.invalid += many
    else {
      table.valid += many
      table.papers.push({ many, prefers: standing, value: one, holder: standing[0], came: 0 })
    }
  }
  return table
}

/** Every paper to its first preference. */
function sortPapers(table) {
  for (const { many, value, holder } of table.papers) table.votes.set(holder, table.votes.get(holder) + many * value)
}

const vacancies = (table) => table.seats - table.winners.length
const nextOn = (table, paper) => paper.prefers.find((number) => table.continuing.includes(number))

/** The most votes first; equals as on the ballot paper. */
function byVotes({ continuing, votes }) {
  const inOrder = (a, b) => (votes.get(a) === votes.get(b) ? a - b : votes.get(a) > votes.get(b) ? -1 : 1)
  return [...continuing].sort(inOrder)
}

function elect(table, number) {
  table.continuing = table.continuing.filter((each) => each !== number)
  table.winners.push(number)
  table.elected.push(number)
}

function exclude(table, number) {
  table.continuing = table.continuing.filter((each) => each !== number)
  table.excluded.push(number)
}

/** These papers go to their next preferences at these values; those without one are lost. */
function move(table, papers, valueOf) {
  table.transfers += 1
  for (const paper of papers) {
    const to = nextOn(table, paper)
    const value = valueOf(paper)
    if (to === undefined) table.lost += paper.many * value
    else table.votes.set(to, table.votes.get(to) + paper.many * value)
    table.votes.set(paper.holder, table.votes.get(paper.holder) - paper.many * paper.value)
    Object.assign(paper, { holder: to, value, came: table.transfers })
  }
}

function keepPoint(table) {
  table.past.push(new Map(table.votes))
}

function closeStage(table) {
  keepPoint(table)
  table.stages.push({
    totals: table.election.numbers.map((number) => asText(table.votes.get(number) ?? 0n, table.places)),
    non_transferable: asText(table.lost, table.places),
    elected: table.elected.splice(0),
    excluded: table.excluded.splice(0),
  })
}

function finished({ valid, invalid, winners, stages, places }, quota) {
  return { valid, invalid, winners, stages, quota: quota === null ? null : asText(quota, places) }
}

/** The points in a count at which a rule looks to part equals, in its order. */
const pointsOf = ({ past }, looking) => ({ back: [...past].reverse(), forward: past, nowhere: [] })[looking]

/** Of equals, those who are left when the points at which a rule looks have parted the others from them. */
function parted(table, equals, wanted, looking) {
  let left = equals
  for (const point of pointsOf(table, looking)) {
    const figures = left.map((number) => point.get(number))
    const best = wanted === 'most' ? most(figures) : least(figures)
    left = left.filter((number) => point.get(number) === best)
  }
  return left
}

/** One of equals: by the rule's own way, else by lot. */
function oneOf(table, equals, wanted, looking) {
  const left = parted(table, equals, wanted, looking)
  return table.election.lot.find((number) => left.includes(number))
}

// ---- Constraints: at most, or at least, so many of a class among those elected (constraints.txt) ----

/** Each constraint as one bound for each class it is about. */
function boundsOf(constraints, classes, standing) {
  return constraints.flatMap(({ of, each, at_least, at_most }) =>
    [...new Set(classes.map(({ name }) => name))]
      .filter((name) => (each ? name.startsWith(`${of} `) : name === of))
      .map((name) => {
        const numbers = classes.filter((one) => one.name === name).flatMap((one) => one.numbers)
        return {
          members: standing.filter((number) => numbers.includes(number)),
          at_least,
          at_most: at_most ?? Infinity,
        }
      })
      .filter(({ members }) => members.length > 0),
  )
}

/** Whether some of `open`, added to those in, make a full choice that keeps every bound: tried one candidate after another. */
function canBeFilled({ bounds, choose }, isIn, open) {
  let tries = 0
  const left = (members, from) => open.slice(from).filter((number) => members.includes(number)).length
  const inBounds = (chosen, from) =>
    bounds.every(({ members, at_least, at_most }) => {
      const have = chosen.filter((number) => members.includes(number)).length
      return have <= at_most && have + left(members, from) >= at_least
    })
  const tryFrom = (chosen, from) => {
    tries += 1
    if (tries > 200_000) throw new Error('The constraints are too entangled for this plain program to check.')
    if (chosen.length > choose || chosen.length + open.length - from < choose || !inBounds(chosen, from)) return false
    if (from === open.length) return true
    return tryFrom([...chosen, open[from]], from + 1) || tryFrom(chosen, from + 1)
  }
  return tryFrom(isIn, 0)
}

/** Who of those continuing can't be elected any more (doomed), and who must be (guarded), if all constraints are to be kept. */
function outlook({ election, winners, continuing }) {
  if (election.bounds.length === 0) return { doomed: [], guarded: [] }
  const others = (number) => continuing.filter((each) => each !== number)
  return {
    doomed: continuing.filter((number) => !canBeFilled(election, [...winners, number], others(number))),
    guarded: continuing.filter((number) => !canBeFilled(election, winners, others(number))),
  }
}

const without = (table, out) => ({ ...table, continuing: table.continuing.filter((number) => !out.includes(number)) })
const mayBeExcluded = (table, out) =>
  table.election.bounds.length === 0 || canBeFilled(table.election, table.winners, without(table, out).continuing)
const mayBeElected = (table, all) =>
  table.election.bounds.length === 0 ||
  canBeFilled(table.election, [...table.winners, ...all], without(table, all).continuing)

// ---- What several rules have in common ----

/** No more candidates than places: all of them are elected. */
function electIfJustEnough(table) {
  if (table.continuing.length <= vacancies(table)) for (const number of table.continuing) elect(table, number)
}

/** Whoever has reached the quota, the most votes first; where constraints don't let them all, one by one as long as they do. */
function electReached(table, reached, looking) {
  const chosen = []
  for (;;) {
    const { doomed } = outlook(table)
    const left = reached.filter((number) => !doomed.includes(number) && !chosen.includes(number))
    if (left.length === 0) return chosen
    const best = most(left.map((number) => table.votes.get(number)))
    const highest = left.filter((number) => table.votes.get(number) === best)
    const number = mayBeElected(table, left) ? left[0] : oneOf(table, highest, 'most', looking)
    elect(table, number)
    chosen.push(number)
  }
}

/** Whoever has the quota, the most votes first; equals in the order in which their surpluses go. */
function reachedQuota(table, quota, looking) {
  const points = [table.votes, ...pointsOf(table, looking)]
  const inOrder = (a, b) => {
    const point = points.find((votes) => votes.get(a) !== votes.get(b))
    if (point === undefined) return table.election.lot.indexOf(a) - table.election.lot.indexOf(b)
    return point.get(a) > point.get(b) ? -1 : 1
  }
  return table.continuing.filter((number) => table.votes.get(number) >= quota).sort(inOrder)
}

/** Who may go out: the doomed, if anybody is; else all who are not guarded. */
function mayGoOut(table) {
  const { doomed, guarded } = outlook(table)
  return doomed.length > 0 ? doomed : table.continuing.filter((number) => !guarded.includes(number))
}

function lowestOf(table) {
  const open = mayGoOut(table)
  const fewest = least(open.map((number) => table.votes.get(number)))
  return open.filter((number) => table.votes.get(number) === fewest)
}

const heldBy = (table, ...holders) => table.papers.filter((paper) => holders.includes(paper.holder))
const highestValue = (papers) => most(papers.map(({ value }) => value))

// ---- Scottish local government STV ----

function scottish(election) {
  const table = openTable(election, 5)
  sortPapers(table) // 45
  const quota = (table.valid / BigInt(table.seats + 1) + 1n) * table.one // 46
  let waiting = []
  const deem = () => {
    waiting.push(...electReached(table, reachedQuota(table, quota, 'back'), 'back')) // 47(1)
    electIfJustEnough(table) // 52(1)
    closeStage(table)
  }
  if (table.continuing.length <= table.seats) {
    electIfJustEnough(table)
    closeStage(table)
  } else deem()
  while (vacancies(table) > 0 && table.continuing.length > 0) {
    if (waiting.length > 0 && outlook(table).doomed.length === 0) {
      // 49: the largest surplus; 48: each paper at its value times the surplus, divided by the candidate's votes, five decimals.
      const total = most(waiting.map((number) => table.votes.get(number)))
      const equals = waiting.filter((number) => table.votes.get(number) === total)
      const from = total > quota ? oneOf(table, equals, 'most', 'back') : equals[0]
      waiting = waiting.filter((number) => number !== from)
      if (total > quota) {
        const going = heldBy(table, from).filter((paper) => nextOn(table, paper) !== undefined)
        const arrived = sum(going.map(({ many, value }) => many * ((value * (total - quota)) / total)))
        move(table, going, ({ value }) => (value * (total - quota)) / total)
        table.votes.set(from, quota)
        table.lost += total - quota - arrived
      }
    } else {
      const from = oneOf(table, lowestOf(table), 'fewest', 'back') // 50(1), 51
      exclude(table, from)
      move(table, heldBy(table, from), ({ value }) => value) // 50(2), (3)
      electIfJustEnough(table) // 52(1)
    }
    deem()
  }
  return finished(table, quota)
}

// ---- Northern Ireland STV ----

function northernIreland(election) {
  const table = openTable(election, 2)
  sortPapers(table) // 47
  const quota = (table.valid / BigInt(table.seats + 1) + 1n) * table.one // 48(1), (2)
  let waiting = []
  const votes = (number) => table.votes.get(number)
  const surpluses = () => sum(waiting.map((number) => votes(number) - quota))
  const deem = () => {
    const reached = electReached(table, reachedQuota(table, quota, 'forward'), 'forward') // 48(3)
    waiting.push(...reached.filter((number) => votes(number) > quota))
    electIfJustEnough(table) // 52(1)
  }
  const fillLastVacancy = () => {
    // 52(2)
    const [first, ...others] = byVotes(table)
    if (vacancies(table) !== 1 || others.length === 0 || outlook(table).doomed.includes(first)) return
    const rest = sum(others.map(votes)) + surpluses()
    if (votes(first) >= rest && votes(first) !== votes(others[0])) elect(table, first)
  }
  /** 49(10), 51(12): as many of the lowest as, with all surpluses, have fewer votes than the next. */
  const safe = () => {
    const inOrder = (a, b) => (votes(a) === votes(b) ? a - b : votes(a) < votes(b) ? -1 : 1)
    const lowest = [...table.continuing].sort(inOrder)
    let found = []
    for (let many = 1; many <= lowest.length - vacancies(table) && many < lowest.length; many += 1) {
      const group = lowest.slice(0, many)
      if (sum(group.map(votes)) + surpluses() < votes(lowest[many]) && mayBeExcluded(table, group)) found = group
    }
    return found
  }
  const transferLargest = () => {
    // 49, 50(1)
    const total = most(waiting.map(votes))
    const from = oneOf(
      table,
      waiting.filter((number) => votes(number) === total),
      'most',
      'forward',
    )
    waiting = waiting.filter((number) => number !== from)
    const held = heldBy(table, from)
    const last = Math.max(...held.map(({ came }) => came))
    const going = held.filter((paper) => paper.came === last && nextOn(table, paper) !== undefined)
    const papers = sum(going.map(({ many }) => many))
    const share = papers > 0n ? (total - quota) / papers : 0n
    const valueOf = ({ value }) => (value < share ? value : share)
    const arrived = sum(going.map((paper) => paper.many * valueOf(paper)))
    move(table, going, valueOf)
    table.votes.set(from, quota)
    table.lost += total - quota - arrived
  }
  const excludeTogether = (out) => {
    for (const number of out) exclude(table, number)
    electIfJustEnough(table) // 52(1), (3)
    if (vacancies(table) === 0) return
    // 51(2): first preferences first; 51(5) to (9): then the others, the highest value first.
    move(
      table,
      heldBy(table, ...out).filter(({ came }) => came === 0),
      ({ value }) => value,
    )
    deem()
    while (vacancies(table) > 0 && heldBy(table, ...out).length > 0) {
      const value = highestValue(heldBy(table, ...out))
      move(
        table,
        heldBy(table, ...out).filter((paper) => paper.value === value),
        () => value,
      )
      deem()
    }
  }
  if (table.continuing.length <= table.seats) electIfJustEnough(table)
  else {
    if (table.seats > 1) deem()
    fillLastVacancy()
  }
  closeStage(table)
  while (vacancies(table) > 0 && table.continuing.length > 0) {
    const { doomed } = outlook(table)
    const together = doomed.length > 0 ? doomed : safe()
    if (together.length === 0 && surpluses() > 0n) transferLargest()
    else excludeTogether(together.length > 0 ? together : [oneOf(table, lowestOf(table), 'fewest', 'forward')])
    deem()
    fillLastVacancy()
    closeStage(table)
  }
  return finished(table, quota)
}

// ---- ERS97 ----

function ers97(election) {
  const table = openTable(election, 2)
  sortPapers(table)
  const votes = (number) => table.votes.get(number)
  const all = table.valid * table.one
  const firstQuota = () => upwards(all - table.lost, BigInt(table.seats + 1)) // 5.1.6, 5.4.8
  let quota = firstQuota()
  const surplusOf = (number) => (votes(number) > quota ? votes(number) - quota : 0n)
  const waiting = () => table.winners.filter((number) => surplusOf(number) > 0n)
  const surpluses = () => sum(waiting().map(surplusOf))
  /** 5.6.1: the total active vote, divided by one more than the places that are left; never more than the quota. */
  const required = () => {
    const kept = sum(table.winners.map((number) => (votes(number) < quota ? votes(number) : quota)))
    return least([upwards(all - table.lost - kept, BigInt(vacancies(table) + 1)), quota])
  }
  const deem = () => {
    // 5.1.7, 5.3.13, 5.4.9
    for (let level = required(); vacancies(table) > 0;) {
      const { doomed } = outlook(table)
      const able = byVotes(table).filter((number) => !doomed.includes(number))
      if (able.length === 0 || votes(able[0]) === 0n) return
      if (votes(able[0]) < level) level = required()
      if (votes(able[0]) < level) return
      const equals = able.filter((number) => votes(number) === votes(able[0]))
      const left = parted(table, equals, 'most', 'forward')
      if (left.length > vacancies(table)) return // 5.6.2
      const room = equals.length <= vacancies(table) && mayBeElected(table, equals)
      elect(table, room ? left[0] : oneOf(table, equals, 'most', 'forward'))
    }
  }
  /** 5.2.2, 5.2.5: as many of the lowest as, with all surpluses, have no more votes than the next above them. */
  const lowestTogether = () => {
    const { guarded: atOnce } = outlook(table)
    const out = []
    let safe = []
    while (table.continuing.length - out.length > vacancies(table)) {
      const { guarded } = outlook(without(table, out))
      const open = table.continuing.filter((number) => !out.includes(number) && !guarded.includes(number))
      const fewest = least(open.map(votes))
      const equals = open.filter((number) => votes(number) === fewest)
      out.push(oneOf(table, equals, 'fewest', 'forward'))
      const above = table.continuing.filter((number) => !out.includes(number) && !atOnce.includes(number))
      const together = sum(out.map(votes)) + surpluses()
      if (above.every((number) => together <= votes(number))) safe = [...out]
    }
    return safe
  }
  const transferLargest = () => {
    // 5.2.3, 5.3
    const surplus = most(waiting().map(surplusOf))
    const equals = waiting().filter((number) => surplusOf(number) === surplus)
    const from = oneOf(table, equals, 'most', 'forward')
    const held = heldBy(table, from)
    const last = Math.max(...held.map(({ came }) => came))
    const going = held.filter((paper) => paper.came === last && nextOn(table, paper) !== undefined)
    const papers = sum(going.map(({ many }) => many))
    const share = papers > 0n ? surplus / papers : 0n // 5.3.7
    const valueOf = ({ value }) => (value < share ? value : share)
    const arrived = sum(going.map((paper) => paper.many * valueOf(paper)))
    move(table, going, valueOf)
    table.votes.set(from, quota)
    table.lost += surplus - arrived // 5.3.9
    keepPoint(table)
    deem()
  }
  const excludeTogether = (out) => {
    // 5.4: all papers of one value together, the highest value first.
    for (const number of out) exclude(table, number)
    while (vacancies(table) > 0 && heldBy(table, ...out).length > 0) {
      const value = highestValue(heldBy(table, ...out))
      move(
        table,
        heldBy(table, ...out).filter((paper) => paper.value === value),
        () => value,
      )
      keepPoint(table)
      if (table.winners.length === 0) quota = least([quota, firstQuota()]) // 5.4.8
      deem()
    }
  }
  const declared = quota
  if (table.continuing.length <= table.seats) electIfJustEnough(table)
  else {
    keepPoint(table)
    deem()
  }
  closeStage(table)
  while (vacancies(table) > 0 && table.continuing.length > 0) {
    const { doomed } = outlook(table)
    const out = doomed.length > 0 ? doomed : lowestTogether()
    if (out.length === 0) transferLargest()
    else if (table.continuing.length - out.length > vacancies(table)) excludeTogether(out)
    else {
      // 5.5.1, 5.5.2: those left are elected, and no papers are transferred.
      for (const number of out) exclude(table, number)
      electIfJustEnough(table)
    }
    closeStage(table)
  }
  return finished(table, declared)
}

// ---- Meek STV, the reference rule of the Proportional Representation Foundation ----

function meek(election) {
  const table = openTable(election, 9)
  const { one } = table
  const smallest = one / 1_000_000n // omega
  const keep = new Map(election.standing.map((number) => [number, one]))
  let quota
  /** B.2.a, B.2.b: of every paper each candidate in turn keeps their part of what is left, rounded up. */
  const divide = () => {
    for (const number of election.standing) table.votes.set(number, 0n)
    for (const { many, prefers } of table.papers) {
      let left = one
      for (const number of prefers) {
        const kept = upwards(left * keep.get(number), one)
        table.votes.set(number, table.votes.get(number) + many * kept)
        left -= kept
        if (left <= 0n) break
      }
    }
    const votes = sum([...table.votes.values()])
    table.lost = table.valid * one - votes
    quota = votes / BigInt(table.seats + 1) + 1n
  }
  const votes = (number) => table.votes.get(number)
  const complete = () => {
    // C
    electIfJustEnough(table)
    if (vacancies(table) === 0) for (const number of table.continuing) exclude(table, number)
    closeStage(table)
  }
  divide()
  if (table.continuing.length <= table.seats) complete()
  while (vacancies(table) > 0 && table.continuing.length > vacancies(table)) {
    let reached
    let surplus
    for (let before; ; before = surplus) {
      divide()
      reached = table.continuing.filter((number) => votes(number) >= quota) // B.2.c
      surplus = most([0n, sum(table.winners.map((number) => votes(number) - quota))]) // B.2.d
      if (reached.length > 0 || surplus < smallest || (before !== undefined && surplus >= before)) break // B.2.e
      for (const number of table.winners)
        keep.set(number, upwards(upwards(keep.get(number) * quota, one) * one, votes(number))) // B.2.f
    }
    const { doomed } = outlook(table)
    if (reached.length > 0 && doomed.length === 0) electReached(table, reached, 'nowhere')
    else {
      // B.3: those who are no further above the lowest than the surplus are equals.
      const open = mayGoOut(table)
      const highest = least(open.map(votes)) + (doomed.length > 0 ? 0n : surplus)
      const equals = open.filter((number) => votes(number) <= highest)
      const from = oneOf(table, equals, 'fewest', 'nowhere')
      exclude(table, from)
      keep.set(from, 0n)
    }
    complete()
  }
  return finished(table, quota)
}

// ---- The alternative vote ----

function alternativeVote(election) {
  const table = openTable(election, 0)
  sortPapers(table)
  const votes = (number) => table.votes.get(number)
  const electMajority = () => {
    const [first, ...others] = byVotes(table)
    if (first === undefined) return
    const rest = sum(others.map(votes))
    if (votes(first) > rest) elect(table, first) // 45A(2), (6)
    else if (others.length === 1 && votes(first) === rest)
      elect(table, oneOf(table, [first, ...others], 'most', 'forward')) // 49A
  }
  if (table.continuing.length <= 1) electIfJustEnough(table)
  else electMajority()
  closeStage(table)
  while (vacancies(table) > 0 && table.continuing.length > 0) {
    const from = oneOf(table, lowestOf(table), 'fewest', 'forward') // 45A(3), 49
    exclude(table, from)
    move(table, heldBy(table, from), () => 1n) // 45A(4), (5)
    electMajority()
    closeStage(table)
  }
  return finished(table, null)
}

// ---- Plurality and approval: the most marks win ----

function mostMarks(election, mostOnPaper) {
  const table = openTable(election, 0)
  for (const { many, prefers } of table.papers) {
    if (prefers.length > mostOnPaper) {
      table.valid -= many
      table.invalid += many
    } else for (const number of prefers) table.votes.set(number, table.votes.get(number) + many)
  }
  const votes = (number) => table.votes.get(number)
  electIfJustEnough(table)
  while (vacancies(table) > 0 && table.continuing.length > 0) {
    const best = most(table.continuing.map(votes))
    const highest = table.continuing.filter((number) => votes(number) === best)
    const { doomed } = outlook(table)
    const passed = highest.filter((number) => doomed.includes(number))
    if (passed.length > 0) for (const number of passed) exclude(table, number)
    else {
      const room = highest.length <= vacancies(table) && mayBeElected(table, highest)
      elect(table, room ? highest[0] : oneOf(table, highest, 'most', 'nowhere'))
    }
  }
  closeStage(table)
  return finished(table, null)
}

const rules = {
  scottish,
  ers97,
  'n-ireland': northernIreland,
  'meek-prf': meek,
  av: alternativeVote,
  plurality: (election) => mostMarks(election, election.seats),
  approval: (election) => mostMarks(election, Infinity),
}

// ---- The comparison ----

/** Counts what is in the three files; the differences from the declared result, each in a sentence. `sha256` gives 64 hex digits. */
function differences({ papers, parameters, result }, sha256) {
  const read = readPapers(papers)
  const asked = JSON.parse(parameters)
  const declared = JSON.parse(result)
  if (!Object.hasOwn(rules, asked.rule)) throw new Error(`This program knows no rule “${asked.rule}”.`)
  const numbers = Array.from({ length: read.candidates }, (_, at) => at + 1)
  const standing = numbers.filter((number) => !read.withdrawn.includes(number))
  const election = {
    numbers,
    standing,
    seats: read.seats,
    choose: Math.min(read.seats, standing.length),
    piles: read.piles,
    lot: drawLot(read.candidates, asked.seed, sha256),
    bounds: boundsOf(asked.constraints, asked.classes, standing),
  }
  const count = rules[asked.rule](election)

  const found = []
  const name = (number) => read.names[number - 1]
  const names = (all) => (all.length === 0 ? 'nobody' : all.map(name).join(', '))
  const compare = (what, given, counted) => {
    if (String(given) !== String(counted)) found.push(`${what}: result.json says ${given}, the papers give ${counted}.`)
  }
  if (sha256(papers) !== asked.papers.sha256)
    found.push('papers.blt is not as it was packed: its SHA-256 is another than parameters.json says.')
  compare('Rule', declared.rule, asked.rule)
  compare('Seats', declared.seats, read.seats)
  compare('Candidates', declared.candidates.map((each) => each.replaceAll('"', "'")).join(', '), read.names.join(', '))
  compare('Valid papers', declared.valid, count.valid)
  compare('Invalid papers', declared.invalid, count.invalid)
  compare('Quota', declared.quota, count.quota)
  compare('Stages', declared.stages.length, count.stages.length)
  for (const [at, stage] of count.stages.entries()) {
    const given = declared.stages[at]
    if (given === undefined) break
    for (const number of numbers)
      compare(`Stage ${at + 1}, votes of ${name(number)}`, given.totals[number - 1], stage.totals[number - 1])
    compare(`Stage ${at + 1}, non-transferable`, given.non_transferable, stage.non_transferable)
    compare(`Stage ${at + 1}, elected`, names(given.elected), names(stage.elected))
    compare(`Stage ${at + 1}, excluded`, names(given.excluded), names(stage.excluded))
  }
  compare('Elected', names(declared.winners.map(({ number }) => number)), names(count.winners))
  for (const winner of declared.winners)
    compare(`Name of candidate ${winner.number}`, winner.name, declared.candidates[winner.number - 1])
  return { found, winners: count.winners.map(name), stages: count.stages.length, papers: count.valid + count.invalid }
}

async function main() {
  const { readFileSync } = await import('node:fs')
  const { createHash } = await import('node:crypto')
  const { dirname, join } = await import('node:path')
  const folder = dirname(process.argv[1])
  const textOf = (file) => readFileSync(join(folder, file), 'utf8')
  const sha256 = (of) => createHash('sha256').update(of).digest('hex')

  const parameters = textOf('parameters.json')
  const { given } = JSON.parse(parameters)
  console.log(`Rule: ${JSON.parse(parameters).rule_name}`)
  const { found, winners, stages, papers } = differences(
    { papers: textOf('papers.blt'), parameters, result: textOf('result.json') },
    sha256,
  )
  console.log(`Counted ${papers} papers again, in ${stages} stages. Elected: ${winners.join(', ') || 'nobody'}.`)
  if (sha256(readFileSync(join(folder, given.file))) !== given.sha256)
    found.push(`${given.file} is not the file that was counted: its SHA-256 is another than parameters.json says.`)
  for (const sentence of found) console.log(`WRONG. ${sentence}`)
  console.log(
    found.length === 0
      ? 'RIGHT: every figure of every stage is what result.json says.'
      : `The result does not follow from the papers: ${found.length} differences.`,
  )
  process.exitCode = found.length === 0 ? 0 : 1
}

if (process.argv[1]?.endsWith('check.js'))
  main().catch((error) => {
    console.log(`This could not be checked. ${error.message}`)
    process.exitCode = 1
  })
