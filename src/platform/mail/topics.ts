/** What mail may be about, and a reader may hear no more of. The one list: a letter names one of these, or none. */
export const topics = {
  news: 'News and newsletters',
  notices: 'Notices of meetings and events',
  weekly_return: 'Reminders of the weekly return',
  situation_report: 'Situation reports',
  levy: 'Levy statements and reminders',
  ballots: 'Ballots and elections',
  digest: 'The daily digest of your notifications',
} as const

export type Topic = keyof typeof topics

/** How a topic is called; one that was since dropped from the list is called by its own name. */
export const topicLabel = (topic: string): string =>
  Object.hasOwn(topics, topic) ? topics[topic as Topic] : topic.replaceAll('_', ' ')
