import type { Reader } from '../open.ts'

type WorkRole = 'hr' | 'registrar' | 'archivist' | 'lead' | 'reader'

/** The role of whoever opened the transfer under that name, however it is typed; null where nobody is listed under it. */
export function roleOf(read: Reader, person: string): WorkRole | null {
  const name = foldedName(person)
  const people = read.connection.prepare('SELECT name, role FROM people').raw().all() as [string, WorkRole][]
  return people.find(([listed]) => foldedName(listed) === name)?.[1] ?? null
}

/** A name that looks the same is the same: nobody gets past a role by a second blank or a character that is not seen. */
export function foldedName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLocaleLowerCase('sv')
}

/** Who has which role, to be compared. */
export function toldRoles(read: Reader): string {
  return JSON.stringify(read.connection.prepare('SELECT name, role FROM people ORDER BY id').raw().all())
}

export function hasLead(read: Reader): boolean {
  return read.connection.prepare("SELECT 1 FROM people WHERE role = 'lead'").get() !== undefined
}

export function hasPeople(read: Reader): boolean {
  return read.connection.prepare('SELECT 1 FROM people').get() !== undefined
}

/** Whether people are listed of whom every one only reads: then none of them could give anybody the right to write. */
export function isWithoutWriter(read: Reader): boolean {
  return hasPeople(read) && read.connection.prepare("SELECT 1 FROM people WHERE role <> 'reader'").get() === undefined
}
