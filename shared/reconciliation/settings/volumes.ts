import { formatSignum, parseSignum } from '../../identity/signum.ts'
import type { Signum } from '../../identity/signum.ts'
import { volumeKey } from '../../import/business-key.ts'
import type { Values } from '../../registers/field.ts'
import { volumeMeasures } from '../control-totals.ts'
import { textKey } from '../employments.ts'
import type { SaidCause, Side } from '../gap-contributions.ts'
import type { Setting } from '../setting.ts'
import { statedText, withoutBlanks } from './kind.ts'
import type { Compared, ReconciledKind, StatedRow } from './kind.ts'

/** Volumes, by the fields of the archive register. Most of what a volume says it shares with all others of its series. */
export const volumeSetting: Setting = {
  version: 'volume-1',
  seed: 1,
  comparisons: [
    { kind: 'words', field: 'recordsCreator', isSupporting: true },
    { kind: 'code', field: 'signum', isSupporting: true },
    { kind: 'words', field: 'seriesTitle', isSupporting: true, sharedBy: 'signum' },
    { kind: 'code', field: 'volumeNumber', isSupporting: true },
    { kind: 'code', field: 'years', isSupporting: true },
    { kind: 'code', field: 'location', isSupporting: true },
  ],
  blocking: [
    [{ field: 'volumeKey', by: 'whole' }],
    [
      { field: 'signum', by: 'whole' },
      { field: 'volumeNumber', by: 'whole' },
    ],
    [
      { field: 'seriesTitle', by: 'whole' },
      { field: 'volumeNumber', by: 'whole' },
    ],
    [
      { field: 'seriesTitle', by: 'words' },
      { field: 'years', by: 'whole' },
    ],
    [
      { field: 'signum', by: 'whole' },
      { field: 'years', by: 'whole' },
    ],
    [
      { field: 'volumeNumber', by: 'whole' },
      { field: 'years', by: 'whole' },
      { field: 'location', by: 'whole' },
    ],
  ],
  tiers: {
    proof: { tier: 'business-key', parts: [{ field: 'volumeKey', by: 'as-written' }] },
    likeness: {
      tier: 'same-content',
      parts: [
        { field: 'recordsCreator', by: 'text' },
        { field: 'seriesTitle', by: 'text' },
        { field: 'years', by: 'as-written' },
      ],
    },
  },
  apart: { whenAll: [['seriesTitle', 'years']] },
  provenBy: ['seriesTitle'],
  automaticBits: 6,
  marginBits: 5,
  alwaysAsk: { signum: ['different'], volumeNumber: ['different'], years: ['different'] },
  slips: null,
  // All of a series share these.
  twins: { share: ['recordsCreator', 'signum', 'seriesTitle'], otherBits: 2 },
  reviewBits: -2,
}

/** Volumes of an archive, and series that have none. */
export const volumeKind: ReconciledKind = {
  setting: volumeSetting,
  comparedOf: comparedVolume,
  holder: null,
  evidence: ['signum', 'seriesTitle', 'volumeNumber', 'years'],
  shownBeside: [],
  shownOfRow: ['volumeRange', 'volumeType', 'shelfMetres', 'medium', 'location'],
  fields: [
    'recordsCreator',
    'seriesTitle',
    'yearFrom',
    'yearTo',
    'volumeType',
    'shelfMetres',
    'fileCount',
    'medium',
    'location',
    'secrecyProvision',
    'secrecyYears',
    'retention',
    'transferMode',
    'loanUntil',
    'targetArchive',
  ],
  scopeField: 'recordsCreator',
  measures: volumeMeasures,
  mainMeasures: ['volumes', 'shelfMetres'],
  saidCauses: ['stays', 'toOther', 'destroyed', 'addedLater', 'merged', 'dataError', 'other'],
  causeOf: causeOfVolume,
  shownForCause: ['signum', 'volumeNumber', 'years', 'shelfMetres', 'location', 'transferMode'],
  seenForCause: ['shelfMetres', 'retention', 'transferMode'],
  reportedBy: {
    number: 'volumeNumber',
    title: 'seriesTitle',
    count: 'volumes',
    end: ['signum', 'volumeNumber', 'seriesTitle'],
  },
}

function comparedVolume(row: StatedRow): Compared {
  const stated = (field: string): string => statedText(row, field)
  const signum = stated('signum')
  const read = parseSignum(signum)
  // The volume may stand in the signum: `F1a:12`.
  const inSignum = read.ok && read.signum.kind === 'series' ? read.signum.volume : null
  const volume = volumeKey(stated('volumeNumber')) || (inSignum === null ? '' : String(inSignum))
  const series = read.ok ? formatSignum(withoutVolume(read.signum)) : signum
  const creator = stated('recordsCreator')
  const [from, to] = [stated('yearFrom'), stated('yearTo')]
  const years = from === '' ? stated('years') : to === '' || to === from ? from : `${from}-${to}`
  // Without a number and without years it is the series itself; with years alone it is one of its volumes, whichever that is.
  const isNamed = signum !== '' && (volume !== '' || years === '')
  return withoutBlanks({
    volumeKey: isNamed ? `${textKey(creator)}|${series.toLowerCase()}|${volume}` : '',
    recordsCreator: creator,
    signum: series,
    seriesTitle: stated('seriesTitle'),
    volumeNumber: volume,
    years,
    location: stated('location'),
  })
}

function withoutVolume(signum: Signum): Signum {
  return signum.kind === 'series' ? { ...signum, volume: null } : signum
}

function causeOfVolume({ transferMode }: Values, side: Side): SaidCause | null {
  if (side === 'there') return null
  if (transferMode === 'remain' || transferMode === 'copy' || transferMode === 'loan') return 'stays'
  if (transferMode === 'deliverToArchiveAuthority') return 'toOther'
  return transferMode === 'destroy' ? 'destroyed' : null
}
