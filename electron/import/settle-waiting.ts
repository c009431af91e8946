import { rawRows } from '#db/stores/raw-pages.ts'
import type { StoredRow } from '#db/stores/raw-pages.ts'
import { createRemarkLookup, createRepairWriter, keptOutRawIds, waitingOfSender } from '#db/stores/waiting.ts'
import type { Reader } from '#db/open.ts'
import type { Tx } from '#db/write.ts'
import { cellText, cleanText } from '#shared/import/normalise.ts'
import { severityOf } from '#shared/import/rules.ts'
import type { RegisterName, Value, Values } from '#shared/registers/field.ts'
import type { DecidedRow } from './decide.ts'
import { planSheets, sheetOfRow } from './plan-sheets.ts'
import { readPlanSource } from './plan-source.ts'
import type { PlanSource } from './plan-source.ts'
import { noContext } from './survey.ts'

interface Settlement {
  row(decided: DecidedRow): void
  end(): Promise<void>
}

/**
 * Settles what waits in the repair baskets with the rows of a delivery that is being committed: a row of a repair workbook settles the
 * one that its mark names, a row of a list those of the same list that it certainly is again. Whatever becomes of the new row, the old
 * one waits no longer. What cannot be told waits on: a row that waits too long is a nuisance, one that is lost is a person lost.
 */
export function createSettlement(tx: Tx, source: PlanSource): Settlement {
  const { repairsImportId } = source.record
  return repairsImportId === null ? settleByRow(tx, source) : settleByMark(tx, repairsImportId)
}

function settleByMark(tx: Tx, importId: number): Settlement {
  // A mark that was written over must not settle a row of another import, nor one that was copied to a second row settle the first.
  const mendable = new Set(keptOutRawIds(tx, importId))
  const settle = createRepairWriter(tx)
  return {
    row({ rawId, repairs }) {
      if (repairs !== null && mendable.delete(repairs)) settle(repairs, rawId)
    },
    end: () => Promise.resolve(),
  }
}

function settleByRow(tx: Tx, source: PlanSource): Settlement {
  const { register, senderId } = source.record
  const waiting = waitingOfSender(tx, register, senderId)
  const waitingByKey = Map.groupBy(waiting, ({ key }) => key)
  const incoming: { readonly rawId: number; readonly key: string; readonly isRepeated: boolean }[] = []
  return {
    row({ listKey: key, outcome, isCopy, rawId, findings }) {
      if (outcome === 'footer' || isCopy || !waitingByKey.has(key) || incoming.at(-1)?.rawId === rawId) return
      incoming.push({ rawId, key, isRepeated: findings.some(isOfRepeatedKey) })
    },
    async end() {
      if (incoming.length === 0) return
      const identify = createIdentifier(tx, source)
      const raws = new Map(
        rawRows(
          tx,
          incoming.map(({ rawId }) => rawId),
        ).map((raw) => [raw.rawId, raw]),
      )
      const comingByKey = Map.groupBy(
        incoming.flatMap((row) => {
          const raw = raws.get(row.rawId)
          return raw === undefined ? [] : [{ ...row, ...identify(raw) }]
        }),
        ({ key }) => key,
      )
      const settle = createRepairWriter(tx)
      const candidates = waiting.filter(({ key }) => comingByKey.has(key))
      for (const [importId, rows] of Map.groupBy(candidates, (row) => row.importId)) {
        const identifyBefore = createIdentifier(tx, await readPlanSource(tx, importId))
        const remarksOf = createRemarkLookup(tx, importId)
        const keys = new Map(rows.map(({ rawId, key }) => [rawId, key]))
        // Nothing but their cells tells rows without a key apart: each of the delivery is one of those that wait, and no more.
        const keyless = Map.groupBy(comingByKey.get('') ?? [], ({ content }) => content)
        for (const raw of rawRows(tx, [...keys.keys()])) {
          const key = keys.get(raw.rawId) ?? ''
          const before = identifyBefore(raw)
          if (key === '') {
            const again = before.content === '' ? undefined : keyless.get(before.content)?.shift()
            if (again !== undefined) settle(raw.rawId, again.rawId)
            continue
          }
          const isShared = (waitingByKey.get(key)?.length ?? 0) > 1 || remarksOf(raw.rawId).some(isOfRepeatedKey)
          const coming = comingByKey.get(key) ?? []
          const again =
            coming.find(({ content }) => content === before.content) ??
            coming.find((row) => isSameRow(register, before, row, isShared || row.isRepeated))
          if (again !== undefined) settle(raw.rawId, again.rawId)
        }
      }
    },
  }
}

/** What a row of a list is known again by, besides its key. */
interface Identity {
  /** The mapped cells as one text, however their columns are ordered; empty where there are none. */
  readonly content: string
  /** The same without the identity number. */
  readonly rest: string
  /** Normalised identity number; null where none can be read, or the register is of no persons. */
  readonly person: string | null
  /** Why the row is kept out is, also, that its identity number is missing or cannot be one. */
  readonly isPersonWrong: boolean
  readonly values: Values
}

/**
 * Whether a row that waits has come again in another shape under its key. Where several rows have had the key, the key alone says
 * nothing; of an employment it never does, for the number of somebody who has left goes to the next.
 */
function isSameRow(register: RegisterName, before: Identity, now: Identity, isShared: boolean): boolean {
  if (register !== 'staff') return !isShared
  if (before.person !== null && now.person !== null) return before.person === now.person
  return !isShared && (before.rest === now.rest || (before.isPersonWrong && hasSameName(before.values, now.values)))
}

/** No name of one contradicts the other's: whose number was wrong is told by what else is known of the person. */
function hasSameName(one: Values, other: Values): boolean {
  return ['familyName', 'givenNames'].every((field) => {
    const [a, b] = [comparable(one[field]), comparable(other[field])]
    return a === '' || b === '' || a === b
  })
}

function comparable(value: Value | undefined): string {
  return String(value ?? '').toLowerCase()
}

function isOfRepeatedKey({ rule }: { readonly rule: string }): boolean {
  return rule === 'duplicate-key'
}

function createIdentifier(read: Reader, source: PlanSource): (raw: StoredRow) => Identity {
  const sheets = planSheets(read, source, noContext)
  const named = source.record.reading.columns.find(({ isSheetName }) => isSheetName)?.field ?? null
  return (raw) => {
    const own = sheetOfRow(sheets, raw.rawId)
    if (own === undefined) throw new Error(`Raw row ${raw.rawId} is in no sheet of import ${source.record.id}`)
    const texts = own.reading.columns.flatMap((field, index) => {
      const text = field === null ? '' : cleanText(cellText(raw.cells[index]))
      return text === '' ? [] : [{ field, text: `${field}=${text}` }]
    })
    if (named !== null && texts.length > 0 && texts.every(({ field }) => field !== named)) {
      texts.push({ field: named, text: `${named}=${own.sheet.name}` })
    }
    const { values, findings } = own.planner(raw)
    const person = values['personalIdentityNumber']
    return {
      content: joined(texts),
      rest: joined(texts.filter(({ field }) => field !== 'personalIdentityNumber')),
      person: typeof person === 'string' ? person : null,
      isPersonWrong: findings.some(
        ({ rule, field }) => field === 'personalIdentityNumber' && severityOf(rule) === 'error',
      ),
      values,
    }
  }
}

function joined(texts: readonly { readonly text: string }[]): string {
  return texts
    .map(({ text }) => text)
    .toSorted()
    .join('\n')
}
