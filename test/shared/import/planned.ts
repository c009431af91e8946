import { createPlanner } from '#shared/import/plan.ts'
import type { PlannedRow, PlanSetting } from '#shared/import/plan.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'
import type { FindingRuleId } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { testNumber } from '#test/support/core.ts'

export type Cells = Readonly<Record<string, RawCell>>
export type More = Partial<PlanSetting> & { hidden?: true }

/** Plans one row whose columns are the fields that it names. */
export function planOf(register: RegisterName, cells: Cells, more: More = {}): PlannedRow {
  const { hidden, ...setting } = more
  const raw: RawRow = { row: 7, cells: Object.values(cells), ...(hidden === undefined ? {} : { hidden }) }
  return createPlanner(settingOf(register, Object.keys(cells), setting))(raw)
}

export function settingOf(
  register: RegisterName,
  columns: readonly (string | null)[],
  more: Partial<PlanSetting> = {},
): PlanSetting {
  return {
    register,
    transferDate: '2019-01-01',
    headerRow: 1,
    width: columns.length,
    columns,
    countsCells: false,
    fractions: new Set(),
    hiddenColumns: new Set(),
    salaryBasis: 'full-time',
    values: new Map(),
    sheetName: 'Blad1',
    sheetNameField: null,
    ...more,
  }
}

export const rulesOf = (planned: PlannedRow): FindingRuleId[] => planned.findings.map(({ rule }) => rule)

/** A row of each register with nothing to remark on. */
export const good = {
  staff: {
    personalIdentityNumber: testNumber(30),
    familyName: 'Öberg',
    givenNames: 'Eva',
    employmentNumber: '0012',
    startDate: '2010-01-01',
    endDate: null,
    ftePercent: '75',
    decision: 'Ja',
  },
  cases: {
    oldRegistrationNumber: '304-1234-2018',
    title: 'Ansökan om medel',
    status: 'Pågående',
    openedDate: '2018-02-03',
    closedDate: null,
    oldHandler: 'Eva Öberg',
    secrecyProvision: null,
    secrecyDate: null,
    secrecyAuthority: null,
    documentCount: '4',
  },
  diary: { registrationNumber: '304-1234-2018', documentNumber: '5', subject: 'Yttrande' },
  archive: {
    recordsCreator: 'Länsstyrelsen',
    signum: 'F1a',
    volumeNumber: '3',
    seriesTitle: 'Ärenden',
    shelfMetres: '0,08',
  },
} satisfies Record<RegisterName, Cells>

export function blank(cells: Cells): Cells {
  return Object.fromEntries(Object.keys(cells).map((name) => [name, null]))
}
