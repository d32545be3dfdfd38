import type { Frame } from '../platform/routes.ts'
import { londonTime } from '../platform/values.ts'
import { PostButton } from './links.tsx'

/** On every page of whoever acts for a practice: for whom, until when, and the way to stop. */
export const ActingFor = ({ acting }: { acting: Frame['acting'] }) =>
  acting && (
    <>
      <span>
        You are acting for <strong>{acting.practice_name}</strong> until {londonTime(acting.ends_at).slice(0, 5)}.
      </span>
      <PostButton action="/actings/ending">Stop</PostButton>
    </>
  )
