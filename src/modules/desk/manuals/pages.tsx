import type { Frame } from '../../../platform/routes.ts'
import { ActingFor } from '../../../ui/acting.tsx'
import { PlainPage } from '../../../ui/layout.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import type { Chapter, Named } from './rules.ts'

type ManualPageProps = {
  frame: Frame
  /** Where the API is, whole. */
  address: string
  about: string
  chapters: readonly Chapter[]
  /** The parts of the register a token may be given, by permission. */
  parts: readonly { readonly value: string; readonly label: string }[]
  refused: readonly { readonly word: string; readonly status: number; readonly about: string }[]
  requests_a_minute: number
}

const anchor = (path: string) =>
  path
    .slice(1)
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/-$/g, '')

/** Backquotes in the document's own words are names. */
const Words = ({ text }: { text: string }) => (
  <>{text.split('`').map((piece, at) => (at % 2 === 1 ? <code>{piece}</code> : piece))}</>
)

const Names = ({ rows }: { rows: readonly Named[] }) => (
  <SummaryList
    rows={rows.map(({ name, about, shape }) => ({
      label: name,
      value: <Words text={about} />,
      note: `${shape.charAt(0).toUpperCase()}${shape.slice(1)}`,
    }))}
  />
)

const Operation = ({ chapter, address, part }: { chapter: Chapter; address: string; part: string }) => {
  const asked = (more = '') =>
    `curl -H "Authorization: Bearer $TOKEN" \\\n  "${address}${chapter.example_address}${more}"`
  return (
    <>
      <h2 id={anchor(chapter.path)}>{chapter.summary}</h2>
      <p>
        <code>GET {chapter.path}</code>
      </p>
      <p>
        <Words text={chapter.about} /> Needs a token that reads {part}.
      </p>
      <pre>{asked()}</pre>
      {chapter.has_lines && (
        <>
          <p>All of them, one JSON object a line:</p>
          <pre>{asked('&format=ndjson')}</pre>
        </>
      )}
      <h3>What it is asked</h3>
      <Names rows={chapter.parameters} />
      <details>
        <summary>An answer</summary>
        <pre>{JSON.stringify(chapter.example, null, 2)}</pre>
      </details>
      <details>
        <summary>Every field of the answer</summary>
        {chapter.fields.map(({ title, names }) => (
          <>
            {title && <h3>{title}</h3>}
            <Names rows={names} />
          </>
        ))}
      </details>
    </>
  )
}

/** The JSON API for people, made of the very document that programs read. */
export const ManualPage = ({ frame, address, about, chapters, parts, refused, requests_a_minute }: ManualPageProps) => (
  <PlainPage
    title="The register for programs"
    service_name="API"
    lmc_name={frame.office_name}
    hue={frame.hue}
    acting={frame.acting && <ActingFor acting={frame.acting} />}
  >
    <h1>The register for programs</h1>
    <p>
      <Words text={about} />
    </p>
    <ul>
      {chapters.map(({ path, summary }) => (
        <li>
          <a href={`#${anchor(path)}`}>{summary}</a>
        </li>
      ))}
    </ul>
    <p>
      Programs find the same description as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
    </p>
    <h2>Get a token</h2>
    <p>
      An administrator of your office makes one at <a href="/tokens">API tokens</a>, chooses the LMCs and the parts of
      the register it reads, and can revoke it at any time. It is shown once. Send it with every request, in a header:
    </p>
    <pre>Authorization: Bearer openlmc_…</pre>
    <p>
      Making one and revoking it are in the office’s record. Somebody signed in can also open an address in their
      browser, for what their role may read.
    </p>
    {chapters.map((chapter) => (
      <Operation
        chapter={chapter}
        address={address}
        part={parts.find(({ value }) => value === chapter.permission)?.label.toLowerCase() ?? chapter.permission}
      />
    ))}
    <h2>Limits</h2>
    <p>
      {requests_a_minute} requests a minute for each token. One more is refused, and the header <code>retry-after</code>{' '}
      says in how many seconds to try again. For everything at once, ask for JSON lines instead of pages.
    </p>
    <h2>When it goes wrong</h2>
    <p>
      Every refusal is JSON: <code>{'{"error": {"word": …, "message": …}}'}</code>. The word is for your program, the
      message says what to do.
    </p>
    <SummaryList
      rows={refused.map(({ word, status, about: why }) => ({
        label: word,
        value: <Words text={why} />,
        note: `Status ${status}`,
      }))}
    />
    <h2>Whose data it is</h2>
    <p>
      Wherever you show the data or pass it on, say whose it is:{' '}
      <a href="/about-the-data">the words each publisher asks for</a>.
    </p>
  </PlainPage>
)

const chapter: Chapter = {
  path: '/practices/{ods_code}/list-sizes',
  summary: 'A practice’s list sizes',
  about: 'Every count of a practice’s registered patients that was taken in, up to a day.',
  permission: 'register.read_list_sizes',
  has_lines: false,
  example_address: '/practices/C90001/list-sizes',
  example: { ods_code: 'C90001', list_sizes: [{ counted_on: '2026-10-01', patients: 12_345 }] },
  parameters: [
    { name: '{ods_code}', about: 'The practice’s ODS code.', shape: 'text' },
    {
      name: 'as_at',
      about: 'The day the answer is for, in London; today where it is left out.',
      shape: 'a day',
    },
  ],
  fields: [
    { title: '', names: [{ name: 'ods_code', about: 'The practice. Source: NHS ODS.', shape: 'text' }] },
    {
      title: 'Each of list_sizes',
      names: [{ name: 'patients', about: 'Registered patients. Source: NHS England.', shape: 'a whole number' }],
    },
  ],
}

export const previews = {
  'one operation': () => (
    <ManualPage
      frame={previewFrame}
      address="https://wealdshire.example/api/v1"
      about="Reads the register of an LMC: practices, areas, list sizes and changes."
      chapters={[chapter]}
      parts={[{ value: 'register.read_list_sizes', label: 'List sizes' }]}
      refused={[
        { word: 'mistake', status: 422, about: 'A parameter can’t be read. `parameters` says which, and what to do.' },
      ]}
      requests_a_minute={300}
    />
  ),
}
