import { isDuring, type Id } from '../../../../platform/values.ts'
import { Panel } from '../../../../ui/lists.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { PostWords } from '../pages.tsx'
import type { Post } from '../reads.ts'
import { spanWords } from '../rules.ts'

const isToCome = ({ during }: Post, on: Temporal.PlainDate) =>
  during.from !== null && Temporal.PlainDate.compare(during.from, on) > 0

const HeldPost = ({ post, on, may_change }: { post: Post; on: Temporal.PlainDate; may_change: boolean }) => (
  <li>
    <span>
      <PostWords post={post} /> {post.is_main_workplace && <Tag>Main workplace</Tag>}{' '}
      {isToCome(post, on) && <Tag kind="waiting">To come</Tag>}
      <span class="note">{spanWords(post.during)}</span>
    </span>
    {may_change && (
      <span class="note">
        <a href={`/posts/${post.id}/ending`}>End</a> · <a href={`/posts/${post.id}/transfer`}>Move</a> ·{' '}
        <a href={`/posts/${post.id}/days`}>Put right</a> · <a href={`/posts/${post.id}/striking-out`}>Strike out</a>
      </span>
    )}
  </li>
)

type PostsProps = {
  person_id: Id<'person'>
  posts: readonly Post[]
  on: Temporal.PlainDate
  may_change: boolean
}

/** What somebody holds, is proposed for, and held before. */
export const Posts = ({ person_id, posts, on, may_change }: PostsProps) => {
  const held = posts.filter(({ state, during }) => state === 'held' && isDuring({ ...during, from: null }, on))
  const waiting = posts.filter(({ state }) => state === 'waiting')
  const past = posts.filter(({ state, during }) => state === 'held' && !isDuring({ ...during, from: null }, on))
  return (
    <>
      <Panel
        title="Posts"
        {...(may_change ? { more: { label: 'Add a post', href: `/people/${person_id}/posts/new` } } : {})}
      >
        {held.length === 0 && <p class="empty">Holds no post.</p>}
        <ul class="work-list">
          {held.map((post) => (
            <HeldPost post={post} on={on} may_change={may_change} />
          ))}
          {waiting.map((post) => (
            <li>
              <span>
                <PostWords post={post} /> <span class="note">{spanWords(post.during)}</span>
              </span>
              <a href="/people/waiting">
                <Tag kind="waiting">Waits for approval</Tag>
              </a>
            </li>
          ))}
        </ul>
      </Panel>
      {past.length > 0 && (
        <Panel title="Before">
          <ul class="work-list">
            {past.map((post) => (
              <li>
                <span>
                  <PostWords post={post} /> <span class="note">{spanWords(post.during)}</span>
                </span>
                {may_change && (
                  <span class="note">
                    <a href={`/posts/${post.id}/days`}>Put right</a>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
