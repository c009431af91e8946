import { linkTiers } from '#shared/reconciliation/setting.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import type { ReconciledRegister } from '#shared/reconciliation/settings/kinds.ts'
import type { CountedRow } from '#shared/reconciliation/control-totals.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { visitContributions } from '#shared/reconciliation/gap-contributions.ts'
import type { Contribution, Side } from '#shared/reconciliation/gap-contributions.ts'
import { finish } from '#shared/steps.ts'
import { comparedFieldNames } from '#shared/reconciliation/field-comparison.ts'
import type { Value } from '#shared/registers/field.ts'
import type { ReconciliationReport, ReportedDecision, ReportedRow } from '#shared/reports/reconciliation-report.ts'
import { readEvidence } from '#db/stores/reconciliation-decisions.ts'
import { foldedName } from '#db/stores/people.ts'
import { readRunHead, showsProtected } from '#db/stores/reconciliation-runs.ts'
import { readReconciliation } from '#db/stores/reconciliations.ts'
import type { Reconciliation } from '#db/stores/reconciliations.ts'
import type { Reader } from '#db/open.ts'
import { comparedPlaces } from './comparison.ts'
import type { Comparison, LinkedDifference } from './comparison.ts'
import { readOverlay } from './overlay.ts'
import type { LaidOver } from './overlay.ts'
import { classOfPair } from './queue.ts'
import { createRowLabel } from './row-label.ts'
import { compareAtOnce } from './read-comparison.ts'
import { judgeQuality } from './sample.ts'
import { contentHash, isSettled, standingSignatures, whatIsLeft } from './settlement.ts'
import { needsSecond } from './standing.ts'

/** What the report is made of, and how many rows of protected people are not in it; undefined where it may not be read. */
export function readReconciliationReport(
  read: Reader,
  reconciliationId: number,
  wanted: readonly number[] | undefined,
  transferDate: string,
): { readonly report: ReconciliationReport; readonly protectedHidden: number } | undefined {
  const reconciliation = readReconciliation(read, reconciliationId)
  const head = readRunHead(read, reconciliationId)
  const places = reconciliation && comparedPlaces(reconciliation, wanted)
  if (reconciliation === undefined || head === undefined || places === undefined) return undefined
  if (showsProtected(read, reconciliationId)) return undefined
  const comparison = compareAtOnce(read, reconciliation, places, transferDate)
  const settled = { reconciliation, head, comparison }
  const left = whatIsLeft(read, settled)
  const { whole, units } = comparison.explained
  const rows = [...differingRows(comparison), ...loneRows(comparison)]
  const pairs = comparison.gap.linked.filter(({ here, there }) => here.length === 1 && there.length === 1)
  const compared = pairs.filter(({ here, there }) => ![...here, ...there].some((row) => row.isProtected))
  const unequal = new Set(comparison.differences.map(({ hereRow }) => hereRow.id))
  const { sample, links, unlinked, precision, recall } = judgeQuality(read, { reconciliation, head })
  const { here, there } = standingSignatures(read, settled)
  const overlay = [...readOverlay(read, reconciliation).values()].filter(({ instead }) => instead === null)
  const listOf = (place: number) => {
    const { side = 'third', party = '', fileName = null, namedBy = null } = reconciliation.lists[place] ?? {}
    return { side, party, fileName, namedBy }
  }
  return {
    protectedHidden: [...comparison.rows.here, ...comparison.rows.there].filter((row) => row.isProtected).length,
    report: {
      register: reconciliation.register,
      name: reconciliation.name,
      lists: { here: listOf(places.here), there: listOf(places.there) },
      ranAt: head.at,
      ranBy: head.by,
      left,
      isSettled: isSettled(left),
      state: whole.state,
      scopes: [whole, ...units],
      compared: compared.length,
      equal: compared.filter((pair) => !unequal.has(pair.here[0]?.id ?? '')).length,
      kinds: kindsOf(rows),
      rows,
      decisions: decisionsOf(read, reconciliation, overlay),
      fourEyes: fourEyesOf(overlay),
      quality: { seed: sample.seed, links, unlinked, precision, recall },
      model: head.summary.model?.version ?? null,
      setting: head.settingVersion,
      contentSha256: contentHash(read, settled),
      signatures: [here, there].flatMap((signature) => signature ?? []),
    },
  }
}

/** Fields of linked rows that differ, and people whose employments are several. */
function differingRows(comparison: Comparison): ReportedRow[] {
  const labelOf = createRowLabel(comparison.owners.register, comparison.gap.transferDate)
  const numberOf = createNumberOf(comparison)
  const fields = comparison.differences.flatMap((each): ReportedRow[] => {
    const { hereRow, thereRow, field, state, here, there, said, isChanged } = each
    if (hereRow.isProtected || thereRow.isProtected) return []
    return [
      {
        hereNumber: numberOf(hereRow),
        thereNumber: numberOf(thereRow),
        label: labelOf(hereRow),
        field,
        here,
        there,
        class: classOf(state),
        resolution: said?.resolution ?? null,
        isChanged,
        value: said?.value ?? null,
        reason: said?.reason ?? null,
        by: said?.by ?? null,
        at: said?.at ?? null,
      },
    ]
  })
  const causes = causesOfRows(comparison)
  const several = comparison.gap.linked.flatMap(({ here, there }): ReportedRow[] => {
    const [first] = here
    const isOne = here.length === 1 && there.length === 1
    if (isOne || first === undefined || [...here, ...there].some((row) => row.isProtected)) return []
    return [
      {
        ...unsaid,
        hereNumber: here.flatMap((row) => String(numberOf(row) ?? '') || []).join(', '),
        thereNumber: there.flatMap((row) => String(numberOf(row) ?? '') || []).join(', '),
        label: labelOf(first),
        field: 'rows',
        here: here.length,
        there: there.length,
        class: 'differs',
        resolution: explainedCause(causes.get(`here ${first.id}`)),
      },
    ]
  })
  return [...fields, ...several]
}

function createNumberOf({ owners }: Comparison): (row: CountedRow) => Value {
  const { number } = reconciledKinds[owners.register].reportedBy
  return ({ values }) => values[number] ?? null
}

const unsaid = { isChanged: false, value: null, reason: null, by: null, at: null } as const

function classOf(state: LinkedDifference['state']): ReportedRow['class'] {
  return state === 'missingHere' ? 'missingInSender' : state === 'missingThere' ? 'missingInReceiver' : 'differs'
}

/** Rows of one list that have none in the other, with why. */
function loneRows(comparison: Comparison): ReportedRow[] {
  const labelOf = createRowLabel(comparison.owners.register, comparison.gap.transferDate)
  const numberOf = createNumberOf(comparison)
  const linked = {
    here: new Set(comparison.gap.linked.flatMap(({ here }) => here.map(({ id }) => id))),
    there: new Set(comparison.gap.linked.flatMap(({ there }) => there.map(({ id }) => id))),
  }
  const causes = causesOfRows(comparison)
  return (['here', 'there'] as const).flatMap((side) =>
    comparison.rows[side].flatMap((row): ReportedRow[] => {
      if (row.isProtected || linked[side].has(row.id)) return []
      const number = numberOf(row)
      const title = row.values[reconciledKinds[comparison.owners.register].reportedBy.title] ?? null
      const resolution = explainedCause(causes.get(`${side} ${row.id}`))
      // What the row itself tells needs nobody to have said it.
      const said = comparison.causes[side].get(row.id)
      const isSaid = said !== undefined && said.cause === resolution
      return [
        {
          ...unsaid,
          hereNumber: side === 'here' ? number : null,
          thereNumber: side === 'there' ? number : null,
          label: labelOf(row),
          field: 'row',
          here: side === 'here' ? title : null,
          there: side === 'there' ? title : null,
          class: side === 'here' ? 'missingInReceiver' : 'missingInSender',
          resolution,
          ...(isSaid ? { reason: said.note, by: said.by, at: said.at } : {}),
        },
      ]
    }),
  )
}

/** By side and row, what it does to how many there are. */
function causesOfRows({ gap, owners, explained }: Comparison): ReadonlyMap<string, Contribution> {
  const { count } = reconciledKinds[owners.register].reportedBy
  const found = new Map<string, Contribution>()
  const keep = (side: Side, contribution: Contribution): void => {
    for (const row of contribution[side]) found.set(`${side} ${row.id}`, contribution)
  }
  const told = visitContributions(gap, explained.scopes, (contribution) => {
    if (contribution.measure !== count || contribution.unit !== null) return
    keep('here', contribution)
    keep('there', contribution)
  })
  finish(told)
  return found
}

function explainedCause(contribution: Contribution | undefined): ReportedRow['resolution'] {
  return contribution?.isExplained === true ? contribution.cause : null
}

function kindsOf(rows: readonly ReportedRow[]): ReconciliationReport['kinds'] {
  const kinds = new Map<
    string,
    { field: ReportedRow['field']; class: ReportedRow['class']; count: number; resolved: number }
  >()
  for (const { field, class: own, resolution, isChanged } of rows) {
    const name = `${field} ${own}`
    const kind = kinds.get(name) ?? { field, class: own, count: 0, resolved: 0 }
    kind.count++
    if (resolution !== null && !isChanged) kind.resolved++
    kinds.set(name, kind)
  }
  return [...kinds.values()].toSorted((one, two) => rank(one.field) - rank(two.field))
}

function rank(field: string): number {
  return comparedFieldNames.findIndex((name) => name === field)
}

function decisionsOf(
  read: Reader,
  { register, isBlind }: Reconciliation,
  overlay: readonly LaidOver[],
): ReconciliationReport['decisions'] {
  const evidence = readEvidence(read, register)
  return overlay.flatMap((over): ReportedDecision[] => {
    if (over.pair.isHidden || over.standing === null) return []
    // What is answered blind is told when it is settled.
    if (isBlind && over.standing.class !== 'decided') return []
    const standing = classOfPair(over.pair, over, { person: '', isBlind: false })
    return over.standing.decisions.map(({ id, ends, seen, answer, note, by, at }) => {
      const { tier, bits = null, model = null } = evidence.get(id) ?? {}
      const [left, right] = [nameOf(register, seen[0]), nameOf(register, seen[1])]
      // Decisions are kept by side and sender; the report has the sender first.
      const isTurned = ends[0].side !== 'sender' && ends[1].side === 'sender'
      return {
        left: isTurned ? right : left,
        right: isTurned ? left : right,
        answer,
        tier: linkTiers.find((each) => each === tier) ?? 'weight',
        bits,
        model,
        standing: standing ?? 'decided',
        note: note === null ? null : maskIdentityNumbersIn(note),
        by,
        at,
      }
    })
  })
}

function nameOf(register: ReconciledRegister, seen: Readonly<Record<string, string>>): string {
  const said = reconciledKinds[register].reportedBy.end.flatMap((field) => seen[field] ?? [])
  return maskIdentityNumbersIn(said.join(' · '))
}

/** Pairs that one person alone does not settle: how many there are, are settled by two, and wait for the second. */
function fourEyesOf(overlay: readonly LaidOver[]): ReconciliationReport['fourEyes'] {
  const counts = { needed: 0, kept: 0, waiting: 0 }
  for (const { pair, standing } of overlay) {
    if (standing === null) continue
    if (standing.class === 'awaits-second' || standing.class === 'disagreed') {
      counts.needed++
      counts.waiting++
    } else if (standing.effect !== null && needsSecond(pair, standing.effect)) {
      counts.needed++
      const people = standing.decisions.filter(
        ({ answer, changed }) => answer === standing.effect && changed.length === 0,
      )
      if (new Set(people.map(({ by }) => foldedName(by))).size >= 2) counts.kept++
    }
  }
  return counts
}
