import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { FileField } from '../../../ui/fields.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, ButtonLink } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { letterheadForm, logoForm } from './forms.ts'
import type { KeptLetterhead } from './reads.ts'
import { noLetterhead } from './rules.ts'

type Asked = typeof letterheadForm & typeof logoForm

export type LetterheadPageProps = {
  frame: Frame
  lmc: { readonly id: Id<'lmc'>; readonly name: string }
  letterhead: KeptLetterhead
  is_kept?: boolean
  raw?: RawOf<Asked>
  errors?: ErrorsOf<Asked> & { logo?: string }
}

export const LetterheadPage = ({ frame, lmc, letterhead, is_kept, raw, errors }: LetterheadPageProps) => {
  const address = `/lmcs/${lmc.id}/letterhead`
  const { set_at, set_by, logo_sha256 } = letterhead
  return (
    <Office
      frame={frame}
      title="Letterhead"
      errors={Boolean(errors)}
      breadcrumbs={[
        { label: 'LMCs', href: '/lmcs' },
        { label: lmc.name, href: `/lmcs/${lmc.id}` },
      ]}
      head={
        <PageHead
          title="Letterhead"
          about={
            set_at
              ? `As set on ${londonTime(set_at)} by ${set_by ?? ''}`
              : 'Nobody has set this yet: papers carry the LMC’s name alone'
          }
          actions={<ButtonLink href={`${address}/example.pdf`}>See it on a page (PDF)</ButtonLink>}
        />
      }
    >
      <ErrorSummary errors={errors} />
      {is_kept && (
        <Notice kind="good">Kept. Papers made from now on carry it; those made before stay as they are.</Notice>
      )}
      <Panel title="What papers carry">
        <form method="post" action={address} enctype="multipart/form-data" novalidate>
          <Questions
            form={letterheadForm}
            raw={
              raw ?? {
                address: [letterhead.address],
                phone: [letterhead.phone],
                email: [letterhead.email],
                website: [letterhead.website],
                registered_words: [letterhead.registered_words],
              }
            }
            errors={errors}
          />
          {logo_sha256 !== null && (
            <p>
              <img class="logo" src={`${address}/logo?${logo_sha256.slice(0, 8)}`} alt={`Logo of ${lmc.name}`} />
            </p>
          )}
          <FileField
            name="logo"
            label={logo_sha256 === null ? 'Logo' : 'Another logo'}
            hint={`A PNG or JPEG of at most 500 kB and 2,000 pixels a side${logo_sha256 === null ? '' : '; leave it out to keep the one there is'}`}
            accept=".png,.jpg,.jpeg"
            error={errors?.logo}
          />
          {logo_sha256 !== null && <Questions form={logoForm} raw={raw} errors={errors} />}
          <Button>Keep</Button>
        </form>
      </Panel>
    </Office>
  )
}

const lmc = { id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' }
const set: KeptLetterhead = {
  address: 'The Old Granary\nUnit 14B, Upper Wealdbridge Road\nWealdbridge\nWB1 4ZZ',
  phone: '01632 960000',
  email: 'office@wealdshirelmc.example',
  website: 'www.wealdshirelmc.example',
  registered_words: 'Wealdshire Local Medical Committee Limited, registered in England and Wales, company 01234567',
  logo_sha256: null,
  set_at: Temporal.Instant.from('2026-03-02T10:00:00Z'),
  set_by: 'Ruth Okafor',
}

export const previews = {
  'not set': () => (
    <LetterheadPage frame={previewFrame} lmc={lmc} letterhead={{ ...noLetterhead, set_at: null, set_by: null }} />
  ),
  set: () => <LetterheadPage frame={previewFrame} lmc={lmc} letterhead={set} is_kept />,
  'a logo that isn’t taken': () => (
    <LetterheadPage
      frame={previewFrame}
      lmc={lmc}
      letterhead={set}
      raw={{ address: ['The Old Granary'], email: ['office'] }}
      errors={{
        email: 'Enter an e-mail address, such as name@example.org',
        logo: 'The logo is 20 MB. Send one of at most 500 kB: it is sent with every paper.',
      }}
    />
  ),
}
