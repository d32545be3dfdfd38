import { shortDay, thousands, type Id } from '../../../platform/values.ts'
import { OutsideLink } from '../../../ui/links.tsx'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { areaPath, type AreaKind } from '../areas/rules.ts'
import type { Profile } from '../profiles/reads.ts'

const To = ({ kind, code, name, as_at }: { kind: AreaKind; code: string | null; name: string | null; as_at: string }) =>
  code ? <a href={`${areaPath(kind, code)}${as_at ? `?as_at=${as_at}` : ''}`}>{name ?? code}</a> : null

/** `requires_improvement` as the Commission writes it. */
const plain = (rating: string) => rating.charAt(0).toUpperCase() + rating.slice(1).replaceAll('_', ' ')

/** What is so of a practice on a day; its areas keep that day. */
export const Facts = ({ profile, as_at }: { profile: Profile; as_at: string }) => {
  const { mp, rating } = profile
  return (
    <SummaryList
      rows={[
        { label: 'Code', value: profile.ods_code },
        { label: 'Address', value: [profile.address, profile.postcode].filter(Boolean).join(', ') },
        { label: 'Telephone', value: profile.telephone },
        {
          label: 'Patients',
          value: profile.list_size === null ? null : thousands(profile.list_size),
          note: profile.list_size_on && `counted on ${shortDay(profile.list_size_on)}`,
        },
        {
          label: 'PCN',
          value: <To kind="pcn" code={profile.pcn_code} name={profile.pcn_name} as_at={as_at} />,
          note: profile.pcn_code,
        },
        {
          label: 'Sub-ICB',
          value: <To kind="sub-icb" code={profile.commissioner_code} name={profile.commissioner_name} as_at={as_at} />,
          note: profile.commissioner_code,
        },
        { label: 'ICB', value: <To kind="icb" code={profile.icb_code} name={profile.icb_name} as_at={as_at} /> },
        ...(profile.lmc_id
          ? [{ label: 'LMC', value: <To kind="lmc" code={profile.lmc_id} name={profile.lmc_name} as_at={as_at} /> }]
          : []),
        { label: 'Local authority', value: profile.local_authority },
        {
          label: 'Constituency',
          value: (
            <To kind="constituency" code={profile.constituency_code} name={profile.constituency_name} as_at={as_at} />
          ),
        },
        {
          label: 'MP',
          value: mp && (
            <>
              {mp.full_title}
              {mp.email && (
                <>
                  <br />
                  <OutsideLink href={`mailto:${mp.email}`}>{mp.email}</OutsideLink>
                </>
              )}
            </>
          ),
          note: mp?.party,
        },
        {
          label: 'CQC rating',
          value: rating?.rating && plain(rating.rating),
          note: rating?.published_on && `published on ${shortDay(Temporal.PlainDate.from(rating.published_on))}`,
        },
      ]}
    />
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
const facts = {
  from_on: day('1900-01-01'),
  name: 'Elm Surgery',
  status: 'active' as const,
  opened_on: day('1974-04-01'),
  closed_on: null,
  address: '4 Elm Street, Wealdbridge',
  postcode: 'WB1 4ZZ',
  pcn_name: 'Elm and Tollgate PCN',
  pcn_code: 'U90001',
  commissioner_name: 'Wealdshire',
  commissioner_code: '99W',
  icb_name: 'Weald and Coast ICB',
  icb_code: 'QW9',
  constituency_name: 'North Wealdshire',
  constituency_code: 'E14009001',
}
/** A practice of which everything is known, for previews. */
export const previewProfile: Profile = {
  ...facts,
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  telephone: '01632 960118',
  local_authority: 'Wealdbridge',
  list_size: 10_240,
  list_size_on: day('2026-11-01'),
  mp: { full_title: 'Dana Whitlock MP', party: 'Independent', email: 'dana.whitlock.mp@parliament.example' },
  rating: { rating: 'Good', published_on: '2024-05-02' },
  file: { file_name: 'epraccur.csv', seen_on: '2026-11-01' },
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
}
