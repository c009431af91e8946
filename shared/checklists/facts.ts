/**
 * The numbers that gates, dashboards and reports share; counted once, in `db/facts.ts`. Every number counts rows of the
 * whole transfer. Protected persons are included: a gate must not open because somebody is hidden.
 */
export interface Facts {
  readonly waitingRows: {
    readonly staff: number
    readonly cases: number
    readonly diary: number
    readonly archive: number
  }
  readonly staff: {
    readonly rows: number
    /** Employments that go over: not ended before T and not objecting. */
    readonly transferring: number
    readonly withoutIdentity: number
    readonly notAsked: number
    readonly unanswered: number
    readonly withoutAid: number
    readonly withoutReceiverUnit: number
    readonly withoutManager: number
    readonly withoutReceiverPension: number
    readonly withoutWorkplace: number
    readonly withoutHsaId: number
  }
  /** Control totals of sender and receiver; each sender that has staff in the register is to be reconciled. */
  readonly totals: {
    /** Senders without a reconciliation with the receiver that has been run. */
    readonly unreconciled: number
    /** Whose lists have changed since the run, or that nobody may be shown until it is run again. */
    readonly stale: number
    /** Whose matching was refused, and where rows of both lists stand alone without anybody having said why. */
    readonly refused: number
    /** Pairs that nobody has settled: uncertain or in conflict, found twice, answered by one of two, set aside. */
    readonly openPairs: number
    /** Whose totals differ by something that is not explained. */
    readonly unexplained: number
    /** Whose totals both sides have not signed as they are now. */
    readonly unsigned: number
    /** Fields of linked employments that differ and that nobody has resolved. */
    readonly openDifferences: number
  }
  readonly cases: {
    readonly rows: number
    readonly withoutDisposition: number
    readonly closeBeforeStillOpen: number
    readonly transferring: number
    readonly withoutReceiver: number
    readonly secrecyIncomplete: number
    readonly partiesNotNotified: number
    readonly withoutNewNumber: number
    readonly notHandedOver: number
    readonly notReceived: number
    readonly withoutCrossReference: number
  }
  readonly diary: {
    readonly rows: number
    /** Entries dated on or after T in the sender's diary. */
    readonly datedAfterTransfer: number
  }
  readonly archive: {
    readonly rows: number
    readonly withoutType: number
    readonly withoutExtent: number
    readonly withoutPlace: number
    readonly withoutTransferMode: number
    readonly withoutLegalBasis: number
    readonly disposalUndecided: number
  }
}
