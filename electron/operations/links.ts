import { ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { linkedKinds } from '#shared/contract/tables/records.ts'
import { readRegistrationNumber } from '#shared/identity/registration-number.ts'
import { recordKindOf } from '#shared/records/records.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import type { RegisterName, Value, Values } from '#shared/registers/field.ts'
import type { Reader } from '#db/open.ts'
import { treeWordings, volumesBelow } from '#db/stores/archive-tree.ts'
import {
  employmentsInRoom,
  employmentsOfUnit,
  frameOfEmployment,
  frameOfVolume,
  pathOfFrame,
} from '#db/stores/frame-links.ts'
import {
  caseByKey,
  casesOfHandler,
  employmentsManagedBy,
  employmentsNamed,
  entriesOfCase,
  mostLinked,
  placeInRegister,
  volumesOfSeries,
} from '#db/stores/links.ts'
import { findRecord } from '#db/stores/records.ts'
import { readRows } from '#db/stores/register-view.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
import { maskedValues } from '../import/show.ts'
import { searchedRegisters } from './steps/permitted.ts'
import { titleOf } from './steps/record-checks.ts'

type Link = OutputOf<'register.links'>[number]
type Filters = Link['filters']

/** Rows to a link that are named; the others are seen in their register. */
const namedRows = 5

/** What a row has to do with, by number and by name, both ways; nothing where the row may not be seen. */
export const listLinks: Handler<'register.links'> = async ({ read, person }, { register, rowId }) => {
  const place = placeInRegister(read, register, rowId)
  const [row] = readRows(read, register, [rowId], linkingFields[register])
  if (place === undefined || row === undefined) return ok([])
  return ok(await told(read, person, found(read, register, { ...place, rowId, values: row.values })))
}

/** What rests on a row of the frame. */
export const listLinksOfRecord: Handler<'record.links'> = async ({ read, person }, { kind: name, id }) => {
  const kind = recordKindOf(name)
  const record = findRecord(read, kind, id)
  if (record === undefined) return ok(null)
  return ok({ title: titleOf(kind, record.values), links: await told(read, person, foundOfRecord(read, name, id)) })
}

/** What a row rests on in the frame: an employment and a volume do. */
export const listFrameOfRow: Handler<'record.of-row'> = async ({ read }, { register, rowId }) => {
  const [row] = readRows(read, register, [rowId], register === 'staff' ? ['senderUnit', 'receiverUnit'] : [])
  if (row === undefined) return ok([])
  const text = (field: string): string => String(row.values[field] ?? '')
  const rows =
    register === 'staff'
      ? frameOfEmployment(read, rowId, { senderUnit: text('senderUnit'), receiverUnit: text('receiverUnit') })
      : register === 'archive'
        ? frameOfVolume(read, rowId)
        : []
  return ok(
    rows.flatMap(({ kind, id }) => {
      const record = findRecord(read, recordKindOf(kind), id)
      return record === undefined ? [] : [{ kind, id, title: titleOf(recordKindOf(kind), record.values) }]
    }),
  )
}

/** Links as they may be shown: whoever does not look for people gets none to them. */
async function told(read: Reader, person: string, links: readonly FoundLink[]): Promise<Link[]> {
  const { transferDate } = await readTransfer(read)
  const mayLookForPeople = searchedRegisters(read, person).has('staff')
  return links
    .filter((link) => link.register !== 'staff' || mayLookForPeople)
    .map(({ kind, register: other, ids, filters }) => ({
      kind,
      register: other,
      total: Math.min(ids.length, mostLinked),
      isMore: ids.length > mostLinked,
      rows: readRows(read, other, ids.slice(0, namedRows), labelFields[other]).map(({ id, values }) => {
        const shown = maskedValues(other, values, transferDate)
        return { rowId: id, label: labelFields[other].map((field) => shown[field] ?? null) }
      }),
      filters,
    }))
}

/** The fields by which the rows of a register have to do with others. */
const linkingFields: Readonly<Record<RegisterName, readonly string[]>> = {
  staff: ['familyName', 'givenNames', 'managerName'],
  cases: ['oldHandler'],
  diary: ['registrationNumber'],
  archive: ['signum', 'recordsCreator'],
}

interface FoundLink extends Pick<Link, 'kind' | 'register' | 'filters'> {
  readonly ids: readonly number[]
}

interface LinkingRow {
  readonly rowId: number
  readonly senderId: number
  readonly key: string
  readonly values: Values
}

function found(read: Reader, register: RegisterName, { rowId, senderId, key, values }: LinkingRow): FoundLink[] {
  const text = (field: string): string => String(values[field] ?? '')
  switch (register) {
    case 'staff': {
      const cases = casesOfHandler(read, { family: text('familyName'), given: text('givenNames') })
      const filters = equalTo(
        'oldHandler',
        cases.map(({ handler }) => handler),
      )
      const manager = text('managerName')
      const managed = employmentsManagedBy(read, rowId)
      return [
        { kind: 'casesOfHandler', register: 'cases', ids: cases.map(({ id }) => id), filters },
        ...(manager === ''
          ? []
          : [
              {
                kind: 'employmentsOfManager' as const,
                register: 'staff' as const,
                ids: employmentsNamed(read, manager),
                filters: [],
              },
            ]),
        ...(managed.length === 0
          ? []
          : [
              {
                kind: 'employmentsOfManaged' as const,
                register: 'staff' as const,
                ids: managed.map(({ id }) => id),
                filters: equalTo(
                  'managerName',
                  managed.map((each) => each.manager),
                ),
              },
            ]),
      ]
    }
    case 'cases': {
      const entries = entriesOfCase(read, senderId, key)
      return [
        { kind: 'entriesOfCase', register: 'diary', ids: entries, filters: numbersOf(read, entries) },
        {
          kind: 'employmentsOfHandler',
          register: 'staff',
          ids: employmentsNamed(read, text('oldHandler')),
          filters: [],
        },
      ]
    }
    case 'diary': {
      const number = text('registrationNumber')
      if (number === '') return []
      const caseKey = readRegistrationNumber(number).key
      const entries = entriesOfCase(read, senderId, caseKey)
      return [
        { kind: 'caseOfEntry', register: 'cases', ids: caseByKey(read, senderId, caseKey), filters: [] },
        {
          kind: 'entriesOfCase',
          register: 'diary',
          ids: entries.filter((id) => id !== rowId),
          filters: numbersOf(read, entries),
        },
      ]
    }
    case 'archive': {
      const filters = [
        ...equalTo('signum', [values['signum'] ?? null]),
        ...equalTo('recordsCreator', [values['recordsCreator'] ?? null]),
      ]
      return [{ kind: 'sameSeries', register: 'archive', ids: volumesOfSeries(read, senderId, key, rowId), filters }]
    }
  }
}

function foundOfRecord(read: Reader, kind: (typeof linkedKinds)[number], id: number): FoundLink[] {
  if (kind === 'recordsCreators' || kind === 'series') return volumesOf(read, pathOfFrame(read, kind, id))
  if (kind === 'rooms')
    return [{ kind: 'employmentsInRoom', register: 'staff', ids: employmentsInRoom(read, id), filters: [] }]
  return employmentsOfUnit(read, id).map(({ field, rows, isShared }) => ({
    kind: field === 'senderUnit' ? 'employmentsInUnit' : 'employmentsToUnit',
    register: 'staff',
    ids: rows.map((row) => row.id),
    filters: isShared
      ? []
      : equalTo(
          field,
          rows.map(({ name }) => name),
        ),
  }))
}

/** More than so many ways to write a creator or a signum are no filter that a person can read. */
const mostWordings = 200

function volumesOf(read: Reader, path: readonly string[] | undefined): FoundLink[] {
  if (path === undefined) return []
  const creators = treeWordings(read, path, 'records_creator', mostWordings)
  const signa = path.length === 1 ? [] : treeWordings(read, path, 'signum', mostWordings)
  const filters =
    creators === null || signa === null ? [] : [...equalTo('recordsCreator', creators), ...equalTo('signum', signa)]
  return [{ kind: 'volumesBelow', register: 'archive', ids: volumesBelow(read, path, mostLinked + 1), filters }]
}

/** The ways in which the number of one case is written in its entries. */
function numbersOf(read: Reader, ids: readonly number[]): Filters {
  const rows = readRows(read, 'diary', ids, ['registrationNumber'])
  return equalTo(
    'registrationNumber',
    rows.map(({ values }) => values['registrationNumber'] ?? null),
  )
}

function equalTo(field: string, values: readonly Value[]): Filters {
  const distinct = [...new Set(values.map((value) => (value === null ? null : String(value))))]
  return distinct.length === 0 ? [] : [{ kind: 'in', field, values: distinct }]
}
