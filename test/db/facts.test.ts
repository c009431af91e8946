import { describe, expect, it } from 'vitest'
import { readFacts } from '#db/facts.ts'
import type { Facts } from '#shared/checklists/facts.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { inVain, insertRaw, sharedStore } from './temporary-store.ts'

const store = sharedStore()

type Row = Readonly<Record<string, string | number | null>>
type Section = RegisterName

/** A row of each register of which no fact but the plain counts has anything to say. */
const inOrder: Readonly<Record<Section, Row>> = {
  staff: {
    personal_identity_number: 'x',
    decision: 'accepts',
    aid_label: '151010',
    receiver_unit: 'E',
    manager_name: 'C',
    receiver_pension_plan: 'AKAP-KL',
    workplace: 'Hus 1',
    hsa_id: 'SE1234567890-A1',
  },
  cases: { disposition: 'closeBefore', closed_date: '2018-12-01' },
  diary: { document_date: '2018-12-31' },
  archive: {
    volume_type: 'box',
    shelf_metres: 0.08,
    medium: 'paper',
    location: 'A1',
    transfer_mode: 'remain',
    retention: 'preserve',
  },
}

const transferred: Row = {
  disposition: 'transfer',
  receiver_unit: 'E',
  new_registration_number: 'RUN 2019/1',
  handed_over_date: '2019-01-02',
  received_date: '2019-01-03',
  received_by: 'M',
  cross_reference_set: 1,
}

/** What reconciliations come to is told, not counted: test/electron/operations/control-totals.test.ts. */
const totals = { unreconciled: 0, stale: 0, refused: 0, openPairs: 0, unexplained: 0, unsigned: 0, openDifferences: 0 }

/** The facts when the register holds these rows and no others. */
function factsWith(section: Section, rows: readonly Row[]): Facts {
  return inVain(store(), (writer) => {
    rows.forEach((row, index) =>
      insertRaw(writer, section, {
        ...inOrder[section],
        ...row,
        sender_id: 1,
        key: `${index}`,
        sort_key: '',
        inserted_by: 1,
      }),
    )
    return readFacts(writer, '2019-01-01', totals)
  })
}

const factOf = (facts: Facts, section: keyof Facts, name: string): number | undefined =>
  new Map(Object.entries(facts[section])).get(name)

/** For each fact: rows that count, and rows that look much the same and do not. */
const rowsByFact: readonly (readonly [Section, string, readonly Row[], readonly Row[]])[] = [
  ['staff', 'rows', [{}, { end_date: '2018-01-01' }], []],
  [
    'staff',
    'transferring',
    [{}, { end_date: '2019-01-01' }, { decision: null }, { protection: 'secrecyMark' }],
    [{ end_date: '2018-12-31' }, { decision: 'objects' }],
  ],
  [
    'staff',
    'withoutIdentity',
    [{ personal_identity_number: null }],
    [{ personal_identity_number: null, end_date: '2018-12-31' }],
  ],
  [
    'staff',
    'notAsked',
    [{ decision: null }, { decision: 'notAsked' }],
    [{ decision: 'informed' }, { decision: 'asked' }, { decision: 'objects' }],
  ],
  [
    'staff',
    'unanswered',
    [{ decision: null }, { decision: 'notAsked' }, { decision: 'informed' }, { decision: 'asked' }],
    [{ decision: 'noResponse' }, { decision: 'objects' }, { decision: null, end_date: '2018-06-01' }],
  ],
  ['staff', 'withoutAid', [{ aid_label: null }], [{ aid_label: null, decision: 'objects' }]],
  ['staff', 'withoutReceiverUnit', [{ receiver_unit: null }], [{ receiver_unit: null, end_date: '2018-12-31' }]],
  ['staff', 'withoutManager', [{ manager_name: null }], [{ manager_name: null, decision: 'objects' }]],
  [
    'staff',
    'withoutReceiverPension',
    [{ receiver_pension_plan: null }],
    [{ receiver_pension_plan: null, decision: 'objects' }],
  ],
  ['staff', 'withoutWorkplace', [{ workplace: null }], [{ workplace: null, decision: 'objects' }]],
  [
    'staff',
    'withoutHsaId',
    [
      { hsa_id: null },
      { hsa_id: 'SE123456789-A1' },
      { hsa_id: 'SE1234567890-' },
      { hsa_id: 'se1234567890-A1' },
      { hsa_id: 'SE1234567890-Å1' },
      { hsa_id: 'SE1234567890-A 1' },
      { hsa_id: `SE1234567890-${'A'.repeat(19)}` },
    ],
    [{ hsa_id: `SE1234567890-${'A'.repeat(18)}` }, { hsa_id: 'SE1234567890-a' }, { hsa_id: null, decision: 'objects' }],
  ],
  ['cases', 'rows', [{}, transferred], []],
  ['cases', 'withoutDisposition', [{ disposition: null }], [{ disposition: 'writeOff' }]],
  ['cases', 'closeBeforeStillOpen', [{ closed_date: null }], [{ disposition: 'staysWithSender', closed_date: null }]],
  ['cases', 'transferring', [transferred], [{ disposition: 'transferOther' }]],
  ['cases', 'withoutReceiver', [{ ...transferred, receiver_unit: null }], [{ receiver_unit: null }]],
  [
    'cases',
    'secrecyIncomplete',
    [
      { secrecy_provision: '21:1', secrecy_date: '2018-01-01' },
      { secrecy_provision: '21:1', secrecy_authority: 'L' },
    ],
    [{ secrecy_provision: '21:1', secrecy_date: '2018-01-01', secrecy_authority: 'L' }, { secrecy_date: '2018-01-01' }],
  ],
  [
    'cases',
    'partiesNotNotified',
    // Where it is not said whether the party is a person, nobody can say that they have been told.
    [{ individual_party: 1 }, { individual_party: null }],
    [{ individual_party: 0 }, { individual_party: 1, party_notified_date: '2018-12-01' }],
  ],
  ['cases', 'withoutNewNumber', [{ ...transferred, new_registration_number: null }], [{}]],
  ['cases', 'notHandedOver', [{ ...transferred, handed_over_date: null }], [{}]],
  [
    'cases',
    'notReceived',
    [
      { ...transferred, received_date: null },
      { ...transferred, received_by: null },
    ],
    [{}],
  ],
  [
    'cases',
    'withoutCrossReference',
    [
      { ...transferred, cross_reference_set: null },
      { ...transferred, cross_reference_set: 0 },
    ],
    [{}],
  ],
  ['diary', 'rows', [{}], []],
  [
    'diary',
    'datedAfterTransfer',
    [{ document_date: '2019-01-01' }],
    [{ document_date: '2018-12-31' }, { document_date: null }],
  ],
  ['archive', 'rows', [{}], []],
  ['archive', 'withoutType', [{ volume_type: null }], []],
  [
    'archive',
    'withoutExtent',
    [{ shelf_metres: null }, { shelf_metres: null, medium: null }],
    [{ shelf_metres: null, medium: 'digital' }],
  ],
  ['archive', 'withoutPlace', [{ location: null }], []],
  ['archive', 'withoutTransferMode', [{ transfer_mode: null }], []],
  [
    'archive',
    'withoutLegalBasis',
    [
      { transfer_mode: 'transferSeparate' },
      { transfer_mode: 'transferIncorporate' },
      { transfer_mode: 'deliverToArchiveAuthority' },
    ],
    [{ transfer_mode: 'loan' }, { transfer_mode: 'copy' }, { transfer_mode: 'transferSeparate', legal_basis: 'RA-FS' }],
  ],
  [
    'archive',
    'disposalUndecided',
    [{ retention: 'destroy' }, { transfer_mode: 'destroy' }],
    [{ retention: 'destroy', retention_decision: 'RA-MS 1' }, {}],
  ],
]

describe.each(rowsByFact)('%s.%s', (section, fact, counted, uncounted) => {
  it('counts the rows that it is about', () => {
    expect(factOf(factsWith(section, counted), section, fact)).toBe(counted.length)
  })

  it('counts no others', () => {
    expect(factOf(factsWith(section, [...counted, ...uncounted]), section, fact)).toBe(
      fact === 'rows' ? counted.length + uncounted.length : counted.length,
    )
    if (fact !== 'rows') expect(factOf(factsWith(section, uncounted), section, fact)).toBe(0)
  })
})

describe('every fact', () => {
  it('of a register is tried here', () => {
    const facts = readFacts(store().reader, '2019-01-01', totals)
    const all = registerNames.flatMap((section) => Object.keys(facts[section]).map((fact) => `${section}.${fact}`))
    expect(rowsByFact.map(([section, fact]) => `${section}.${fact}`).toSorted()).toEqual(all.toSorted())
  })

  it('is nothing in an empty store', () => {
    const facts = readFacts(store().reader, '2019-01-01', totals)
    expect(new Set(Object.values(facts).flatMap((section) => Object.values(section)))).toEqual(new Set([0]))
  })
})

describe('waitingRows', () => {
  const findings: readonly Row[] = [
    { raw_id: 1, rule: 'identity-invalid', severity: 'error' },
    { raw_id: 1, rule: 'required-missing', severity: 'error' },
    { raw_id: 2, rule: 'duplicate-key', severity: 'error' },
    { raw_id: 3, rule: 'duplicate-row', severity: 'error' },
    { raw_id: 4, rule: 'not-a-date', severity: 'warning' },
  ]

  /** Imports in order, the first of them with the findings above. */
  function waitingAfter(
    register: RegisterName,
    imports: readonly { readonly state: string; readonly sender?: number }[],
  ): number {
    return inVain(store(), (writer) => {
      const delivery_id = insertRaw(writer, 'deliveries', {
        file_name: '',
        sha256: '',
        bytes: 0,
        notes: '[]',
        inserted_by: 1,
      })
      const ids: number[] = []
      for (const [index, { state, sender }] of imports.entries()) {
        const id = insertRaw(writer, 'imports', {
          delivery_id,
          register,
          sender_id: sender ?? 1,
          reading: '{}',
          version: 1,
          state,
          ...(state === 'committed' ? { commit_event_id: index + 1 } : {}),
          inserted_by: 1,
        })
        ids.push(id)
      }
      for (const finding of findings)
        insertRaw(writer, 'findings', { ...finding, import_id: ids[0] ?? 0, register, raw: '', inserted_by: 1 })
      return readFacts(writer, '2019-01-01', totals).waitingRows[register]
    })
  }

  it.each(registerNames)('counts rows of %s that an import kept out, each once, copies aside', (register) => {
    expect(waitingAfter(register, [{ state: 'committed' }])).toBe(2)
  })

  it.each(registerNames)('counts rows of %s still when a later list has come, of whomever', (register) => {
    expect(waitingAfter(register, [{ state: 'committed' }, { state: 'committed' }])).toBe(2)
    expect(waitingAfter(register, [{ state: 'committed' }, { state: 'committed', sender: 2 }])).toBe(2)
  })

  it('counts nothing of an import that is only staged', () => {
    expect(waitingAfter('staff', [{ state: 'staged' }])).toBe(0)
  })
})
