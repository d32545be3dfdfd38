import type { Child } from 'hono/jsx'
import type { Frame } from '../platform/routes.ts'
import type { LinkTo } from './links.tsx'
import type { FlashMessage } from './notice.tsx'
import { Office } from './office.tsx'
import { Plain } from './plain.tsx'

type AnybodyProps = {
  frame: Frame
  title: string
  /** Usually a `PageHead`. */
  head?: Child
  flash?: FlashMessage | undefined
  errors?: boolean | undefined
  breadcrumbs?: readonly LinkTo[]
  children: Child
}

/** A page that the office and the practices have alike: each reads it in their own voice. */
export const Anybody = ({ frame, title, head, flash, errors, breadcrumbs = [], children }: AnybodyProps) =>
  frame.voice === 'office' ? (
    <Office {...{ frame, title, head, flash, errors }} {...(breadcrumbs.length > 0 && { breadcrumbs })}>
      {children}
    </Office>
  ) : (
    <Plain
      {...{ frame, title, flash, errors }}
      service_name=""
      back={breadcrumbs.at(-1) ?? { label: 'What wants you', href: '/what-wants-you' }}
    >
      {head}
      {children}
    </Plain>
  )
