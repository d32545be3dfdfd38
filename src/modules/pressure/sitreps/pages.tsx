import { plainDay } from '../../../platform/values.ts'
import { PlainPage } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Suppressed, Tag } from '../../../ui/tag.tsx'
import { alerts, alertWords, type Alert } from '../returns/rules.ts'
import { heldBack } from '../areas/rules.ts'
import type { AreaFigures, Figures } from '../issue-figures/rules.ts'
// oxfmt-ignore
import {
  factsOf, measureFact, methodWords, paragraphs, rateWords,
  referenceWords, returnedWords, splitOf, stateWords, titleOf, weekWords, type Fact, type Sitrep,
} from './rules.ts'
import { Charts } from './charts/pages.tsx'
import { exampleSitrep } from './examples/rules.ts'

const HeldBack = ({ words }: { words: string }) => (words === heldBack ? <Suppressed /> : <>{words}</>)

const StateTag = ({ state, figures, returned }: { state: Alert | null; figures: Figures; returned: number | null }) =>
  state ? (
    <Tag kind={state}>{stateWords(state, figures.opel, returned)}</Tag>
  ) : (
    <HeldBack words={stateWords(null, figures.opel, returned)} />
  )

const factRows = (facts: readonly Fact[]) => facts.map(({ label, value, note }) => ({ label, value, note }))

const areaColumns = (figures: Figures): readonly Column<AreaFigures>[] => [
  { key: 'name', label: 'Area', cell: ({ name }) => name },
  {
    key: 'state',
    label: 'State declared',
    cell: ({ state, returned }) => <StateTag state={state} figures={figures} returned={returned} />,
  },
  {
    key: 'computed_state',
    label: 'Computed',
    cell: ({ computed_state, computed_from }) => (
      <HeldBack words={stateWords(computed_state, figures.opel, computed_from)} />
    ),
  },
  { key: 'returned', label: 'Returned', cell: (area) => <HeldBack words={returnedWords(area)} /> },
  {
    key: 'contacts_per_1000',
    label: 'Contacts for each 1,000',
    kind: 'number',
    cell: ({ contacts_per_1000 }) => <HeldBack words={rateWords(contacts_per_1000)} />,
  },
]

/** The report itself, as it is released and as the office looks at it before. */
export const SitrepBody = ({ sitrep, href }: { sitrep: Sitrep; href: string }) => {
  const { figures } = sitrep
  return (
    <div class="sitrep">
      {sitrep.what_changed && <Notice title={`Version ${sitrep.version}: what changed`}>{sitrep.what_changed}</Notice>}
      {paragraphs(sitrep.narrative).map((part) => (
        <p>{part}</p>
      ))}
      <SummaryList rows={factRows(factsOf(figures))} />
      <h2>The four states</h2>
      <Charts figures={figures} />
      <SplitTable figures={figures} />
      <h2>Localities and PCNs</h2>
      <Table
        label="Localities and PCNs"
        columns={areaColumns(figures)}
        rows={figures.areas}
        href={href}
        nouns={['area', 'areas']}
        empty="No locality or PCN has figures this week."
      />
      <p class="note">{heldBack}.</p>
      <h2>Other measures</h2>
      <SummaryList rows={factRows(figures.measures.map(measureFact))} />
      <h2>So that strain does not become usual</h2>
      {figures.normalising.said.length === 0 && <p>No earlier week is known to compare with.</p>}
      {figures.normalising.said.map((words) => (
        <p>{words}</p>
      ))}
      <h2>What was asked for, and what came of it</h2>
      <p>{figures.asks}</p>
      {sitrep.comments.length > 0 && (
        <>
          <h2>What practices said</h2>
          {sitrep.comments.map((comment) => (
            <blockquote>{comment}</blockquote>
          ))}
          <p class="note">Some of them in the office’s words, so that nobody can be told from them.</p>
        </>
      )}
      <h2>What the states mean here</h2>
      <SummaryList
        rows={alerts.map((alert) => ({
          label: `${alertWords[alert]}, OPEL ${figures.opel[alert]}`,
          value: figures.means[alert],
        }))}
      />
      <h2>How this was made</h2>
      <ul>
        {methodWords(figures).map((words) => (
          <li>{words}</li>
        ))}
      </ul>
    </div>
  )
}

const SplitTable = ({ figures }: { figures: Figures }) => (
  <Table
    label="Practices in each state"
    columns={[
      { key: 'alert', label: 'State', cell: ({ alert }) => <Tag kind={alert}>{alertWords[alert]}</Tag> },
      { key: 'declared', label: 'Declared', cell: ({ declared }) => <HeldBack words={declared} /> },
      { key: 'computed', label: 'Computed', cell: ({ computed }) => <HeldBack words={computed} /> },
    ]}
    rows={splitOf(figures.lmc)}
    href=""
    nouns={['state', 'states']}
    empty=""
  />
)

export type SitrepPageProps = {
  sitrep: Sitrep
  hue: number
  secret: string
  /** The version that took this one's place. */
  superseded_by: { readonly version: number; readonly secret: string } | null
}

/** A released report, for whoever has its address. */
export const SitrepPage = ({ sitrep, hue, secret, superseded_by }: SitrepPageProps) => {
  const { figures, released_on } = sitrep
  return (
    <PlainPage
      title={`${titleOf(sitrep)}, ${figures.lmc_name}`}
      lmc_name={figures.lmc_name}
      hue={hue}
      service_name="Situation report"
    >
      {superseded_by && (
        <Notice kind="warning" title="This is no longer the latest version">
          <a href={`/sitreps/${superseded_by.secret}`}>Read version {superseded_by.version}</a>, which says what
          changed.
        </Notice>
      )}
      <h1>{titleOf(sitrep)}</h1>
      <p class="lead">
        {weekWords(figures.week_of)}. Contacts were counted on {referenceWords(figures)}.
        {released_on && ` Released on ${plainDay(released_on)}.`}
      </p>
      <p>
        <a href={`/sitreps/${secret}.pdf`}>As a PDF</a> · <a href={`/sitreps/${secret}.csv`}>The figures as CSV</a>
      </p>
      <SitrepBody sitrep={sitrep} href={`/sitreps/${secret}`} />
    </PlainPage>
  )
}

const secret = '4mP1nT0aB3cD5eF7gH9iJ1kL3mN5oP7qR9sT1uV3wX5'

export const previews = {
  released: () => <SitrepPage sitrep={exampleSitrep} hue={168} secret={secret} superseded_by={null} />,
  superseded: () => (
    <SitrepPage
      sitrep={{ ...exampleSitrep, version: 2, what_changed: 'A comment was put more shortly.' }}
      hue={168}
      secret={secret}
      superseded_by={{ version: 3, secret }}
    />
  ),
}
