import type { Span } from './pairs.ts'
import type { ListRecord, Setting } from './setting.ts'

/**
 * All rows of all lists in an order that depends on what they say and not on where they stood: rows by content, then by id; lists by
 * length, then by content. Every run on the same lists is therefore the same run, however they were shuffled or exchanged.
 */
export interface OrderedRows {
  readonly records: readonly ListRecord[]
  /** In the order of rows; `list` is the number of the list as it was given. */
  readonly spans: readonly (Span & { readonly list: number })[]
}

export function orderRows(lists: readonly (readonly ListRecord[])[], setting: Setting): OrderedRows {
  const fields = fieldsOf(setting)
  const contentOf = ({ values }: ListRecord): string => fields.map((field) => values[field] ?? '').join('\u0001')
  const ordered = lists.map((rows, list) => {
    const keyed = rows.map((record) => ({ record, content: `${contentOf(record)}\u0002${record.id}` }))
    keyed.sort((one, two) => compare(one.content, two.content))
    return { list, keyed }
  })
  ordered.sort((one, two) => {
    const byLength = one.keyed.length - two.keyed.length
    if (byLength !== 0) return byLength
    for (const [row, { content }] of one.keyed.entries()) {
      const order = compare(content, two.keyed[row]?.content ?? '')
      if (order !== 0) return order
    }
    return 0
  })
  const spans: (Span & { readonly list: number })[] = []
  let from = 0
  for (const { list, keyed } of ordered) {
    spans.push({ list, from, to: from + keyed.length })
    from += keyed.length
  }
  return { records: ordered.flatMap(({ keyed }) => keyed.map(({ record }) => record)), spans }
}

/** Every field that the setting reads, each once. */
function fieldsOf({ comparisons, blocking, tiers }: Setting): string[] {
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
        return [comparison.field]
    }
  })
  const keys = blocking.flatMap((key) => key.flatMap(({ field, with: other }) => [field, other ?? '']))
  const exact = [tiers.identityNumber ?? '', ...(tiers.employmentNumber ?? []), tiers.birthDate ?? '']
  return [...new Set([...names, ...keys, ...exact])].filter((name) => name !== '').sort(compare)
}

/** By UTF-16 units, as no language orders: the same in every place. */
function compare(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0
}
