import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { count, londonTime, plainDay, pounds, shortDay, wholePence, type Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button, ButtonLink, PostButton } from '../../../../ui/links.tsx'
import { Columns, Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList, type SummaryRow } from '../../../../ui/summary-list.tsx'
import { Tiles } from '../../../../ui/tiles.tsx'
import { rateText, roundings } from '../../charges/rules.ts'
import { previewProposed, previewRate, RateStateTag } from '../../levies/cards/pages.tsx'
import { previewLevy } from '../../levies/pages.tsx'
import type { Levy } from '../../levies/reads.ts'
import type { ToldOfRate } from '../../rate-letters/reads.ts'
import { Caveats, change, EffectChart, EffectTable, previewEffect } from '../effects/pages.tsx'
import type { EffectSeen } from '../effects/reads.ts'
import { decisionForm } from '../forms.ts'
import type { RateVersion } from '../reads.ts'
import { Withdrawal, ToldAgain, type WithdrawalSent } from '../withdrawals/pages.tsx'
import { countings, eachPatient, levyYears, listBases, rateSaid } from '../rules.ts'

const termsOf = (levy: Levy, rate: RateVersion): readonly SummaryRow[] => [
  { label: 'From', value: plainDay(rate.from_on) },
  ...(rate.until_on ? [{ label: 'To', value: plainDay(rate.until_on.subtract({ days: 1 })) }] : []),
  { label: 'Patients', value: listBases[rate.list_basis] },
  { label: 'Which count', value: countings[rate.counted] },
  { label: 'Levy year', value: levyYears[rate.levy_year_starts] },
  { label: 'Rounding', value: roundings[rate.rounding] },
  ...(levy.kind === 'statutory'
    ? []
    : [
        { label: 'Passed on', value: rate.remitted_rate === null ? 'Nothing' : rateText(rate.remitted_rate) },
        ...(rate.difference_used_for ? [{ label: 'Difference', value: rate.difference_used_for }] : []),
      ]),
  { label: 'Proposed', value: `${rate.proposed_by}, ${londonTime(rate.proposed_at)}` },
  ...(rate.decided_on
    ? [{ label: 'Decided', value: `${rate.meeting}, ${plainDay(rate.decided_on)}`, note: rate.paper }]
    : []),
  ...(rate.withdrawn_because && rate.settled_at && rate.settled_by
    ? [
        {
          label: 'Withdrawn',
          value: `${rate.settled_by}, ${londonTime(rate.settled_at)}`,
          note: rate.withdrawn_because,
        },
      ]
    : []),
]

export type RatePageProps = {
  frame: Frame
  levy: Levy
  rate: RateVersion
  effect: EffectSeen
  number: number
  /** Who had a letter about it. */
  told: readonly ToldOfRate[]
  /** A run charges for days on which it holds: it stays. */
  is_charged: boolean
  may_keep: boolean
  refusal?: string
  raw?: RawOf<typeof decisionForm>
  errors?: ErrorsOf<typeof decisionForm>
  withdrawal?: WithdrawalSent
}

export const RatePage = (props: RatePageProps) => {
  const { frame, levy, rate, effect, number, told, is_charged, may_keep, refusal, raw, errors, withdrawal } = props
  const { before, before_from, before_parts, before_pence, after_pence, charged, lines } = effect
  const before_said = before && (before_parts.length > 1 ? 'its several rates' : rateSaid(before))
  const address = `/levies/${levy.id}/rates/${rate.id}`
  const terms = (
    <Panel title="Its terms">
      <SummaryList rows={termsOf(levy, rate)} />
    </Panel>
  )
  return (
    <Office
      frame={frame}
      title={`${rateSaid(rate)}: ${levy.name}`}
      errors={Boolean(errors ?? withdrawal?.errors ?? refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: levy.name, href: `/levies/${levy.id}` },
      ]}
      head={
        <PageHead
          kind={`${levy.lmc_name}: ${levy.name}`}
          title={`${rateSaid(rate)} for ${eachPatient(rate.list_basis)}`}
          tags={<RateStateTag state={rate.state} />}
          actions={
            may_keep &&
            (rate.state === 'proposed' ? (
              <PostButton action={`${address}/withdrawal`}>Withdraw the proposal</PostButton>
            ) : (
              rate.state === 'agreed' && <ButtonLink href="/levies/rate-letters">Letters about rates</ButtonLink>
            ))
          }
          about={`What it means from ${plainDay(rate.from_on)} on, for a year${before ? `, beside the year from ${plainDay(before_from)} at ${before_said}${before.list_basis === rate.list_basis ? '' : ` for ${eachPatient(before.list_basis)}`} and the list sizes of then` : ''}.`}
        />
      }
    >
      <ErrorSummary errors={errors ?? withdrawal?.errors} refusal={refusal} />
      {rate.state === 'withdrawn' && told.length > 0 && <ToldAgain told={told} />}
      {lines.length > 0 && (
        <Tiles
          tiles={[
            { label: 'It raises in a year', value: pounds(after_pence), note: `from ${count(charged, 'practice')}` },
            ...(before
              ? [
                  { label: 'The year before', value: pounds(before_pence), note: `at ${before_said}` },
                  { label: 'Change', value: change(before_pence, after_pence) },
                ]
              : []),
          ]}
        />
      )}
      <Caveats effect={effect} list_basis={rate.list_basis} />
      {lines.length > 0 ? (
        <Columns kind="main-and-side">
          <Panel title="By size of practice">
            <EffectChart effect={effect} rate={rate} />
          </Panel>
          {terms}
        </Columns>
      ) : (
        terms
      )}
      {may_keep && rate.state === 'proposed' && (
        <Panel title="It was decided">
          <form method="post" action={`${address}/agreement`} novalidate>
            <Questions form={decisionForm} raw={raw} errors={errors} />
            <Button>Agree this rate from {shortDay(rate.from_on)}</Button>
          </form>
        </Panel>
      )}
      {may_keep && rate.state === 'agreed' && !is_charged && (
        <Withdrawal {...{ rate, address, told }} {...withdrawal} />
      )}
      <EffectTable list_basis={rate.list_basis} effect={effect} number={number} href={address} />
    </Office>
  )
}

const seen = { frame: previewFrame, levy: previewLevy, number: 1, told: [], is_charged: false }
const told = [
  {
    id: '0' as Id<'rate_letter'>,
    collector_name: 'Weald and Coast ICB',
    sent_on: Temporal.PlainDate.from('2026-01-22'),
  },
]
const first = {
  before: undefined,
  before_pence: wholePence(0),
  left_out: [],
  without_list_size: 0,
  contract_not_known: 0,
}

export const previews = {
  'proposed, and what it would mean': () => (
    <RatePage {...seen} rate={previewProposed} effect={previewEffect} may_keep />
  ),
  'the first, mistaken': () => (
    <RatePage
      {...seen}
      rate={{ ...previewProposed, id: '0' as Id<'rate'> }}
      effect={{ ...previewEffect, ...first, lines: [] }}
      may_keep
      errors={{ meeting: 'Enter meeting', decided_on: 'Day it was decided must be a real date' }}
    />
  ),
  'of weighted patients': () => (
    <RatePage {...seen} rate={{ ...previewProposed, list_basis: 'weighted' }} effect={previewEffect} may_keep />
  ),
  'agreed, and can be withdrawn': () => (
    <RatePage
      {...seen}
      rate={previewRate}
      effect={previewEffect}
      may_keep
      told={told}
      withdrawal={{ raw: {}, errors: { withdrawn_because: 'Enter why it is withdrawn' } }}
    />
  ),
  'withdrawn after it was agreed': () => (
    <RatePage
      {...seen}
      rate={{ ...previewRate, state: 'withdrawn', withdrawn_because: '45p was typed for 43.8p' }}
      effect={previewEffect}
      may_keep
      told={told}
    />
  ),
  agreed: () => <RatePage {...seen} rate={previewRate} effect={previewEffect} may_keep={false} />,
}
