import { Unreadable, type Mistake } from '../../../platform/files/mistakes.ts'
import { openFile, type Contents, type Dated, type Opened } from '../../../platform/files/open.ts'
import { areaTotalFeed } from '../area-totals/feeds.ts'
import { candidateFeed } from '../candidates/feeds.ts'
import { commissionerFeed } from '../commissioners/feeds.ts'
import { constituencyNameFeed, constituencyPostcodeFeed, memberFeed } from '../constituencies/feeds.ts'
import { listSizeFeed } from '../list-sizes/feeds.ts'
import { membershipFeed } from '../memberships/feeds.ts'
import { pcnFeed } from '../pcns/feeds.ts'
import { postcodeFeed } from '../postcodes/feeds.ts'
import { practiceFeed } from '../practices/feeds.ts'
import { ratingFeed } from '../ratings/feeds.ts'
import { submissionFeed } from '../submissions/feeds.ts'
import { successionFeed } from '../successions/feeds.ts'

/** Every kind of open data there is; a file is the kind it is most like. */
const feeds = [
  practiceFeed,
  listSizeFeed,
  areaTotalFeed,
  membershipFeed,
  pcnFeed,
  commissionerFeed,
  successionFeed,
  postcodeFeed,
  memberFeed,
  constituencyPostcodeFeed,
  constituencyNameFeed,
  candidateFeed,
  ratingFeed,
  submissionFeed,
] as const

type Without<T> = T extends Contents ? Omit<T, 'dated'> : never

/** What a file holds, by its `kind`. `seen_on` is the day it describes. */
export type OpenData = Without<ReturnType<(typeof feeds)[number]['read']>> & { readonly seen_on: Temporal.PlainDate }
export type OpenDataKind = OpenData['kind']

/** `as_at` says which day a file describes, where the file itself does not. */
type When = { readonly today: Temporal.PlainDate; readonly as_at?: Temporal.PlainDate | undefined }
type Answer = { readonly ok: true; readonly data: OpenData } | { readonly ok: false; readonly mistake: Mistake }

export async function readOpenData(bytes: Uint8Array, file_name: string, when: When): Promise<Answer> {
  let name = file_name
  try {
    const opened = await openFile(bytes, file_name)
    name = opened.name
    const { dated, ...contents } = feedFor(opened).read(opened, when.today)
    return { ok: true, data: { ...contents, seen_on: dayOf(dated, when) } }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, mistake: error.in(name) }
    throw error
  }
}

/** A file whose likeness to its nearest kind is less than this isn't that kind with a mistake in it, but another thing. */
const near = 0.6

function feedFor(opened: Opened) {
  const [nearest] = feeds
    .map((feed) => ({ feed, likeness: feed.likeness(opened) }))
    .toSorted((one, other) => other.likeness - one.likeness)
  if (nearest && nearest.likeness >= near) return nearest.feed
  throw new Unreadable(
    `This is not a kind of file OpenLMC knows: ${looksOf(opened)}.`,
    `It reads ${feeds.map(({ called }) => called).join('; ')}.`,
  )
}

function looksOf(opened: Opened) {
  if (opened.is === 'workbook') return `a workbook with the sheets ${opened.sheets.map(({ name }) => name).join(', ')}`
  if (opened.is === 'json') return 'JSON of another shape'
  return `its first row is “${(opened.table.rows[0] ?? []).join(',').slice(0, 100)}”`
}

function dayOf(dated: Dated, { as_at, today }: When) {
  const stated_on = dated !== 'not_dated' && 'stated_on' in dated ? dated.stated_on : undefined
  const latest_on = dated !== 'not_dated' && 'latest_on' in dated ? dated.latest_on : undefined
  if (stated_on && as_at && !stated_on.equals(as_at))
    throw new Unreadable(
      `This file says it describes ${stated_on.toString()}, not ${as_at.toString()}.`,
      'Leave out the day, or give the file for that day.',
    )
  const seen_on = stated_on ?? as_at ?? latest_on
  if (!seen_on)
    throw new Unreadable(
      'This file carries no date.',
      'Say which day it describes, for example with --as-at 2025-08-01.',
    )
  if (Temporal.PlainDate.compare(seen_on, today) > 0)
    throw new Unreadable(
      `This file describes ${seen_on.toString()}, which has not come yet.`,
      'Check the date, and the clock of this computer.',
    )
  return seen_on
}
