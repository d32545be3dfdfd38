import type { Frame } from '../platform/routes.ts'
import { ActingFor } from './acting.tsx'
import { OfficePage } from './layout.tsx'
import type { OfficePageProps } from './layout.tsx'

type OfficeProps = Omit<
  OfficePageProps,
  'lmc_name' | 'hue' | 'navigation' | 'person_name' | 'lmcs' | 'account' | 'unseen'
> & {
  frame: Frame
}

/** Where no part of the office has the page's own address, it belongs to the part that its breadcrumbs begin with. */
const belongingTo = (navigation: Frame['navigation'], first: string | undefined) =>
  navigation.some(({ current }) => current)
    ? navigation
    : navigation.map((item) => ({ ...item, current: item.href === first }))

/** An office page in the frame of whoever is signed in. */
export const Office = ({ frame, ...props }: OfficeProps) => (
  <OfficePage
    {...props}
    lmc_name={frame.office_name}
    hue={frame.hue}
    person_name={frame.person_name}
    unseen={frame.unseen}
    navigation={belongingTo(frame.navigation, props.breadcrumbs?.[0]?.href)}
    account={frame.account}
    acting={frame.acting && <ActingFor acting={frame.acting} />}
  />
)

/** The frame of previews: Ruth's, who is liaison manager of an invented office. */
export const previewFrame: Frame = {
  office_name: 'Wealdshire and Saltmarsh LMCs',
  lmcs: [],
  hue: 168,
  unseen: 3,
  office_choice: 'only',
  voice: 'office',
  acting: null,
  person_name: 'Ruth Okafor',
  account: [{ label: 'Where you are signed in', href: '/sessions' }],
  navigation: [
    { label: 'Today', href: '/' },
    { label: 'Practices', href: '/practices', current: true },
    { label: 'Areas', href: '/areas' },
    { label: 'Changes', href: '/changes' },
  ],
}
