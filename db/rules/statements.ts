import { parseRegistrationNumber, registrationProfiles } from '#shared/identity/registration-number.ts'
import type { RegistrationProfileId } from '#shared/identity/registration-number.ts'
import type { Connection, Statement } from '../open.ts'

const prepared = new WeakMap<Connection, Map<string, Statement>>()

/** A statement of this connection, prepared once: an edit asks some tens of them, and preparing costs more than asking. */
export function statementOf(connection: Connection, sql: string): Statement {
  let known = prepared.get(connection)
  if (known === undefined) {
    prepared.set(connection, (known = new Map()))
    connection.function('lower_case', { deterministic: true }, (text) => textOrNull(text)?.toLowerCase() ?? null)
    connection.function('upper_case', { deterministic: true }, (text) => textOrNull(text)?.toUpperCase() ?? null)
    connection.function('reads_number', { deterministic: true }, readsNumber)
    connection.function('class_in_number', { deterministic: true }, classInNumber)
  }
  let statement = known.get(sql)
  if (statement === undefined) known.set(sql, (statement = connection.prepare(sql)))
  return statement
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What rules ask that SQL cannot answer: whether a diary with this number profile can have written this number. */
function readsNumber(profile: unknown, text: unknown): 0 | 1 {
  const id = profileIdOf(profile)
  return typeof text !== 'string' || (id !== undefined && parseRegistrationNumber(text, id).ok) ? 1 : 0
}

/** The class in a number as a diary with this profile writes it, without the zeros before its parts; null where there is none. */
function classInNumber(profile: unknown, text: unknown): string | null {
  const id = profileIdOf(profile)
  if (typeof text !== 'string' || id === undefined) return null
  const reading = parseRegistrationNumber(text, id)
  return reading.ok ? (reading.parts.classCode?.replace(/\b0+(?=\d)/g, '') ?? null) : null
}

function profileIdOf(profile: unknown): RegistrationProfileId | undefined {
  return registrationProfiles.find(({ id }) => id === profile)?.id
}
