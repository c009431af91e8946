import { rowsBelow } from '#db/stores/deliveries.ts'
import type { Sheet } from '#db/stores/deliveries.ts'
import { rowIdsOfSender } from '#db/stores/register-rows.ts'
import type { Reader } from '#db/open.ts'
import { valueKey } from '#shared/import/column-reader.ts'
import { cellText } from '#shared/import/normalise.ts'
import { createFindingSummary } from '#shared/import/finding-summary.ts'
import type { FindingGroup } from '#shared/import/finding-summary.ts'
import { columnFindings, isForbiddenHeader } from '#shared/import/mapping.ts'
import type { Finding } from '#shared/import/rules.ts'
import type { DecidedRow, Decider, RowOutcome } from './decide.ts'
import { createFindingIds } from './finding-ids.ts'
import type { FindingIds } from './finding-ids.ts'
import { createIdList, createIdSet } from './id-list.ts'
import type { PlanSheet } from './plan-sheets.ts'
import type { Breathe, PlanSource } from './plan-source.ts'
import { isRepairHeader } from './repair-basket.ts'
import type { PlanContext } from './survey.ts'

/**
 * Second pass over a delivery: every row decided, counted and handed on. A look and a commit run exactly this. A long delivery is
 * looked at in stretches, side by side, and what they come to is joined in the order of the file: the same plan as in one stretch.
 */

/** Rows by their place in the stacked sheets, 0-based, `to` not included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export const wholeDelivery: Stretch = { from: 0, to: Number.MAX_SAFE_INTEGER }

type ListedState = RowOutcome | 'remarked' | 'conflict'
const listedStates = ['new', 'changed', 'unchanged', 'rejected', 'footer', 'remarked', 'conflict'] as const

interface WordingCount {
  readonly field: string
  readonly raw: string
  readonly count: number
}

/** What the rows of one stretch come to; it can be handed between threads. */
export interface PlannedStretch {
  readonly counts: Omit<PlanCounts, 'vanished'>
  /** In the order they came. */
  readonly findings: readonly FindingGroup[]
  readonly unmappedValues: readonly WordingCount[]
  readonly names: readonly WordingCount[]
  readonly findingIds: readonly FindingIds[]
  /** Raw ids. */
  readonly ids: Readonly<Record<ListedState, Uint32Array>>
  /** Ids of the register that the rows name. */
  readonly named: Uint32Array
}

export interface PlanCounts {
  readonly read: number
  /** Rows more than were read, of rows that stand for several volumes: read + expanded = the sum of the outcomes. */
  readonly expanded: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  readonly footer: number
  readonly vanished: number
  readonly conflicts: number
}

/** Rows by what becomes of them: raw ids, but for `vanished` ids of the register. */
export type PlannedIds = Readonly<Record<ListedState | 'vanished', Uint32Array>>

export interface Plan {
  readonly context: PlanContext
  readonly counts: PlanCounts
  readonly findings: readonly FindingGroup[]
  readonly sheetFindings: readonly Finding[]
  readonly unmappedValues: readonly WordingCount[]
  /** Names of units and of records creators as they stand in the delivery. */
  readonly names: readonly WordingCount[]
  readonly findingIds: readonly FindingIds[]
  readonly ids: PlannedIds
}

export async function planStretch(
  read: Reader,
  { decide, sheets }: Pick<Decider, 'decide' | 'sheets'>,
  stretch: Stretch,
  breathe: Breathe,
  onRow: (row: DecidedRow) => void = () => undefined,
): Promise<PlannedStretch> {
  const summary = createFindingSummary()
  const counts = { ...noCounts }
  const ids = listsByState(() => createIdList())
  const named = createIdList()
  const unmapped = createWordingCount()
  const names = createWordingCount()
  const findingIds = createFindingIds()
  const take = (row: DecidedRow): void => {
    counts[row.outcome]++
    ids[row.outcome].add(row.rawId)
    // A row that is kept out names its stored row all the same; only a copy of another does not.
    if (row.stored !== undefined && !row.isCopy) named.add(row.stored.id)
    if (row.conflicts.length > 0) {
      counts.conflicts++
      ids.conflict.add(row.rawId)
    }
    if (row.findings.length === 0) return
    if (row.outcome !== 'rejected' && row.outcome !== 'footer') ids.remarked.add(row.rawId)
    for (const finding of row.findings) {
      summary.add(row.row, finding, !row.isProtected)
      findingIds.add(finding, row.rawId)
      if (finding.rule === 'unknown-code' && finding.field !== null && !row.isProtected) {
        unmapped.add(finding.field, finding.raw)
      }
    }
  }
  for (const { sheet, reading, names: places } of clipped(sheets, stretch)) {
    for (const page of rowsBelow(read, sheet, reading.headerRow)) {
      for (const raw of page) {
        const rows = decide(raw)
        const [first] = rows
        counts.read++
        counts.expanded += rows.length - 1
        for (const row of rows) {
          take(row)
          onRow(row)
        }
        if (!first.isProtected && first.outcome !== 'footer') {
          for (const { field, index, otherwise } of places) {
            const name = cellText(raw.cells[index]) || otherwise
            if (name !== '') names.add(field, name)
          }
        }
      }
      await breathe(page.length)
    }
  }
  return {
    counts,
    findings: summary.inOrder(),
    unmappedValues: unmapped.counts(),
    names: names.counts(),
    findingIds: findingIds.lists(),
    ids: listsByState((state) => ids[state].toArray()),
    named: named.toArray(),
  }
}

/** The plan of the whole delivery from those of its stretches, given in order. */
export function joinStretches(
  read: Reader,
  source: PlanSource,
  context: PlanContext,
  sheets: readonly PlanSheet[],
  stretches: readonly PlannedStretch[],
): Plan {
  const { record } = source
  const summary = createFindingSummary()
  const sheetFindings = findingsOnSheets(source, context, sheets)
  for (const finding of sheetFindings) summary.add(0, finding)
  const counts = { ...noCounts, vanished: 0 }
  const unmapped = createWordingCount()
  const names = createWordingCount()
  const findingIds = createFindingIds()
  const named = createIdSet()
  for (const stretch of stretches) {
    for (const state of countedStates) counts[state] += stretch.counts[state]
    for (const group of stretch.findings) summary.addGroup(group)
    for (const { field, raw, count } of stretch.unmappedValues) unmapped.add(field, raw, count)
    for (const { field, raw, count } of stretch.names) names.add(field, raw, count)
    for (const { ids, ...finding } of stretch.findingIds) for (const id of ids) findingIds.add(finding, id)
    for (const id of stretch.named) named.add(id)
  }
  if (counts.read - counts.footer === 0) {
    const nothing: Finding = { rule: 'no-rows', field: null, raw: '' }
    sheetFindings.push(nothing)
    summary.add(0, nothing)
  }
  const vanished = createIdList()
  // A repair basket is a part of a list: what it does not hold has not vanished.
  if (record.repairsImportId === null) {
    for (const id of rowIdsOfSender(read, record.register, record.senderId)) if (!named.has(id)) vanished.add(id)
  }
  counts.vanished = vanished.size
  return {
    context,
    counts,
    findings: summary.groups(),
    sheetFindings,
    unmappedValues: unmapped.mostFrequent(),
    names: names.mostFrequent(),
    findingIds: findingIds.lists(),
    ids: {
      ...listsByState((state) => joined(stretches.map(({ ids }) => ids[state]))),
      vanished: vanished.toArray().sort(),
    },
  }
}

const noCounts = { read: 0, expanded: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, footer: 0, conflicts: 0 }
const countedStates = ['read', 'expanded', 'new', 'changed', 'unchanged', 'rejected', 'footer', 'conflicts'] as const

/** What there is to say about columns and sheets as such. */
function findingsOnSheets({ record }: PlanSource, { fractions }: PlanContext, sheets: readonly PlanSheet[]): Finding[] {
  const { columns } = record.reading
  return [
    ...columnFindings(
      columns.map(({ header }) => (record.repairsImportId !== null && isRepairHeader(header) ? '' : header)),
      columns.map(({ field }) => field),
      {
        hidden: indexesOf(columns, ({ hidden }) => hidden),
        forbiddenContent: indexesOf(
          columns,
          ({ reason, header }) => reason === 'forbidden' && !isForbiddenHeader(header),
        ),
      },
    ),
    ...sheets.flatMap(({ reading }) =>
      reading.unstacked.map((raw): Finding => ({ rule: 'unmapped-column', field: null, raw })),
    ),
    ...[...new Map([...fractions.values()].flatMap((fields) => [...fields]))].map(([field, raw]): Finding => ({
      rule: 'fraction-as-percent',
      field,
      raw,
    })),
  ]
}

/** The sheets with only those of their rows that lie in the stretch. */
function* clipped(
  sheets: readonly PlanSheet[],
  { from, to }: Stretch,
): Generator<Pick<PlanSheet, 'reading' | 'names'> & { readonly sheet: Sheet }> {
  let before = 0
  for (const { sheet, reading, names } of sheets) {
    const firstRawId = sheet.firstRawId + Math.max(0, from - before)
    const lastRawId = Math.min(sheet.lastRawId, sheet.firstRawId + to - before - 1)
    before += sheet.lastRawId - sheet.firstRawId + 1
    if (firstRawId <= lastRawId) yield { reading, names, sheet: { ...sheet, firstRawId, lastRawId } }
  }
}

const mostListed = 1000
/** Different wordings held while counting: a column of free text that was taken for codes must not fill the memory. */
const mostWordings = 10_000

/** Counts wordings by field, however they are capitalised; the first spelling stands for them. */
function createWordingCount(): {
  add(field: string, raw: string, count?: number): void
  counts(): WordingCount[]
  mostFrequent(): WordingCount[]
} {
  const byWording = new Map<string, { readonly field: string; readonly raw: string; count: number }>()
  // Most rows repeat a text letter by letter.
  const bySpelling = new Map<string, { count: number }>()
  return {
    add(field, raw, count = 1) {
      const spelling = `${field}|${raw}`
      const same = bySpelling.get(spelling)
      if (same !== undefined) {
        same.count += count
        return
      }
      const key = `${field}|${valueKey(raw)}`
      const known = byWording.get(key) ?? { field, raw, count: 0 }
      if (known.count === 0 && byWording.size >= mostWordings) return
      known.count += count
      byWording.set(key, known)
      if (bySpelling.size < mostWordings) bySpelling.set(spelling, known)
    },
    counts: () => [...byWording.values()],
    mostFrequent: () => [...byWording.values()].toSorted((a, b) => b.count - a.count).slice(0, mostListed),
  }
}

function listsByState<T>(make: (state: ListedState) => T): Record<ListedState, T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the list
  return Object.fromEntries(listedStates.map((state) => [state, make(state)])) as Record<ListedState, T>
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    whole.set(list, at)
    at += list.length
  }
  return whole
}

function indexesOf<T>(items: readonly T[], test: (item: T) => boolean): Set<number> {
  return new Set(items.flatMap((item, index) => (test(item) ? [index] : [])))
}
