import type { Frame } from '../../../platform/routes.ts'
import { ActingFor } from '../../../ui/acting.tsx'
import { PlainPage } from '../../../ui/layout.tsx'
import { OutsideLink } from '../../../ui/links.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { attributions } from './rules.ts'

export const AboutTheDataPage = ({ frame }: { frame: Frame }) => (
  <PlainPage
    title="About the data"
    service_name="About the data"
    lmc_name={frame.office_name}
    hue={frame.hue}
    acting={frame.acting && <ActingFor acting={frame.acting} />}
  >
    <h1>About the data</h1>
    <p>
      What the register says of any practice in England comes from files that public bodies publish for everybody. Every
      fact is kept as its file gave it, with the day it is about. Notes, groups and what was done about a change are the
      office’s own, and aren’t public.
    </p>
    {attributions.map(({ publisher, gives, words, licence }) => (
      <>
        <h2>{publisher}</h2>
        <SummaryList
          rows={[
            { label: 'What it gives', value: gives },
            { label: 'Say this', value: words, note: 'Wherever you show the data or pass it on.' },
            { label: 'Licence', value: <OutsideLink href={licence.href}>{licence.name}</OutsideLink> },
          ]}
        />
      </>
    ))}
    <p>
      Other programs can read the register too: see <a href="/api/v1">the register for programs</a>.
    </p>
  </PlainPage>
)

export const previews = { attributions: () => <AboutTheDataPage frame={previewFrame} /> }
