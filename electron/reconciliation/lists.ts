import type { RegisterName, Values } from '#shared/registers/field.ts'
import { expandVolumes } from '#shared/import/volume-range.ts'
import { rowsBelow } from '#db/stores/deliveries.ts'
import { readImport } from '#db/stores/imports.ts'
import { rowsOfSender } from '#db/stores/reconciliations.ts'
import type { Reconciliation, ReconciliationList } from '#db/stores/reconciliations.ts'
import { readNamedUnits } from '#db/stores/units.ts'
import type { Reader } from '#db/open.ts'
import { planSheets } from '../import/plan-sheets.ts'
import { readPlanSource } from '../import/plan-source.ts'
import type { Breathe } from '../import/plan-source.ts'
import { createRowMask } from '../import/show.ts'
import { surveyDelivery } from '../import/survey.ts'
import { namedUnits, ownUnits } from './unit-lists.ts'

/** A row of a list as it goes into a run. */
export interface ListRow {
  /** The business key; of a row that has none, what stands for it among all that it says. */
  readonly key: string
  readonly rowId: number | null
  readonly isRejected: boolean
  /** Of a protected person, as far as this list and the register know. */
  readonly isHidden: boolean
  readonly values: Values
  /** What stands in fields that no value could be made of. */
  readonly unread: Readonly<Record<string, string>>
}

/** Every row of a list, none left out but footers; undefined where its delivery can no longer be read. */
export async function readList(
  read: Reader,
  { register }: Reconciliation,
  list: ReconciliationList,
  breathe: Breathe,
): Promise<ListRow[] | undefined> {
  if (register === 'units') return readUnits(read, list, breathe)
  if (list.importId !== null) return readDelivery(read, register, list.importId, breathe)
  const rows: ListRow[] = []
  for (const page of rowsOfSender(read, register, list.senderId)) {
    for (const row of page) rows.push({ ...row, isRejected: false, unread: {} })
    await breathe(page.length)
  }
  return rows
}

async function readUnits(
  read: Reader,
  { senderId, importId, namedBy }: ReconciliationList,
  breathe: Breathe,
): Promise<ListRow[] | undefined> {
  if (namedBy === null) return ownUnits(read, senderId)
  if (importId === null) return namedUnits(read, readNamedUnits(read, senderId, namedBy))
  const rows = await readDelivery(read, 'staff', importId, breathe)
  if (rows === undefined) return undefined
  const shown = rows.filter(({ isHidden }) => !isHidden)
  return namedUnits(
    read,
    shown.map(({ values }) => ({ name: String(values[namedBy] ?? ''), employments: 1 })),
  )
}

/** The rows of a delivery as they say themselves: read as a commit reads them, but without what the register knows besides. */
async function readDelivery(
  read: Reader,
  register: RegisterName,
  importId: number,
  breathe: Breathe,
): Promise<ListRow[] | undefined> {
  const record = await readImport(read, importId)
  if (record === undefined || record.state === 'discarded' || record.register !== register) return undefined
  const source = await readPlanSource(read, importId)
  const context = await surveyDelivery(read, source, breathe)
  const mask = createRowMask(read, source, context)
  const rows: ListRow[] = []
  for (const { sheet, reading, planner } of planSheets(read, source, context)) {
    for (const page of rowsBelow(read, sheet, reading.headerRow)) {
      for (const raw of page) {
        const planned = planner(raw)
        if (planned.outcome === 'footer') continue
        const isHidden = mask.isProtectedRow(raw)
        const expanded = register === 'archive' && planned.outcome === 'row' ? expandVolumes(planned) : [planned]
        for (const { key, values, findings, outcome } of expanded.length > 0 ? expanded : [planned]) {
          const unread = findings.flatMap(({ field, raw: text }) =>
            field !== null && text !== '' && (values[field] ?? null) === null ? [[field, text] as const] : [],
          )
          rows.push({
            key,
            rowId: null,
            isRejected: outcome === 'rejected' || context.verdicts.has(raw.rawId),
            isHidden,
            values,
            unread: Object.fromEntries(unread),
          })
        }
      }
      await breathe(page.length)
    }
  }
  return rows
}
