import { swedishOrder } from '../collation.ts'
import { classUnknown } from './classes.ts'
import { T } from './rule.ts'
import type { RunRule, SetRule } from './rule.ts'
import { whereTold } from './told.ts'

const isVolume = 'row.volume_number IS NOT NULL'
/** The period in whole years, where it is one; `vid inaktualitet` is none. */
const years = `CASE WHEN row.retention_period GLOB '[0-9]*' THEN CAST(row.retention_period AS INTEGER) ELSE 0 END`
const lastYear = 'coalesce(row.year_to, row.year_from)'
/** As the fact of the gate has it: a period that is not said to mean preservation is one of disposal. */
const isDestroyed = `(row.retention = 'destroy' OR row.transfer_mode = 'destroy'
  OR (row.retention IS NULL AND row.retention_period IS NOT NULL AND lower(row.retention_period) NOT LIKE 'bevar%'))`

function unaccounted(field: string, column: string, also = '1'): SetRule {
  return {
    rule: 'volume-unaccounted',
    register: 'archive',
    field,
    where: `${isVolume} AND row.${column} IS NULL AND ${also}`,
    raw: "''",
    reads: ['volume_number', 'medium', column],
  }
}

/** Years of activity by the folded name: of several that bear it, one after the other, from the first to the last. */
const creators = `creators(name, first, last) AS MATERIALIZED (
    SELECT ${swedishOrder('trim(name)')}, min(coalesce(CAST(substr(valid_from, 1, 4) AS INTEGER), 0)),
      max(coalesce(CAST(substr(valid_to, 1, 4) AS INTEGER), 9999))
    FROM records_creators GROUP BY 1)`
const firstYear = 'coalesce(row.year_from, row.year_to)'
/** A year before and after is what taking over and winding up leaves behind. */
const beyondCreator = `FROM creators WHERE creators.name = ${swedishOrder('trim(row.records_creator)')}
      AND (${firstYear} < creators.first - 1 OR ${lastYear} > creators.last + 1)`
const span = (from: string, to: string): string =>
  `CASE WHEN ${from} = ${to} THEN ${from} ELSE coalesce(${from}, '') || '–' || coalesce(${to}, '') END`

export const archiveRules: readonly SetRule[] = [
  unaccounted('volumeType', 'volume_type'),
  unaccounted('shelfMetres', 'shelf_metres', "row.medium IS NOT 'digital'"),
  unaccounted('location', 'location'),
  {
    rule: 'retention-unsaid',
    register: 'archive',
    field: 'retention',
    where: `${isVolume} AND row.retention IS NULL AND row.retention_period IS NULL`,
    raw: "''",
    reads: ['volume_number', 'retention', 'retention_period'],
  },
  {
    rule: 'destroyed-without-decision',
    register: 'archive',
    field: 'retentionDecision',
    where: `${isDestroyed} AND row.retention_decision IS NULL`,
    raw: "coalesce(row.retention_period, '–')",
    reads: ['retention', 'transfer_mode', 'retention_period', 'retention_decision'],
  },
  {
    rule: 'transfer-without-basis',
    register: 'archive',
    field: 'legalBasis',
    where:
      "row.transfer_mode IN ('transferSeparate', 'transferIncorporate', 'deliverToArchiveAuthority') AND row.legal_basis IS NULL",
    raw: 'row.transfer_mode',
    reads: ['transfer_mode', 'legal_basis'],
  },
  whereTold(['loanUntil'], ['transferMode'], {
    rule: 'loan-without-return',
    register: 'archive',
    field: 'loanUntil',
    where: "row.transfer_mode = 'loan' AND row.loan_until IS NULL",
    raw: "''",
    reads: ['transfer_mode', 'loan_until'],
  }),
  whereTold(['targetArchive', 'targetSeries', 'targetClass'], ['transferMode'], {
    rule: 'incorporated-without-target',
    register: 'archive',
    field: 'targetArchive',
    where: `row.transfer_mode = 'transferIncorporate'
      AND coalesce(row.target_archive, row.target_series, row.target_class) IS NULL`,
    raw: "''",
    reads: ['transfer_mode', 'target_archive', 'target_series', 'target_class'],
  }),
  {
    // Disposal is due the year after the period has run out, which begins with the last year: a volume that is still open has none.
    rule: 'disposal-overdue',
    register: 'archive',
    field: 'retentionPeriod',
    where: `row.retention = 'destroy' AND row.retention_trigger IS NOT 'obsolete' AND ${years} > 0
      AND row.year_to + ${years} + 1 < CAST(substr(${T}, 1, 4) AS INTEGER)`,
    raw: `CAST(row.year_to + ${years} + 1 AS TEXT)`,
    reads: ['retention', 'retention_trigger', 'retention_period', 'year_to'],
  },
  {
    rule: 'years-outside-creator',
    register: 'archive',
    field: 'years',
    with: creators,
    where: `EXISTS (SELECT 1 ${beyondCreator})`,
    raw: `(SELECT ${span(firstYear, lastYear)} || ' (' || ${span('nullif(creators.first, 0)', 'nullif(creators.last, 9999)')} || ')'
      ${beyondCreator})`,
    reads: ['records_creator', 'year_from', 'year_to'],
    records: ['records_creators'],
  },
  classUnknown('archive', 'targetClass'),
]

/** `3`, `1-12`, `3a`, after the series in the key; whole years are no numbers to count through. */
const volumeKey = /^(.*\|)(\d{1,6})(?: ?[-–—] ?(\d{1,6}))?( ?[a-zåäö])?$/s
const isYear = (number: number): boolean => number >= 1500 && number <= 2100

export const archiveRuns: readonly RunRule[] = [
  {
    register: 'archive',
    field: 'volumeNumber',
    gap: 'volume-gap',
    overlap: 'volume-overlap',
    first: 1,
    mayBeExtract: false,
    read(key) {
      const found = volumeKey.exec(key)
      if (found === null) return null
      const from = Number(found[2])
      const to = found[3] === undefined ? from : Number(found[3])
      if (from === 0 || to < from || isYear(from)) return null
      return { run: found[1] ?? '', from, to, isPart: found[4] !== undefined }
    },
  },
]
