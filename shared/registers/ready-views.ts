import { addDays } from '../import/dates.ts'
import type { RegisterName, Wording } from './field.ts'

/** A filter as it ships; days are counted from the transfer date, so that the same view serves every transfer. */
type ReadyFilter =
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly (string | null)[] }
  | { readonly kind: 'filled'; readonly field: string }
  | { readonly kind: 'days'; readonly field: string; readonly from: number | null; readonly to: number | null }

export interface ReadyView {
  readonly id: string
  readonly label: Wording
  readonly filters: readonly ReadyFilter[]
  readonly sort: readonly { readonly field: string; readonly descending: boolean }[]
}

const blank = (field: string): ReadyFilter => ({ kind: 'in', field, values: [null] })
const by = (field: string) => [{ field, descending: false }]

/** Views that everybody needs, by register, in the order in which the work comes. */
export const readyViews: Readonly<Record<RegisterName, readonly ReadyView[]>> = {
  staff: [
    {
      id: 'no-receiver-unit',
      label: { sv: 'Utan mottagande enhet', en: 'Without a receiving unit' },
      filters: [blank('receiverUnit')],
      sort: by('senderUnit'),
    },
    {
      id: 'no-decision',
      label: { sv: 'Har inte svarat', en: 'Have not answered' },
      filters: [{ kind: 'in', field: 'decision', values: [null, 'notAsked', 'informed', 'asked', 'noResponse'] }],
      sort: by('familyName'),
    },
    {
      id: 'objects',
      label: { sv: 'Motsätter sig övergång', en: 'Object to the transfer' },
      filters: [{ kind: 'in', field: 'decision', values: ['objects'] }],
      sort: by('familyName'),
    },
    {
      id: 'ends-near-transfer',
      label: { sv: 'Anställningen slutar nära överlämningen', en: 'Employment ends near the transfer' },
      filters: [{ kind: 'days', field: 'endDate', from: -60, to: 90 }],
      sort: by('endDate'),
    },
    {
      id: 'on-leave',
      label: { sv: 'Lediga vid överlämningen', en: 'On leave at the transfer' },
      filters: [
        { kind: 'filled', field: 'leaveCause' },
        { kind: 'days', field: 'leaveUntil', from: 0, to: null },
      ],
      sort: by('leaveUntil'),
    },
  ],
  cases: [
    {
      id: 'no-receiver-unit',
      label: { sv: 'Utan mottagande enhet', en: 'Without a receiving unit' },
      filters: [blank('receiverUnit')],
      sort: [],
    },
    {
      id: 'no-handler',
      label: { sv: 'Utan ny handläggare', en: 'Without a new case officer' },
      filters: [{ kind: 'in', field: 'disposition', values: ['transfer'] }, blank('newHandler')],
      sort: by('receiverUnit'),
    },
    {
      id: 'deadline-near-transfer',
      label: { sv: 'Bevakning nära överlämningen', en: 'Deadline near the transfer' },
      filters: [{ kind: 'days', field: 'nextDeadline', from: -30, to: 30 }],
      sort: by('nextDeadline'),
    },
    {
      id: 'secret',
      label: { sv: 'Sekretessmarkerade', en: 'Marked as secret' },
      filters: [{ kind: 'filled', field: 'secrecyProvision' }],
      sort: [],
    },
    {
      id: 'no-disposition',
      label: { sv: 'Utan beslutad åtgärd', en: 'Without a decided disposition' },
      filters: [blank('disposition')],
      sort: by('lastActivityDate'),
    },
  ],
  diary: [
    {
      id: 'secret',
      label: { sv: 'Sekretessmarkerade', en: 'Marked as secret' },
      filters: [{ kind: 'filled', field: 'secrecyProvision' }],
      sort: [],
    },
    {
      id: 'registered-near-transfer',
      label: { sv: 'Registrerade veckorna före överlämningen', en: 'Registered in the weeks before the transfer' },
      filters: [{ kind: 'days', field: 'registeredDate', from: -21, to: -1 }],
      sort: by('registeredDate'),
    },
    {
      id: 'registered-after-transfer',
      label: { sv: 'Registrerade efter överlämningen', en: 'Registered after the transfer' },
      filters: [{ kind: 'days', field: 'registeredDate', from: 0, to: null }],
      sort: by('registeredDate'),
    },
    {
      id: 'no-location',
      label: { sv: 'Utan plats och fil', en: 'Without a location or a file' },
      filters: [blank('location'), blank('fileName')],
      sort: [],
    },
  ],
  archive: [
    {
      id: 'disposal-without-decision',
      label: { sv: 'Gallras utan beslut', en: 'For disposal without a decision' },
      filters: [{ kind: 'in', field: 'retention', values: ['destroy'] }, blank('retentionDecision')],
      sort: [],
    },
    {
      id: 'no-transfer-mode',
      label: { sv: 'Utan överföringssätt', en: 'Without a transfer mode' },
      filters: [blank('transferMode')],
      sort: [],
    },
    {
      id: 'no-legal-basis',
      label: { sv: 'Överlämnas utan rättslig grund', en: 'Handed over without a legal basis' },
      filters: [
        { kind: 'in', field: 'transferMode', values: ['transferSeparate', 'transferIncorporate'] },
        blank('legalBasis'),
      ],
      sort: [],
    },
    {
      id: 'secret',
      label: { sv: 'Sekretessmarkerade', en: 'Marked as secret' },
      filters: [{ kind: 'filled', field: 'secrecyProvision' }],
      sort: [],
    },
    {
      id: 'no-location',
      label: { sv: 'Utan plats', en: 'Without a location' },
      filters: [blank('location')],
      sort: [],
    },
  ],
}

type PlainFilter =
  | Exclude<ReadyFilter, { readonly kind: 'days' }>
  | { readonly kind: 'range'; readonly field: string; readonly from: string | null; readonly to: string | null }

/** The filters of a ready-made view in a transfer: its days become dates. */
export function readyFilters(view: ReadyView, transferDate: string): readonly PlainFilter[] {
  return view.filters.map((filter) =>
    filter.kind === 'days'
      ? {
          kind: 'range',
          field: filter.field,
          from: filter.from === null ? null : addDays(transferDate, filter.from),
          to: filter.to === null ? null : addDays(transferDate, filter.to),
        }
      : filter,
  )
}
