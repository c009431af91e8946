import { fail, ok } from '#shared/contract/failure.ts'
import { mostCounted } from '#shared/contract/tables/search.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import { registerNames, registers } from '#shared/registers/registers.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { searchWords } from '#db/search-words.ts'
import { isListedRow, readRows } from '#db/stores/register-view.ts'
import { findWords } from '#db/stores/search.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
import { maskedValues } from '../import/show.ts'
import { numbersSought } from './steps/numbers-sought.ts'
import { searchedRegisters } from './steps/permitted.ts'

/** Looks for words in every register that the person's role looks in. */
export const searchAll: Handler<'search.all'> = async ({ read, person }, { text, count }) => {
  const { transferDate } = await readTransfer(read)
  const searched = searchedRegisters(read, person)
  const words = searchWords(text)
  const numbers = await numbersSought(read, person, text)
  return ok(
    registerNames.map((register) => {
      if (!searched.has(register)) return { register, isSearched: false, total: 0, hasMore: false, hits: [] }
      const { ids, total, hasMore } = findWords(read, register, text, { count, most: mostCounted, numbers })
      const rows = readRows(read, register, ids, shownFields[register])
      return {
        register,
        isSearched: true,
        total,
        hasMore,
        hits: rows.map((row) => {
          const values = maskedValues(register, row.values, transferDate)
          return {
            rowId: row.id,
            sender: row.sender,
            label: labelFields[register].map((field) => values[field] ?? null),
            found: [...foundBorn(register, values, numbers), ...foundIn(register, values, words)],
          }
        }),
      }
    }),
  )
}

/** Where a row stands in a frozen view. */
export const placeOfRow: Handler<'register.place'> = async ({ read, views }, { viewId, rowId }) => {
  const view = views.find(viewId)
  if (view === undefined) return fail('register.view-expired')
  // Hidden since: it stands nowhere.
  if (!isListedRow(read, view.register, rowId)) return ok({ index: null })
  const ids = await view.ids(0, view.total)
  if (ids === undefined) return fail('register.view-expired')
  const index = ids.indexOf(rowId)
  return ok({ index: index === -1 ? null : index })
}

const searchedFields = byRegister((register) =>
  registers[register].fields.filter(({ search }) => search === true).map(({ name }) => name),
)
const shownFields = byRegister((register) => [
  ...new Set([
    ...labelFields[register],
    ...searchedFields[register],
    ...(register === 'staff' ? ['personalIdentityNumber'] : []),
  ]),
])

/** The number, as it is shown to everybody, where it is what was looked for. */
function foundBorn(
  register: RegisterName,
  values: Readonly<Record<string, Value>>,
  numbers: readonly string[],
): { field: string; text: string }[] {
  const shown = register === 'staff' ? values['personalIdentityNumber'] : null
  if (typeof shown !== 'string') return []
  const isSought = numbers.some((beginning) => shown.startsWith(beginning.slice(0, 8)))
  return isSought ? [{ field: 'personalIdentityNumber', text: shown }] : []
}

/** A longer text is cut: enough is left to know it by. */
const longestText = 120

/** The fields that are no part of the label and hold one of the words, as they may be shown. */
function foundIn(
  register: RegisterName,
  values: Readonly<Record<string, Value>>,
  words: readonly string[],
): { field: string; text: string }[] {
  return searchedFields[register].flatMap((field) => {
    const text = values[field]
    if (typeof text !== 'string' || labelFields[register].includes(field)) return []
    const held = searchWords(plain(text))
    return words.some((word) => held.some((each) => each.startsWith(plain(word)))) ? [{ field, text: cut(text) }] : []
  })
}

/** é is found by e, and e by é. */
function plain(text: string): string {
  return text.replaceAll(/[éÉ]/g, 'e')
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1).trimEnd()}…`
}

function byRegister<T>(of: (register: RegisterName) => T): Readonly<Record<RegisterName, T>> {
  return { staff: of('staff'), cases: of('cases'), diary: of('diary'), archive: of('archive') }
}
