import { PaperFrame } from '../../../ui/letterhead.tsx'
import { markup } from '../../../ui/markup.ts'
import { StageTable } from '../../../ui/stage-table.tsx'
import type { Declaration, DrawnLot } from '../declarations/rules.ts'
import { inBlocks } from '../stage-tables/rules.ts'

/** What fits across a landscape page beside a name, in letters. */
const across = 100

/** The sheet as one file that needs nothing else: to be sent, printed, or read without a network. */
export const htmlSheet = (declaration: Declaration): string => markup(<SheetFile {...declaration} />)

const SheetFile = ({
  title,
  rule,
  verdict,
  elected,
  figures,
  asks,
  repairs,
  table,
  stages,
  ties,
  lot,
}: Declaration) => (
  <PaperFrame title={title}>
    <h1>{title}</h1>
    <p>
      {rule.name} ({rule.version}). {rule.source}.
    </p>
    <p class="verdict">{verdict}</p>
    {elected.length > 0 && (
      <ol>
        {elected.map((who) => (
          <li>{who}</li>
        ))}
      </ol>
    )}
    <dl>
      {[...figures, ...asks].map(({ label, value, note }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            {value} {note}
          </dd>
        </div>
      ))}
    </dl>
    <Listed title="Put right in the file" lines={repairs} />
    <h2>The count</h2>
    {inBlocks(table, across).map((block, at, blocks) => (
      <StageTable
        label={`Stages ${block.heads[0]?.number ?? ''} to ${block.heads.at(-1)?.number ?? ''}`}
        heads={block.heads}
        rows={block.rows}
        hrefOf={(stage) => `#stage-${stage}`}
        has_results={at === blocks.length - 1}
      />
    ))}
    <h2>Stage by stage</h2>
    {stages.map(({ number, title: what, note, reasons }) => (
      <section id={`stage-${number}`}>
        <h3>
          Stage {number}: {what}
        </h3>
        <p>{note}</p>
        <ul>
          {reasons.map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      </section>
    ))}
    <Listed
      title="Equals, and how they were parted"
      lines={ties.map(({ stage, words }) => `Stage ${stage}: ${words}`)}
    />
    {lot && <Lot {...lot} />}
  </PaperFrame>
)

const Listed = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  )

const Lot = ({ seed, command, tickets }: DrawnLot) => (
  <>
    <h2>The lot</h2>
    <p>Drawn before the count from the published text “{seed}”. Whoever comes first is chosen. To draw it again:</p>
    <pre>{command}</pre>
    <ol>
      {tickets.map(({ number, name, ticket }) => (
        <li>
          Candidate {number}, {name}: {ticket}
        </li>
      ))}
    </ol>
  </>
)
