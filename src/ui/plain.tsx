import type { Frame } from '../platform/routes.ts'
import { ActingFor } from './acting.tsx'
import { PlainPage, type PlainPageProps } from './layout.tsx'

type PlainProps = Omit<PlainPageProps, 'lmc_name' | 'hue' | 'person_name' | 'account' | 'unseen'> & { frame: Frame }

/** A plain page in the frame of whoever is signed in. */
export const Plain = ({ frame, ...props }: PlainProps) => (
  <PlainPage
    {...props}
    lmc_name={frame.office_name || 'OpenLMC'}
    hue={frame.hue}
    person_name={frame.person_name}
    account={frame.account}
    acting={frame.acting && <ActingFor acting={frame.acting} />}
    unseen={frame.unseen}
  />
)
