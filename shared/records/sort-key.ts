import { orderNumber } from '../identity/sort-key.ts'
import { signumSortKey } from '../identity/signum.ts'
import { sortText } from '../import/business-key.ts'
import type { Values } from '../registers/field.ts'
import type { RecordKind } from './record.ts'
import { recordFieldOf } from './records.ts'

/** Text whose binary order is the order that rows of a kind are listed in; a tab stands below whatever a text can hold. */
export function recordSortKey(kind: RecordKind, values: Values): string {
  return kind.order
    .map((name) => {
      const value = values[name] ?? ''
      if (typeof value === 'number') return orderNumber(value)
      const type = recordFieldOf(kind, name)?.type
      return type === 'signum' ? signumSortKey(String(value)) : sortText(String(value))
    })
    .join('\t')
}
