import type { Topic } from '#shared/contract/operation.ts'
import type { QueryName } from '#shared/contract/operations.ts'

const registerTopics = ['staff', 'cases', 'diary', 'archive'] as const satisfies readonly Topic[]

/** What each answer is made of: when one of the topics is announced, the answer is asked for again. */
const topicsOfQuery: Readonly<Record<QueryName, readonly Topic[]>> = {
  'session.state': ['session', 'transfer'],
  'sample.save-sources': [],
  'import.list': ['imports'],
  'import.preview': ['imports', 'transfer', ...registerTopics],
  'import.rows': ['imports', ...registerTopics],
  'register.summary': registerTopics,
  'register.open': registerTopics,
  'register.rows': registerTopics,
  'register.values': registerTopics,
  'register.trace': registerTopics,
  'checklist.view': ['checklist', 'imports', 'transfer', ...registerTopics],
  'report.list': ['reports', ...registerTopics],
  'history.list': ['history'],
}

export function isTouched(query: string, announced: readonly Topic[]): boolean {
  const topics: readonly Topic[] | undefined = topicsOfQuery[query as QueryName]
  return topics !== undefined && topics.some((topic) => announced.includes(topic))
}
