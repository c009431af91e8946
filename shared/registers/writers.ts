import { codeLists } from './code-lists.ts'
import type { RegisterName } from './field.ts'

export type WorkRole = 'hr' | 'registrar' | 'archivist' | 'lead' | 'reader'

/** Who writes in which register. Whoever has been given no role writes everywhere: roles keep people from mistakes. */
const writers: Readonly<Record<RegisterName, readonly WorkRole[]>> = {
  staff: ['hr', 'lead'],
  cases: ['registrar', 'lead'],
  diary: ['registrar', 'archivist', 'lead'],
  archive: ['archivist', 'lead'],
}

export function writesIn(role: WorkRole | null, register: RegisterName): boolean {
  return role === null || writers[register].includes(role)
}

/**
 * Why nobody writes in a register here: the person only reads, it is another role's, or the store is opened for reading. Null where
 * they may. A null register stands for what belongs to none.
 */
export function lockOf(
  { readOnly, role }: { readonly readOnly: boolean; readonly role: WorkRole | null },
  register: RegisterName | null,
): 'reader' | 'opened' | 'not-yours' | null {
  if (readOnly) return role === 'reader' ? 'reader' : 'opened'
  return register === null || writesIn(role, register) ? null : 'not-yours'
}

/** The roles that write in a register, by what they are called, for a sentence that tells whom to ask. */
export function writerNames(register: string | number | undefined, language: 'sv' | 'en'): string {
  const roles = new Map<unknown, readonly WorkRole[]>(Object.entries(writers)).get(register) ?? []
  const names = roles.map((role) => roleName(role, language))
  const [last = ''] = names.slice(-1)
  const or = language === 'sv' ? 'eller' : 'or'
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${or} ${last}`
}

export function roleName(role: WorkRole, language: 'sv' | 'en'): string {
  return codeLists.workRole.find(({ value }) => value === role)?.label[language] ?? role
}
