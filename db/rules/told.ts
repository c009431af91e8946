import { registers } from '#shared/registers/registers.ts'
import { columnOf } from '../names.ts'
import type { SetRule } from './rule.ts'

/**
 * A rule about a value that is missing, kept to rows of which it can be told: the list that the row is from has a column for one of
 * these fields, or a later one of the same sender has, which left the row as it was; or a person has edited one of them, or one that
 * asks for it, or the row came with no list. Of a list without the column the same would stand on every row.
 */
export function whereTold(fields: readonly string[], askedBy: readonly string[], rule: SetRule): SetRule {
  const { register, where, reads } = rule
  const unknown = [...fields, ...askedBy].find(
    (name) => !registers[register].fields.some((field) => field.name === name),
  )
  if (unknown !== undefined) throw new Error(`The register ${register} has no field ${unknown}`)
  return {
    ...rule,
    // Raw rows of the lists up to the last one of the sender with such a column: a look-up for each list, not for each row.
    with: `newest(sender_id, commit_event_id) AS MATERIALIZED (
      SELECT sender_id, max(commit_event_id) FROM imports
      WHERE register = '${register}' AND state = 'committed' AND EXISTS (
        SELECT 1 FROM json_each(imports.reading, '$.columns') AS part WHERE part.value ->> 'field' IN (${listed(fields)}))
      GROUP BY sender_id),
    told(first_raw_id, last_raw_id) AS MATERIALIZED (
      SELECT sheets.first_raw_id, sheets.last_raw_id FROM newest JOIN imports ON imports.sender_id = newest.sender_id
        JOIN sheets ON sheets.delivery_id = imports.delivery_id
      WHERE imports.register = '${register}' AND imports.state = 'committed'
        AND imports.commit_event_id <= newest.commit_event_id)`,
    where: `(${where}) AND (row.raw_id IS NULL
      OR EXISTS (SELECT 1 FROM told WHERE row.raw_id BETWEEN told.first_raw_id AND told.last_raw_id)
      OR EXISTS (SELECT 1 FROM edits WHERE edits.register = '${register}' AND edits.row_id = row.id
        AND edits.field IN (${listed([...fields, ...askedBy])})))`,
    reads: [...new Set([...reads, 'raw_id', ...fields.map(columnOf)])],
    readsEdits: true,
    readsLists: true,
  }
}

function listed(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}
