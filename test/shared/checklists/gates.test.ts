import { describe, expect, it } from 'vitest'
import type { Facts } from '#shared/checklists/facts.ts'
import { gateNames, gateReasonCodes, gates, gateState, stepState } from '#shared/checklists/gates.ts'
import type { GateName, GateReasonCode } from '#shared/checklists/gates.ts'
import { fieldOf } from '#shared/registers/registers.ts'

/** Registers with ten rows each and nothing amiss. */
const inOrder: Facts = {
  waitingRows: { staff: 0, cases: 0, diary: 0, archive: 0 },
  staff: {
    rows: 10,
    transferring: 9,
    withoutIdentity: 0,
    notAsked: 0,
    unanswered: 0,
    withoutAid: 0,
    withoutReceiverUnit: 0,
    withoutManager: 0,
    withoutReceiverPension: 0,
    withoutWorkplace: 0,
    withoutHsaId: 0,
  },
  totals: { unreconciled: 0, stale: 0, refused: 0, openPairs: 0, unexplained: 0, unsigned: 0, openDifferences: 0 },
  cases: {
    rows: 10,
    withoutDisposition: 0,
    closeBeforeStillOpen: 0,
    transferring: 8,
    withoutReceiver: 0,
    secrecyIncomplete: 0,
    partiesNotNotified: 0,
    withoutNewNumber: 0,
    notHandedOver: 0,
    notReceived: 0,
    withoutCrossReference: 0,
  },
  diary: { rows: 10, datedAfterTransfer: 0 },
  archive: {
    rows: 10,
    withoutType: 0,
    withoutExtent: 0,
    withoutPlace: 0,
    withoutTransferMode: 0,
    withoutLegalBasis: 0,
    disposalUndecided: 0,
  },
}

type Section = keyof Facts

function withFact(section: Section, name: string, count: number): Facts {
  return { ...inOrder, [section]: { ...inOrder[section], [name]: count } }
}

/** What stands in the way of each gate: the fact that counts it and the reason that is given. */
const obstacles: Readonly<Record<GateName, readonly (readonly [Section, string, GateReasonCode])[]>> = {
  staffIdentityNumbersValid: [
    ['waitingRows', 'staff', 'rows-waiting'],
    ['staff', 'withoutIdentity', 'without-identity'],
  ],
  staffAllInformed: [['staff', 'notAsked', 'not-asked']],
  staffAllAnswered: [['staff', 'unanswered', 'unanswered']],
  staffPlaced: [
    ['staff', 'withoutAid', 'without-aid'],
    ['staff', 'withoutReceiverUnit', 'without-receiver-unit'],
    ['staff', 'withoutManager', 'without-manager'],
  ],
  staffPensionPlanSet: [['staff', 'withoutReceiverPension', 'without-receiver-pension']],
  staffPlacementSet: [['staff', 'withoutWorkplace', 'without-workplace']],
  hsaIdsValid: [['staff', 'withoutHsaId', 'without-hsa-id']],
  staffDifferencesResolved: [
    ['totals', 'unreconciled', 'not-reconciled'],
    ['totals', 'stale', 'reconciliation-stale'],
    ['totals', 'refused', 'matching-refused'],
    ['totals', 'openPairs', 'pairs-open'],
    ['totals', 'openDifferences', 'differences-open'],
  ],
  staffTotalsEqual: [
    ['totals', 'unreconciled', 'not-reconciled'],
    ['totals', 'stale', 'reconciliation-stale'],
    ['totals', 'refused', 'matching-refused'],
    ['totals', 'openPairs', 'pairs-open'],
    ['totals', 'unexplained', 'totals-unexplained'],
    ['totals', 'unsigned', 'totals-unsigned'],
  ],
  casesImported: [['waitingRows', 'cases', 'rows-waiting']],
  casesDispositioned: [['cases', 'withoutDisposition', 'without-disposition']],
  casesClosedBefore: [
    ['cases', 'withoutDisposition', 'without-disposition'],
    ['cases', 'closeBeforeStillOpen', 'close-before-still-open'],
  ],
  casesReceiverAssigned: [
    ['cases', 'withoutDisposition', 'without-disposition'],
    ['cases', 'withoutReceiver', 'case-without-receiver'],
  ],
  casesSecrecyComplete: [['cases', 'secrecyIncomplete', 'secrecy-incomplete']],
  casesPartiesNotified: [['cases', 'partiesNotNotified', 'party-not-notified']],
  casesNumbered: [
    ['cases', 'withoutDisposition', 'without-disposition'],
    ['cases', 'withoutNewNumber', 'without-new-number'],
  ],
  casesReceived: [
    ['cases', 'withoutDisposition', 'without-disposition'],
    ['cases', 'notHandedOver', 'not-handed-over'],
    ['cases', 'notReceived', 'not-received'],
  ],
  casesCrossReferenced: [
    ['cases', 'withoutDisposition', 'without-disposition'],
    ['cases', 'withoutCrossReference', 'without-cross-reference'],
  ],
  diaryClosed: [['diary', 'datedAfterTransfer', 'dated-after-transfer']],
  volumesDescribed: [
    ['archive', 'withoutType', 'volume-without-type'],
    ['archive', 'withoutExtent', 'volume-without-extent'],
    ['archive', 'withoutPlace', 'volume-without-place'],
  ],
  seriesTransferModeSet: [['archive', 'withoutTransferMode', 'without-transfer-mode']],
  transfersHaveLegalBasis: [
    ['archive', 'withoutTransferMode', 'without-transfer-mode'],
    ['archive', 'withoutLegalBasis', 'without-legal-basis'],
  ],
  disposalDecided: [['archive', 'disposalUndecided', 'disposal-undecided']],
}

describe.each(gateNames)('the gate %s', (name) => {
  const { register } = gates[name]

  it('is open when nothing is amiss', () => {
    expect(gateState(name, inOrder)).toEqual({ open: true, reasons: [] })
  })

  it.each(obstacles[name])('is closed by %s.%s, with the number of rows in the way', (section, fact, code) => {
    expect(gateState(name, withFact(section, fact, 3))).toEqual({ open: false, reasons: [{ code, count: 3 }] })
  })

  it('is closed by an empty register, for nothing has been shown', () => {
    expect(gateState(name, withFact(register, 'rows', 0))).toEqual({
      open: false,
      reasons: [{ code: `empty-${register}`, count: 0 }],
    })
  })

  it('is closed by no other fact', () => {
    const mine = new Set(obstacles[name].map(([section, fact]) => `${section}.${fact}`))
    for (const section of Object.keys(inOrder) as Section[]) {
      for (const fact of Object.keys(inOrder[section])) {
        if (fact === 'rows' || mine.has(`${section}.${fact}`)) continue
        expect(gateState(name, withFact(section, fact, 3)).open, `${section}.${fact}`).toBe(true)
      }
    }
  })

  it('names a blank field of its own register, if any', () => {
    const gate = gates[name]
    expect('blankField' in gate ? fieldOf(register, gate.blankField) : null).toBeDefined()
  })
})

describe('the reasons', () => {
  it('are each given by some gate', () => {
    const given = new Set([
      ...Object.values(obstacles).flatMap((list) => list.map(([, , code]) => code)),
      ...gateNames.map((name) => `empty-${gates[name].register}`),
    ])
    expect([...given].toSorted()).toEqual([...gateReasonCodes].toSorted())
  })

  it('count everything in the way at once', () => {
    const facts = { ...inOrder, staff: { ...inOrder.staff, withoutAid: 2, withoutManager: 5 } }
    expect(gateState('staffPlaced', facts).reasons).toEqual([
      { code: 'without-aid', count: 2 },
      { code: 'without-manager', count: 5 },
    ])
  })
})

describe('the state of a step', () => {
  it.each([
    ['blocked', false, false],
    ['reopened', false, true],
    ['ready', true, false],
    ['done', true, true],
  ] as const)('is %s where its gate is open: %s, and it is ticked: %s', (state, open, ticked) => {
    expect(stepState({ open, reasons: [] }, ticked)).toBe(state)
  })

  it('is a person’s to say where no fact can tell', () => {
    expect([stepState(null, false), stepState(null, true)]).toEqual(['ready', 'done'])
  })
})
