import { sortText } from '#shared/import/business-key.ts'
import { levelsOfSignum } from '#shared/registers/archive-tree.ts'
import type { Reader } from '../open.ts'
import { mostLinked } from './links.ts'

/** A row of the frame that a row of a register rests on. */
export interface FrameRow {
  readonly kind: 'units' | 'rooms' | 'recordsCreators' | 'series'
  readonly id: number
}

/** The unit that an employment is in at its sender, the one that it comes to, and the rooms that it is placed in. */
export function frameOfEmployment(
  read: Reader,
  rowId: number,
  { senderUnit, receiverUnit }: { readonly senderUnit: string; readonly receiverUnit: string },
): FrameRow[] {
  const { sender, receiver } = read.connection
    .prepare(
      `SELECT senders.organisation_id AS sender, (SELECT receiver_organisation_id FROM transfer) AS receiver
       FROM staff JOIN senders ON senders.id = staff.sender_id WHERE staff.id = ?`,
    )
    .get(rowId) as { sender: number | null; receiver: number | null }
  const rooms = read.connection
    .prepare(
      `SELECT DISTINCT rooms.id FROM placements JOIN rooms ON rooms.id = placements.room_id
       WHERE placements.row_id = ? ORDER BY rooms.sort_key`,
    )
    .pluck()
    .all(rowId) as number[]
  const units = new Set([...unitsCalled(read, sender, senderUnit), ...unitsCalled(read, receiver, receiverUnit)])
  return [
    ...[...units].map((id): FrameRow => ({ kind: 'units', id })),
    ...rooms.map((id): FrameRow => ({ kind: 'rooms', id })),
  ]
}

/** The creator of a volume by its name, and the series of any of its archives by signum, as the archive tree places them. */
export function frameOfVolume(read: Reader, rowId: number): FrameRow[] {
  const creators = read.connection
    .prepare(
      `SELECT creators.id, creators.sort_key FROM archive CROSS JOIN records_creators AS creators
         ON creators.sort_key >= tree_0 || char(9) AND creators.sort_key < tree_0 || char(10)
       WHERE archive.id = ? AND tree_0 > '' ORDER BY creators.sort_key, creators.id`,
    )
    .all(rowId) as { id: number }[]
  const series = read.connection.prepare(
    `SELECT series.id FROM archives JOIN series ON series.archive_id = archives.id
     WHERE archives.creator_id = ? AND series.sort_key = (SELECT tree_key FROM archive WHERE id = ?)`,
  )
  return creators.flatMap(({ id }): FrameRow[] => [
    { kind: 'recordsCreators', id },
    ...(series.pluck().all(id, rowId) as number[]).map((of): FrameRow => ({ kind: 'series', id: of })),
  ])
}

/** The path in the archive tree of a creator or a series that is set up; undefined where it is not there. */
export function pathOfFrame(read: Reader, kind: 'recordsCreators' | 'series', id: number): string[] | undefined {
  const creator = 'substr(creators.sort_key, 1, instr(creators.sort_key, char(9)) - 1)'
  const found = read.connection
    .prepare(
      kind === 'recordsCreators'
        ? `SELECT ${creator} AS part, NULL AS signum FROM records_creators AS creators WHERE id = ?`
        : `SELECT ${creator} AS part, series.sort_key AS signum FROM series
             JOIN archives ON archives.id = series.archive_id JOIN records_creators AS creators ON creators.id = archives.creator_id
           WHERE series.id = ?`,
    )
    .get(id) as { readonly part: string; readonly signum: string | null } | undefined
  return found && [found.part, ...(found.signum === null ? [] : levelsOfSignum(found.signum))]
}

/** Employments with a placement in a room, whenever it holds; nobody protected. */
export function employmentsInRoom(read: Reader, roomId: number): number[] {
  return read.connection
    .prepare(
      `SELECT id FROM staff WHERE id IN (SELECT row_id FROM placements WHERE room_id = ?) AND +hidden = 0
       ORDER BY sort_key, id LIMIT ${mostLinked + 1}`,
    )
    .pluck()
    .all(roomId) as number[]
}

/** Employments in a unit, or that come to it, with the name as the row writes it. */
export interface InUnit {
  readonly field: 'senderUnit' | 'receiverUnit'
  readonly rows: readonly { readonly id: number; readonly name: string }[]
  /** Whether a name of the unit is one of another sender's too, so that a filter by it would show more. */
  readonly isShared: boolean
}

/** By the names of the unit; the search index finds them, and the name decides. Nobody protected. */
export function employmentsOfUnit(read: Reader, unitId: number): InUnit[] {
  const unit = read.connection
    .prepare('SELECT id, name, aliases, organisation_id AS organisation FROM units WHERE id = ?')
    .get(unitId) as (UnitRow & { readonly organisation: number | null }) | undefined
  if (unit === undefined || unit.organisation === null) return []
  const receiver = read.connection.prepare('SELECT receiver_organisation_id FROM transfer').pluck().get()
  const found = [inUnit(read, 'senderUnit', unit, unit.organisation)]
  if (receiver === unit.organisation) found.push(inUnit(read, 'receiverUnit', unit, null))
  return found.filter(({ rows }) => rows.length > 0)
}

/** `organisation` is that of the sender whose unit it is; null where any sender says it. */
function inUnit(read: Reader, field: InUnit['field'], unit: UnitRow, organisation: number | null): InUnit {
  const column = field === 'senderUnit' ? 'sender_unit' : 'receiver_unit'
  const names = namesOf(unit)
  const phrases = writtenNames(unit).flatMap((name) => {
    const words = name.match(/[\p{L}\p{N}]+/gu)
    return words === null ? [] : [`"${words.join(' ')}"`]
  })
  const rows: { id: number; name: string }[] = []
  let isShared = false
  if (phrases.length === 0) return { field, rows, isShared }
  const candidates = read.connection
    .prepare(
      `SELECT staff.id, staff.${column} AS name, senders.organisation_id AS organisation
       FROM staff_search CROSS JOIN staff ON staff.id = staff_search.rowid CROSS JOIN senders ON senders.id = staff.sender_id
       WHERE staff_search MATCH ? AND staff.hidden = 0`,
    )
    .iterate(`${column} : (${phrases.join(' OR ')})`) as IterableIterator<Candidate>
  for (const { id, name, organisation: theirs } of candidates) {
    if (!names.has(sortText(name.trim()))) continue
    if (organisation !== null && theirs !== organisation) isShared = true
    else rows.push({ id, name })
    if (rows.length > mostLinked) break
  }
  return { field, rows, isShared }
}

interface Candidate {
  readonly id: number
  readonly name: string
  readonly organisation: number | null
}

interface UnitRow {
  readonly id: number
  readonly name: string
  readonly aliases: string | null
}

/** Units of an organisation by one of their names. */
function unitsCalled(read: Reader, organisation: number | null, name: string): number[] {
  if (organisation === null || name === '') return []
  const wanted = sortText(name.trim())
  const units = read.connection
    .prepare('SELECT id, name, aliases FROM units WHERE organisation_id = ? ORDER BY sort_key, id')
    .all(organisation) as UnitRow[]
  return units.filter((unit) => namesOf(unit).has(wanted)).map(({ id }) => id)
}

/** What a unit is called, as names are compared. */
function namesOf(unit: UnitRow): ReadonlySet<string> {
  return new Set(writtenNames(unit).map(sortText))
}

/** The other names of a unit stand with semicolons between. */
function writtenNames({ name, aliases }: UnitRow): string[] {
  return [name, ...(aliases ?? '').split(';')].map((each) => each.trim()).filter((each) => each !== '')
}
