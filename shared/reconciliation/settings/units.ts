import type { Value, Values } from '../../registers/field.ts'
import { unitMeasures } from '../control-totals.ts'
import type { SaidCause, Side } from '../gap-contributions.ts'
import type { Setting } from '../setting.ts'
import { plainUnitName, readUnitName, unitNameStem } from '../unit-names.ts'
import { statedText, withoutBlanks } from './kind.ts'
import type { CauseContext, Compared, ListContext, ReconciledKind, StatedRow } from './kind.ts'

/** Units by their names. A name that only resembles another never makes two units one without a person. */
export const unitSetting: Setting = {
  version: 'unit-1',
  seed: 1,
  comparisons: [
    { kind: 'words', field: 'nameWords' },
    { kind: 'words', field: 'parentUnit', isSupporting: true },
    { kind: 'code', field: 'unitKind', isSupporting: true },
    { kind: 'date', field: 'validFrom', isSupporting: true },
    { kind: 'date', field: 'validTo', isSupporting: true },
    { kind: 'code', field: 'size', isSupporting: true },
  ],
  blocking: [[{ field: 'unitKey', by: 'whole' }], [{ field: 'nameStem', by: 'whole' }]],
  tiers: {
    // Two units of one organisation can bear a name, under different boards: it then names neither.
    number: { tier: 'unique-key', parts: [{ field: 'unitKey', by: 'as-written' }], mostHolders: 1 },
    likeness: { tier: 'same-content', parts: [{ field: 'nameStem', by: 'as-written' }] },
  },
  apart: { whenAll: [] },
  provenBy: [],
  isUnweighed: true,
  automaticBits: 6,
  marginBits: 5,
  alwaysAsk: {},
  slips: null,
  twins: null,
  reviewBits: -2,
}

/** Units of an organisation, or those that a staff list names, and the same at the other party. */
export const unitKind: ReconciledKind = {
  setting: unitSetting,
  comparedOf: comparedUnit,
  holder: null,
  spokenForBy: 'employments',
  evidence: ['nameWords', 'parentUnit'],
  shownBeside: ['unitName', 'aliases'],
  shownOfRow: ['aliases', 'parentUnit', 'unitKind', 'validFrom', 'validTo', 'employments'],
  fields: ['unitName', 'parentUnit', 'validFrom', 'validTo'],
  scopeField: 'parentUnit',
  measures: unitMeasures,
  mainMeasures: ['units'],
  saidCauses: ['endedBefore', 'ceases', 'stays', 'toOther', 'newUnit', 'divided', 'merged', 'dataError', 'other'],
  causeOf: causeOfUnit,
  shownForCause: ['aliases', 'parentUnit', 'unitKind', 'validFrom', 'validTo', 'employments'],
  seenForCause: ['parentUnit', 'validFrom', 'validTo'],
  reportedBy: { number: 'unitName', title: 'unitName', count: 'units', end: ['unitName', 'parentUnit'] },
}

/** Names that are known to be one unit's are one name. */
function comparedUnit(row: StatedRow, { otherNumbers }: ListContext): Compared {
  const stated = (field: string): string => statedText(row, field)
  const name = stated('unitName')
  const plain = plainUnitName(name)
  const { topics, sorts } = readUnitName(name)
  return withoutBlanks({
    unitName: name,
    aliases: stated('aliases'),
    unitKey: otherNumbers.get(plain) ?? plain,
    nameWords: [...topics, ...sorts].join(' '),
    nameStem: unitNameStem(name),
    parentUnit: stated('parentUnit'),
    unitKind: stated('unitKind'),
    validFrom: stated('validFrom'),
    validTo: stated('validTo'),
    size: sizeOf(row.values['employments']),
  })
}

/** About how many work there: lists are not of the same day. */
function sizeOf(employments: Value | undefined): string {
  if (typeof employments !== 'number') return ''
  const found = sizes.findLast(([from]) => employments >= from)
  return found === undefined ? '' : found[1]
}

const sizes = [
  [1, '1–4'],
  [5, '5–14'],
  [15, '15–49'],
  [50, '50–'],
] as const

/** Units of a sender end with the day before the transfer: those that ended earlier went over to nobody. */
function causeOfUnit({ validFrom, validTo }: Values, side: Side, { transferDate }: CauseContext): SaidCause | null {
  const days = typeof validTo === 'string' ? (Date.parse(transferDate) - Date.parse(validTo)) / 86_400_000 : 0
  if (days > 1) return 'endedBefore'
  return side === 'there' && typeof validFrom === 'string' && validFrom > transferDate ? 'newUnit' : null
}
