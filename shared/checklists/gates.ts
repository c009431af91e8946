import type { RegisterName } from '../registers/field.ts'
import type { Facts } from './facts.ts'

export const gateReasonCodes = [
  'empty-staff',
  'empty-cases',
  'empty-diary',
  'empty-archive',
  'rows-waiting',
  'without-identity',
  'not-asked',
  'unanswered',
  'without-aid',
  'without-receiver-unit',
  'without-manager',
  'without-receiver-pension',
  'without-workplace',
  'without-hsa-id',
  'not-reconciled',
  'reconciliation-stale',
  'matching-refused',
  'pairs-open',
  'differences-open',
  'totals-unexplained',
  'totals-unsigned',
  'without-disposition',
  'close-before-still-open',
  'case-without-receiver',
  'secrecy-incomplete',
  'party-not-notified',
  'without-new-number',
  'not-handed-over',
  'not-received',
  'without-cross-reference',
  'dated-after-transfer',
  'volume-without-type',
  'volume-without-extent',
  'volume-without-place',
  'without-transfer-mode',
  'without-legal-basis',
  'disposal-undecided',
] as const

export type GateReasonCode = (typeof gateReasonCodes)[number]

export interface GateReason {
  readonly code: GateReasonCode
  /** Rows that stand in the way. */
  readonly count: number
}

/** Open when no reason is left. Never stored: computed from facts each time it is asked for. */
export interface GateState {
  readonly open: boolean
  readonly reasons: readonly GateReason[]
}

interface Gate {
  readonly register: RegisterName
  readonly reasons: (facts: Facts) => Readonly<Partial<Record<GateReasonCode, number>>>
  /** The field that the rows in the way have blank, when there is one: the checklist links to those rows. */
  readonly blankField?: string
}

/** Gate facts of `domain.md` §4.1 that can be computed from the four registers. */
export const gates = {
  staffIdentityNumbersValid: {
    register: 'staff',
    reasons: ({ staff, waitingRows }) => ({
      'rows-waiting': waitingRows.staff,
      'without-identity': staff.withoutIdentity,
    }),
  },
  staffAllInformed: { register: 'staff', reasons: ({ staff }) => ({ 'not-asked': staff.notAsked }) },
  staffAllAnswered: { register: 'staff', reasons: ({ staff }) => ({ unanswered: staff.unanswered }) },
  staffPlaced: {
    register: 'staff',
    reasons: ({ staff }) => ({
      'without-aid': staff.withoutAid,
      'without-receiver-unit': staff.withoutReceiverUnit,
      'without-manager': staff.withoutManager,
    }),
  },
  staffPensionPlanSet: {
    register: 'staff',
    blankField: 'receiverPensionPlan',
    reasons: ({ staff }) => ({ 'without-receiver-pension': staff.withoutReceiverPension }),
  },
  staffPlacementSet: {
    register: 'staff',
    blankField: 'workplace',
    reasons: ({ staff }) => ({ 'without-workplace': staff.withoutWorkplace }),
  },
  hsaIdsValid: {
    register: 'staff',
    blankField: 'hsaId',
    reasons: ({ staff }) => ({ 'without-hsa-id': staff.withoutHsaId }),
  },
  staffDifferencesResolved: {
    register: 'staff',
    reasons: ({ totals }) => ({ ...reconciled(totals), 'differences-open': totals.openDifferences }),
  },
  staffTotalsEqual: {
    register: 'staff',
    reasons: ({ totals }) => ({
      ...reconciled(totals),
      'totals-unexplained': totals.unexplained,
      'totals-unsigned': totals.unsigned,
    }),
  },
  casesImported: { register: 'cases', reasons: ({ waitingRows }) => ({ 'rows-waiting': waitingRows.cases }) },
  casesDispositioned: {
    register: 'cases',
    blankField: 'disposition',
    reasons: ({ cases }) => ({ 'without-disposition': cases.withoutDisposition }),
  },
  casesClosedBefore: {
    register: 'cases',
    blankField: 'closedDate',
    reasons: ({ cases }) => ({
      'without-disposition': cases.withoutDisposition,
      'close-before-still-open': cases.closeBeforeStillOpen,
    }),
  },
  casesReceiverAssigned: {
    register: 'cases',
    blankField: 'receiverUnit',
    reasons: ({ cases }) => ({
      'without-disposition': cases.withoutDisposition,
      'case-without-receiver': cases.withoutReceiver,
    }),
  },
  casesSecrecyComplete: {
    register: 'cases',
    reasons: ({ cases }) => ({ 'secrecy-incomplete': cases.secrecyIncomplete }),
  },
  casesPartiesNotified: {
    register: 'cases',
    blankField: 'partyNotifiedDate',
    reasons: ({ cases }) => ({ 'party-not-notified': cases.partiesNotNotified }),
  },
  casesNumbered: {
    register: 'cases',
    blankField: 'newRegistrationNumber',
    reasons: ({ cases }) => ({
      'without-disposition': cases.withoutDisposition,
      'without-new-number': cases.withoutNewNumber,
    }),
  },
  casesReceived: {
    register: 'cases',
    blankField: 'receivedDate',
    reasons: ({ cases }) => ({
      'without-disposition': cases.withoutDisposition,
      'not-handed-over': cases.notHandedOver,
      'not-received': cases.notReceived,
    }),
  },
  casesCrossReferenced: {
    register: 'cases',
    reasons: ({ cases }) => ({
      'without-disposition': cases.withoutDisposition,
      'without-cross-reference': cases.withoutCrossReference,
    }),
  },
  diaryClosed: { register: 'diary', reasons: ({ diary }) => ({ 'dated-after-transfer': diary.datedAfterTransfer }) },
  volumesDescribed: {
    register: 'archive',
    reasons: ({ archive }) => ({
      'volume-without-type': archive.withoutType,
      'volume-without-extent': archive.withoutExtent,
      'volume-without-place': archive.withoutPlace,
    }),
  },
  seriesTransferModeSet: {
    register: 'archive',
    blankField: 'transferMode',
    reasons: ({ archive }) => ({ 'without-transfer-mode': archive.withoutTransferMode }),
  },
  transfersHaveLegalBasis: {
    register: 'archive',
    blankField: 'legalBasis',
    reasons: ({ archive }) => ({
      'without-transfer-mode': archive.withoutTransferMode,
      'without-legal-basis': archive.withoutLegalBasis,
    }),
  },
  disposalDecided: {
    register: 'archive',
    blankField: 'retentionDecision',
    reasons: ({ archive }) => ({ 'disposal-undecided': archive.disposalUndecided }),
  },
} as const satisfies Record<string, Gate>

/** What an old run says of the totals is of other lists, and nobody knows the differences of pairs that are not settled. */
function reconciled({
  unreconciled,
  stale,
  refused,
  openPairs,
}: Facts['totals']): Partial<Record<GateReasonCode, number>> {
  return {
    'not-reconciled': unreconciled,
    'reconciliation-stale': stale,
    'matching-refused': refused,
    'pairs-open': openPairs,
  }
}

export type GateName = keyof typeof gates
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
export const gateNames = Object.keys(gates) as [GateName, ...GateName[]]

/** An empty register opens no gate: nothing has been shown to be in order. */
export function gateState(name: GateName, facts: Facts): GateState {
  const gate: Gate = gates[name]
  if (facts[gate.register].rows === 0) return { open: false, reasons: [{ code: `empty-${gate.register}`, count: 0 }] }
  const counts = gate.reasons(facts)
  const reasons = gateReasonCodes.flatMap((code) => {
    const count = counts[code] ?? 0
    return count > 0 ? [{ code, count }] : []
  })
  return { open: reasons.length === 0, reasons }
}

/** `reopened`: ticked by a person, but the fact no longer holds. */
export function stepState(gate: GateState | null, ticked: boolean): 'blocked' | 'ready' | 'done' | 'reopened' {
  if (gate !== null && !gate.open) return ticked ? 'reopened' : 'blocked'
  return ticked ? 'done' : 'ready'
}
