import { count as counted, thousands } from '../../../platform/values.ts'
import { Flow } from '../../../ui/charts/flow.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { StageTable } from '../../../ui/stage-table.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Tiles } from '../../../ui/tiles.tsx'
import type { VoteFlow } from '../flows/rules.ts'
import { inBlocks } from '../stage-tables/rules.ts'
import type { Declaration, DeclaredStage, DrawnLot } from './rules.ts'

/** Of the stages on the page: all, but of a very large election. */
type SheetProps = { declaration: Declaration; flow: VoteFlow }

/** A result as it is read on a screen, the verdict first. */
export const Sheet = ({ declaration, flow }: SheetProps) => (
  <>
    <Verdict declaration={declaration} />
    <Tiles tiles={declaration.figures} />
    <Repairs repairs={declaration.repairs} />
    <Panel title="How they were counted">
      <SummaryList
        rows={[
          {
            label: 'Rule',
            value: `${declaration.rule.name} (${declaration.rule.version})`,
            note: declaration.rule.source,
          },
          ...declaration.asks,
        ]}
      />
    </Panel>
    <Stages table={declaration.table} />
    <StagesInWords stages={declaration.stages} />
    <Ties declaration={declaration} />
    <VotesFlow declaration={declaration} flow={flow} />
  </>
)

const Verdict = ({ declaration: { verdict, elected } }: { declaration: Declaration }) => (
  <section class="verdict">
    <h2>{verdict}</h2>
    {elected.length > 0 && (
      <>
        <p class="note">In the order of election</p>
        <ol>
          {elected.map((who) => (
            <li>{who}</li>
          ))}
        </ol>
      </>
    )}
  </section>
)

const Repairs = ({ repairs }: Pick<Declaration, 'repairs'>) =>
  repairs.length === 0 ? null : (
    <Notice title="What was put right to read the file">
      <ul class="plain-list">
        {repairs.map((repair) => (
          <li>{repair}</li>
        ))}
      </ul>
    </Notice>
  )

/** What fits across a page of paper beside a name, in letters. */
const acrossPaper = 66

const Stages = ({ table }: Pick<Declaration, 'table'>) => {
  const [first, last] = [table.heads[0]?.number, table.heads.at(-1)?.number]
  const label = first === last ? `Stage ${first}` : `Stages ${first} to ${last}`
  const blocks = inBlocks(table, acrossPaper)
  return (
    <section class="stages-part">
      <h2>The count, stage by stage</h2>
      <p class="note">
        ✓ elected at this stage, × excluded. Each stage’s heading leads to what happened there, and why.
      </p>
      <div class="scroll both-ways" role="region" aria-label={label} tabindex={0}>
        <StageTable label={label} heads={table.heads} rows={table.rows} hrefOf={(stage) => `#stage-${stage}`} />
      </div>
      <div class="on-paper">
        {blocks.map((block, at) => (
          <StageTable label={label} heads={block.heads} rows={block.rows} has_results={at === blocks.length - 1} />
        ))}
      </div>
    </section>
  )
}

const StagesInWords = ({ stages }: { stages: readonly DeclaredStage[] }) => (
  <Panel title="What happened at each stage, and why">
    {stages.map(({ number, title, note, reasons, transfers }) => (
      <section class="stage" id={`stage-${number}`}>
        <h3>
          Stage {number}: {title}
        </h3>
        <p>{note}</p>
        {reasons.length > 0 && (
          <ul class="reasons">
            {reasons.map((reason) => (
              <li>{reason}</li>
            ))}
          </ul>
        )}
        {transfers.length > 0 && (
          <details>
            <summary>
              Where the votes went<span class="unseen"> at stage {number}</span>
            </summary>
            <ul class="transfers">
              {transfers.map(({ from, to, votes }) => (
                <li>
                  {from} to {to}: {votes}
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
    ))}
  </Panel>
)

const Ties = ({ declaration: { ties, lot } }: { declaration: Declaration }) =>
  ties.length === 0 ? null : (
    <Panel title="Equals, and how they were parted">
      <ul class="reasons">
        {ties.map(({ stage, words }) => (
          <li>
            Stage {stage}: {words}
          </li>
        ))}
      </ul>
      {lot && <Redrawing lot={lot} />}
    </Panel>
  )

const Redrawing = ({ lot: { seed, tickets, command } }: { lot: DrawnLot }) => (
  <details>
    <summary>Draw the lot again by hand</summary>
    <p>
      Each candidate’s ticket is the SHA-256 of the published text “{seed}”, a space and their number on the ballot
      paper. The lowest ticket comes first. In a shell this draws them all:
    </p>
    <pre>{command}</pre>
    <ol class="tickets">
      {tickets.map(({ number, name, ticket }) => (
        <li>
          Candidate {thousands(number)}, {name}: <code>{ticket}</code>
        </li>
      ))}
    </ol>
  </details>
)

const VotesFlow = ({ declaration, flow }: SheetProps) =>
  flow.stages.length < 2 ? null : (
    <Panel title="How votes passed from stage to stage">
      <Flow
        title={`Votes at ${counted(flow.stages.length, 'stage')}, and what moved between them`}
        base={{
          of: `${declaration.figures.find(({ label }) => label === 'Valid papers')?.value ?? ''} valid papers`,
          as_at: declaration.title,
        }}
        method="Figures are shown to one decimal place; the table of stages has all of them."
        unit="votes"
        {...flow}
      />
    </Panel>
  )
