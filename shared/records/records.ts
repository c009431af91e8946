import type { RegisterName, Values } from '../registers/field.ts'
import { archiveFrame } from './archive-frame.ts'
import { caseLists } from './case-lists.ts'
import { frame } from './frame.ts'
import type { ListKindName, RecordField, RecordKind, RecordKindName } from './record.ts'
import { staffLists } from './staff-lists.ts'

/** Every kind of record, in the order that they are shown. */
export const recordKinds: readonly RecordKind[] = [...frame, ...archiveFrame, ...staffLists, ...caseLists]

export const recordKindNames = recordKinds.map(({ name }) => name)

const kindsByName: ReadonlyMap<string, RecordKind> = new Map(recordKinds.map((kind) => [kind.name, kind]))

/** @throws where there is no kind of that name, which only a wrong program asks for */
export function recordKindOf(name: RecordKindName): RecordKind {
  const kind = kindsByName.get(name)
  if (kind === undefined) throw new Error(`No kind of record is called ${name}`)
  return kind
}

export function recordFieldOf(kind: RecordKind, name: string): RecordField | undefined {
  return kind.fields.find((field) => field.name === name)
}

/** The groups that the frame is shown in. */
export const frameGroups = { frame, archive: archiveFrame } as const

export const frameKindNames = [...frame, ...archiveFrame].map(({ name }) => name)

/** The lists that a row of a register has. */
export function listsOf(register: RegisterName): readonly (RecordKind & { readonly name: ListKindName })[] {
  return recordKinds.filter((kind): kind is RecordKind & { readonly name: ListKindName } => kind.of === register)
}

/** What a record is called where another refers to it. */
export function recordTitle(kind: RecordKind, values: Values, language: 'sv' | 'en'): string {
  return kind.title?.(values, language) ?? String(values[kind.fields[0]?.name ?? ''] ?? '')
}

/** Which kinds refer to a kind, and by which field. */
export function referrersOf(
  name: RecordKindName,
): readonly { readonly kind: RecordKind; readonly field: RecordField }[] {
  return recordKinds.flatMap((kind) =>
    kind.fields.filter(({ refers }) => refers === name).map((field) => ({ kind, field })),
  )
}
