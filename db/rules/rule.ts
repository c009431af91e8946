import type { FindingRuleId } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { swedishOrder } from '../collation.ts'

/**
 * A rule about what the registers hold, as SQL over rows that may be shown. A row's finding depends on the row (`row`) and on rows
 * that it finds; `reads` and `reach` say which rows are to be judged anew when others change, so that judging only those comes to
 * the same as judging all.
 */
export interface SetRule {
  readonly rule: FindingRuleId
  readonly register: RegisterName
  /** The field that the finding is on, by its name; null for the whole row. */
  readonly field: string | null
  /** Named queries that go before. */
  readonly with?: string
  /** Ids of all rows that it can be said of, and perhaps others, some of them twice: what spares reading a whole register. */
  readonly candidates?: string
  readonly where: string
  /** What the finding is about, as text. */
  readonly raw: string
  /** Columns of the row itself that the answer rests on. */
  readonly reads: readonly string[]
  /** The answer rests on which fields of the row people have edited. */
  readonly readsEdits?: true
  /** The answer rests on which lists of the register have been committed: when one is, or is taken back, all rows are judged anew. */
  readonly readsLists?: true
  /** Rows of the register that the change of other rows bears on. */
  readonly reach?: readonly Reach[]
  /** Small tables that the answer rests on too: when somebody changes one, all rows are judged anew. */
  readonly records?: readonly string[]
}

export interface Reach {
  readonly of: RegisterName
  /** Columns whose change matters; rows that come, go, or become hidden always do. */
  readonly on: readonly string[]
  /** Columns that `rows` asks of the changed rows. */
  readonly images: readonly string[]
  /** Ids of rows to judge anew. `touched(image)` are the changed rows, as they were and as they are: `image ->> 'column'`. */
  readonly rows: string
}

/** A rule about numbers that should follow each other: rows in runs, by what their keys begin with. */
export interface RunRule {
  readonly register: RegisterName
  readonly field: string
  readonly gap: FindingRuleId
  /** Numbers that several rows lay claim to. */
  readonly overlap?: FindingRuleId
  /** The number that a run begins with; null where it may begin anywhere. */
  readonly first: number | null
  /** Where more numbers are missing than are there, the rows are an extract and nothing is said. */
  readonly mayBeExtract: boolean
  /** Reads the key of a row: what the keys of its run begin with, and its numbers. Null for a row of no run. */
  readonly read: (key: string) => RunPart | null
}

export interface RunPart {
  readonly run: string
  readonly from: number
  readonly to: number
  /** One of several rows that share a number by right, `3a` and `3b`. */
  readonly isPart: boolean
}

/** The transfer date. */
export const T = '(SELECT transfer_date FROM transfer)'

/** A name as names are compared: `Öberg, Eva` is Eva Öberg. As in the indexes of migration 0005. */
export function turnedName(column: string): string {
  const comma = `instr(${column}, ',')`
  return swedishOrder(
    `CASE WHEN ${comma} > 0 THEN trim(substr(${column}, ${comma} + 1)) || ' ' || trim(substr(${column}, 1, ${comma} - 1)) ELSE ${column} END`,
  )
}

/** Whether a text names somebody in full: neither a signature, nor one name alone, nor initials and a family name. */
export function isFullName(column: string): string {
  const initials = ['? *', '?.*', '*, ?', '*, ?.*', '*, ? *']
  return `(instr(trim(${column}), ' ') > 0${initials.map((pattern) => ` AND trim(${column}) NOT GLOB '${pattern}'`).join('')})`
}

/** The ways in which a person of the staff register is named: in full, by the first given name, by the name that is used. */
export function personNames(column: (name: string) => string): readonly string[] {
  const given = column('given_names')
  const family = column('family_name')
  return [
    `${given} || ' ' || ${family}`,
    `substr(${given}, 1, instr(${given} || ' ', ' ') - 1) || ' ' || ${family}`,
    `${column('call_name')} || ' ' || ${family}`,
  ].map(swedishOrder)
}

/**
 * Whether somebody in the staff register who may be shown has this name; `also` narrows them down. A protected person is as
 * one who is not there: a name that nothing is said of, and that no list shows, would point out whoever bears it.
 */
export function someoneNamed(name: string, also = '1'): string {
  const found = personNames((column) => `person.${column}`).map(
    (own) => `EXISTS (SELECT 1 FROM staff AS person WHERE ${own} = ${name} AND +person.hidden = 0 AND ${also})`,
  )
  return `(${found.join(' OR ')})`
}

/** The names of changed persons, each in a row. */
export const touchedNames = personNames((column) => `(image ->> '${column}')`)
  .map((name) => `SELECT ${name} FROM touched`)
  .join(' UNION ')

export const nameColumns = ['given_names', 'family_name', 'call_name'] as const
