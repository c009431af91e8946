import type { Reader } from '../open.ts'

type WorkRole = 'hr' | 'registrar' | 'archivist' | 'lead' | 'reader'

/** The role of whoever opened the transfer under that name, upper or lower case; null where nobody is listed under it. */
export function roleOf(read: Reader, person: string): WorkRole | null {
  const name = person.trim().toLocaleLowerCase('sv')
  const people = read.connection.prepare('SELECT name, role FROM people').raw().all() as [string, WorkRole][]
  return people.find(([listed]) => listed.toLocaleLowerCase('sv') === name)?.[1] ?? null
}

export function hasPeople(read: Reader): boolean {
  return read.connection.prepare('SELECT 1 FROM people').get() !== undefined
}

/** Whether people are listed of whom every one only reads: then none of them could give anybody the right to write. */
export function isWithoutWriter(read: Reader): boolean {
  return hasPeople(read) && read.connection.prepare("SELECT 1 FROM people WHERE role <> 'reader'").get() === undefined
}
