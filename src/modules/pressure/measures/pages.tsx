import { Panel } from '../../../ui/lists.tsx'
import { methodWords } from './rules.ts'

/** How a state is computed, wherever one is shown. */
export const Method = () => (
  <Panel title="How a state is computed">
    <ul class="plain-list">
      {methodWords.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  </Panel>
)
