import { migration as first } from './migrations/0001-first.ts'
import { migration as wordsAndOutcomes } from './migrations/0002-words-and-outcomes.ts'
import { migration as records } from './migrations/0003-records.ts'
import { migration as rowDetails } from './migrations/0004-row-details.ts'
import { migration as computedFindings } from './migrations/0005-computed-findings.ts'
import { migration as findingHandling } from './migrations/0006-finding-handling.ts'
import { migration as savedViews } from './migrations/0007-saved-views.ts'
import { migration as archiveTree } from './migrations/0008-archive-tree.ts'
import { migration as corrections } from './migrations/0009-corrections.ts'
import { migration as viewIndexes } from './migrations/0010-view-indexes.ts'
import { migration as reconciliation } from './migrations/0011-reconciliation.ts'
import { migration as differences } from './migrations/0012-differences.ts'
import { migration as qualityChecks } from './migrations/0013-quality-checks.ts'
import { migration as totalSignatures } from './migrations/0014-total-signatures.ts'
import { migration as receiverParty } from './migrations/0015-receiver-party.ts'
import { migration as listsOfUnits } from './migrations/0016-lists-of-units.ts'
import { migration as statedByUnitAndList } from './migrations/0017-stated-by-unit-and-list.ts'
import { migration as toleranceReasons } from './migrations/0018-tolerance-reasons.ts'
import { migration as classifications } from './migrations/0019-classifications.ts'
import { migration as crosswalk } from './migrations/0020-crosswalk.ts'
import { migration as numberReservations } from './migrations/0021-number-reservations.ts'
import { migration as diaryContinuity } from './migrations/0022-diary-continuity.ts'
import { migration as comparedMarks } from './migrations/0023-compared-marks.ts'
import type { Connection } from './open.ts'

/** In order, from an empty file. A migration that has shipped is never changed. */
const migrations: readonly ((connection: Pick<Connection, 'exec'>) => void)[] = [
  first,
  wordsAndOutcomes,
  records,
  rowDetails,
  computedFindings,
  findingHandling,
  savedViews,
  archiveTree,
  corrections,
  viewIndexes,
  reconciliation,
  differences,
  qualityChecks,
  totalSignatures,
  receiverParty,
  listsOfUnits,
  statedByUnitAndList,
  toleranceReasons,
  classifications,
  crosswalk,
  numberReservations,
  diaryContinuity,
  comparedMarks,
]

export const schemaVersion = migrations.length

/** Brings the schema up to date, one transaction a step; `user_version` is the number of steps taken. */
export function migrate(connection: Connection): void {
  const taken = Number(connection.pragma('user_version', { simple: true }))
  migrations.slice(taken).forEach((step, index) => {
    connection.transaction(() => {
      step(connection)
      connection.pragma(`user_version = ${taken + index + 1}`)
    })()
  })
}
