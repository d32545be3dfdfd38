import type { Frame } from '../../../../platform/routes.ts'
import { ButtonLink } from '../../../../ui/links.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'

export const ReportsAddressPage = ({ frame, address }: { frame: Frame; address: string }) => (
  <Office
    title="Copy the address now"
    frame={frame}
    breadcrumbs={[
      { label: 'Mail', href: '/mail' },
      { label: 'Settings', href: '/mail/settings' },
    ]}
  >
    <PageHead title="Copy the address now" about="For your mail provider’s settings" />
    <Notice kind="warning" title="It is shown only once.">
      We keep nothing it could be found again by. If it is lost, make another: the one before then works no more.
    </Notice>
    <pre>{address}</pre>
    <p>
      Your provider posts each report there as it came: the whole message, as <code>message/rfc822</code>, up to 1 MB.
    </p>
    <p>
      <ButtonLink kind="main" href="/mail/settings">
        I have copied it
      </ButtonLink>
    </p>
  </Office>
)

export const previews = {
  'made, shown once': () => (
    <ReportsAddressPage
      frame={previewFrame}
      address="https://lmc.example/mail/reports/qX0Vg3b1n5cY2m7Rk9sT4uW6zA8eB0dFhJ1kL3nP5qR"
    />
  ),
}
