import type { Topic } from '#shared/contract/operation.ts'
import type { CommandName, QueryName } from '#shared/contract/operations.ts'

const registerTopics = ['staff', 'cases', 'diary', 'archive'] as const satisfies readonly Topic[]

/** What each answer is made of: when one of the topics is announced, the answer is asked for again. */
const topicsOfQuery = {
  'session.state': ['session', 'transfer'],
  'sample.save-sources': [],
  'import.list': ['imports'],
  // Asked once of a file that is about to be read.
  'import.preflight': [],
  'import.readings': ['imports'],
  'import.waiting': ['imports', ...registerTopics],
  'profile.list': ['profiles'],
  'profile.export': [],
  'import.preview': ['imports', 'transfer', ...registerTopics],
  'import.rows': ['imports', ...registerTopics],
  // Asked once of a file that is about to be read.
  'classification.preview': [],
  'record.list': ['records', ...registerTopics],
  'register.summary': registerTopics,
  'register.open': registerTopics,
  'register.rows': registerTopics,
  'register.values': registerTopics,
  'register.trace': registerTopics,
  'register.protected-rows': registerTopics,
  'register.biography': ['history', ...registerTopics],
  'register.place': registerTopics,
  'search.all': registerTopics,
  'view.list': ['views'],
  'finding.groups': ['findings', 'imports', 'transfer', 'records', 'details', ...registerTopics],
  'finding.list': ['findings', 'imports', 'transfer', 'records', 'details', ...registerTopics],
  'finding.row': ['findings', 'imports', 'transfer', 'records', 'details', ...registerTopics],
  'archive.tree': ['archive', 'records'],
  'archive.place': ['archive', 'records'],
  'archive.filters': ['archive'],
  'crosswalk.tree': ['crosswalk', 'records', 'archive', 'cases'],
  'crosswalk.find': ['records', 'archive'],
  'crosswalk.node': ['crosswalk', 'records'],
  'crosswalk.coverage': ['crosswalk', 'records', 'transfer', 'archive', 'cases', 'diary'],
  'diary.inventory': ['diary', 'records', 'transfer', 'findings'],
  'person.of': ['staff', 'details'],
  'case.steps': ['cases', 'details', 'records'],
  'case.receivers': ['records'],
  'case.number-ranges': ['cases', 'records'],
  'row.notes': ['details'],
  'row.evidence': ['details'],
  'row.save-evidence': [],
  'register.links': registerTopics,
  'record.of-row': ['records', ...registerTopics],
  'record.links': ['records', ...registerTopics],
  'reconciliation.list': ['reconciliation', 'imports', 'transfer', 'records', 'staff'],
  'reconciliation.counts': ['reconciliation', 'imports', 'transfer', 'records', 'staff'],
  'reconciliation.queue': ['reconciliation'],
  'reconciliation.pair': ['reconciliation'],
  'alias.list': ['reconciliation', 'records', 'staff'],
  'checklist.view': ['checklist', 'imports', 'transfer', 'records', 'reconciliation', ...registerTopics],
  'report.list': ['reports', 'reconciliation', ...registerTopics],
  'difference.list': ['reconciliation', 'records', 'transfer'],
  'total.read': ['reconciliation', 'records', 'transfer'],
  'quality.read': ['reconciliation'],
  'signature.read': ['reconciliation', 'imports', 'staff', 'records', 'transfer'],
  'total.rows': ['reconciliation', 'records', 'transfer'],
  'total.alone': ['reconciliation', 'records', 'transfer'],
  'answer.list': ['staff', 'records', 'transfer'],
  // Asked once of those that something is about to be said of.
  'answer.people': [],
  'history.list': ['history'],
  'history.step': ['history'],
  'history.dependants': ['history'],
} as const satisfies Readonly<Record<QueryName, readonly Topic[]>>

export function isTouched(query: string, announced: readonly Topic[]): boolean {
  const topics = new Map<string, readonly Topic[]>(Object.entries(topicsOfQuery)).get(query) ?? []
  return topics.some((topic) => announced.includes(topic))
}

/** Commands whose reply is itself the new answer to a query without input. */
const answeredQueries: Readonly<Partial<Record<CommandName, QueryName>>> = {
  'transfer.create': 'session.state',
  'transfer.open': 'session.state',
  'transfer.close': 'session.state',
  'transfer.add-sender': 'session.state',
  'sample.create': 'session.state',
  'checklist.tick': 'checklist.view',
}

export function queryAnsweredBy(command: CommandName): QueryName | undefined {
  return answeredQueries[command]
}
