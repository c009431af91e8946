import { parseSignum } from '../../identity/signum.ts'
import { looksLikeVolumeRange } from '../volume-range.ts'
import { ordered, written } from './row-rule.ts'
import type { RowRule } from './row-rule.ts'
import { secrecyProvision } from './texts.ts'

/** Kinds of volumes that stand side by side on a shelf, in metres; a wider one is several, or in centimetres. */
const shelved: ReadonlySet<unknown> = new Set(['box', 'bound', 'capsule', 'binder'])
const widestVolume = 1

export const archiveRules: readonly RowRule[] = [
  {
    rules: ['volume-range'],
    reads: ['volumeNumber'],
    check(values, remark) {
      const volume = values['volumeNumber']
      if (typeof volume === 'string' && looksLikeVolumeRange(volume)) remark('volume-range', 'volumeNumber', volume)
    },
  },
  secrecyProvision,
  ordered('yearFrom', 'yearTo'),
  {
    rules: ['years-after-transfer'],
    reads: ['yearTo'],
    check(values, remark, { transfer }) {
      const year = values['yearTo']
      // A year in which the transfer falls later than its first day may well end before it.
      const first = Number(transfer.slice(0, 4)) + (transfer.endsWith('-01-01') ? 0 : 1)
      if (typeof year === 'number' && year >= first) remark('years-after-transfer', 'yearTo', String(year))
    },
  },
  {
    rules: ['archive-closed-late'],
    reads: ['archiveClosedDate'],
    check(values, remark, { transfer }) {
      const closed = values['archiveClosedDate']
      if (typeof closed === 'string' && closed.length === 10 && closed >= transfer) {
        remark('archive-closed-late', 'archiveClosedDate', closed)
      }
    },
  },
  {
    rules: ['signum-unusual'],
    reads: ['signum'],
    check(values, remark) {
      const { signum } = values
      if (typeof signum === 'string' && !parseSignum(signum).ok) remark('signum-unusual', 'signum', signum)
    },
  },
  {
    rules: ['extent-unusual'],
    reads: ['shelfMetres', 'volumeType', 'volumeNumber'],
    check(values, remark) {
      const { shelfMetres: metres, volumeNumber: volume } = values
      if (typeof metres !== 'number' || typeof volume !== 'string') return
      const isWide = metres > widestVolume && shelved.has(values['volumeType']) && !looksLikeVolumeRange(volume)
      const isUnusual = metres <= 0 || isWide
      if (isUnusual) remark('extent-unusual', 'shelfMetres', written(metres))
    },
  },
  {
    rules: ['preserved-destroyed'],
    reads: ['retention', 'transferMode'],
    check(values, remark) {
      if (values['retention'] === 'preserve' && values['transferMode'] === 'destroy') {
        remark('preserved-destroyed', 'transferMode', '')
      }
    },
  },
]
