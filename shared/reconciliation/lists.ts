import type { ListRecord, Setting } from './setting.ts'

/** The values of one field of a list, every distinct text once: that of row r is `texts[codes[r]]`, blank where it is missing. */
export interface ListColumn {
  readonly texts: readonly string[]
  readonly codes: Int32Array
}

/** A list to be matched, by columns; an id is unique within its list. Plain data that can be sent to a thread. */
export interface MatchList {
  readonly ids: readonly string[]
  readonly columns: Readonly<Record<string, ListColumn>>
}

/** Takes in a list row by row, as it is read, and keeps only the fields asked for. */
export function createListBuilder(fields: readonly string[]): {
  add(id: string, values: Readonly<Record<string, string | undefined>>): void
  finish(): MatchList
} {
  const ids: string[] = []
  const columns = fields.map((field) => ({
    field,
    texts: [] as string[],
    codeByText: new Map<string, number>(),
    codes: new Int32Array(1024),
  }))
  return {
    add: (id, values) => {
      const row = ids.push(id) - 1
      for (const column of columns) {
        const text = values[column.field] ?? ''
        let code = column.codeByText.get(text)
        if (code === undefined) column.codeByText.set(text, (code = column.texts.push(text) - 1))
        if (row === column.codes.length) {
          const longer = new Int32Array(row * 2)
          longer.set(column.codes)
          column.codes = longer
        }
        column.codes[row] = code
      }
    },
    finish: () => ({
      ids,
      columns: Object.fromEntries(
        columns.map(({ field, texts, codes }) => [field, { texts, codes: codes.slice(0, ids.length) }]),
      ),
    }),
  }
}

export function recordsToList(records: readonly ListRecord[]): MatchList {
  const builder = createListBuilder([...new Set(records.flatMap(({ values }) => Object.keys(values)))])
  for (const { id, values } of records) builder.add(id, values)
  return builder.finish()
}

/** Every field that a setting reads, each once, in the order of their names. */
export function fieldsOfSetting({ comparisons, blocking, tiers }: Setting): string[] {
  const names = comparisons.flatMap((comparison) => {
    switch (comparison.kind) {
      case 'person-name':
        return [comparison.family, comparison.given, comparison.call ?? '', comparison.former ?? '']
      case 'place':
        return [comparison.postcode, comparison.place]
      case 'lines':
        return [comparison.first, comparison.second]
      case 'date':
      case 'identity-number':
      case 'number':
      case 'text':
      case 'words':
      case 'rare-words':
      case 'code':
        return [comparison.field]
    }
  })
  const keys = blocking.flatMap((key) => key.flatMap(({ field, with: other }) => [field, other ?? '']))
  const exact = [tiers.proof, tiers.number, tiers.likeness].flatMap((key) => key?.parts.map(({ field }) => field) ?? [])
  return [...new Set([...names, ...keys, ...exact])].filter((name) => name !== '').sort(compareUnits)
}

/** By UTF-16 units, as no language orders: the same in every place. */
export function compareUnits(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0
}
