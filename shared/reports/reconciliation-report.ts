import type { PairAnswer, PairClass } from '../contract/tables/reconciliation.ts'
import { catalogues } from '../i18n/catalogues.ts'
import type { Catalogue, Language } from '../i18n/catalogues.ts'
import { formatNumber } from '../i18n/format.ts'
import { maskIdentityNumbersIn } from '../identity/masking.ts'
import { statedAmount } from '../reconciliation/control-totals.ts'
import type { ComparedFieldName } from '../reconciliation/field-comparison.ts'
import type { CauseCode, Resolution } from '../reconciliation/gap-contributions.ts'
import type { GapState, ScopeGap } from '../reconciliation/gap.ts'
import { handoverCause } from '../reconciliation/gap-contributions.ts'
import { NO_UNIT, WITHHELD } from '../reconciliation/scopes.ts'
import { toldCauses } from '../reconciliation/told-causes.ts'
import type { Tier } from '../reconciliation/setting.ts'
import { reconciledKinds } from '../reconciliation/settings/kinds.ts'
import type { ListedFrom } from '../i18n/listed-from.ts'
import type { ReconciledRegister } from '../reconciliation/settings/kinds.ts'
import { codeOf } from '../registers/code-lists.ts'
import type { Value } from '../registers/field.ts'
import { labelFields } from '../registers/label-fields.ts'
import { fieldOf } from '../registers/registers.ts'
import type { ReportCell, ReportColumn } from './content.ts'

type Side = 'here' | 'there'
export type RowClass = keyof Catalogue['reconciliationReport']['classes']

/** A difference of two linked rows, or a row of one list alone; nobody who is protected. */
export interface ReportedRow {
  readonly hereNumber: Value
  readonly thereNumber: Value
  readonly label: readonly Value[]
  /** Of what is compared: a field, the row as a whole, or how many there are. */
  readonly field: ComparedFieldName | 'row' | 'rows'
  readonly here: Value
  readonly there: Value
  readonly class: Exclude<RowClass, 'equal'>
  readonly resolution: Resolution | CauseCode | null
  readonly isChanged: boolean
  readonly value: string | null
  readonly reason: string | null
  readonly by: string | null
  readonly at: string | null
}

export interface ReportedDecision {
  readonly left: string
  readonly right: string
  readonly answer: PairAnswer
  readonly tier: Tier
  readonly bits: number | null
  readonly model: string | null
  readonly standing: PairClass
  readonly note: string | null
  readonly by: string
  readonly at: string
}

export interface ReportedSample {
  readonly total: number
  readonly drawn: number
  readonly checked: number
  readonly right: number
}

interface Share {
  readonly share: number
  readonly low: number
  readonly high: number
}

export interface ReportedSignature {
  readonly side: Side
  readonly name: string
  readonly title: string
  readonly organisation: string
  readonly place: string
  readonly on: string
  readonly by: string
  readonly at: string
  readonly isChanged: boolean
}

/** All that the report tells, without a word of its own. */
export interface ReconciliationReport {
  readonly register: ReconciledRegister
  readonly name: string
  readonly lists: Readonly<
    Record<Side, ListedFrom & { readonly side: 'sender' | 'receiver' | 'third'; readonly party: string }>
  >
  readonly ranAt: string
  readonly ranBy: string
  readonly left: {
    readonly isStale: boolean
    readonly pairs: number
    readonly differences: number
    readonly isUnexplained: boolean
  }
  readonly isSettled: boolean
  readonly state: GapState
  readonly scopes: readonly ScopeGap[]
  readonly compared: number
  readonly equal: number
  readonly kinds: readonly {
    readonly field: ReportedRow['field']
    readonly class: ReportedRow['class']
    readonly count: number
    readonly resolved: number
  }[]
  readonly rows: readonly ReportedRow[]
  readonly decisions: readonly ReportedDecision[]
  readonly fourEyes: { readonly needed: number; readonly kept: number; readonly waiting: number }
  readonly quality: {
    readonly seed: number
    readonly links: ReportedSample
    readonly unlinked: ReportedSample
    readonly precision: Share | null
    readonly recall: Share | null
  }
  readonly model: string | null
  readonly setting: string
  readonly contentSha256: string
  readonly signatures: readonly ReportedSignature[]
}

interface Sheet {
  readonly name: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly ReportCell[])[]
}

/** The sheets after the cover, the differences first. */
export function reconciliationSheets(report: ReconciliationReport, words: Catalogue, language: Language): Sheet[] {
  const text = words.reconciliationReport
  const { columns } = text
  const [here, there] = [sideOf(report, 'here', words), sideOf(report, 'there', words)]
  const { number } = reconciledKinds[report.register].reportedBy
  const known = labelFields[report.register]
  const labelOf = (field: string): string => fieldOf(report.register, field)?.label[language] ?? field
  return [
    {
      name: report.isSettled ? text.rows : text.preliminaryRows,
      columns: [
        ...[here, there].map((side) => column(columns.numberOf(labelOf(number), side), 14)),
        ...known.map((field) => column(labelOf(field), 22)),
        column(columns.field, 24),
        column(here, 22),
        column(there, 22),
        column(columns.class, 24),
        column(columns.resolution, 24),
        column(columns.rightValue, 16),
        column(columns.reason, 36),
        column(columns.by, 20),
        column(columns.at, 18),
      ],
      rows: report.rows.map((row) => [
        plain(row.hereNumber),
        plain(row.thereNumber),
        ...known.map((_, place) => plain(row.label[place] ?? null)),
        fieldName(row.field, words),
        shown(report.register, row.field, row.here, language),
        shown(report.register, row.field, row.there, language),
        text.classes[row.class],
        row.resolution === null
          ? text.open
          : row.isChanged
            ? `${text.changed}: ${words.controlTotals.causes[row.resolution]}`
            : words.controlTotals.causes[row.resolution],
        row.value,
        row.reason,
        row.by,
        instant(row.at),
      ]),
    },
    {
      name: words.reports.cover.totalsSheet,
      columns: [
        column(columns.scope, 28),
        column(columns.measure, 28),
        ...[here, there, columns.gap].map((name) => column(name, 16, 'decimal')),
        column(columns.cause, 28),
        column(columns.field, 24),
        column(columns.count, 10, 'integer'),
        column(columns.amount, 16, 'decimal'),
        column(columns.explained, 14),
      ],
      rows: report.scopes.flatMap((scope) => totalRows(scope, words)),
    },
    {
      name: text.classesSheet,
      columns: [
        column(columns.field, 28),
        column(columns.class, 26),
        column(columns.count, 10, 'integer'),
        column(columns.resolved, 12, 'integer'),
      ],
      rows: [
        ...report.kinds.map((kind) => [
          fieldName(kind.field, words),
          text.classes[kind.class],
          kind.count,
          kind.resolved,
        ]),
        [text.wholes.row, text.classes.equal, report.equal, report.equal],
      ],
    },
    {
      name: text.decisions,
      columns: [
        column(here, 34),
        column(there, 34),
        column(columns.answer, 16),
        column(columns.tier, 26),
        column(columns.bits, 12, 'decimal'),
        column(columns.model, 20),
        column(columns.standing, 24),
        column(columns.by, 20),
        column(columns.at, 18),
        column(columns.note, 36),
      ],
      rows: report.decisions.map((decision) => [
        decision.left,
        decision.right,
        words.reconciliation.answers[decision.answer],
        words.reconciliation.tiers[decision.tier],
        decision.bits === null ? null : Math.round(decision.bits * 100) / 100,
        decision.model,
        words.reconciliation.classes[decision.standing],
        decision.by,
        instant(decision.at),
        decision.note,
      ]),
    },
  ]
}

function totalRows({ unit, name, measures }: ScopeGap, words: Catalogue): ReportCell[][] {
  const { scopes, causes, remainder: rest } = words.controlTotals
  const text = words.reconciliationReport
  const scope =
    unit === null
      ? scopes.whole
      : unit === WITHHELD
        ? scopes.rest
        : unit === NO_UNIT
          ? scopes.unnamed
          : maskIdentityNumbersIn(name)
  return measures.flatMap(({ measure, here, there, gap, causes: own, remainder }) => {
    const stated = (amount: number | null): number | null => (amount === null ? null : statedAmount(measure, amount))
    const named = [scope, words.controlTotals.measures[measure]]
    const blank = [null, null, null]
    return [
      [...named, stated(here), stated(there), stated(gap), text.sum, null, null, null, null],
      ...toldCauses(measure, own).map(({ cause, field, party, count, delta, isExplained }): ReportCell[] => [
        ...named,
        ...blank,
        party === undefined ? causes[cause] : words.controlTotals.withParty(causes[cause], party),
        field === null ? null : fieldName(field, words),
        count,
        stated(delta),
        isExplained ? text.explained : text.unexplained,
      ]),
      ...(remainder === null || remainder === 0
        ? []
        : [[...named, ...blank, rest, null, null, stated(remainder), text.unexplained]]),
    ]
  })
}

/** A side as its kind; of two lists of one kind, as whose it is. */
export function sideOf({ lists }: ReconciliationReport, side: Side, words: Catalogue): string {
  const { side: own, party } = lists[side]
  const other = lists[side === 'here' ? 'there' : 'here'].side
  return own === other ? party : words.reconciliation.sides[own]
}

function fieldName(field: string, words: Catalogue): string {
  if (field === 'row' || field === 'rows') return words.reconciliationReport.wholes[field]
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not compared has the label of its register, or its name
  return words.differences.field(field as ComparedFieldName)
}

/** As people read it: the word of a code, a number as it is written, no identity number. */
function shown(register: ReconciledRegister, field: string, value: Value, language: Language): string | null {
  if (value === null) return null
  if (typeof value === 'number') return formatNumber(language, value, 4)
  const cause = handoverCause(field, value)
  if (cause !== undefined) return catalogues[language].controlTotals.causes[cause]
  const codes = fieldOf(register, field)?.codes
  const word = codes === undefined ? undefined : codeOf(codes, String(value))?.label[language]
  return word ?? maskIdentityNumbersIn(String(value))
}

function plain(value: Value): string | null {
  return value === null ? null : maskIdentityNumbersIn(String(value))
}

/** An instant as the report writes it, in UTC. */
export function instant(at: string): string
export function instant(at: string | null): string | null
export function instant(at: string | null): string | null {
  return at === null ? null : at.slice(0, 16).replace('T', ' ')
}

function column(header: string, width: number, kind: ReportColumn['kind'] = 'text'): ReportColumn {
  return { header, width: Math.max(width, Math.min(header.length + 3, 30)), kind }
}
