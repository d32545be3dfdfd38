import type { Frame } from '../../../platform/routes.ts'
import { PlainPage } from '../../../ui/layout.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { previewFrame } from '../../../ui/office.tsx'
import type { LmcThere } from '../../register/door.ts'

export const PublicHomePage = ({ lmcs }: { lmcs: readonly Pick<LmcThere, 'name' | 'office_name'>[] }) => (
  <PlainPage title="OpenLMC" lmc_name={lmcs[0]?.office_name ?? 'OpenLMC'} hue={200} service_name="">
    <h1>The office of your Local Medical Committee</h1>
    <p>
      Local Medical Committees represent the GP practices of their area. They are independent of the NHS and of
      government. This is where the office, the committee and the practices work together.
    </p>
    {lmcs.length > 0 && (
      <>
        <h2>Here for</h2>
        <ul>
          {lmcs.map(({ name }) => (
            <li>{name}</li>
          ))}
        </ul>
      </>
    )}
    <p>
      <ButtonLink kind="main" href="/sign-in">
        Sign in
      </ButtonLink>
    </p>
  </PlainPage>
)

export const NoRolePage = ({ frame }: { frame: Frame }) => (
  <PlainPage
    title="Nothing here for you"
    lmc_name={frame.office_name || 'OpenLMC'}
    hue={frame.hue}
    service_name=""
    person_name={frame.person_name}
  >
    <h1>There is nothing here for you today</h1>
    <p>You are signed in, but hold no role on this day. If you should, ask the office that invited you.</p>
  </PlainPage>
)

export const previews = {
  public: () => <PublicHomePage lmcs={[{ name: 'Wealdshire LMC', office_name: 'Wealdshire and Saltmarsh LMCs' }]} />,
  'no role': () => <NoRolePage frame={previewFrame} />,
}
